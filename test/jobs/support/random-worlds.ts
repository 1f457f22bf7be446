/** Made-up worlds, drawn so that what happens in them happens near the dates that matter. */
import fc from "fast-check";
import type { PersonId } from "../../../domain/ids.ts";
import type { StandIn } from "../../../domain/org.ts";
import { faultOfStandIn } from "../../../domain/stand-ins.ts";
import { addDays, type LocalDate } from "../../../domain/time.ts";
import { day } from "../../builders/time.ts";
import {
  DEEDS,
  FIRST_DAY,
  PLAN_YEAR,
  type DeedPlan,
  type DutyPlan,
  type PersonPlan,
  type Span,
  type StandInPlan,
  type World,
} from "./world.ts";

/** As it is drawn; what points beyond the lists' ends is left out of the world. */
interface Draft extends Omit<World, "deeds" | "outages" | "refusals" | "blocks"> {
  /** Somebody who answers for the duty blocks the bot. */
  readonly blocks: readonly NearDuty[];
  readonly deeds: readonly (DraftDeed | null)[];
  readonly outages: readonly DraftSpan[];
  readonly refusals: readonly DraftSpan[];
}

/** What happens near a duty's date is what matters: so many days after it. */
interface NearDuty {
  readonly duty: number;
  readonly days: number;
}
type DraftDeed = Omit<DeedPlan, "day"> & NearDuty;
type DraftSpan = Omit<Span, "day"> & NearDuty;

const MOST = { units: 3, people: 5, duties: 6 } as const;
const DRAWN = 16;
const YEAR_DAYS = 364;

const dayOf = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((offset) => addDays(FIRST_DAY, offset));
const hourOf = (from: number, to: number) => fc.integer({ min: from, max: to });
const place = (most: number) => fc.nat({ max: most - 1 });
const rarely = fc.integer({ min: 1, max: 5 }).map((number) => number === 5);

const person: fc.Arbitrary<PersonPlan> = fc.record({
  units: fc.uniqueArray(place(MOST.units), { maxLength: 2 }),
  role: fc.constantFrom("head", "officer"),
  coordinator: rarely,
  leader: rarely,
  linked: rarely.map((unlinked) => !unlinked),
});

const duty: fc.Arbitrary<DutyPlan> = fc.record({
  unit: place(MOST.units),
  kind: fc.constantFrom(
    "deliverable",
    "deliverable",
    "report",
    "directive",
    "target",
    "ongoing",
    "within-year",
  ),
  due: dayOf(-10, YEAR_DAYS),
  made: fc.oneof({ weight: 4, arbitrary: fc.constant(FIRST_DAY) }, dayOf(1, YEAR_DAYS)),
});

const near: fc.Arbitrary<NearDuty> = fc.record({
  duty: place(MOST.duties),
  days: fc.integer({ min: -30, max: 20 }),
});

const span = (hours: number): fc.Arbitrary<DraftSpan> =>
  fc.record({
    duty: place(MOST.duties),
    days: fc.integer({ min: -30, max: 20 }),
    hour: hourOf(0, 23),
    hours: fc.integer({ min: 1, max: hours }),
  });

const deed: fc.Arbitrary<DraftDeed> = fc.record({
  days: fc.integer({ min: -30, max: 45 }),
  hour: hourOf(8, 19),
  duty: place(MOST.duties),
  by: place(MOST.people),
  deed: fc.constantFrom(...DEEDS, "snooze", "snooze"),
});

/** @param isCalm nothing fails: no outage, no refusal, nobody blocks the bot */
export function worlds(isCalm = false): fc.Arbitrary<World> {
  const faults = <Value>(arbitrary: fc.Arbitrary<Value>, most: number) =>
    fc.array(arbitrary, { maxLength: isCalm ? 0 : most });
  return fc
    .record({
      units: fc.integer({ min: 1, max: MOST.units }),
      people: fc.array(person, { minLength: 2, maxLength: MOST.people }),
      duties: fc.array(duty, { minLength: 2, maxLength: MOST.duties }),
      daysOff: fc.uniqueArray(dayOf(0, YEAR_DAYS), { maxLength: 4 }),
      saturdaysWorked: fc.uniqueArray(saturday(), { maxLength: 2 }),
      standIns: fc.uniqueArray(standIn(), { maxLength: 2, selector: ({ absent }) => absent }),
      outages: faults(span(24 * 12), 3),
      refusals: faults(span(24 * 3), 3),
      blocks: faults(near, 3),
      // Always as many, of which some are nothing: long lists would be drawn too seldom.
      deeds: fc.array(fc.option(deed, { freq: 3 }), { minLength: DRAWN, maxLength: DRAWN }),
    })
    .map(worldOf);
}

