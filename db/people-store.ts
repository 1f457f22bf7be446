import type { BotId, ChatId, OrgId, PersonId, UnitId } from "../domain/ids.ts";
import type { Account, Invite, Person, RoleGrant, StandIn } from "../domain/org.ts";
import type { PeopleStore } from "../domain/org-stores.ts";
import type { Instant, LocalDate } from "../domain/time.ts";
import { SqlAccounts } from "./accounts.ts";
import { forChunks, inOrderOf, readChunks } from "./chunks.ts";
import { kept } from "./kept-statement.ts";
import { readPersonAccounts } from "./person-accounts.ts";
import type { StandInRow } from "./rows/organisation-rows.ts";
import { type Connection, SqlStore } from "./sql-store.ts";

const standInsOn = kept((db, { org, day }: { org: OrgId; day: LocalDate }) =>
  db
    .selectFrom("stand_in")
    .selectAll()
    .where("org_id", "=", org)
    .where("to_day", ">=", day)
    .where("from_day", "<=", day)
    .orderBy("from_day")
    .orderBy("absent_id")
    .orderBy("deputy_id"),
);

export class SqlPeopleStore extends SqlStore implements PeopleStore {
  async all(): Promise<readonly Person[]> {
    return peopleFrom(await this.#select().orderBy("person.post").execute());
  }

  async byId(id: PersonId): Promise<Person | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  async byIds(ids: readonly PersonId[]): Promise<readonly Person[]> {
    const rows = await readChunks(ids, (chunk) =>
      this.#select().where("person.id", "in", chunk).execute(),
    );
    return inOrderOf(ids, peopleFrom(rows), (person) => person.id);
  }

  async inUnits(units: readonly UnitId[]): Promise<readonly Person[]> {
    const holders = await readChunks(units, (chunk) =>
      this.db
        .selectFrom("role_grant")
        .select("person_id")
        .distinct()
        .where("org_id", "=", this.org)
        .where("unit_id", "in", chunk)
        .orderBy("person_id")
        .execute(),
    );
    return this.byIds([...new Set(holders.map((holder) => holder.person_id))]);
  }

  async withRole(role: "leader" | "coordinator"): Promise<readonly Person[]> {
    const holders = this.db
      .selectFrom("role_grant")
      .select("person_id")
      .where("org_id", "=", this.org)
      .where("role", "=", role);
    return peopleFrom(
      await this.#select().where("person.id", "in", holders).orderBy("person.post").execute(),
    );
  }

  async add(people: readonly Person[]): Promise<void> {
    await this.atomically(async (db) => {
      await forChunks(people, (chunk) =>
        db
          .insertInto("person")
          .values(chunk.map(({ id, post, name }) => ({ org_id: this.org, id, post, name })))
          .execute(),
      );
      await this.#addGrants(db, people);
    });
  }

  async byIdToChange(id: PersonId): Promise<Person | null> {
    // On a server's database a row that was written is its writer's until the transaction ends. Its
    // key stays, so that what refers to him can be added meanwhile.
    await this.db
      .updateTable("person")
      .set((eb) => ({ post: eb.ref("post") }))
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .execute();
    return this.byId(id);
  }

  async save(person: Person): Promise<void> {
    await this.atomically(async (db) => {
      await db
        .updateTable("person")
        .set({ post: person.post, name: person.name })
        .where("org_id", "=", this.org)
        .where("id", "=", person.id)
        .execute();
      await db
        .deleteFrom("role_grant")
        .where("org_id", "=", this.org)
        .where("person_id", "=", person.id)
        .execute();
      await this.#addGrants(db, [person]);
    });
  }

  async standInsOn(day: LocalDate): Promise<readonly StandIn[]> {
    const rows = await standInsOn(this.db, { org: this.org, day });
    return rows.map(standInFrom);
  }

  async standInsFrom(day: LocalDate): Promise<readonly StandIn[]> {
    const rows = await this.db
      .selectFrom("stand_in")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("to_day", ">=", day)
      .orderBy("from_day")
      .orderBy("absent_id")
      .orderBy("deputy_id")
      .execute();
    return rows.map(standInFrom);
  }

  async removeStandIn(absent: PersonId, from: LocalDate): Promise<void> {
    await this.db
      .deleteFrom("stand_in")
      .where("org_id", "=", this.org)
      .where("absent_id", "=", absent)
      .where("from_day", "=", from)
      .execute();
  }

  async addStandIn(standIn: StandIn): Promise<void> {
    await this.db
      .insertInto("stand_in")
      .values({
        org_id: this.org,
        absent_id: standIn.absentId,
        deputy_id: standIn.deputyId,
        from_day: standIn.from,
        to_day: standIn.to,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["org_id", "absent_id", "deputy_id", "from_day"])
          .doUpdateSet({ to_day: standIn.to }),
      )
      .execute();
  }

  async linkedPerson(bot: BotId, chat: ChatId): Promise<Person | null> {
    const rows = await this.#select()
      .innerJoin("account", (join) =>
        join
          .onRef("account.org_id", "=", "person.org_id")
          .onRef("account.person_id", "=", "person.id"),
      )
      .where("account.bot_id", "=", bot)
      .where("account.chat_id", "=", chat)
      .execute();
    return peopleFrom(rows)[0] ?? null;
  }

  withAccounts(id: PersonId) {
    return readPersonAccounts(this.db, this.org, id);
  }

  accountIn(bot: BotId, chat: ChatId): Promise<Account | null> {
    return this.#accounts.in(bot, chat);
  }

  accountsOf(people: readonly PersonId[]): Promise<readonly Account[]> {
    return this.#accounts.of(people);
  }

  link(account: Account): Promise<void> {
    return this.#accounts.link(account);
  }

  prefer(bot: BotId, chat: ChatId): Promise<void> {
    return this.#accounts.prefer(bot, chat);
  }

  countLinked(): Promise<ReadonlyMap<BotId, number>> {
    return this.#accounts.countLinked();
  }

  unlink(bot: BotId, chat: ChatId): Promise<void> {
    return this.#accounts.unlink(bot, chat);
  }

  markUnreachable(bot: BotId, chat: ChatId, since: Instant): Promise<void> {
    return this.#accounts.setUnreachableSince(bot, chat, since);
  }

  markReachable(bot: BotId, chat: ChatId): Promise<void> {
    return this.#accounts.setUnreachableSince(bot, chat, null);
  }

  addInvite(invite: Invite): Promise<void> {
    return this.#accounts.addInvite(invite);
  }

  voidInvites(person: PersonId, now: Instant): Promise<number> {
    return this.#accounts.voidInvites(person, now);
  }

  findInvite(codeHash: string, now: Instant): Promise<Invite | null> {
    return this.#accounts.findInvite(codeHash, now);
  }

  useInvite(codeHash: string, now: Instant): Promise<Invite | null> {
    return this.#accounts.useInvite(codeHash, now);
  }

  failedTries(bot: BotId, chat: ChatId | null, since: Instant): Promise<number> {
    return this.#accounts.failedTries(bot, chat, since);
  }

  recordFailedTry(bot: BotId, chat: ChatId, at: Instant): Promise<void> {
    return this.#accounts.recordFailedTry(bot, chat, at);
  }

  get #accounts(): SqlAccounts {
    return new SqlAccounts(this.db, this.org);
  }

