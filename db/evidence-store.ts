import type {
  CriterionRef,
  Evidence,
  EvidenceDocument,
  EvidenceSource,
  Proved,
} from "../domain/evidence.ts";
import type { DocumentReference } from "../domain/document-reference.ts";
import type { DeadlineId, DocumentId, EvidenceId, UnitId } from "../domain/ids.ts";
import type { DocumentKey, EvidenceStore } from "../domain/proof-stores.ts";
import { foldText } from "../domain/text.ts";
import { readChunks } from "./chunks.ts";
import { containsWord } from "./deadline-query.ts";
import type { DocumentRow, EvidenceRow } from "./rows/proof-rows.ts";
import { SqlStore } from "./sql-store.ts";

const MOST_FOUND = 50;

type DocumentColumns = Omit<DocumentRow, "org_id" | "id" | "given_by" | "given_at">;

/** A use beside its document, whose columns have their own names. */
type UsedRow = Omit<EvidenceRow, "id"> & Omit<DocumentRow, "id"> & { readonly use_id: EvidenceId };

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
    const found = new Map<DocumentId, DocumentRow>();
    const take = (rows: readonly DocumentRow[]) => rows.map((row) => found.set(row.id, row));
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
      uses = uses.where((eb) => containsWord(eb.ref("document.search"), word));
    }
    if (unitIds) uses = uses.where("evidence.deadline_id", "in", this.#workAround(unitIds));
    return (await uses.execute()).map(evidenceFrom);
  }

  #documents() {
    return this.db.selectFrom("document").selectAll().where("org_id", "=", this.org);
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
      .select("evidence.id as use_id")
      .where("evidence.org_id", "=", this.org);
  }
}

function newestFirst(one: DocumentRow, other: DocumentRow): number {
  if (one.given_at !== other.given_at) return one.given_at < other.given_at ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}

function documentColumns({ source, note, reference }: EvidenceDocument): DocumentColumns {
  const number = reference?.number ?? null;
  const fileName = source.kind === "file" ? source.name : null;
  const searched = [number, reference?.subject, note, fileName];
  return {
    kind: source.kind,
    url: source.kind === "link" ? source.url : null,
    file_hash: source.kind === "file" ? source.hash : null,
    file_name: fileName,
    note,
    number,
    number_folded: number === null ? null : foldText(number),
    document_kind: reference?.kind ?? null,
    issuer: reference?.issuer ?? null,
    document_date: reference?.date ?? null,
    subject: reference?.subject ?? null,
    search: foldText(searched.flatMap((part) => part ?? []).join(" ")),
  };
}

function provedColumns(proves: Proved) {
  const criterion = proves.kind === "criterion" ? proves.criterion : null;
  return {
    deadline_id: proves.kind === "deadline" ? proves.deadlineId : null,
    criterion_set: criterion?.setKey ?? null,
    criterion_area: criterion?.area ?? null,
    criterion_name: criterion?.name ?? null,
  };
}

function evidenceFrom(row: UsedRow): Evidence {
  return {
    id: row.use_id,
    document: documentFrom({ ...row, id: row.document_id }),
    proves: provedFrom(row),
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at,
  };
}

function provedFrom(row: UsedRow): Proved {
  if (row.deadline_id !== null) return { kind: "deadline", deadlineId: row.deadline_id };
  const { criterion_set: setKey, criterion_area: area, criterion_name: name } = row;
  if (setKey === null || area === null || name === null) {
    throw new Error(`Evidence ${row.use_id} proves nothing`);
  }
  return { kind: "criterion", criterion: { setKey, area, name } };
}

function documentFrom(row: DocumentRow): EvidenceDocument {
  return {
    id: row.id,
    source: sourceFrom(row),
    note: row.note,
    reference: referenceFrom(row),
    givenBy: row.given_by,
    givenAt: row.given_at,
  };
}

function sourceFrom(row: DocumentRow): EvidenceSource {
  switch (row.kind) {
    case "link":
      if (row.url === null) throw new Error(`Document ${row.id} is a link but has none`);
      return { kind: "link", url: row.url };
    case "file":
      if (row.file_hash === null || row.file_name === null) {
        throw new Error(`Document ${row.id} is a file but names none`);
      }
      return { kind: "file", hash: row.file_hash, name: row.file_name };
    case "reference":
      return { kind: "reference" };
    default:
      return row.kind satisfies never;
  }
}

/** A reference that was read says something. */
function referenceFrom(row: DocumentRow): DocumentReference | null {
  const reference = {
    number: row.number,
    kind: row.document_kind,
    issuer: row.issuer,
    date: row.document_date,
    subject: row.subject,
  };
  return Object.values(reference).every((value) => value === null) ? null : reference;
}
