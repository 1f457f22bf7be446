/** Danh mục hồ sơ kiểm chứng: its rows, one for each use of a document and one for what is missing. */
import {
  isOnTime,
  isOpen,
  scoredDue,
  type DeadlineKind,
  type DeadlineState,
  type DeadlineStateName,
} from "./deadline.ts";
import { partsLeft, type Evidence, type EvidenceDocument } from "./evidence.ts";
import type { DeadlineView } from "./plan-stores.ts";
import type { Review } from "./review.ts";
import type { LocalDate } from "./time.ts";

/** One use of a document, or what none was handed in for. */
export interface ProofRow {
  readonly kind: DeadlineKind | "criterion";
  /** The area of its task; of a criterion its own name. */
  readonly heading: string;
  readonly code: string | null;
  readonly title: string;
  readonly unit: string;
  /** What is owed: `Kế hoạch`, or the part of it that is missing; empty for a criterion. */
  readonly label: string;
  /** Lồng ghép: the report that it is part of, and is proved by; null for most. */
  readonly embeddedIn: string | null;
  /** The date by which it is scored. */
  readonly due: LocalDate | null;
  /** The date that was granted since; null where none was. */
  readonly extendedTo: LocalDate | null;
  /** Null for a criterion. */
  readonly state: DeadlineStateName | null;
  readonly onTime: boolean | null;
  /** Due, and not proved; of a deadline one row at most, which stands for what it lacks. */
  readonly isMissing: boolean;
  readonly document: EvidenceDocument | null;
  /** It names an applicant whom its reader may not see: its file is left out. */
  readonly isWithheld?: true;
  /** What became of this document; null where there is none, or it waits to be looked at. */
  readonly outcome: Review["outcome"] | null;
  /** Why it was returned, or need not be done. */
  readonly reason: string | null;
}

/** What is owed, with the report that it is part of where it is. */
export type OwedView = DeadlineView & { readonly embeddedIn?: string };

/**
 * Of each document that was given, and of what is not there yet.
 *
 * @param reviews of this deadline, the newest first
 */
export function rowsOf(
  view: OwedView,
  given: readonly Evidence[],
  reviews: readonly Review[],
  today: LocalDate,
): readonly ProofRow[] {
  const { deadline } = view;
  const { state, label, due } = deadline;
  const row = { ...emptyRow(view), reason: "reason" in state ? state.reason : null };
  const isDue = due !== null && due <= today;
  const lacksAll = isDue && (isOpen(state) || state.name === "done");
  if (given.length === 0) return [{ ...row, isMissing: lacksAll }];
  // Handed in as it was, a part may be missing all the same; a report proves what is part of it.
  const isAgreed = state.name === "accepted" || state.name === "waived";
  const left = isAgreed || view.embeddedIn !== undefined ? [] : partsLeft(label, given);
  const rows = given.map((proof, index): ProofRow => {
    const isLast = index === given.length - 1;
    return {
      ...row,
      ...reviewedAs(proof, state, reviews),
      isMissing: lacksAll && isLast && left.length === 0,
      document: proof.document,
    };
  });
  const rest = { ...row, label: left.join("; "), isMissing: true, reason: null };
  return isDue && left.length > 0 ? [...rows, rest] : rows;
}

/**
 * What was returned by itself stays so until it is handed in again; else a document stands as what it
 * proves. Incident: of a product of two parts that was accepted, the first part waited for ever; and
 * what was handed in again after a return was still called returned, with the old reason.
 */
function reviewedAs(
  { id }: Evidence,
  state: DeadlineState,
  reviews: readonly Review[],
): Pick<ProofRow, "outcome" | "reason"> {
  const own = reviews.find(({ evidenceId }) => evidenceId === id);
  const isTheLast = "evidenceId" in state && state.evidenceId === id;
  if (own?.outcome === "returned" && !isTheLast)
    return { outcome: own.outcome, reason: own.reason };
  switch (state.name) {
    case "accepted":
      return { outcome: "accepted", reason: null };
    case "returned":
      return { outcome: "returned", reason: state.reason };
    case "waived":
      return { outcome: null, reason: state.reason };
    default:
      return { outcome: null, reason: null };
  }
}

function emptyRow({ deadline, code, title, area, unit, embeddedIn }: OwedView): ProofRow {
  const { kind, state, label, due, originalDue } = deadline;
  return {
    kind,
    heading: area ?? "",
    code,
    title,
    unit,
    label,
    embeddedIn: embeddedIn ?? null,
    due: scoredDue(deadline),
    extendedTo: originalDue === null ? null : due,
    state: state.name,
    onTime: isOnTime(deadline),
    isMissing: false,
    document: null,
    outcome: null,
    reason: null,
  };
}

/** What proves a criterion that no deadline stands for: nobody reviews it. */
export function criterionRow({ document }: Evidence, area: string, name: string): ProofRow {
  return {
    kind: "criterion",
    heading: area ? `${area} – ${name}` : name,
    code: null,
    title: "",
    unit: "",
    label: "",
    embeddedIn: null,
    due: null,
    extendedTo: null,
    state: null,
    onTime: null,
    isMissing: false,
    document,
    outcome: null,
    reason: null,
  };
}
