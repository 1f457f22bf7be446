/**
 * What the product needs of its database. Every store is of one organisation: the port is handed
 * out for one, so that no query can forget it. All methods of one `Stores` share a transaction
 * where there is one.
 */
import type { Incoming, Spacing } from "./channel.ts";
import type { Deadline, DeadlineKind, DeadlineStateName } from "./deadline.ts";
import type { Evidence } from "./evidence.ts";
import type { CountedDeadline, CountedTask, Figures } from "./figures.ts";
import type {
  BotId,
  ChatId,
  DeadlineId,
  DeliverableId,
  EvidenceId,
  FileHash,
  GroupId,
  ImportId,
  MessageId,
  OrgId,
  PersonId,
  PlanId,
  PostId,
  ReportPeriodId,
  TaskId,
  UnitId,
} from "./ids.ts";
import type {
  Attempt,
  Message,
  MessageStatus,
  Notice,
  PersonNote,
  PlannedPush,
  PushKind,
  PushSlot,
} from "./message.ts";
import type {
  Account,
  BotAccount,
  ChannelKind,
  Invite,
  Organisation,
  OrgUnit,
  Person,
  Post,
  StandIn,
  UnitGroup,
} from "./org.ts";
import type { Deliverable, Plan, ReportPeriod, Task, TaskUnit } from "./plan.ts";
import type { ImportCorrections } from "./plan-import.ts";
import type { LadderRules, OrgRules, RuleBook } from "./rules.ts";
import type { ScoreSet } from "./scores.ts";
import type { Instant, LocalDate } from "./time.ts";

/** Many organisations in one database; each gets its own stores. */
export interface Database {
  organisations(): Promise<readonly Organisation[]>;
  createOrganisation(organisation: Omit<Organisation, "id">): Promise<Organisation>;
  of(org: OrgId): OrgDatabase;
  /** Answers when the database does; throws otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** One organisation's stores, and transactions over them. */
export interface OrgDatabase extends Stores {
  /** All or nothing. Throws what `work` throws, after rolling back. Do not nest. */
  transaction<Value>(work: (stores: Stores) => Promise<Value>): Promise<Value>;
}

export interface Stores {
  readonly org: OrgId;
  readonly units: UnitStore;
  readonly people: PeopleStore;
  readonly bots: BotStore;
  readonly plans: PlanStore;
  readonly deadlines: DeadlineStore;
  readonly evidence: EvidenceStore;
  readonly notices: NoticeStore;
  readonly notes: NoteStore;
  readonly snoozes: SnoozeStore;
  readonly statusLines: StatusLineStore;
  readonly supportRequests: SupportRequestStore;
  readonly pace: PaceStore;
  readonly usage: UsageStore;
  readonly publicLinks: PublicLinkStore;
  readonly messages: MessageStore;
  readonly inbox: InboxStore;
  readonly conversations: ConversationStore;
  readonly audit: AuditStore;
  readonly schedule: ScheduleStore;
  readonly leases: LeaseStore;
  readonly imports: ImportStore;
  readonly settings: SettingStore;
  readonly setBack: SetBackStore;
  readonly figures: FigureStore;
  readonly scores: ScoreStore;
}

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
  /** An invite that could be used at a moment; looking at it uses nothing up. */
  findInvite(codeHash: string, now: Instant): Promise<Invite | null>;
  /** Uses the invite if it is unused and unexpired; null otherwise. At most one caller succeeds. */
  useInvite(codeHash: string, now: Instant): Promise<Invite | null>;
  /** Counts failed tries of a chat since a moment. */
  failedTries(bot: BotId, chat: ChatId, since: Instant): Promise<number>;
  recordFailedTry(bot: BotId, chat: ChatId, at: Instant): Promise<void>;
}

export interface BotStore {
  all(): Promise<readonly BotAccount[]>;
  /** The bot of a channel and credential setting, made when it is not known. */
  ensure(channel: ChannelKind, credentialSetting: string | null, id: BotId): Promise<BotAccount>;
}

