/** The promise for which the product is there: nobody misses a date without having been warned of it. */
import { addDays, type Instant } from "../../../domain/time.ts";
import { at } from "../../builders/time.ts";
import { expectedOf, type Expected } from "./expected-warnings.ts";
import { isOpenThroughout, stateAt, type DutyState } from "./duty-states.ts";
import { actingFor, isBlocked, isTouched } from "./world-questions.ts";
import type { Life } from "./life.ts";
import type { Promised } from "./promises.ts";

/** Every rung of the ladder comes on its day; after a fault, on the first whole day. */
export const warnedAsOftenAsTheLadderSays: Promised = (life) =>
  life.world.duties.flatMap((duty, index) => {
    const states = life.states[index] ?? [];
    // A duty with a date of its owner's own has other days.
    if (states.some(({ ownDue }) => ownDue !== null)) return [];
    return expectedOf(duty, life.calendar).flatMap((expected) => {
      const moment = at(`${expected.day} ${expected.time}`);
      const [made] = states;
      if (!made || made.at >= moment || !isToBeTold(states, moment, expected)) return [];
      const missing = isTouched(life.world, expected.day)
        ? missingAfterFault(life, index, expected)
        : missingOnDay(life, index, expected);
      return missing.map(
        (who) => `${who} was not told of D${index} on ${expected.day}: ${expected.why}`,
      );
    });
  });

function missingOnDay(life: Life, duty: number, expected: Expected): readonly string[] {
  const { people, silent } = receiversOf(life, duty, expected);
  return people.flatMap((person) => {
    if (silent.has(person)) return [];
    const isTold = life.heard.some(
      (each) =>
        each.person === person &&
        each.day === expected.day &&
        each.duties.includes(duty) &&
        (expected.time === "07:30" || each.kind === "due-day"),
    );
    return isTold ? [] : [`P${person}`];
  });
}

/** Somebody must have heard by the end of the first day on which nothing was wrong. */
function missingAfterFault(life: Life, duty: number, expected: Expected): readonly string[] {
  if (expected.time === "14:00") return [];
  const { people, silent } = receiversOf(life, duty, expected);
  if (people.length === 0 || people.some((person) => silent.has(person))) return [];
  let until = expected.day;
  while (isTouched(life.world, until) || !life.calendar.isWorkingDay(until))
    until = addDays(until, 1);
  const states = life.states[duty] ?? [];
  const isStillOpen = isOpenThroughout(states, at(`${expected.day} 00:00`), at(`${until} 23:59`));
  if (!isStillOpen || at(`${until} 23:59`) > life.end) return [];
  const isTold = life.heard.some(
    (each) => each.duties.includes(duty) && each.day >= expected.day && each.day <= until,
  );
  return isTold ? [] : [`nobody (until ${until})`];
}

const NOT_HANDED_OVER = ["unlinked", "escalation", "closing"];

/** What a person no longer takes is with the coordinators by the end of the next whole day. */
export const handedOverFromTheBlocked: Promised = (life) =>
  life.blocked.flatMap((message) => {
    let until = life.calendar.shift(message.day, 1);
    while (isTouched(life.world, until)) until = life.calendar.shift(until, 1);
    const end = at(`${until} 23:59`);
    const expected: Expected = { day: until, time: "07:30", to: "coordinators", why: "" };
    return message.sections.flatMap(({ name, duties }) =>
      duties.flatMap((duty) => {
        const { people, silent } = receiversOf(life, duty, expected);
        const others = people.filter((each) => each !== message.person && !silent.has(each));
        const isSame = (life.states[duty] ?? []).every(
          (state) => state.at < message.at || state.at > end,
        );
        if (NOT_HANDED_OVER.includes(name) || others.length === 0 || !isSame) return [];
        const isTold = life.heard.some(
          (each) =>
            each.person !== message.person &&
            each.at >= message.at &&
            each.at <= end &&
            each.duties.includes(duty),
        );
        return isTold ? [] : [`nobody was told of D${duty} instead of P${message.person}`];
      }),
    );
  });

interface Receivers {
  readonly people: readonly number[];
  /** Those of whom nothing can be said that day: they have put it off, or blocked the bot. */
  readonly silent: ReadonlySet<number>;
}

/** Who answers for a duty on a day, stand-ins in the place of the absent. */
function receiversOf({ world, snoozes }: Life, duty: number, expected: Expected): Receivers {
  const unit = world.duties[duty]?.unit ?? -1;
  const acting = (person: number) => actingFor(world, person, expected.day);
  const those = (isOne: (each: Life["world"]["people"][number]) => boolean) => [
    ...new Set(
      world.people.flatMap((each, index) => {
        const person = acting(index);
        return isOne(each) && world.people[person]?.linked ? [person] : [];
      }),
    ),
  ];
  const coordinators = those(({ coordinator }) => coordinator);
  const owners = those(({ units }) => units.includes(unit));
  const instead = expected.time === "14:00" ? [] : coordinators;
  const people = {
    owners: owners.length > 0 ? owners : instead,
    coordinators,
    leaders: those(({ leader }) => leader),
  }[expected.to];
  const moment = at(`${expected.day} ${expected.time}`);
  const dayEnd = at(`${expected.day} 23:59`);
  const isPutOff = (person: number) =>
    snoozes.some(
      (each) =>
        each.person === person && each.duty === duty && each.at < moment && each.until > moment,
    );
  const isSilent = (person: number) => isBlocked(world, person, dayEnd) || isPutOff(person);
  return { people, silent: new Set(people.filter(isSilent)) };
}

function isToBeTold(states: readonly DutyState[], moment: Instant, { why }: Expected): boolean {
  const state = stateAt(states, moment);
  if (!state || state.isClosedLate) return false;
  const quarterEnd = why.startsWith("status") ? why.slice(-10) : null;
  if (quarterEnd && state.statusFor !== null && state.statusFor >= quarterEnd) return false;
  return state.state === "open" || state.state === "returned";
}
