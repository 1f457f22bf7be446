/** Tài liệu kiểm chứng: the documents that were handed in, and what each of them proves. */
import type { DeadlineId, DocumentId, EvidenceId, FileHash, PersonId } from "./ids.ts";
import type { Deadline } from "./deadline.ts";
import { missingParts, wantedParts } from "./deliverable-parts.ts";
import { impossibleDateIn, type DocumentReference } from "./document-reference.ts";
import { foldText } from "./text.ts";
import type { Instant, LocalDate } from "./time.ts";

/** What was handed in: a link, a file, or just a document's number and date (chờ tệp). */
export type EvidenceSource =
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "file"; readonly hash: FileHash; readonly name: string }
  | { readonly kind: "reference" };

/** Văn bản đã nộp: stands once, whatever it proves. */
export interface EvidenceDocument {
  readonly id: DocumentId;
  readonly source: EvidenceSource;
  /** The sender's own words beside it. */
  readonly note: string;
  /** What could be read of the document from those words, or what a person corrected it to; null when nothing could. */
  readonly reference: DocumentReference | null;
  readonly givenBy: PersonId;
  readonly givenAt: Instant;
  /** It proves an apology: its file, that one's name and the words beside it name an applicant. */
  readonly isLetter?: true;
}

/** Tiêu chí, tiêu chí thành phần of the index, as a set of scores names it. */
export interface CriterionRef {
  /** The set's key (`scoreSetKey`). */
  readonly setKey: string;
  /** Empty where the document has no areas. */
  readonly area: string;
  readonly name: string;
}

/** What a document proves: a deadline, or a criterion of the index that no deadline stands for. */
export type Proved =
  | { readonly kind: "deadline"; readonly deadlineId: DeadlineId }
  | { readonly kind: "criterion"; readonly criterion: CriterionRef };

/** One use of a document as proof. */
export interface Evidence {
  readonly id: EvidenceId;
  readonly document: EvidenceDocument;
  readonly proves: Proved;
  readonly submittedBy: PersonId;
  readonly submittedAt: Instant;
}

export type LinkProblem = "not-a-link" | "not-web" | "has-login" | "not-public";

/**
 * A document dated outside the scoring year is accepted only after a warning; one dated in the
 * December before it is normal, since plans of a year are issued then.
 */
export function isOutsideScoringYear(documentDate: LocalDate | null, year: number): boolean {
  if (!documentDate) return false;
  return documentDate < `${year - 1}-12-01` || documentDate > `${year + 1}-01-31`;
}

/** Whether a document says of itself that it will be issued later. */
export function isDatedAhead(reference: DocumentReference | null, day: LocalDate): boolean {
  return reference !== null && reference.date !== null && reference.date > day;
}

/** The date that there is not, for which a document has none; as it was written. */
export function undatedBy({ reference, note }: OfferedDocument): string | null {
  return reference?.date ? null : impossibleDateIn(note);
}

/** What somebody gives, before it is known whether it was given before. */
export type OfferedDocument = Pick<EvidenceDocument, "source" | "note" | "reference">;

/**
 * The same document given once more: the same bytes; the same address, unless the words beside it name
 * another number or date, for one address may lead to several; or, where one of the two is no more than
 * a reference, the same number and date.
 */
export function isSameDocument(offered: OfferedDocument, known: EvidenceDocument): boolean {
  if (isSameSource(offered.source, known.source)) {
    const isLink = offered.source.kind === "link";
    return !isLink || !differs(offered.reference, known.reference, ["number", "date"]);
  }
  return (
    (offered.source.kind === "reference" || known.source.kind === "reference") &&
    hasSameNumber(offered.reference, known.reference) &&
    offered.reference?.date === known.reference?.date
  );
}

/**
 * The same among those of one deadline, where less is said of a document: what its words leave out is
 * taken to be so, and a file or link without a word is the one that a reference there waits for.
 */
export function isSameThere(offered: OfferedDocument, known: EvidenceDocument): boolean {
  if (isSameDocument(offered, known)) return true;
  const said = offered.reference;
  const isAwaited = known.source.kind === "reference" && offered.source.kind !== "reference";
  if (isAwaited) return !contradicts(said, known.reference);
  return (
    offered.source.kind === "reference" &&
    hasSameNumber(said, known.reference) &&
    !contradicts(said, known.reference)
  );
}

