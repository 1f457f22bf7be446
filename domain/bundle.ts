/** Tin tổng hợp buổi sáng: what one person's notices say together, as things stand now. */
import type { Bundle, BundleItem, BundleSection, Item } from "./content.ts";
import type { DeadlineId } from "./ids.ts";
import { stillHolds, type NoticeSection } from "./ladder.ts";
import type { Notice } from "./message.ts";
import { foremostRole, type Person } from "./org.ts";
import type { DeadlineView } from "./stores.ts";
import { dateIn, type LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

/** The order of the sections; what stands first in it wins when a deadline is in several. */
const ORDER: readonly NoticeSection[] = [
  "overdue",
  "warning",
  "due",
  "proof",
  "signature",
  "escalation",
  "unlinked",
];

/** Null when nothing of it still holds: then the message is not sent. */
export function composeBundle(
  person: Person,
  notices: readonly Notice[],
  views: readonly DeadlineView[],
  today: LocalDate,
  calendar: WorkingCalendar,
): Bundle | null {
  const byId = new Map(views.map((view) => [view.deadline.id, view]));
  const holding = notices.filter((notice) => {
    const view = byId.get(notice.deadlineId);
    return view !== undefined && stillHolds(notice, view.deadline, today);
  });
  const shown = new Set<DeadlineId>();
  const sections: BundleSection[] = [];
  for (const name of ORDER) {
    const items = sectionItems(name, holding, byId, shown, today, calendar);
    if (items.length > 0) sections.push({ name, items });
  }
  if (sections.length === 0) return null;
  return { post: person.post, today, role: foremostRole(person), sections };
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
    state: deadline.state.name,
    countdown: deadline.due ? calendar.countdown(today, deadline.due) : null,
    progress: null,
  };
}

function sectionItems(
  name: NoticeSection,
  holding: readonly Notice[],
  byId: ReadonlyMap<DeadlineId, DeadlineView>,
  shown: Set<DeadlineId>,
  today: LocalDate,
  calendar: WorkingCalendar,
): BundleItem[] {
  const missed = new Map<DeadlineId, LocalDate[]>();
  for (const notice of holding) {
    if (notice.section !== name || shown.has(notice.deadlineId)) continue;
    const days = missed.get(notice.deadlineId) ?? [];
    if (notice.day < today) days.push(notice.day);
    missed.set(notice.deadlineId, days);
  }
  const items: BundleItem[] = [];
  for (const [id, days] of missed) {
    const view = byId.get(id);
    if (!view) continue;
    shown.add(id);
    items.push(bundleItem(view, days, today, calendar));
  }
  return items.toSorted(byDueThenCode);
}

function bundleItem(
  view: DeadlineView,
  missedDays: readonly LocalDate[],
  today: LocalDate,
  calendar: WorkingCalendar,
): BundleItem {
  const { state, lateReason } = view.deadline;
  return {
    ...itemOf(view, today, calendar),
    missedDays: missedDays.toSorted(),
    signedSince: state.name === "awaiting" ? dateIn(state.at, calendar.zone) : null,
    lateReason,
  };
}

function byDueThenCode(one: Item, other: Item): number {
  const left = `${one.due ?? "9999"} ${one.code ?? ""} ${one.unit}`;
  const right = `${other.due ?? "9999"} ${other.code ?? ""} ${other.unit}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
