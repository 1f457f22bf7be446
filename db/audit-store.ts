import type { ExpressionBuilder, Selectable } from "kysely";
import type {
  AuditAbout,
  AuditEntry,
  AuditQuery,
  AuditStore,
  AuditWhose,
} from "../domain/upkeep-stores.ts";
import { forChunks } from "./chunks.ts";
import type { AuditRow } from "./rows/upkeep-rows.ts";
import type { Schema } from "./schema.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlAuditStore extends SqlStore implements AuditStore {
  async add(entries: readonly AuditEntry[]): Promise<void> {
    const rows = entries.map((entry) => ({
      org_id: this.org,
      at: entry.at,
      person_id: entry.personId,
      channel: entry.channel,
      subject: entry.subject,
      subject_id: entry.subjectId,
      deed: entry.deed,
      detail: JSON.stringify(entry.detail),
    }));
    await this.atomically((db) =>
      forChunks(rows, (chunk) => db.insertInto("audit").values(chunk).execute()),
    );
  }

  async of(
    subject: AuditEntry["subject"],
    id: string,
    limit: number,
  ): Promise<readonly AuditEntry[]> {
    return this.list({ subject, subjectIds: [id], limit });
  }

  async list(query: AuditQuery): Promise<readonly AuditEntry[]> {
    const { subject, subjectIds, personIds, from, to, offset = 0, limit } = query;
    const { about, within = [], refused } = query;
    if (subjectIds?.length === 0 || personIds?.length === 0) return [];
    let entries = this.db
      .selectFrom("audit")
      .selectAll()
      .where("org_id", "=", this.org)
      .orderBy("id", "desc")
      .offset(offset)
      .limit(limit);
    if (subject) entries = entries.where("subject", "=", subject);
    if (subjectIds) entries = entries.where("subject_id", "in", subjectIds);
    if (personIds) entries = entries.where("person_id", "in", personIds);
    if (from) entries = entries.where("at", ">=", from);
    if (to) entries = entries.where("at", "<=", to);
    if (about) entries = entries.where((eb) => this.#isAbout(eb, about));
    for (const whose of within) entries = entries.where((eb) => this.#isOf(eb, whose));
    if (refused) entries = entries.where("deed", refused === "only" ? "=" : "!=", "refused");
    return (await entries.execute()).map(entryFrom);
  }

  #isAbout(eb: ExpressionBuilder<Schema, "audit">, about: readonly AuditAbout[]) {
    return eb.or(
      about
        .filter(({ ids }) => ids.length > 0)
        .map(({ subject, ids }) =>
          eb.and([eb("subject", "=", subject), eb("subject_id", "in", ids)]),
        ),
    );
  }

  #isOf(eb: ExpressionBuilder<Schema, "audit">, { personIds, unitIds }: AuditWhose) {
    const owed = eb
      .selectFrom("deadline")
      .select("deadline.id")
      .where("deadline.org_id", "=", this.org)
      .where("deadline.unit_id", "in", unitIds);
    return eb.or([
      ...(personIds.length > 0
        ? [
            eb("person_id", "in", personIds),
            eb.and([
              eb("subject", "in", ["person", "account"]),
              eb("subject_id", "in", personIds as readonly string[]),
            ]),
          ]
        : []),
      ...(unitIds.length > 0
        ? [eb.and([eb("subject", "=", "deadline"), eb("subject_id", "in", owed)])]
        : []),
    ]);
  }
}

function entryFrom(row: Selectable<AuditRow>): AuditEntry {
  return {
    at: row.at,
    personId: row.person_id,
    channel: row.channel,
    subject: row.subject,
    subjectId: row.subject_id,
    deed: row.deed,
    detail: JSON.parse(row.detail) as AuditEntry["detail"],
  };
}
