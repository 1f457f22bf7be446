/** Tin tổng hợp buổi sáng: what one person's notices say together, as things stand now. */
import { isAwaitedFrom, latestOf, undecidedOf } from "./bundle-extensions.ts";
import type { Bundle, BundleItem, BundleSection, Item } from "./content.ts";
import { reasonOf, type Deadline } from "./deadline.ts";
import { partsLeft, type Evidence } from "./evidence.ts";
import type { Extension } from "./extension.ts";
import { snoozesOf } from "./follow-up-snooze.ts";
import type { DeadlineId, UnitId } from "./ids.ts";
import { stillHolds, type NoticeSection } from "./ladder.ts";
import type { Note, Notice } from "./message.ts";
import { foremostRole } from "./org.ts";
import { mustNameUnits, unitsInCharge, type Actor } from "./rights.ts";
import { newsOf, originOf, readRung, type Superior } from "./rung.ts";
import type { DeadlineView } from "./plan-stores.ts";
import type { SupportRequest } from "./reminding-stores.ts";
import { dateIn, type Instant, type LocalDate } from "./time.ts";
import type { WorkingCalendar } from "./working-calendar.ts";

const PLACES = {
  warning: 1,
  returned: 2,
  unsigned: 3,
  directive: 4,
  apology: 5,
  overdue: 6,
  due: 7,
  assigned: 8,
  changed: 9,
  proof: 10,
  signature: 11,
  support: 12,
  status: 13,
  "own-date": 14,
  "extension-answered": 15,
  extension: 16,
  review: 17,
  waived: 18,
  escalation: 19,
  closing: 20,
  unlinked: 21,
  accepted: 22,
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
  "returned",
  "unsigned",
  "directive",
  "assigned",
  "changed",
  "extension-answered",
  "accepted",
  "apology",
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
  /** Of the deadlines in the sections about extensions, the newest first. */
  readonly extensions: readonly Extension[];
  /** What was given of products of several parts. */
  readonly evidence: readonly Evidence[];
  /** Who did what is told of a deadline, by post: gave it to its officer, signed it. */
  readonly doers: ReadonlyMap<DeadlineId, string>;
}

/** Null when nothing of it still holds: then the message is not sent. */
export function composeBundle(
  { actor, notices, notes, views, requests, extensions, evidence, doers }: BundleParts,
  now: Instant,
  calendar: WorkingCalendar,
): Bundle | null {
  const today = dateIn(now, calendar.zone);
  const byId = new Map(views.map((view) => [view.deadline.id, view]));
  const holding = notices.flatMap((notice): Notice[] => {
    const deadline = byId.get(notice.deadlineId)?.deadline;
    if (!deadline || !stillHolds(notice, deadline, today)) return [];
    if (notice.section === "extension") {
      const waiting = undecidedOf(deadline, extensions, today);
      if (!waiting || !isAwaitedFrom(notice, waiting)) return [];
    }
    const section = shownIn(notice, deadline.due, today, calendar);
    return [{ ...notice, section }];
  });
  const told = [...Map.groupBy(holding, ({ deadlineId }) => deadlineId)];
  const sections = ORDER.flatMap((name): BundleSection[] => {
    const items = told.flatMap(([id, ofIt]) => {
      const view = byId.get(id);
      if (!view || foremost(ofIt) !== name) return [];
      const request = name === "support" ? requestTo(unitsInCharge(actor), id, requests) : null;
      const isAboutExtension = name === "extension" || name === "extension-answered";
      const extension = isAboutExtension ? latestOf(id, extensions) : null;
      const missingParts = partsMissingOf(view.deadline, evidence);
      const { deadline } = view;
      const done = deedTold(deadline, ofIt, doers.get(id) ?? null);
      const askedDue = undecidedOf(deadline, extensions, today)?.proposedDue ?? null;
      const assignee = deadline.assigneeId === actor.person.id ? null : (view.assignee ?? null);
      const item = bundleItem({ ...view, assignee }, ofIt, today, calendar);
      return [{ ...item, ...done, askedDue, request, extension, missingParts }];
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
    directiveId: deadline.directiveId,
    order: view.order ?? null,
    unitId: deadline.unitId,
    kind: deadline.kind,
    code: view.code,
    label: deadline.label,
    title: view.title,
    unit: view.unit,
    post: view.post,
    assignee: view.assignee ?? null,
    due: deadline.due,
    originalDue: deadline.originalDue,
    dossierDue: deadline.dossierDue,
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
): Omit<BundleItem, "request" | "extension" | "missingParts"> {
  const { state, lateReason, cutOff } = view.deadline;
  // News is of the day before by its nature: no reminder was missed.
  const reminders = told.filter(({ rung }) => newsOf(rung) === null);
  const days = new Set(reminders.map(({ day }) => day));
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
    returnedFor: reasonOf(state),
    lateReason,
  };
}

const SUPERIORS: readonly Superior[] = ["coordinator", "leader"];

/** Of what nothing was given yet, all is missing: that goes without saying. */
function partsMissingOf({ id, label }: Deadline, evidence: readonly Evidence[]): readonly string[] {
  const given = evidence.filter(
    ({ proves }) => proves.kind === "deadline" && proves.deadlineId === id,
  );
  return given.length > 0 ? partsLeft(label, given) : [];
}

/** Whose deed it is that is told, where that is not to be guessed. */
function deedTold(
  { state }: Deadline,
  told: readonly Notice[],
  doer: string | null,
): Pick<BundleItem, "signed" | "assignedBy"> {
  const news = new Set(told.map(({ rung }) => newsOf(rung)));
  const isSigned = state.name === "done" && news.has("signed");
  return {
    signed: isSigned ? { by: doer, on: state.completedOn } : null,
    assignedBy: news.has("assigned") ? doer : null,
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