export interface PlanStore {
  all(): Promise<readonly Plan[]>;
  byId(id: PlanId): Promise<Plan | null>;
  find(key: { issuer: string; number: string; year: number }): Promise<Plan | null>;
  save(plan: Plan): Promise<void>;
  tasksOf(plan: PlanId): Promise<readonly Task[]>;
  taskById(id: TaskId): Promise<Task | null>;
  /** The highest number that the organisation's codes ever had (`NV-019` → 19); 0 when there is none. */
  highestTaskNumber(): Promise<number>;
  /** Adds or replaces tasks. */
  saveTasks(tasks: readonly Task[]): Promise<void>;
  deliverablesOf(tasks: readonly TaskId[]): Promise<readonly Deliverable[]>;
  saveDeliverables(deliverables: readonly Deliverable[]): Promise<void>;
  periodsOf(plan: PlanId): Promise<readonly ReportPeriod[]>;
  savePeriods(periods: readonly ReportPeriod[]): Promise<void>;
  unitsOfTasks(tasks: readonly TaskId[]): Promise<readonly TaskUnit[]>;
  /** Adds what is missing; what is there stays. */
  addTaskUnits(taskUnits: readonly TaskUnit[]): Promise<void>;
  removeTaskUnits(taskUnits: readonly TaskUnit[]): Promise<void>;
  /** Says that an embedded deliverable closes with these reports; what is there stays. */
  addEmbedded(
    links: readonly { readonly deliverableId: DeliverableId; readonly deadlineId: DeadlineId }[],
  ): Promise<void>;
  /** Says that these deliverables close with no report. */
  removeEmbedded(deliverables: readonly DeliverableId[]): Promise<void>;
  /**
   * Removes rows that no deadline refers to, with what hangs on them. The codes of removed tasks
   * are never given again.
   */
  remove(rows: PlanRows): Promise<void>;
}

/** Rows of plans, by id. */
export interface PlanRows {
  readonly plans: readonly PlanId[];
  readonly tasks: readonly TaskId[];
  readonly deliverables: readonly DeliverableId[];
  readonly periods: readonly ReportPeriodId[];
}

/** A deadline with the words around it that lists need. */
export interface DeadlineView {
  readonly deadline: Deadline;
  readonly code: string | null;
  readonly title: string;
  readonly area: string | null;
  readonly unit: string;
  /** The post inside the unit that owes it, as the document names it. */
  readonly post: string | null;
  /** Hundredths of a point that its task is worth; null when no document says. */
  readonly points: number | null;
}

export interface DeadlineQuery {
  /** Null for every unit of the organisation. */
  readonly unitIds: readonly UnitId[] | null;
  /** Deadlines of tasks that these units support, instead of those they owe. */
  readonly part?: "owed" | "supported";
  readonly states?: readonly DeadlineStateName[];
  readonly taskId?: TaskId;
  readonly kind?: DeadlineKind;
  readonly dueFrom?: LocalDate;
  readonly dueTo?: LocalDate;
  /** Folded words, all of which must occur in code, title, label, area or unit. */
  readonly words?: readonly string[];
  /** Sorted by due date (undated last), then code; at most this many. */
  readonly limit: number;
}

