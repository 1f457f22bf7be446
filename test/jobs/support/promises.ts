/** What a year must have kept, whatever happened in it; each promise names what broke it. */
import { addDays, dateIn, DEFAULT_ZONE, timeIn } from "../../../domain/time.ts";
import { day } from "../../builders/time.ts";
import type { Snoozed } from "./deeds.ts";
import { isOpenThroughout, stateAt, type DutyState } from "./duty-states.ts";
import { isBlocked, isRefused, isTouched, leads, actingFor } from "./world-questions.ts";
import type { Heard, Life } from "./life.ts";

/** Empty when the promise was kept. */
export type Promised = (life: Life) => readonly string[];

const MORNING = ["07:30", "11:30"] as const;
const AFTERNOON = ["13:30", "17:00"] as const;
const LEADERS_TIME = "06:45";

/** Also what the channel did not take: it was asked. */
export const onlyInOfficeHours: Promised = ({ calendar, attempts, world }) =>
  attempts.flatMap(({ at: moment, person }) => {
    const date = dateIn(moment, calendar.zone);
    const time = timeIn(moment, calendar.zone);
    const isOpen = [MORNING, AFTERNOON].some(([from, to]) => from <= time && time < to);
    const isEarly = time >= LEADERS_TIME && time < MORNING[0] && leads(world, person, date);
    if (calendar.isWorkingDay(date) && (isOpen || isEarly)) return [];
    return [`P${person} was written to on ${date} at ${time}`];
  });

/** One bundle a morning (a leader's summary is it), one on the due day's afternoon, one draft. */
export const oneBundleAMorning: Promised = ({ heard }) => {
  const groups = Map.groupBy(heard, (each) => `P${each.person} on ${each.day}`);
  return [...groups].flatMap(([who, messages]) => {
    const count = (isOf: (each: Heard) => boolean) => messages.filter(isOf).length;
    const bundles = count(
      ({ kind, isDraft }) => kind === "morning" || (kind === "weekly" && !isDraft),
    );
    const afternoons = count(({ kind }) => kind === "due-day");
    const drafts = count(({ isDraft }) => isDraft);
    if (bundles <= 1 && afternoons <= 1 && drafts <= 1) return [];
    return [`${who}: ${messages.map(({ kind, time }) => `${kind} ${time}`).join(", ")}`];
  });
};

/** A message that says the same duty twice, or nothing at all, is a nuisance. */
export const nothingEmptyOrTwice: Promised = ({ heard }) =>
  heard.flatMap((each) => {
    const isEmpty = each.kind !== "weekly" && each.duties.length === 0 && each.notes === 0;
    const isTwice = new Set(each.duties).size < each.duties.length;
    return isEmpty || isTwice ? [`${lineOf(each)} is ${isEmpty ? "empty" : "doubled"}`] : [];
  });

export const silentOnceSettled: Promised = (life) =>
  life.heard.flatMap((each) =>
    each.sections.flatMap(({ name, duties }) =>
      duties.flatMap((duty) => {
        const state = stateAt(life.states[duty] ?? [], each.at);
        if (!state) return [`${lineOf(each)} speaks of a duty that was not yet`];
        const allowed = sectionsIn(state);
        if (allowed === "any" || allowed.includes(name) || isHandedOver(name, allowed)) return [];
        const how = state.isClosedLate ? "closed as late" : state.state;
        return [`${lineOf(each)}: D${duty} under ${name} while it is ${how}`];
      }),
    ),
  );

/** An untouched duty costs each reader so many messages in all; each deed may add some. */
const MESSAGES_A_DUTY = 18;
const MESSAGES_A_DEED = 13;
const WEEKS = 62;

export const fewEnough: Promised = ({ heard, world }) =>
  world.people.flatMap((person, index) => {
    const own = heard.filter((each) => each.person === index);
    const duties = new Set(own.flatMap((each) => each.duties));
    const deeds = world.deeds.filter(({ duty, by }) => duties.has(duty) || by === index).length;
    // At most the leaders' summary and the coordinators' draft, each once a week.
    const summaries = own.filter(({ kind }) => kind === "weekly").length;
    const notes = own.filter((each) => each.notes > 0).length;
    const rest = own.length - summaries - notes;
    const bound = duties.size * MESSAGES_A_DUTY + deeds * MESSAGES_A_DEED;
    if (rest <= bound && summaries <= 2 * WEEKS) return [];
    const role = person.coordinator ? "coordinator" : person.role;
    return [`P${index} (${role}) had ${rest} messages (at most ${bound}), ${summaries} summaries`];
  });

