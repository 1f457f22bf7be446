/** Whether a notice is still to be told: does it hold, has its person put it off? */
import { isOpen, type Deadline } from "../deadline.ts";
import { originOf, readRung, type RungRule } from "../rung.ts";
import { dateIn, type Instant, type LocalDate } from "../time.ts";
import { placeOfNews } from "./news.ts";
import type { NoticeSection, Rung } from "./rung-making.ts";

interface Told {
  readonly section: NoticeSection;
  readonly rung: string;
  readonly dateVersion: number;
}

/** Whether what a notice says still holds for the deadline as it is now. */
export function stillHolds(notice: Told, deadline: Deadline, today: LocalDate): boolean {
  const rung = readRung(notice.rung);
  // What nobody could be told holds as long as it would have held for its owner.
  const section = notice.section === "unlinked" ? sectionOf(rung) : notice.section;
  if (isOfState(section)) return BY_STATE[section](deadline);
  const { state } = deadline;
  if (!isOpen(state) || state.name === "awaiting") return false;
  if (deadline.closedLateAt !== null) return false;
  const isLate = deadline.due !== null && deadline.due < today;
  switch (section) {
    case "status":
      return deadline.statusFor === null || deadline.statusFor < quarterOf(rung, today);
    case "own-date":
      return deadline.ownDue === null;
    case "support":
    case "directive":
    case "assigned":
      return true;
    case "closing":
      return isLate;
    case "escalation":
      return isLate && notice.dateVersion === deadline.dateVersion;
    case "due":
    case "overdue":
    case "warning":
    case "apology":
    case "unlinked":
      return notice.dateVersion === deadline.dateVersion;
    default:
      return section satisfies never;
  }
}

/** What holds as long as its duty stands so, whatever its date. */
const BY_STATE = {
  proof: ({ state }) => state.name === "done",
  signature: ({ state }) => state.name === "awaiting",
  review: ({ state }) => state.name === "submitted",
  returned: ({ state }) => state.name === "returned",
  unsigned: ({ state }) => state.name === "open" && state.unsigned !== undefined,
  accepted: ({ state }) => state.name === "accepted",
  waived: ({ state }) => state.name === "waived",
  changed: () => true,
  // It may be asked for while the paper lies with its signer, and has to be answered all the same.
  extension: ({ state, closedLateAt }) => isOpen(state) && closedLateAt === null,
  "extension-answered": () => true,
} as const satisfies Partial<Record<NoticeSection, (deadline: Deadline) => boolean>>;

function isOfState(section: NoticeSection): section is keyof typeof BY_STATE {
  return section in BY_STATE;
}

/** What a snooze never keeps back: what is others' to do, and that a matter is about to go up. */
const NEVER_SILENCED: ReadonlySet<NoticeSection> = new Set<NoticeSection>([
  "warning",
  "escalation",
  "signature",
  "closing",
  "unlinked",
  "review",
  "returned",
  "unsigned",
  "accepted",
  "directive",
  "assigned",
  "changed",
  "waived",
  "extension",
  "extension-answered",
  "apology",
]);

/**
 * Whether a rung is kept back from a person who has put its deadline off until a moment. The due day
 * always speaks, and so does all that falls on the day when the snooze ends, or later.
 *
 * @param section where it would be shown to this person
 */
export function isSilenced(
  rung: Pick<Rung, "rule" | "day">,
  section: NoticeSection,
  until: Instant,
  zone: string,
): boolean {
  if (NEVER_SILENCED.has(section) || isOfDueDay(rung.rule)) return false;
  return rung.day < dateIn(until, zone);
}

export function isOfDueDay(rung: RungRule): boolean {
  switch (rung.kind) {
    case "due-afternoon":
    case "written-afternoon":
      return true;
    case "before":
    case "written":
    case "support":
      return rung.days === 0;
    default:
      return false;
  }
}

/** The quarter that a notice asked about; of one put off without its rung, that of the day then. */
function quarterOf(rung: RungRule, today: LocalDate): LocalDate {
  const origin = originOf(rung);
  if (origin?.kind === "status") return origin.quarterEnd;
  return rung.kind === "snoozed" ? rung.on : today;
}

/** Where a rung belongs in the bundle of whom it is meant for. */
function sectionOf(rung: RungRule): NoticeSection {
  const origin = originOf(rung);
  if (!origin) return "due";
  switch (origin.kind) {
    case "signature":
    case "presented":
      return "signature";
    case "proof-after":
    case "proof-monday":
      return "proof";
    case "review":
    case "review-monday":
      return "review";
    case "extension":
      return "extension";
    case "news":
      return placeOfNews(origin.what).section;
    case "status":
    case "own-date":
    case "warning":
    case "escalation":
      return origin.kind;
    case "support":
    case "support-asked":
      return "support";
    case "offer-closing":
      return "closing";
    case "after":
    case "monday":
    case "present":
      return "overdue";
    case "before":
    case "due-afternoon":
    case "written":
    case "written-afternoon":
    case "cut-off":
    case "snoozed":
    case "handed-over":
    case "unknown":
      return "due";
    default:
      return origin satisfies never;
  }
}
