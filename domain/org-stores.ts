/** What the product needs of its database for units, people and bots. */
import type { BotId, ChatId, GroupId, PersonId, PostId, UnitId } from "./ids.ts";
import type {
  Account,
  BotAccount,
  ChannelKind,
  Invite,
  OrgUnit,
  Person,
  Post,
  StandIn,
  UnitGroup,
} from "./org.ts";
import type { Instant, LocalDate } from "./time.ts";

export interface UnitStore {
  all(): Promise<readonly OrgUnit[]>;
  byIds(ids: readonly UnitId[]): Promise<readonly OrgUnit[]>;
  add(units: readonly OrgUnit[]): Promise<void>;
  /** Adds units, or replaces known ones; aliases are only ever added. */
  save(units: readonly OrgUnit[]): Promise<void>;
  /** Saves an alias for a unit; a known one changes nothing. */
  addAlias(unit: UnitId, alias: string): Promise<void>;
  groups(): Promise<readonly UnitGroup[]>;
  /** Makes the group or replaces its phrases and members. */
  saveGroup(group: UnitGroup): Promise<void>;
  groupById(id: GroupId): Promise<UnitGroup | null>;
  posts(): Promise<readonly Post[]>;
  addPosts(posts: readonly Post[]): Promise<void>;
  /** Removes those of these posts and units that nothing else refers to; says which units went. */
  removeUnused(units: readonly UnitId[], posts: readonly PostId[]): Promise<readonly UnitId[]>;
}

export interface PersonAccounts {
  readonly person: Person;
  readonly accounts: readonly Account[];
}

export interface PeopleStore {
  all(): Promise<readonly Person[]>;
  byId(id: PersonId): Promise<Person | null>;
  byIds(ids: readonly PersonId[]): Promise<readonly Person[]>;
  /** Everyone who holds any role in one of these units. */
  inUnits(units: readonly UnitId[]): Promise<readonly Person[]>;
  withRole(role: "leader" | "coordinator"): Promise<readonly Person[]>;
  add(people: readonly Person[]): Promise<void>;
  /** The person as he stands now, whom nobody else can change until the transaction ends. */
  byIdToChange(id: PersonId): Promise<Person | null>;
  /** Replaces post, name and grants of a known person. */
  save(person: Person): Promise<void>;
  standInsOn(day: LocalDate): Promise<readonly StandIn[]>;
  /** Those that have not ended before a day, the earliest first. */
  standInsFrom(day: LocalDate): Promise<readonly StandIn[]>;
  addStandIn(standIn: StandIn): Promise<void>;
  /** Ends or takes back a stand-in, named by person and first day. */
  removeStandIn(absent: PersonId, from: LocalDate): Promise<void>;

  /** A person with all his accounts, in one query; null when there is no such person. */
  withAccounts(id: PersonId): Promise<PersonAccounts | null>;
  accountIn(bot: BotId, chat: ChatId): Promise<Account | null>;
  /** The person behind a chat, with all grants, in one query; null when it is not linked. */
  linkedPerson(bot: BotId, chat: ChatId): Promise<Person | null>;
  accountsOf(people: readonly PersonId[]): Promise<readonly Account[]>;
  /** Links the chat to the person, replacing whatever the chat or the person had on this bot. */
  link(account: Account): Promise<void>;
  /** Makes one account of its person the preferred one. */
  prefer(bot: BotId, chat: ChatId): Promise<void>;
  /** How many people are linked to each bot; one with nobody is left out. */
  countLinked(): Promise<ReadonlyMap<BotId, number>>;
  unlink(bot: BotId, chat: ChatId): Promise<void>;
  markUnreachable(bot: BotId, chat: ChatId, since: Instant): Promise<void>;
  markReachable(bot: BotId, chat: ChatId): Promise<void>;

  addInvite(invite: Invite): Promise<void>;
  /** Invites of a person that are still open can be used no more; says how many there were. */
  voidInvites(person: PersonId, now: Instant): Promise<number>;
  /** An invite that could be used at a moment; looking at it uses nothing up. */
  findInvite(codeHash: string, now: Instant): Promise<Invite | null>;
  /** Uses the invite if it is unused and unexpired; null otherwise. At most one caller succeeds. */
  useInvite(codeHash: string, now: Instant): Promise<Invite | null>;
  /** Counts failed tries of a chat since a moment; for null, of all chats of the bot. */
  failedTries(bot: BotId, chat: ChatId | null, since: Instant): Promise<number>;
  recordFailedTry(bot: BotId, chat: ChatId, at: Instant): Promise<void>;
}

export interface BotStore {
  all(): Promise<readonly BotAccount[]>;
  /** The bot of a channel and credential setting, made when it is not known. */
  ensure(channel: ChannelKind, credentialSetting: string | null, id: BotId): Promise<BotAccount>;
}
