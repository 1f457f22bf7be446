/** Tin tổng hợp buổi sáng: what one person's notices say together, as things stand now. */
import type { Bundle, BundleItem, BundleSection, Item } from "./content.ts";
import { snoozesOf } from "./follow-up-snooze.ts";
import type { DeadlineId, UnitId } from "./ids.ts";
import { stillHolds, type NoticeSection } from "./ladder.ts";
import type { Note, Notice } from "./message.ts";
import { foremostRole } from "./org.ts";
import { mustNameUnits, unitsInCharge, type Actor } from "./rights.ts";
import { originOf, readRung, type Superior } from "./rung.ts";
import type { DeadlineView, SupportRequest } from "./stores.ts";
import { dateIn, type Instant, type LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

const PLACES = {
  warning: 1,
  overdue: 2,
  due: 3,
  proof: 4,
  signature: 5,
  support: 6,
  status: 7,
  "own-date": 8,
  escalation: 9,
  closing: 10,
  unlinked: 11,
} as const satisfies Readonly<Record<NoticeSection, number>>;

/** The order of the sections; what stands first in it wins when a deadline is in several. */
const ORDER = (Object.keys(PLACES) as NoticeSection[]).toSorted(
  (one, other) => PLACES[one] - PLACES[other],
);

/** Where its person's own units' work stands, without a word about whose it is. */
const OWN: ReadonlySet<NoticeSection> = new Set<NoticeSection>([
  "warning",
  "overdue",
  "due",
  "proof",
  "status",
  "own-date",
]);

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
  const holding = notices.flatMap((notice): Notice[] => {
    const deadline = byId.get(notice.deadlineId)?.deadline;
    if (!deadline || !stillHolds(notice, deadline, today)) return [];
    const section = shownIn(notice, deadline.due, today, calendar);
    return [{ ...notice, section }];
  });
  const told = [...Map.groupBy(holding, ({ deadlineId }) => deadlineId)];
  const sections = ORDER.flatMap((name): BundleSection[] => {
    const items = told.flatMap(([id, ofIt]) => {
      const view = byId.get(id);
      if (!view || foremost(ofIt) !== name) return [];
      const request = name === "support" ? requestTo(unitsInCharge(actor), id, requests) : null;
      return [{ ...bundleItem(view, ofIt, today, calendar), request }];
    });
    return items.length > 0 ? [{ name, items: items.toSorted(byWeight) }] : [];
  });
  if (sections.length === 0 && notes.length === 0) return null;
  const { person } = actor;
  const snoozes = snoozesOf(sections, now, calendar);
  const owned = sections.filter(({ name }) => OWN.has(name)).flatMap(({ items }) => items);
  const namesUnits = mustNameUnits(
    actor,
    owned.map(({ unitId }) => unitId),
  );
  const role = foremostRole(person);
  return { post: person.post, today, role, sections, namesUnits, notes, snoozes };
}

/**
 * What is not late stands with what is due: a due day is no day of warnings. Nor is it one when that
 * of which a delayed message warns has gone up meanwhile.
 */
function shownIn(
  notice: Pick<Notice, "section" | "day">,
  due: LocalDate | null,
  today: LocalDate,
  calendar: WorkingCalendar,
): NoticeSection {
  if (notice.section !== "warning") return notice.section;
  if (due !== null && due >= today) return "due";
  return isToCome(notice, today, calendar) ? "warning" : "overdue";
}

function isToCome(
  { day }: Pick<Notice, "day">,
  today: LocalDate,
  calendar: WorkingCalendar,
): boolean {
  return calendar.shift(day, 1) > today;
}

/** Where a deadline stands that is told of in several sections. */
function foremost(told: readonly Pick<Notice, "section">[]): NoticeSection | undefined {
  return ORDER.find((name) => told.some(({ section }) => section === name));
}

/** In the order in which a message tells of them; those of one deadline stand together. */
export function inOrderTold<Told extends ToldOf>(told: readonly Told[]): readonly Told[] {
  const places = new Map<DeadlineId, number>();
  for (const { item, section, day } of told) {
    const isEarly = section === "warning" && item.due !== null && item.due >= day;
    const place = PLACES[isEarly ? "due" : section];
    places.set(item.deadlineId, Math.min(place, places.get(item.deadlineId) ?? place));
  }
  const placeOf = ({ item }: Told) => places.get(item.deadlineId) ?? 0;
  return told.toSorted(
    (one, other) => placeOf(one) - placeOf(other) || byWeight(one.item, other.item),
  );
}

interface ToldOf extends Pick<Notice, "section" | "day"> {
  readonly item: Item;
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

function bundleItem(
  view: DeadlineView,
  told: readonly Notice[],
  today: LocalDate,
  calendar: WorkingCalendar,
): Omit<BundleItem, "request"> {
  const { state, lateReason, cutOff } = view.deadline;
  const days = new Set(told.map(({ day }) => day));
  const ahead = told.filter((notice) => isToCome(notice, today, calendar));
  const warnings = ahead.map(({ rung }) => readRung(rung));
  const isCutOff = told.some(({ rung }) => originOf(readRung(rung))?.kind === "cut-off");
  const isAhead = isCutOff && cutOff !== null && cutOff >= today;
  return {
    ...itemOf(view, today, calendar),
    missedDays: [...days].filter((day) => day < today).toSorted(),
    goesTo: SUPERIORS.filter((superior) =>
      warnings.some((rung) => rung.kind === "warning" && rung.of === superior),
    ),
    cutOffIn: isAhead ? calendar.countdown(today, calendar.onOrBefore(cutOff)).workingDays : null,
    signedSince: state.name === "awaiting" ? dateIn(state.at, calendar.zone) : null,
    lateReason,
  };
}

const SUPERIORS: readonly Superior[] = ["coordinator", "leader"];

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