export interface DeadlineStore {
  byId(id: DeadlineId): Promise<Deadline | null>;
  byIds(ids: readonly DeadlineId[]): Promise<readonly Deadline[]>;
  views(ids: readonly DeadlineId[]): Promise<readonly DeadlineView[]>;
  list(query: DeadlineQuery): Promise<readonly DeadlineView[]>;
  ofPlan(plan: PlanId): Promise<readonly Deadline[]>;
  /** Embedded deliverables' reports of a task: what it closes with. */
  embeddedIn(task: TaskId): Promise<readonly DeadlineView[]>;
  /** For each (task, deliverable, report period, due): how many owing units there are and have done it. */
  progress(
    keys: readonly Pick<Deadline, "deliverableId" | "reportPeriodId" | "due">[],
  ): Promise<readonly { readonly done: number; readonly total: number }[]>;
  /** Those whose next notice has come, the earliest first. */
  withNoticeDue(now: Instant, limit: number): Promise<readonly Deadline[]>;
  /** The earliest moment of any next notice; null when there is none. */
  nextNoticeAt(): Promise<Instant | null>;
  add(deadlines: readonly Deadline[]): Promise<void>;
  /** Removes deadlines without evidence, with all else that hangs on them. */
  remove(ids: readonly DeadlineId[]): Promise<void>;
  /**
   * Saves the change if nobody has saved another since it was read (`revision`), and counts the
   * revision on; false when somebody has.
   */
  save(deadline: Deadline): Promise<boolean>;
  /** Those in these states, in the order of their ids; at most so many of those after one. */
  inStates(
    states: readonly DeadlineStateName[],
    after: DeadlineId | null,
    limit: number,
  ): Promise<readonly Deadline[]>;
  /**
   * Moves many on to their next notice at once; touches nothing else. One that somebody has changed
   * or moved on since it was read stays as it is: says which.
   */
  reschedule(changes: readonly Rescheduling[]): Promise<readonly DeadlineId[]>;
}

export interface Rescheduling extends Pick<Deadline, "noticedUntil" | "nextNoticeAt"> {
  /** As it was read. */
  readonly was: Pick<Deadline, "id" | "revision" | "noticedUntil" | "nextNoticeAt">;
}

export interface EvidenceStore {
  add(evidence: Evidence): Promise<void>;
  of(deadline: DeadlineId): Promise<readonly Evidence[]>;
  /** Takes it back; what is not there is left alone. */
  remove(id: EvidenceId): Promise<void>;
}

export interface NoticeStore {
  /** Adds those that are new (by deadline, date version, rung, day, person); returns how many were. */
  add(notices: readonly (Notice & { readonly messageId: MessageId })[]): Promise<number>;
  ofMessage(message: MessageId): Promise<readonly Notice[]>;
  /** Moves all notices of one message to another. */
  move(from: MessageId, to: MessageId): Promise<void>;
  /** Those for these persons, about these deadlines, in a message planned or waiting for another try. */
  waiting(
    people: readonly PersonId[],
    deadlines: readonly DeadlineId[],
  ): Promise<readonly Notice[]>;
  /** Those of these rungs, by name, about these deadlines; whether their message is still planned. */
  ofRungs(
    deadlines: readonly DeadlineId[],
    rungs: readonly string[],
  ): Promise<readonly (Notice & { readonly isWaiting: boolean })[]>;
  /** Takes back those that wait as `waiting` says; others stay. */
  withdraw(notices: readonly Notice[]): Promise<void>;
}

export interface NoteStore {
  add(notes: readonly (PersonNote & { readonly messageId: MessageId })[]): Promise<void>;
  /** In order of time. */
  ofMessage(message: MessageId): Promise<readonly PersonNote[]>;
  move(from: MessageId, to: MessageId): Promise<void>;
}

/** Nhắc lại sau: until then a person is not reminded of a deadline (the due day always speaks). */
export interface Snooze {
  readonly personId: PersonId;
  readonly deadlineId: DeadlineId;
  readonly until: Instant;
}

export interface SnoozeStore {
  /** Sets snoozes, or replaces those of the same person and deadline. */
  set(snoozes: readonly Snooze[]): Promise<void>;
  /** Those of these deadlines that run on after a moment. */
  running(deadlines: readonly DeadlineId[], now: Instant): Promise<readonly Snooze[]>;
  /** Forgets those that ran out before a moment; says how many. */
  expire(before: Instant): Promise<number>;
}

