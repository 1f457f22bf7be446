/** Documents and their uses as proof, as they stand in rows. */
import type { DocumentReference } from "../domain/document-reference.ts";
import type { Evidence, EvidenceDocument, EvidenceSource, Proved } from "../domain/evidence.ts";
import type { EvidenceId } from "../domain/ids.ts";
import { foldText } from "../domain/text.ts";
import type { DocumentRow, EvidenceRow } from "./rows/proof-rows.ts";

type DocumentColumns = Omit<DocumentRow, "org_id" | "id" | "given_by" | "given_at">;

/** A document, and whether it proves an apology. */
export type MarkedDocument = DocumentRow & { readonly is_letter: number };

/** A use beside its document, whose columns have their own names. */
type UsedRow = Omit<EvidenceRow, "id"> &
  Omit<MarkedDocument, "id"> & { readonly use_id: EvidenceId };

export function documentColumns({ source, note, reference }: EvidenceDocument): DocumentColumns {
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

export function provedColumns(proves: Proved) {
  const criterion = proves.kind === "criterion" ? proves.criterion : null;
  return {
    deadline_id: proves.kind === "deadline" ? proves.deadlineId : null,
    criterion_set: criterion?.setKey ?? null,
    criterion_area: criterion?.area ?? null,
    criterion_name: criterion?.name ?? null,
  };
}

export function evidenceFrom(row: UsedRow): Evidence {
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

export function documentFrom(row: MarkedDocument): EvidenceDocument {
  return {
    id: row.id,
    source: sourceFrom(row),
    note: row.note,
    reference: referenceFrom(row),
    givenBy: row.given_by,
    givenAt: row.given_at,
    ...(row.is_letter === 1 && { isLetter: true }),
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
