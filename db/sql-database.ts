import { type Kysely, sql } from "kysely";
import type { OrgId } from "../domain/ids.ts";
import type { Organisation } from "../domain/org.ts";
import type { Database, OrgDatabase, Stores } from "../domain/stores.ts";
import type { Schema } from "./schema.ts";
import { SqlStores } from "./stores.ts";

/** The organisations' database, on either dialect. */
export class SqlDatabase implements Database {
  readonly dialect: "sqlite" | "postgres";
  /** For this folder alone: rows never leave it. */
  readonly kysely: Kysely<Schema>;

  constructor(kysely: Kysely<Schema>, dialect: "sqlite" | "postgres") {
    this.kysely = kysely;
    this.dialect = dialect;
  }

  async organisations(): Promise<readonly Organisation[]> {
    return this.kysely
      .selectFrom("organisation")
      .select(["id", "name", "zone"])
      .orderBy("id")
      .execute();
  }

  async createOrganisation(organisation: Omit<Organisation, "id">): Promise<Organisation> {
    return this.kysely
      .insertInto("organisation")
      .values({ name: organisation.name, zone: organisation.zone, rules: null })
      .returning(["id", "name", "zone"])
      .executeTakeFirstOrThrow();
  }

  of(org: OrgId): OrgDatabase {
    return new SqlOrgDatabase(this.kysely, org);
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.kysely);
  }

  async close(): Promise<void> {
    await this.kysely.destroy();
  }
}

/**
 * SQLite has one connection: inside a transaction only the stores that `work` is given may be
 * used; the outer ones would wait for the transaction's end, which waits for them.
 */
class SqlOrgDatabase extends SqlStores implements OrgDatabase {
  async transaction<Value>(work: (stores: Stores) => Promise<Value>): Promise<Value> {
    return this.db
      .transaction()
      .execute((transaction) => work(new SqlStores(transaction, this.org)));
  }
}