/** Dòng tình trạng: how an ongoing duty stood at a quarter's end, in the owner's words. */
export interface StatusLine {
  readonly deadlineId: DeadlineId;
  /** The last day of the quarter. */
  readonly quarterEnd: LocalDate;
  readonly words: string;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface StatusLineStore {
  /** Adds it, or replaces the one of the same deadline and quarter. */
  save(line: StatusLine): Promise<void>;
  /** The latest quarter first. */
  of(deadline: DeadlineId): Promise<readonly StatusLine[]>;
}

/** Đề nghị phối hợp: what a lead unit asks a supporting unit for, by a date. */
export interface SupportRequest {
  readonly deadlineId: DeadlineId;
  /** The supporting unit. */
  readonly unitId: UnitId;
  readonly wantedBy: LocalDate;
  /** What is asked for; may be empty. */
  readonly words: string;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface SupportRequestStore {
  /** Adds them, or replaces those of the same deadline and unit. */
  save(requests: readonly SupportRequest[]): Promise<void>;
  of(deadlines: readonly DeadlineId[]): Promise<readonly SupportRequest[]>;
}

export interface Reservation extends Spacing {
  readonly latest: Instant;
}

export interface Reserved {
  readonly at: Instant;
  readonly isTaken: boolean;
}

/** When a channel may be asked again: one pace for all processes. All moments are of real time. */
export interface PaceStore {
  /**
   * Takes the next moment at which a bot may call for a chat: at least so long after the bot's last
   * one, and after the chat's; never before `now`. Nothing is taken (`isTaken` false) when the chat
   * has to wait longer than the bot, whose moments others can use meanwhile, or when the moment lies
   * after `latest`: it may then be asked again from `at` on. A moment that lies more than a minute
   * ahead without being a hold (the machine's clock was set back) is forgotten.
   */
  reserve(bot: BotId, chat: ChatId, now: Instant, pace: Reservation): Promise<Reserved>;
  /** Nothing goes to the chat before then: a call for it has left later than its moment. */
  postpone(bot: BotId, chat: ChatId, until: Instant): Promise<void>;
  /** Nothing of this bot goes out before then: the platform has asked for it. */
  hold(bot: BotId, until: Instant): Promise<void>;
}

/** What a bot has carried in a month, both ways. */
export interface Usage {
  readonly sent: number;
  readonly received: number;
}

export interface UsageStore {
  /** @param month `2023-03`, in the organisation's zone */
  count(bot: BotId, month: string, more: Usage): Promise<void>;
  of(bot: BotId, month: string): Promise<Usage>;
}

/**
 * Liên kết dùng một lần: an address of ours that nobody can guess, for one purpose and a short time.
 * Only the hash of its secret part is stored.
 */
export interface PublicLink {
  readonly tokenHash: string;
  readonly purpose:
    /** Whoever opens it gives a file, as if this person had sent it in that chat. */
    | {
        readonly do: "upload";
        readonly botId: BotId;
        readonly chatId: ChatId;
        readonly personId: PersonId;
      }
    /** It gives out a stored file; a picture is shown, anything else downloaded. */
    | {
        readonly do: "download";
        readonly file: FileHash;
        readonly name: string;
        readonly mime: string;
      };
  readonly expiresAt: Instant;
  readonly usesLeft: number;
}

export interface PublicLinkStore {
  add(link: PublicLink): Promise<void>;
  /** As long as it stands; looking at it uses nothing up. */
  find(tokenHash: string, now: Instant): Promise<PublicLink | null>;
  /** Takes one use; null when it has expired or none is left. At most `usesLeft` callers succeed. */
  use(tokenHash: string, now: Instant): Promise<PublicLink | null>;
  /** Forgets those that expired before a moment; says how many. */
  expire(before: Instant): Promise<number>;
}

export interface MessageStore {
  /**
   * The message of each person, kind and slot: the one that exists, or a new one. A message that
   * has left `planned` is returned too: its notices can no longer be added to.
   */
  plan(
    pushes: readonly (PlannedPush & {
      readonly id: MessageId;
      /** When it is planned; kept for those that are new. */
      readonly madeAt?: Instant;
    })[],
  ): Promise<readonly Pick<Message, "id" | "personId" | "kind" | "slot" | "status">[]>;
  /** Moves a message that is still planned to another moment; any other stays. */
  replan(id: MessageId, plannedFor: Instant): Promise<void>;
  /** The persons whose message of this kind and slot is still planned. */
  stillPlanned(kind: PushKind, slot: PushSlot): Promise<readonly PersonId[]>;
  /** These persons' messages of a kind and slot, whatever has become of them. */
  ofSlot(
    kind: PushKind,
    slot: PushSlot,
    people: readonly PersonId[],
  ): Promise<readonly Pick<Message, "id" | "personId" | "kind" | "slot" | "status">[]>;
  /**
   * Pushes still to be picked up whose slot lies before a day, whatever their status; those that
   * somebody is sending at this moment (a claim that has not run out) are left alone.
   */
  overtaken(
    before: LocalDate,
    now: Instant,
    limit: number,
  ): Promise<readonly Pick<Message, "id" | "personId" | "kind" | "slot" | "status">[]>;
  /** True when some attempt ended without anybody knowing whether it arrived. */
  mayHaveArrived(id: MessageId): Promise<boolean>;
  /** Adds replies, whole. */
  add(messages: readonly Message[]): Promise<void>;
  byId(id: MessageId): Promise<Message | null>;
  /** Every try of a channel, the first first. */
  attemptsOf(id: MessageId): Promise<readonly Attempt[]>;
  /** A person's event that is still planned for after a moment; the earliest. */
  plannedEvent(person: PersonId, now: Instant): Promise<MessageId | null>;
  /** The newest message of a chat that went out under one of the platform's own ids. */
  byPlatformId(bot: BotId, chat: ChatId, platformId: string): Promise<Message | null>;
  /** The newest messages that were sent to a chat, newest first. */
  latestIn(bot: BotId, chat: ChatId, limit: number): Promise<readonly Message[]>;
  /**
   * The messages put into words for a chat last, newest first, that were sent or may have been: what
   * somebody there may be answering. Those that surely never arrived are left out.
   */
  latestShown(bot: BotId, chat: ChatId, limit: number): Promise<readonly Message[]>;
  /** Those to be picked up now: the urgent ones first (`isUrgent`), then the earliest. */
  due(now: Instant, limit: number): Promise<readonly Pick<Message, "id" | "kind">[]>;
  nextPickAt(): Promise<Instant | null>;
  /**
   * Takes a message for sending until `until`: null when it is not due, somebody else holds it, or
   * it is past sending. A claim that has run out becomes `unknown` first, and is counted.
   */
  claim(id: MessageId, now: Instant, until: Instant): Promise<Message | null>;
  /** Writes what will be sent, within the claim's transaction. */
  prepare(id: MessageId, prepared: PreparedMessage): Promise<void>;
  /** Records what came of an attempt, and the attempt itself. */
  record(id: MessageId, outcome: MessageOutcome): Promise<void>;
  counts(now: Instant): Promise<OutboxCounts>;
  /** How things stand with what was planned for before a moment. */
  backlog(before: Instant): Promise<Backlog>;
  /** Newest first. */
  list(query: {
    readonly status?: MessageStatus;
    readonly personIds?: readonly PersonId[];
    /** Without answers in conversations. */
    readonly pushesOnly?: boolean;
    readonly offset?: number;
    readonly limit: number;
  }): Promise<readonly Message[]>;
  /** Forgets rendered texts, contents and actions of messages settled before a moment. */
  expireTexts(before: Instant): Promise<number>;
}

/** What is known of a message once it is in words for a chat. */
export type PreparedMessage = Pick<
  Message,
  "botId" | "chatId" | "content" | "text" | "actions" | "items" | "answerKey" | "preparedAt"
>;

/** What a watchdog looks at. */
export interface Backlog {
  /** How many are still to go. */
  readonly waiting: number;
  /** What the oldest of them was planned for; null when none waits. */
  readonly since: Instant | null;
  /** Of how many in all nobody knows, nor will know, whether they arrived, and no other says it. */
  readonly uncertain: number;
}

export interface MessageOutcome {
  readonly status: Exclude<MessageStatus, "planned" | "claimed">;
  readonly reason: string | null;
  /** When to try again; null when this is the end. */
  readonly pickAt: Instant | null;
  readonly at: Instant;
  readonly platformIds: readonly string[];
  /** As the channel told it. */
  readonly shownAt?: Instant;
  /** False when the channel was never asked (dropped before sending). */
  readonly attempted: boolean;
}

export interface OutboxCounts {
  readonly byStatus: Readonly<Record<MessageStatus, number>>;
  /** How long the oldest message that should have been picked up has been waiting; 0 when none. */
  readonly oldestOverdueSeconds: number;
}

export interface InboxRow {
  readonly id: number;
  readonly incoming: Incoming;
}

export interface InboxStore {
  /** Stores an update under (bot, key); null when it is known already. */
  put(incoming: Incoming): Promise<number | null>;
  /** Marks the update as processed; false when somebody has already. */
  take(id: number, at: Instant): Promise<boolean>;
  /** Updates not processed yet, in order of arrival. */
  pending(limit: number): Promise<readonly InboxRow[]>;
  /** Counts that an update is played again after a process has died over it; returns how often. */
  countResume(id: number): Promise<number>;
  /** Gives up on an update that always fails: marks it with the reason, so that it blocks nobody. */
  giveUp(id: number, at: Instant, reason: string): Promise<void>;
  /** Forgets the bodies of updates processed before a moment; their keys stay. */
  expireBodies(before: Instant): Promise<number>;
}

/** What a chat was last asked, as JSON of the feature that asked; also before linking. */
export interface ConversationStore {
  get(bot: BotId, chat: ChatId): Promise<unknown>;
  /** Null forgets it. */
  set(bot: BotId, chat: ChatId, state: unknown, at: Instant): Promise<void>;
}

/** Nhật ký: who did what to what; append-only. No personal values, ids and field names only. */
export interface AuditEntry {
  readonly at: Instant;
  /** Null for the system itself. */
  readonly personId: PersonId | null;
  /** A channel's kind, `command-line` or `system`. */
  readonly channel: ChannelKind;
  readonly subject:
    | "deadline"
    | "plan"
    | "person"
    | "unit"
    | "account"
    | "message"
    | "scores"
    | "rules"
    | "calendar";
  readonly subjectId: string;
  /** `reported-done`, `submitted-evidence`, `refused`… */
  readonly deed: string;
  readonly detail: Readonly<Record<string, string | number | null>>;
}

export interface AuditStore {
  add(entries: readonly AuditEntry[]): Promise<void>;
  /** Newest first. */
  of(subject: AuditEntry["subject"], id: string, limit: number): Promise<readonly AuditEntry[]>;
}

/** When recurring work is next due, by name; moved on by whoever does it. */
export interface ScheduleStore {
  get(name: string): Promise<Instant | null>;
  all(): Promise<readonly { readonly name: string; readonly nextAt: Instant }[]>;
  /** Moves from one moment to the next; false when somebody else has. `from` null creates it. */
  move(name: string, from: Instant | null, to: Instant): Promise<boolean>;
}

/** Rights that only one process holds at a time, until they run out. */
export interface LeaseStore {
  /** True when the holder has it now (also when it had it already). */
  acquire(name: string, holder: string, now: Instant, until: Instant): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
}

/** Files that were sent in and wait for a yes. */
export interface PendingImport {
  readonly id: ImportId;
  readonly personId: PersonId;
  readonly fileHash: FileHash;
  readonly fileName: string;
  /** The plan year that the person named; null: as the document says. */
  readonly year: number | null;
  readonly corrections: ImportCorrections;
  readonly at: Instant;
}

/** An import that was made, with what it takes to undo it, as JSON of whoever made it. */
export interface MadeImport {
  readonly id: ImportId;
  readonly planId: PlanId;
  readonly personId: PersonId | null;
  readonly at: Instant;
  readonly footprint: unknown;
}

export interface ImportStore {
  add(pending: PendingImport): Promise<void>;
  byId(id: ImportId): Promise<PendingImport | null>;
  /** Replaces year and corrections of a pending import. */
  save(pending: PendingImport): Promise<void>;
  remove(id: ImportId): Promise<void>;
  /** Remembers an import that was made, or replaces what is remembered of it. */
  record(made: MadeImport): Promise<void>;
  /** One that was made and is not forgotten. */
  made(id: ImportId): Promise<MadeImport | null>;
  /** The newest import that was made and not forgotten. */
  latest(): Promise<MadeImport | null>;
  /** The newest of this plan. */
  latestOf(plan: PlanId): Promise<MadeImport | null>;
  forget(id: ImportId): Promise<void>;
  /** Removes what has waited for a yes since before then; says how many. */
  expirePending(before: Instant): Promise<number>;
  /** Forgets imports made before then, but never the newest of a plan; says how many. */
  forgetMade(before: Instant): Promise<number>;
}

/** Kết quả chấm điểm, known by name, year and period. */
export interface ScoreStore {
  /** The newest year first, then by name. */
  all(): Promise<readonly ScoreSet[]>;
  /** Adds the set or replaces the one of its name (folded), year and period. */
  save(set: ScoreSet): Promise<void>;
}

export interface SettingStore {
  /** The rules in force, with those of plans that have their own. */
  rules(): Promise<RuleBook>;
  /** As `rules`; until the transaction ends, whoever else asks for this waits. */
  rulesToChange(): Promise<RuleBook>;
  saveRules(rules: OrgRules): Promise<void>;
  /**
   * A plan's own ladder; null: it follows the organisation's. What is the same in both is not the
   * plan's own: it goes on following the organisation's.
   */
  savePlanLadder(plan: PlanId, ladder: LadderRules | null): Promise<void>;
  /** Corrections to the working calendar, by day: off or worked. */
  calendarOverrides(): Promise<readonly { readonly day: LocalDate; readonly works: boolean }[]>;
  saveCalendarOverride(day: LocalDate, works: boolean): Promise<void>;
  /** A small value of the product's own, such as the demo's clock. */
  value(name: string): Promise<string | null>;
  setValue(name: string, value: string): Promise<void>;
}

/** The time as it is since the clock was set back, and what lies too far ahead to be of it. */
export interface Ahead {
  readonly now: Instant;
  readonly today: LocalDate;
  /** What was made or is to happen after this moment is of the time that was wrong. */
  readonly beyond: Instant;
  /** So long may what somebody is sending at this moment still take. */
  readonly claimsUntil: Instant;
}

/** What a clock that was ahead has left behind; a second time finds nothing more to do. */
export interface SetBackStore {
  /**
   * Removes notices of later days that have been told by the wrong time, or wait in a message that
   * was made by it or comes later than they should; says which.
   */
  takeBackNotices(ahead: Ahead): Promise<readonly Notice[]>;
  /**
   * Pushes of later days that have left the plan, or were made by the wrong time, leave their day to
   * another: their slot becomes the day before today, with the old one behind it, so that what is
   * still to go counts as overtaken; says how many. What waits for a moment far ahead, or is claimed
   * until then, is to be picked up; what was settled or sent by the wrong time was so now.
   */
  bringBackMessages(ahead: Ahead): Promise<number>;
  /** Leases, pauses of a platform and snapshots of figures that lie ahead. */
  forget(ahead: Ahead): Promise<void>;
}

export interface FigureStore {
  /** Everything that counting needs for the plans of a year, in one go. */
  material(year: number): Promise<{
    readonly tasks: readonly CountedTask[];
    readonly deadlines: readonly CountedDeadline[];
  }>;
  /** The year of the newest plan that is not after the given one; the given year when there is none. */
  planYear(year: number): Promise<number>;
  saveSnapshot(day: LocalDate, figures: Figures): Promise<void>;
  /** The last snapshot before a day. */
  snapshotBefore(day: LocalDate): Promise<Figures | null>;
}

/** Files by content: putting the same bytes again changes nothing. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<FileHash>;
  get(hash: FileHash): Promise<Uint8Array | null>;
}