function deedOf({ days, ...rest }: DraftDeed, duties: readonly DutyPlan[]): DeedPlan[] {
  const date = dayNear({ duty: rest.duty, days }, duties);
  return date ? [{ ...rest, day: date }] : [];
}

function blockOf(
  near: NearDuty,
  people: readonly PersonPlan[],
  duties: readonly DutyPlan[],
  units: number,
): World["blocks"] {
  const from = dayNear(near, duties);
  const unit = (duties[near.duty]?.unit ?? 0) % units;
  const person = people.findIndex(
    (each, index) => index > 0 && each.linked && each.units.includes(unit),
  );
  return from && person > 0 ? [{ person, from }] : [];
}

function spanOf(
  { duty: index, days, hour, hours }: DraftSpan,
  duties: readonly DutyPlan[],
): Span[] {
  const date = dayNear({ duty: index, days }, duties);
  return date ? [{ day: date, hour, hours }] : [];
}

/** Never before the second day; null for a duty that there is not. */
function dayNear({ duty: index, days }: NearDuty, duties: readonly DutyPlan[]): LocalDate | null {
  const about = duties[index];
  if (!about) return null;
  const due = about.kind === "within-year" ? day(`${PLAN_YEAR}-12-31`) : about.due;
  const date = addDays(due, days);
  return date > FIRST_DAY ? date : addDays(FIRST_DAY, 1);
}

/** Those that the bot would not refuse: nobody is absent and a deputy on one day. */
function permitted(wanted: readonly StandInPlan[]): readonly StandInPlan[] {
  const known: StandIn[] = [];
  return wanted.filter(({ absent, deputy, from, days }) => {
    const [absentId, deputyId] = [`P${absent}` as PersonId, `P${deputy}` as PersonId];
    const standIn = { absentId, deputyId, from, to: addDays(from, days - 1) };
    const isPermitted = faultOfStandIn(standIn, known) === null;
    if (isPermitted) known.push(standIn);
    return isPermitted;
  });
}

function saturday(): fc.Arbitrary<LocalDate> {
  // The first Saturday is the fifth day.
  return fc.integer({ min: 0, max: 51 }).map((week) => addDays(FIRST_DAY, 4 + 7 * week));
}

function standIn(): fc.Arbitrary<StandInPlan> {
  return fc
    .record({
      absent: place(MOST.people),
      deputy: place(MOST.people),
      from: dayOf(1, YEAR_DAYS),
      days: fc.integer({ min: 1, max: 30 }),
    })
    .filter(({ absent, deputy }) => absent !== deputy);
}

function worldOf(draft: Draft): World {
  const { units, duties } = draft;
  const people = draft.people.map((each, index) => ({
    ...each,
    ...(index === 0 ? { coordinator: true, linked: true } : {}),
    units: each.units.filter((unit) => unit < units),
  }));
  const isPerson = (index: number) => index < people.length;
  return {
    ...draft,
    people,
    duties: duties.map((each) => ({ ...each, unit: each.unit % units })),
    standIns: permitted(
      draft.standIns.filter((each) => isPerson(each.absent) && isPerson(each.deputy)),
    ),
    blocks: draft.blocks.flatMap((each) => blockOf(each, people, duties, units)),
    outages: draft.outages.flatMap((each) => spanOf(each, duties)),
    refusals: draft.refusals.flatMap((each) => spanOf(each, duties)),
    deeds: draft.deeds.flatMap((each) => (each && isPerson(each.by) ? deedOf(each, duties) : [])),
  };
}