/** The known document with what was still missing of it: its file or link, and what its words left out. */
export function completed(known: EvidenceDocument, offered: OfferedDocument): EvidenceDocument {
  const source = known.source.kind === "reference" ? offered.source : known.source;
  const { reference } = known;
  if (!reference || !offered.reference) {
    return { ...known, source, reference: reference ?? offered.reference };
  }
  const given = offered.reference;
  return {
    ...known,
    source,
    reference: {
      number: reference.number ?? given.number,
      kind: reference.kind ?? given.kind,
      issuer: reference.issuer ?? given.issuer,
      date: reference.date ?? given.date,
      subject: reference.subject ?? given.subject,
    },
  };
}

/**
 * The document as it is now without what once completed it: its file or link, and what its words said.
 * What was corrected since stays.
 */
export function uncompleted(
  now: EvidenceDocument,
  before: EvidenceDocument,
  after: EvidenceDocument,
): EvidenceDocument {
  const source = before.source.kind === after.source.kind ? now.source : before.source;
  const kept = <Field extends keyof DocumentReference>(field: Field) => {
    const said = now.reference?.[field] ?? null;
    const isOfIt = said === (after.reference?.[field] ?? null);
    return isOfIt ? (before.reference?.[field] ?? null) : said;
  };
  const reference: DocumentReference = {
    number: kept("number"),
    kind: kept("kind"),
    issuer: kept("issuer"),
    date: kept("date"),
    subject: kept("subject"),
  };
  const saysNothing = REFERENCE_FIELDS.every((field) => reference[field] === null);
  return { ...now, source, reference: saysNothing ? null : reference };
}

/** What a person corrects it to: what his words name counts, the rest stays; a new number brings its kind. */
export function corrected(
  before: DocumentReference | null,
  read: DocumentReference,
): DocumentReference {
  const isRenumbered = read.number !== null;
  return {
    number: read.number ?? before?.number ?? null,
    kind: isRenumbered ? read.kind : (read.kind ?? before?.kind ?? null),
    issuer: isRenumbered ? read.issuer : (read.issuer ?? before?.issuer ?? null),
    date: read.date ?? before?.date ?? null,
    subject: read.subject ?? before?.subject ?? null,
  };
}

/** Which of a reference's fields differ. */
export function changedFields(
  before: DocumentReference | null,
  after: DocumentReference | null,
): readonly (keyof DocumentReference)[] {
  return REFERENCE_FIELDS.filter((field) => (before?.[field] ?? null) !== (after?.[field] ?? null));
}

/** Whether a label asks for several documents. */
export function hasParts(label: string): boolean {
  return wantedParts(label).length > 1;
}

/** The parts of a product of several that nothing given stands for; none for a product of one. */
export function partsLeft(label: string, given: readonly Evidence[]): readonly string[] {
  if (!hasParts(label)) return [];
  const references = given.map(({ document }) => document.reference);
  return missingParts(label, references).map((part) => part.label);
}

/**
 * The day on which the work was finished, by what proves it: a product of several parts when its last
 * was issued; null where the documents do not say.
 *
 * @param id of the use that counts for a product of one part
 */
export function finishedOn(
  label: string,
  given: readonly Evidence[],
  id: EvidenceId,
): LocalDate | null {
  const counted = hasParts(label) ? given : given.filter((each) => each.id === id);
  const dates = counted.flatMap(({ document }) => document.reference?.date ?? []);
  return dates.toSorted().at(-1) ?? null;
}

/** Handed in already, it goes by the day that its documents say now; unknown, it stays. */
export function datedBy(deadline: Deadline, day: LocalDate | null): Deadline {
  const { state } = deadline;
  if (state.name !== "submitted" || day === null || day === state.completedOn) return deadline;
  return { ...deadline, state: { ...state, completedOn: day } };
}

const REFERENCE_FIELDS = ["number", "kind", "issuer", "date", "subject"] as const;

function isSameSource(one: EvidenceSource, other: EvidenceSource): boolean {
  if (one.kind === "file") return other.kind === "file" && one.hash === other.hash;
  return one.kind === "link" && other.kind === "link" && one.url === other.url;
}

function hasSameNumber(one: DocumentReference | null, other: DocumentReference | null): boolean {
  if (!one?.number || !other?.number) return false;
  return foldText(one.number) === foldText(other.number);
}

/** Whether both say a number, a kind or a date, and not the same. */
function contradicts(one: DocumentReference | null, other: DocumentReference | null): boolean {
  return differs(one, other, ["number", "kind", "date"]);
}

/** Whether both say one of these, and not the same. */
function differs(
  one: DocumentReference | null,
  other: DocumentReference | null,
  fields: readonly (keyof DocumentReference)[],
): boolean {
  return fields.some((field) => {
    const [said, known] = [one?.[field] ?? null, other?.[field] ?? null];
    return said !== null && known !== null && foldText(said) !== foldText(known);
  });
}
