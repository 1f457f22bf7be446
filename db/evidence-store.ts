import { sql, type Expression } from "kysely";
import type { CriterionRef, Evidence, EvidenceDocument } from "../domain/evidence.ts";
import type { DeadlineId, DocumentId, EvidenceId, UnitId } from "../domain/ids.ts";
import type { DocumentKey, EvidenceStore } from "../domain/proof-stores.ts";
import { foldText } from "../domain/text.ts";
import { readChunks } from "./chunks.ts";
import { containsWord } from "./deadline-query.ts";
import {
  documentColumns,
  documentFrom,
  evidenceFrom,
  provedColumns,
  type MarkedDocument,
} from "./evidence-mapping.ts";
import { SqlStore } from "./sql-store.ts";

const MOST_FOUND = 50;

/** Whether a document proves an apology, whatever else it proves. */
const IS_LETTER = sql<number>`case when exists (
  select 1 from evidence as letter_use
  join deadline on deadline.org_id = letter_use.org_id and deadline.id = letter_use.deadline_id
  where letter_use.org_id = document.org_id and letter_use.document_id = document.id
    and deadline.kind = 'apology') then 1 else 0 end`;

/** Of a letter to an applicant, its number alone: the words beside it and its file's name may name him. */
function searchedIn(all: Expression<string>): Expression<string | null> {
  return sql`case when ${IS_LETTER} = 1 then document.number_folded else ${all} end`;
}

export class SqlEvidenceStore extends SqlStore implements EvidenceStore {
  async add(evidence: Evidence): Promise<void> {
    const { document } = evidence;
    await this.atomically(async (db) => {
      await db
        .insertInto("document")
        .values({
          org_id: this.org,
          id: document.id,
          ...documentColumns(document),
          given_by: document.givenBy,
          given_at: document.givenAt,
        })
        .onConflict((conflict) => conflict.columns(["org_id", "id"]).doNothing())
        .execute();
      await db
        .insertInto("evidence")
        .values({
          org_id: this.org,
          id: evidence.id,
          document_id: document.id,
          ...provedColumns(evidence.proves),
          submitted_by: evidence.submittedBy,
          submitted_at: evidence.submittedAt,
        })
        .execute();
    });
  }

  async byId(id: EvidenceId): Promise<Evidence | null> {
    const row = await this.#uses().where("evidence.id", "=", id).executeTakeFirst();
    return row ? evidenceFrom(row) : null;
  }

  async of(deadline: DeadlineId): Promise<readonly Evidence[]> {
    return this.ofDeadlines([deadline]);
  }

  async ofDeadlines(deadlines: readonly DeadlineId[]): Promise<readonly Evidence[]> {
    const rows = await readChunks(deadlines, (chunk) =>
      this.#uses()
        .where("evidence.deadline_id", "in", chunk)
        .orderBy("evidence.deadline_id")
        .orderBy("evidence.submitted_at")
        .orderBy("evidence.id")
        .execute(),
    );
    return rows.map(evidenceFrom);
  }

  async ofCriterion(criterion: CriterionRef | null): Promise<readonly Evidence[]> {
    let uses = this.#uses()
      .where("evidence.criterion_set", "is not", null)
      .orderBy("evidence.submitted_at")
      .orderBy("evidence.id");
    if (criterion) {
      uses = uses
        .where("evidence.criterion_set", "=", criterion.setKey)
        .where("evidence.criterion_area", "=", criterion.area)
        .where("evidence.criterion_name", "=", criterion.name);
    }
    return (await uses.execute()).map(evidenceFrom);
  }

