/** Tin tổng hợp buổi sáng: what one person's notices say together, as things stand now. */
import type { Bundle, BundleItem, BundleSection, Item } from "./content.ts";
import { snoozesOf } from "./follow-up-snooze.ts";
import type { DeadlineId, UnitId } from "./ids.ts";
import { stillHolds, type NoticeSection } from "./ladder.ts";
import type { Note, Notice } from "./message.ts";
import { foremostRole } from "./org.ts";
import { unitsInCharge, type Actor } from "./rights.ts";
import type { DeadlineView, SupportRequest } from "./stores.ts";
import { dateIn, type Instant, type LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** The order of the sections; what stands first in it wins when a deadline is in several. */
const ORDER: readonly NoticeSection[] = [
  "warning",
  "overdue",
  "due",
  "proof",
  "signature",
  "support",
  "status",
  "own-date",
  "escalation",
  "closing",
  "unlinked",
];

/** What a bundle is composed of. */
export interface BundleParts {
  readonly actor: Actor;
  /** Those that are still his to hear. */
  readonly notices: readonly Notice[];
  readonly notes: readonly Note[];
  readonly views: readonly DeadlineView[];
  /** Of the deadlines in the section `support`. */
  readonly requests: readonly SupportRequest[];
}

/** Null when nothing of it still holds: then the message is not sent. */
export function composeBundle(
  { actor, notices, notes, views, requests }: BundleParts,
  now: Instant,
  calendar: WorkingCalendar,
): Bundle | null {
  const today = dateIn(now, calendar.zone);
  const byId = new Map(views.map((view) => [view.deadline.id, view]));
  const holding = notices.filter((notice) => {
    const view = byId.get(notice.deadlineId);
    return view !== undefined && stillHolds(notice, view.deadline, today);
  });
  const shown = new Set<DeadlineId>();
  const sections = ORDER.flatMap((name): BundleSection[] => {
    const days = daysOf(name, holding, shown);
    const items = [...days].flatMap(([id, fallen]) => {
      const view = byId.get(id);
      if (!view) return [];
      shown.add(id);
      const request = name === "support" ? requestTo(unitsInCharge(actor), id, requests) : null;
      return [{ ...bundleItem(view, fallen, today, calendar), request }];
    });
    return items.length > 0 ? [{ name, items: items.toSorted(byWeight) }] : [];
  });
  if (sections.length === 0 && notes.length === 0) return null;
  const { person } = actor;
  const snoozes = snoozesOf(sections, now, calendar);
  return { post: person.post, today, role: foremostRole(person), sections, notes, snoozes };
}

export function itemsOf(bundle: Bundle): readonly DeadlineId[] {
  return bundle.sections.flatMap((section) => section.items.map((item) => item.deadlineId));
}

/** A deadline as a line of a list shows it. */
export function itemOf(view: DeadlineView, today: LocalDate, calendar: WorkingCalendar): Item {
  const { deadline } = view;
  return {
    deadlineId: deadline.id,
    taskId: deadline.taskId,
    unitId: deadline.unitId,
    kind: deadline.kind,
    code: view.code,
    label: deadline.label,
    title: view.title,
    unit: view.unit,
    post: view.post,
    due: deadline.due,
    cutOff: deadline.cutOff,
    timing: deadline.timing,
    points: view.points,
    ownDue: deadline.ownDue,
    isClosedLate: deadline.closedLateAt !== null,
    state: deadline.state.name,
    countdown: deadline.due ? calendar.countdown(today, deadline.due) : null,
    progress: null,
  };
}

/** The deadlines of a section, each with the days on which it was told or should have been. */
function daysOf(
  name: NoticeSection,
  holding: readonly Notice[],
  shown: ReadonlySet<DeadlineId>,
): ReadonlyMap<DeadlineId, readonly LocalDate[]> {
  const days = new Map<DeadlineId, LocalDate[]>();
  for (const { deadlineId, section, day } of holding) {
    if (section !== name || shown.has(deadlineId)) continue;
    days.set(deadlineId, [...(days.get(deadlineId) ?? []), day]);
  }
  return days;
}

function bundleItem(
  view: DeadlineView,
  days: readonly LocalDate[],
  today: LocalDate,
  calendar: WorkingCalendar,
): Omit<BundleItem, "request"> {
  const { state, lateReason } = view.deadline;
  return {
    ...itemOf(view, today, calendar),
    missedDays: days.filter((day) => day < today).toSorted(),
    signedSince: state.name === "awaiting" ? dateIn(state.at, calendar.zone) : null,
    lateReason,
  };
}

function requestTo(
  units: readonly UnitId[],
  deadlineId: DeadlineId,
  requests: readonly SupportRequest[],
): BundleItem["request"] {
  const asked = requests.filter((request) => request.deadlineId === deadlineId);
  const own = asked.find(({ unitId }) => units.includes(unitId)) ?? asked[0];
  return own ? { wantedBy: own.wantedBy, words: own.words } : null;
}

/** Points first, the most of them; then the date, then the code; no two stand by chance. */
function byWeight(one: Item, other: Item): number {
  const points = (other.points ?? -1) - (one.points ?? -1);
  if (points !== 0) return points;
  const left = orderOf(one);
  const right = orderOf(other);
  return left < right ? -1 : left > right ? 1 : 0;
}

function orderOf({ due, code, unit, label }: Item): string {
  return `${due ?? "9999"} ${code ?? ""} ${unit} ${label}`;
}
