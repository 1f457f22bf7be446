import type { Kysely } from "kysely";
import type { OrgId } from "../domain/ids.ts";
import type { Schema } from "./schema.ts";

/** A database, or a transaction of it. */
export type Connection = Kysely<Schema>;

/** What every store has: the connection it speaks through, and its organisation. */
export abstract class SqlStore {
  protected readonly db: Connection;
  protected readonly org: OrgId;

  constructor(db: Connection, org: OrgId) {
    this.db = db;
    this.org = org;
  }

  /** Several statements, all or none: in the transaction there is, or in one of their own. */
  protected atomically<Value>(work: (db: Connection) => Promise<Value>): Promise<Value> {
    return this.db.isTransaction ? work(this.db) : this.db.transaction().execute(work);
  }
}