  async remove(id: EvidenceId): Promise<void> {
    const evidence = await this.byId(id);
    if (!evidence) return;
    await this.atomically(async (db) => {
      await db.deleteFrom("evidence").where("org_id", "=", this.org).where("id", "=", id).execute();
      await db
        .deleteFrom("document")
        .where("org_id", "=", this.org)
        .where("id", "=", evidence.document.id)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("evidence")
                .select("evidence.id")
                .where("evidence.org_id", "=", this.org)
                .where("evidence.document_id", "=", evidence.document.id),
            ),
          ),
        )
        .execute();
    });
  }

  async documentById(id: DocumentId): Promise<EvidenceDocument | null> {
    const row = await this.#documents().where("id", "=", id).executeTakeFirst();
    return row ? documentFrom(row) : null;
  }

  /** Asked part by part: no database follows three indexes for one question. */
  async findDocuments(key: DocumentKey): Promise<readonly EvidenceDocument[]> {
    const { fileHash, url, number, date } = key;
    const found = new Map<DocumentId, MarkedDocument>();
    const take = (rows: readonly MarkedDocument[]) => rows.map((row) => found.set(row.id, row));
    const documents = this.#documents().orderBy("given_at", "desc").orderBy("id").limit(MOST_FOUND);
    if (fileHash !== undefined) take(await documents.where("file_hash", "=", fileHash).execute());
    if (url !== undefined) take(await documents.where("url", "=", url).execute());
    if (number !== undefined) {
      const numbered = documents.where("number_folded", "=", foldText(number));
      const dated = numbered.where("document_date", date === null ? "is" : "=", date ?? null);
      take(await (date === undefined ? numbered : dated).execute());
    }
    return [...found.values()].toSorted(newestFirst).slice(0, MOST_FOUND).map(documentFrom);
  }

  async saveDocument(document: EvidenceDocument): Promise<void> {
    await this.db
      .updateTable("document")
      .set(documentColumns(document))
      .where("org_id", "=", this.org)
      .where("id", "=", document.id)
      .execute();
  }

  async usesOf(document: DocumentId): Promise<readonly Evidence[]> {
    const rows = await this.#uses()
      .where("evidence.document_id", "=", document)
      .orderBy("evidence.submitted_at")
      .orderBy("evidence.id")
      .execute();
    return rows.map(evidenceFrom);
  }

  async search(
    words: readonly string[],
    unitIds: readonly UnitId[] | null,
    limit: number,
  ): Promise<readonly Evidence[]> {
    if (unitIds?.length === 0) return [];
    let uses = this.#uses()
      .orderBy("evidence.submitted_at", "desc")
      .orderBy("evidence.id", "desc")
      .limit(limit);
    for (const word of words) {
      uses = uses.where((eb) => containsWord(searchedIn(eb.ref("document.search")), word));
    }
    if (unitIds) uses = uses.where("evidence.deadline_id", "in", this.#workAround(unitIds));
    return (await uses.execute()).map(evidenceFrom);
  }

  #documents() {
    return this.db
      .selectFrom("document")
      .selectAll()
      .select(IS_LETTER.as("is_letter"))
      .where("org_id", "=", this.org);
  }

  /** What these units owe, support or follow: all that they may see. */
  #workAround(unitIds: readonly UnitId[]) {
    const helped = this.db
      .selectFrom("task_unit")
      .select("task_unit.task_id")
      .where("task_unit.org_id", "=", this.org)
      .where("task_unit.unit_id", "in", unitIds)
      .where("task_unit.part", "in", ["support", "follow"]);
    return this.db
      .selectFrom("deadline")
      .select("deadline.id")
      .where("deadline.org_id", "=", this.org)
      .where(({ eb, or }) =>
        or([eb("deadline.unit_id", "in", unitIds), eb("deadline.task_id", "in", helped)]),
      );
  }

  #uses() {
    return this.db
      .selectFrom("evidence")
      .innerJoin("document", (join) =>
        join
          .onRef("document.org_id", "=", "evidence.org_id")
          .onRef("document.id", "=", "evidence.document_id"),
      )
      .selectAll(["evidence", "document"])
      .select(["evidence.id as use_id", IS_LETTER.as("is_letter")])
      .where("evidence.org_id", "=", this.org);
  }
}

function newestFirst(one: MarkedDocument, other: MarkedDocument): number {
  if (one.given_at !== other.given_at) return one.given_at < other.given_at ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}
