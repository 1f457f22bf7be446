import type { DocumentReference } from "../domain/document-reference.ts";
import type { Evidence, EvidenceSource } from "../domain/evidence.ts";
import type { DeadlineId, EvidenceId } from "../domain/ids.ts";
import type { EvidenceStore } from "../domain/stores.ts";
import type { EvidenceRow } from "./rows/plan-rows.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlEvidenceStore extends SqlStore implements EvidenceStore {
  async add(evidence: Evidence): Promise<void> {
    const { source, reference } = evidence;
    await this.db
      .insertInto("evidence")
      .values({
        org_id: this.org,
        id: evidence.id,
        deadline_id: evidence.deadlineId,
        kind: source.kind,
        url: source.kind === "link" ? source.url : null,
        file_hash: source.kind === "file" ? source.hash : null,
        file_name: source.kind === "file" ? source.name : null,
        note: evidence.note,
        document_number: reference?.number ?? null,
        document_kind: reference?.kind ?? null,
        document_issuer: reference?.issuer ?? null,
        document_date: reference?.date ?? null,
        submitted_by: evidence.submittedBy,
        submitted_at: evidence.submittedAt,
      })
      .execute();
  }

  async remove(id: EvidenceId): Promise<void> {
    await this.db
      .deleteFrom("evidence")
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .execute();
  }

  async of(deadline: DeadlineId): Promise<readonly Evidence[]> {
    const rows = await this.db
      .selectFrom("evidence")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("deadline_id", "=", deadline)
      .orderBy("submitted_at")
      .orderBy("id")
      .execute();
    return rows.map((row) => ({
      id: row.id,
      deadlineId: row.deadline_id,
      source: sourceFrom(row),
      note: row.note,
      reference: referenceFrom(row),
      submittedBy: row.submitted_by,
      submittedAt: row.submitted_at,
    }));
  }
}

function sourceFrom(row: EvidenceRow): EvidenceSource {
  switch (row.kind) {
    case "link":
      if (row.url === null) throw new Error(`Evidence ${row.id} is a link but has none`);
      return { kind: "link", url: row.url };
    case "file":
      if (row.file_hash === null || row.file_name === null) {
        throw new Error(`Evidence ${row.id} is a file but names none`);
      }
      return { kind: "file", hash: row.file_hash, name: row.file_name };
    case "reference":
      return { kind: "reference" };
    default:
      return row.kind satisfies never;
  }
}

/** A reference that was read names at least a number or a date. */
function referenceFrom(row: EvidenceRow): DocumentReference | null {
  const reference = {
    number: row.document_number,
    kind: row.document_kind,
    issuer: row.document_issuer,
    date: row.document_date,
  };
  return Object.values(reference).every((value) => value === null) ? null : reference;
}