  async #addGrants(db: Connection, people: readonly Person[]): Promise<void> {
    const grants = people.flatMap((person) =>
      person.grants.map((grant, position) => ({
        org_id: this.org,
        person_id: person.id,
        position,
        role: grant.role,
        unit_id: grant.unitId,
      })),
    );
    await forChunks(grants, (chunk) => db.insertInto("role_grant").values(chunk).execute());
  }

  /** People with their grants: a row for each grant, those of one person together and in order. */
  #select() {
    return this.db
      .selectFrom("person")
      .leftJoin("role_grant", (join) =>
        join
          .onRef("role_grant.org_id", "=", "person.org_id")
          .onRef("role_grant.person_id", "=", "person.id"),
      )
      .select([
        "person.id",
        "person.post",
        "person.name",
        "role_grant.role",
        "role_grant.unit_id",
        "role_grant.position",
      ])
      .where("person.org_id", "=", this.org);
  }
}

interface PersonGrantRow {
  readonly id: PersonId;
  readonly post: string;
  readonly name: string | null;
  readonly role: RoleGrant["role"] | null;
  readonly unit_id: UnitId | null;
  readonly position: number | null;
}

function peopleFrom(rows: readonly PersonGrantRow[]): Person[] {
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const sorted = own.toSorted((one, other) => (one.position ?? 0) - (other.position ?? 0));
    const grants = sorted.flatMap(({ role, unit_id }) => (role ? [{ role, unitId: unit_id }] : []));
    return [{ id: first.id, post: first.post, name: first.name, grants }];
  });
}

function standInFrom(row: StandInRow): StandIn {
  return {
    absentId: row.absent_id,
    deputyId: row.deputy_id,
    from: row.from_day,
    to: row.to_day,
  };
}
