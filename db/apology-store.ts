import { sql, type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import type { Apology, ApologyStage } from "../domain/apology.ts";
import type { ApologyRules } from "../domain/apology-rules.ts";
import type { ApologyQuery, ApologyStore, ApologyView } from "../domain/dossier-stores.ts";
import type { ApologyId, DeadlineId, DossierId, OrgId } from "../domain/ids.ts";
import type { LocalDate } from "../domain/time.ts";
import { inOrderOf, readChunks } from "./chunks.ts";
import { containsWord, readViews, viewFrom } from "./deadline-query.ts";
import { dossierFrom } from "./dossier-mapping.ts";
import type { ApologyRow, ApologyRulesRow } from "./rows/dossier-rows.ts";
import type { Schema } from "./schema.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlApologyStore extends SqlStore implements ApologyStore {
  async add(apology: Apology): Promise<void> {
    await this.db.insertInto("apology").values(apologyRow(this.org, apology)).execute();
  }

  async save(apology: Apology): Promise<void> {
    const row = apologyRow(this.org, apology);
    await this.db
      .updateTable("apology")
      .set({
        reason: row.reason,
        reason_by: row.reason_by,
        new_due: row.new_due,
        letter_number: row.letter_number,
        drafted_at: row.drafted_at,
        ticked_by: row.ticked_by,
        ticked_at: row.ticked_at,
        written_before_on: row.written_before_on,
        written_before_at: row.written_before_at,
      })
      .where("org_id", "=", this.org)
      .where("id", "=", apology.id)
      .execute();
  }

  async byId(id: ApologyId): Promise<Apology | null> {
    const row = await this.#select().where("id", "=", id).executeTakeFirst();
    return row ? apologyFrom(row) : null;
  }

  async ofDeadlines(deadlines: readonly DeadlineId[]): Promise<readonly Apology[]> {
    const rows = await readChunks(deadlines, (chunk) =>
      this.#select().where("deadline_id", "in", chunk).execute(),
    );
    return inOrderOf(deadlines, rows.map(apologyFrom), ({ deadlineId }) => deadlineId);
  }

  async ofDossiers(dossiers: readonly DossierId[]): Promise<readonly Apology[]> {
    const rows = await readChunks(dossiers, (chunk) =>
      this.#select().where("dossier_id", "in", chunk).execute(),
    );
    const keyOf = ({ dossierId, number }: Apology) => `${dossierId} ${10_000 + number}`;
    return rows.map(apologyFrom).toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  }

  async list({
    offset = 0,
    limit,
    ...query
  }: Parameters<ApologyStore["list"]>[0]): Promise<readonly ApologyView[]> {
    if (query.unitIds?.length === 0 || query.stages.length === 0) return [];
    const rows = await this.#ofQuery(query)
      .selectAll("dossier")
      .select("apology.id as apology_id")
      .orderBy("deadline.is_open", "desc")
      .orderBy("deadline.due")
      .orderBy("dossier.code_folded")
      .orderBy("apology.number")
      .offset(offset)
      .limit(limit)
      .execute();
    const apologies = await this.#byIds(rows.map(({ apology_id }) => apology_id));
    const ids = [...apologies.values()].map(({ deadlineId }) => deadlineId);
    const views = ids.length > 0 ? await readViews(this.db, this.org, ids) : [];
    const byDeadline = new Map(views.map((row) => [row.id, viewFrom(row)]));
    return rows.flatMap((row) => {
      const apology = apologies.get(row.apology_id);
      const view = apology && byDeadline.get(apology.deadlineId);
      return apology && view ? [{ apology, view, dossier: dossierFrom(row) }] : [];
    });
  }

  async count(query: ApologyQuery): Promise<number> {
    if (query.unitIds?.length === 0 || query.stages.length === 0) return 0;
    const row = await this.#ofQuery(query)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return row.count;
  }

  async rules(): Promise<readonly ApologyRules[]> {
    const rows = await this.db
      .selectFrom("apology_rules")
      .selectAll()
      .where("org_id", "=", this.org)
      .orderBy("from_day")
      .execute();
    return rows.map(rulesFrom);
  }

  async saveRules(rules: ApologyRules): Promise<void> {
    const { from, leadDays, mostReappointments, form, signer, basis, template } = rules;
    const values = {
      lead_days: leadDays,
      most_reappointments: mostReappointments,
      form,
      signer,
      basis,
      template,
    };
    await this.db
      .insertInto("apology_rules")
      .values({ org_id: this.org, from_day: from, ...values })
      .onConflict((conflict) => conflict.columns(["org_id", "from_day"]).doUpdateSet(values))
      .execute();
  }

  async removeRules(from: LocalDate): Promise<void> {
    await this.db
      .deleteFrom("apology_rules")
      .where("org_id", "=", this.org)
      .where("from_day", "=", from)
      .execute();
  }

  #select() {
    return this.db.selectFrom("apology").selectAll().where("org_id", "=", this.org);
  }

  async #byIds(ids: readonly ApologyId[]): Promise<ReadonlyMap<ApologyId, Apology>> {
    const rows = await readChunks(ids, (chunk) =>
      this.#select().where("id", "in", chunk).execute(),
    );
    return new Map(rows.map((row) => [row.id, apologyFrom(row)]));
  }

  #unitsNamed(word: string) {
    return this.db
      .selectFrom("org_unit")
      .select("org_unit.id")
      .where("org_unit.org_id", "=", this.org)
      .where((eb) => containsWord(eb.ref("org_unit.name_folded"), word));
  }

  #ofQuery({ unitIds, stages, words = [], readyOn }: ApologyQuery) {
    const found = this.db
      .selectFrom("apology")
      .innerJoin("dossier", (join) =>
        join
          .onRef("dossier.org_id", "=", "apology.org_id")
          .onRef("dossier.id", "=", "apology.dossier_id"),
      )
      .innerJoin("deadline", (join) =>
        join
          .onRef("deadline.org_id", "=", "apology.org_id")
          .onRef("deadline.id", "=", "apology.deadline_id"),
      )
      .where("apology.org_id", "=", this.org)
      .where((eb) => eb.or(stages.map((stage) => ofStage(eb, stage))))
      .$if(unitIds !== null, (query) => query.where("deadline.unit_id", "in", unitIds ?? []))
      .$if(readyOn !== undefined, (query) =>
        query
          .where("apology.reason", "is not", null)
          .where("apology.new_due", ">=", readyOn ?? null),
      );
    return words.reduce(
      (query, word) =>
        query.where((eb) =>
          eb.or([
            containsWord(eb.ref("dossier.search"), word),
            eb("deadline.unit_id", "in", this.#unitsNamed(word)),
          ]),
        ),
      found,
    );
  }
}

