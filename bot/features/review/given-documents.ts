/** A document that was handed in, as it is shown. */
import type { Evidence, EvidenceDocument } from "../../../domain/evidence.ts";
import { unnamedReference } from "../../../domain/letter-evidence.ts";
import type { GivenDocument } from "../../../domain/review-content.ts";
import { returnOf, type Review } from "../../../domain/review.ts";
import { dateIn } from "../../../domain/time.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";
import { LETTER_NAME } from "../../copy/review-documents.ts";

/** @param reviews of what it is to prove, the newest first */
export function documentOf(
  turn: LinkedTurn,
  evidence: Evidence,
  reviews: readonly Review[] = [],
): GivenDocument {
  const { document } = evidence;
  return {
    evidenceId: evidence.id,
    day: dateIn(evidence.submittedAt, turn.tools.office.calendar.zone),
    ...(document.isLetter ? withoutNames(document) : whole(document)),
    ...(returnOf(evidence, reviews) && { wasReturned: true }),
  };
}

/** With its address, to whoever may open it. */
export function openedDocument(turn: LinkedTurn, evidence: Evidence): GivenDocument {
  return { ...documentOf(turn, evidence), ...whole(evidence.document) };
}

type Shown = Pick<GivenDocument, "link" | "fileName" | "reference">;

function whole({ source, reference }: EvidenceDocument): Shown {
  return {
    link: source.kind === "link" ? source.url : null,
    fileName: source.kind === "file" ? source.name : null,
    reference,
  };
}

/**
 * What a list shows of a letter to an applicant. Incident: a file was called by the applicant's name, which
 * then stood in /tim and /kiemchung before those who may not see who handed a dossier in.
 */
function withoutNames({ source, reference }: EvidenceDocument): Shown {
  return {
    link: null,
    fileName: source.kind === "reference" ? null : LETTER_NAME,
    reference: reference && unnamedReference(reference),
  };
}
