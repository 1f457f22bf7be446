/** The weekly summary: when it is planned, and what it says. */
import { actingFor } from "../domain/acting.ts";
import { itemOf } from "../domain/bundle.ts";
import type { Summary } from "../domain/content.ts";
import { countDirectives } from "../domain/directive-figures.ts";
import { countFigures, type CountedDeadline, type Figures } from "../domain/figures.ts";
import { loadApologySummary, loadDossierSummary } from "./dossier-figures.ts";
import { planMessages } from "../domain/carriers.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Office } from "../domain/office.ts";
import type { OrgRules } from "../domain/rules.ts";
import { summaryCarrier, type Carrier } from "../domain/sending-hours.ts";
import type { DeadlineView, OwedApologyDuty } from "../domain/plan-stores.ts";
import type { Stores } from "../domain/stores.ts";
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

/** After a change of the rules or the calendar: the summaries to come, at their new moments. */
export async function rescheduleSummaries(office: Office, stores: Stores): Promise<void> {
  const now = office.clock.now();
  const rules = await stores.settings.rules();
  for (const name of ["leaders-summary", "coordinators-draft"] as const) {
    const planned = await stores.schedule.get(name);
    if (planned === null || planned <= now) continue;
    await stores.schedule.move(name, planned, nextSummaryAt(office, rules, name, now));
  }
}

/** The figures and lists of the plan year, as they stand now. */
export async function loadSummary(office: Office, stores: Stores): Promise<Summary> {
  const { calendar, organisation } = office;
  const today = dateIn(office.clock.now(), calendar.zone);
  const figures = await loadFigures(stores, today);
  const weekEnd = addDays(today, 7 - weekdayOf(today));
  const overdue = await listOpen(stores, { dueTo: addDays(today, -1) });
  const dueThisWeek = await listOpen(stores, { dueFrom: today, dueTo: weekEnd });
  const directed = await stores.figures.directives(figures.year);
  const received = directed.filter(({ direction }) => direction === "received");
  const before = await stores.figures.snapshotBefore(today);
  const toItem = (view: DeadlineView) => itemOf(view, today, calendar);
  return {
    today,
    organisation: organisation.name,
    figures,
    overdue: overdue.map(toItem),
    dueThisWeek: dueThisWeek.map(toItem),
    directives: countDirectives(
      received.map(({ deadline }) => deadline),
      today,
    ),
    dossiers: await loadDossierSummary(office, stores, today),
    apologies: await loadApologySummary(stores, today),
    change: before && before.year === figures.year ? changeSince(before, figures) : null,
  };
}

export async function loadFigures(stores: Stores, asOf: LocalDate): Promise<Figures> {
  const year = await stores.figures.planYear(partsOf(asOf).year);
  const { tasks, deadlines } = await stores.figures.material(year);
  const directed = await stores.figures.directives(year);
  const apologies = await stores.figures.apologies(year);
  const apart = [...directed, ...apologies].map(countedWithPlan);
  return countFigures(tasks, [...deadlines, ...apart], year, asOf);
}

/**
 * A directive belongs to no task, nor does an apology: like a report it counts among what its unit owes,
 * and is overdue by the date in force, a directive here as in `countDirectives`; only whether it was on
 * time goes by the first one.
 */
function countedWithPlan({ deadline, unit }: OwedApologyDuty): CountedDeadline {
  const { due, state } = deadline;
  return { task: null, unit, due, state: state.name, embedded: false };
}

async function planSummary(office: Office, stores: Stores, name: SummaryName): Promise<void> {
  const now = office.clock.now();
  const planned = await stores.schedule.get(name);
  if (planned !== null && planned > now) return;
  const rules = await stores.settings.rules();
  if (!(await stores.schedule.move(name, planned, nextSummaryAt(office, rules, name, now)))) return;
  if (planned === null) return;
  const today = dateIn(now, office.calendar.zone);
  const onTime = dateIn(planned, office.calendar.zone) === today;
  if (name === "coordinators-draft") {
    // A draft of a week that is over would only be noise: the leaders have its summary by then.
    if (onTime) await planDrafts(office, stores, { slot: today, plannedFor: planned });
    return;
  }
  const carrier = onTime
    ? { slot: today, plannedFor: planned }
    : summaryCarrier(now, rules, office.calendar);
  const standIns = await stores.people.standInsOn(carrier.slot);
  const leaders = actingFor(await stores.people.withRole("leader"), standIns);
  await planWeekly(office, stores, leaders, carrier);
}

/** Whoever has the leaders' summary, be it in a leader's place, needs no draft of it. */
async function planDrafts(office: Office, stores: Stores, carrier: Carrier): Promise<void> {
  const standIns = await stores.people.standInsOn(carrier.slot);
  const leaders = await stores.people.withRole("leader");
  const withSummary = new Set([...leaders.map(({ id }) => id), ...actingFor(leaders, standIns)]);
  const coordinators = actingFor(await stores.people.withRole("coordinator"), standIns);
  const others = coordinators.filter((person) => !withSummary.has(person));
  await planWeekly(office, stores, others, carrier);
}

async function planWeekly(
  office: Office,
  stores: Stores,
  people: readonly PersonId[],
  carrier: Carrier,
): Promise<void> {
  await planMessages(
    office,
    stores,
    people.map((personId) => ({ personId, kind: "weekly", ...carrier })),
  );
}

/** The first summary time after a moment; a week without a working day (Tết) has none. */
function nextSummaryAt(
  { calendar }: Office,
  rules: OrgRules,
  name: SummaryName,
  after: Instant,
): Instant {
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