/** As `stageOf` of the domain. */
function ofStage(
  eb: ExpressionBuilder<Schema, "apology" | "deadline">,
  stage: ApologyStage,
): Expression<SqlBool> {
  const isTicked = sql<SqlBool>`(apology.ticked_at is not null or apology.new_due is null)`;
  switch (stage) {
    case "owed":
      return eb.and([
        eb("deadline.state", "in", ["open", "returned"]),
        eb("apology.drafted_at", "is", null),
      ]);
    case "drafted":
      return eb.or([
        eb("deadline.state", "=", "awaiting"),
        eb.and([
          eb("deadline.state", "in", ["open", "returned"]),
          eb("apology.drafted_at", "is not", null),
        ]),
      ]);
    case "sent":
      return eb.and([
        eb("deadline.state", "in", ["done", "submitted", "accepted"]),
        eb.not(isTicked),
      ]);
    case "done":
      return eb.and([eb("deadline.state", "in", ["done", "submitted", "accepted"]), isTicked]);
    case "not-owed":
      return eb("deadline.state", "=", "waived");
    default:
      return stage satisfies never;
  }
}

function apologyRow(org: OrgId, apology: Apology): ApologyRow {
  return {
    org_id: org,
    id: apology.id,
    dossier_id: apology.dossierId,
    deadline_id: apology.deadlineId,
    number: apology.number,
    clock: apology.clock,
    reason: apology.reason,
    reason_by: apology.reasonBy,
    old_due_on: apology.oldDue.on,
    old_due_at: apology.oldDue.at,
    new_due: apology.newDue,
    letter_number: apology.letterNumber,
    drafted_at: apology.draftedAt,
    ticked_by: apology.ticked?.by ?? null,
    ticked_at: apology.ticked?.at ?? null,
    written_before_on: apology.writtenBefore?.on ?? null,
    written_before_at: apology.writtenBefore?.at ?? null,
    created_at: apology.createdAt,
  };
}

function apologyFrom(row: ApologyRow): Apology {
  return {
    id: row.id,
    dossierId: row.dossier_id,
    deadlineId: row.deadline_id,
    number: row.number,
    clock: row.clock,
    reason: row.reason,
    reasonBy: row.reason_by,
    oldDue: { on: row.old_due_on, at: row.old_due_at },
    newDue: row.new_due,
    letterNumber: row.letter_number,
    draftedAt: row.drafted_at,
    ticked: row.ticked_at === null ? null : { by: row.ticked_by, at: row.ticked_at },
    writtenBefore:
      row.written_before_on === null
        ? null
        : { on: row.written_before_on, at: row.written_before_at },
    createdAt: row.created_at,
  };
}

function rulesFrom(row: ApologyRulesRow): ApologyRules {
  return {
    from: row.from_day,
    leadDays: row.lead_days,
    mostReappointments: row.most_reappointments,
    form: row.form,
    signer: row.signer,
    basis: row.basis,
    template: row.template,
  };
}