export const nothingLeftBehind: Promised = ({ outbox, attempts, heard, end, world }) => {
  const today = dateIn(end, DEFAULT_ZONE);
  const stuck = outbox.filter(
    ({ status, pickAt, slot }) =>
      status === "unknown" ||
      status === "claimed" ||
      (pickAt !== null && (pickAt <= end || slot < today)),
  );
  const left = stuck.map(
    ({ kind, slot, status, statusReason }) =>
      `${kind} of ${slot} is still ${status} (${statusReason})`,
  );
  const accepted = attempts.filter(
    ({ at: moment, person }) => !isRefused(world, moment) && !isBlocked(world, person, moment),
  );
  if (accepted.length === heard.length) return left;
  return [...left, `${accepted.length} were taken by the channel, ${heard.length} are on record`];
};

/** Which parts of a bundle may speak of a duty in a state. */
function sectionsIn({ state, isClosedLate }: DutyState): readonly string[] | "any" {
  if (state === "done") return ["proof"];
  if (state === "awaiting") return ["signature"];
  // Its own people are left in peace; who looks at it is not.
  if (state === "submitted") return ["review"];
  if (state === "waived") return ["waived"];
  if (state === "accepted") return ["accepted"];
  return isClosedLate ? [] : "any";
}

/** What its own people cannot be told goes to the coordinators. */
function isHandedOver(section: string, allowed: readonly string[]): boolean {
  return section === "unlinked" && allowed.length > 0;
}

/** Until then nothing is said of what was put off, but on its due day; then it is. */
export const quietWhilePutOff: Promised = (life) =>
  life.snoozes.flatMap((snooze) => {
    const { person, duty, at: since } = snooze;
    const later = life.snoozes.find(
      (other) => other.person === person && other.duty === duty && other.at > since,
    );
    const until = later && later.at < snooze.until ? later.at : snooze.until;
    const then = dateIn(until, life.calendar.zone);
    const about = life.heard.filter((each) => each.person === person && each.duties.includes(duty));
    const isCalm = !daysOf(life, snooze).some((date) => isTouched(life.world, date));
    if (!isCalm || !isOpenThroughout(life.states[duty] ?? [], since, snooze.until)) return [];
    const early = about.filter(
      (each) =>
        each.at > since &&
        each.at < until &&
        !isSummaryOf(each, then) &&
        !speaksAllTheSame(life, each, duty),
    );
    const spoke = early.map((each) => `${lineOf(each)}: D${duty} was put off until ${until}`);
    if (until !== snooze.until || !isAnswerable(life, snooze)) return spoke;
    if (about.some((each) => (each.at >= until ? each.day === then : isSummaryOf(each, then)))) {
      return spoke;
    }
    return [...spoke, `P${person} was not told again of D${duty} on ${then}`];
  });

/** The leaders' summary of that morning is their bundle, though it comes earlier. */
function isSummaryOf({ kind, day: date }: Heard, morning: Heard["day"]): boolean {
  return kind === "weekly" && date === morning;
}

/** What goes up, or lies with somebody else, and the due day itself are never put off. */
function speaksAllTheSame({ world, calendar }: Life, each: Heard, duty: number): boolean {
  const plan = world.duties[duty];
  const due = plan?.kind === "within-year" ? day("2023-12-31") : plan?.due;
  if (due && each.day === calendar.onOrBefore(due)) return true;
  const section = each.sections.find(({ duties }) => duties.includes(duty))?.name ?? "";
  return ["warning", "escalation", "signature", "closing", "unlinked"].includes(section);
}

/** Whether the duty is the person's own when he is to be told of it again. */
function isAnswerable({ world, calendar }: Life, { person, duty, until }: Snoozed): boolean {
  const then = dateIn(until, calendar.zone);
  const isOwn = world.people[person]?.units.includes(world.duties[duty]?.unit ?? -1);
  return (
    isOwn === true && actingFor(world, person, then) === person && !isBlocked(world, person, until)
  );
}

function daysOf({ calendar }: Life, { at: since, until }: Snoozed): readonly Heard["day"][] {
  const days: Heard["day"][] = [];
  const last = dateIn(until, calendar.zone);
  for (let date = dateIn(since, calendar.zone); date <= last; date = addDays(date, 1)) {
    days.push(date);
  }
  return days;
}

function lineOf({ day, time, person, kind }: Heard): string {
  return `the ${kind} message to P${person} on ${day} at ${time}`;
}
