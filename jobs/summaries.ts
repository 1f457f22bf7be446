/** The weekly summary: when it is planned, and what it says. */
import { itemOf } from "../domain/bundle.ts";
import type { Summary } from "../domain/content.ts";
import { countFigures, type Figures } from "../domain/figures.ts";
import type { MessageId } from "../domain/ids.ts";
import { summaryCarrier } from "../domain/notice-plan.ts";
import type { Office } from "../domain/office.ts";
import { hasRole, type Person } from "../domain/org.ts";
import type { DeadlineView, Stores } from "../domain/stores.ts";
import {
  addDays,
  dateIn,
  partsOf,
  weekdayOf,
  type Instant,
  type LocalDate,
} from "../domain/time.ts";
import { workingDaysOfWeek } from "../domain/working-calendar.ts";

/** How many overdue deadlines a summary carries; the figures count them all. */
const MOST_LISTED = 200;

const OPEN_STATES = ["open", "returned", "awaiting"] as const;

type SummaryName = "leaders-summary" | "coordinators-draft";

/** Plans the summaries that have come due, and notes when the next ones will. */
export async function planSummaries(office: Office, stores: Stores): Promise<void> {
  await planSummary(office, stores, "leaders-summary");
  await planSummary(office, stores, "coordinators-draft");
}

/** The figures and lists of the plan year, as they stand now. */
export async function loadSummary(office: Office, stores: Stores): Promise<Summary> {
  const { calendar, organisation } = office;
  const today = dateIn(office.clock.now(), calendar.zone);
  const figures = await loadFigures(stores, today);
  const weekEnd = addDays(today, 7 - weekdayOf(today));
  const overdue = await listOpen(stores, { dueTo: addDays(today, -1) });
  const dueThisWeek = await listOpen(stores, { dueFrom: today, dueTo: weekEnd });
  const before = await stores.figures.snapshotBefore(today);
  const toItem = (view: DeadlineView) => itemOf(view, today, calendar);
  return {
    today,
    organisation: organisation.name,
    figures,
    overdue: overdue.map(toItem),
    dueThisWeek: dueThisWeek.map(toItem),
    change: before && before.year === figures.year ? changeSince(before, figures) : null,
  };
}

export async function loadFigures(stores: Stores, asOf: LocalDate): Promise<Figures> {
  const year = await stores.figures.planYear(partsOf(asOf).year);
  const { tasks, deadlines } = await stores.figures.material(year);
  return countFigures(tasks, deadlines, year, asOf);
}

async function planSummary(office: Office, stores: Stores, name: SummaryName): Promise<void> {
  const now = office.clock.now();
  const planned = await stores.schedule.get(name);
  if (planned !== null && planned > now) return;
  if (!(await stores.schedule.move(name, planned, nextSummaryAt(office, name, now)))) return;
  if (planned === null) return;
  const today = dateIn(now, office.calendar.zone);
  if (name === "coordinators-draft") {
    // A draft of a week that is over would only be noise: the leaders have its summary by then.
    if (dateIn(planned, office.calendar.zone) !== today) return;
    const coordinators = await stores.people.withRole("coordinator");
    const notLeaders = coordinators.filter((person) => !hasRole(person, "leader"));
    return planPushes(office, stores, notLeaders, today, planned);
  }
  const leaders = await stores.people.withRole("leader");
  const onTime = dateIn(planned, office.calendar.zone) === today;
  const carrier = summaryCarrier(now, office.rules, office.calendar);
  return onTime
    ? planPushes(office, stores, leaders, today, planned)
    : planPushes(office, stores, leaders, carrier.slot, carrier.plannedFor);
}

async function planPushes(
  office: Office,
  stores: Stores,
  people: readonly Person[],
  slot: LocalDate,
  plannedFor: Instant,
): Promise<void> {
  await stores.messages.plan(
    people.map((person) => ({
      id: office.ids.next<"MessageId">() as MessageId,
      personId: person.id,
      kind: "weekly" as const,
      slot,
      plannedFor,
    })),
  );
}

/** The first summary time after a moment; a week without a working day (Tết) has none. */
function nextSummaryAt(office: Office, name: SummaryName, after: Instant): Instant {
  const { calendar, rules } = office;
  const isLeaders = name === "leaders-summary";
  const time = isLeaders ? rules.summary.leaderTime : rules.summary.coordinatorTime;
  let day = dateIn(after, calendar.zone);
  for (;;) {
    const week = workingDaysOfWeek(calendar, day);
    const chosen = isLeaders ? week[0] : week.at(-1);
    const at = chosen && calendar.instantAt(chosen, time);
    if (at && at > after) return at;
    day = addDays(day, 8 - weekdayOf(day));
  }
}

async function listOpen(
  stores: Stores,
  range: { dueFrom?: LocalDate; dueTo?: LocalDate },
): Promise<readonly DeadlineView[]> {
  const query = { unitIds: null, states: OPEN_STATES, limit: MOST_LISTED };
  return stores.deadlines.list({ ...query, ...range });
}

function changeSince(before: Figures, now: Figures): NonNullable<Summary["change"]> {
  return {
    since: before.asOf,
    tasksDone: now.tasks.done - before.tasks.done,
    overdue: now.deadlines.overdue - before.deadlines.overdue,
  };
}
