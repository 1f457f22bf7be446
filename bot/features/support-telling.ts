/** Whom a supporting unit's request is told to: at once, and on the mornings before its day. */
import { actingFor } from "../../domain/acting.ts";
import type { Deadline } from "../../domain/deadline.ts";
import { loadDirectory } from "../../domain/directory.ts";
import { placeAt, planEvent, planForMorning } from "../../domain/events.ts";
import type { PersonId, UnitId } from "../../domain/ids.ts";
import { supportRungs } from "../../domain/ladder.ts";
import type { Notice } from "../../domain/message.ts";
import { handOverRung, toldInstead } from "../../domain/recipients.ts";
import { ladderOf } from "../../domain/rules.ts";
import { nameRung, readRung, type RungRule } from "../../domain/rung.ts";
import type { SupportRequest } from "../../domain/reminding-stores.ts";
import type { LocalDate } from "../../domain/time.ts";
import type { LinkedTurn } from "../conversation/turn.ts";

type Hearer = Pick<Notice, "personId" | "section" | "rung">;
type HearersOf = (rule: RungRule) => readonly Hearer[];

interface Hearers {
  readonly isReached: boolean;
  readonly ofWord: HearersOf;
  readonly ofReminders: HearersOf;
}

/**
 * False when nobody of the unit can be reached: then the coordinators are told, as of its other
 * duties. What was planned for an earlier request is taken back.
 *
 * @param before the requests about the deadline as they were
 */
export async function tellRequest(
  turn: LinkedTurn,
  deadline: Deadline,
  unitId: UnitId,
  wantedBy: LocalDate,
  before: readonly SupportRequest[],
): Promise<boolean> {
  const hearers = await hearersOf(turn, unitId);
  await takeBack(turn, deadline, hearers);
  const wasAsked = before.some((request) => request.unitId === unitId);
  await tellWord(turn, deadline, hearers.ofWord, { wantedBy, wasAsked });
  await placeReminders(turn, deadline, hearers.ofReminders, wantedBy);
  return hearers.isReached;
}

/** What an account linked later can still hear is placed for its person. */
async function hearersOf(turn: LinkedTurn, unitId: UnitId): Promise<Hearers> {
  const directory = await loadDirectory(turn.stores, [], turn.today, [unitId]);
  const instead: HearersOf = (rule) =>
    toldInstead({ section: "support", rung: handOverRung(nameRung(rule)) }, directory);
  const to =
    (people: readonly PersonId[]): HearersOf =>
    (rule) =>
      people.map((personId) => ({ personId, section: "support", rung: nameRung(rule) }));
  const reached = directory.supportersIn(unitId);
  if (reached.length > 0) {
    return { isReached: true, ofWord: to(reached), ofReminders: to(reached) };
  }
  const asker = turn.actor.person.id;
  const members = await unreachedIn(turn, unitId);
  return {
    isReached: false,
    // The answer itself tells the one who asks.
    ofWord: (rule) => instead(rule).filter(({ personId }) => personId !== asker),
    ofReminders: members.length > 0 ? to(members) : instead,
  };
}

/** The unit's heads, or who stands in for them; where it has none, its officers. */
async function unreachedIn(turn: LinkedTurn, unitId: UnitId): Promise<readonly PersonId[]> {
  const { people } = turn.stores;
  const members = await people.inUnits([unitId]);
  const standIns = await people.standInsOn(turn.today);
  const among = (role: "head" | "officer") =>
    members.filter(({ grants }) =>
      grants.some((each) => each.role === role && each.unitId === unitId),
    );
  const heads = among("head");
  return actingFor(heads.length > 0 ? heads : among("officer"), standIns);
}

async function takeBack(turn: LinkedTurn, { id }: Deadline, hearers: Hearers): Promise<void> {
  const { notices } = turn.stores;
  const told = [...hearers.ofWord(wordOf(1)), ...hearers.ofReminders(wordOf(1))];
  const places = new Set(told.map(placeOf));
  const people = [...new Set(told.map(({ personId }) => personId))];
  const waiting = await notices.waiting(people, [id]);
  await notices.withdraw(
    waiting.filter((notice) => places.has(placeOf(notice)) && isOfRequest(readRung(notice.rung))),
  );
}

/** Each person, once for each part of his messages. */
function placeOf({ personId, section }: Hearer): string {
  return `${personId} ${section}`;
}

function isOfRequest(rung: RungRule): boolean {
  if (rung.kind === "handed-over") return isOfRequest(rung.rung);
  return rung.kind === "support" || rung.kind === "support-asked";
}

function wordOf(count: number): RungRule {
  return { kind: "support-asked", count };
}

/**
 * Ten minutes from now. What has been told today already is followed by another word next morning,
 * unless that would be late.
 */
async function tellWord(
  turn: LinkedTurn,
  deadline: Deadline,
  hearersOfWord: HearersOf,
  { wantedBy, wasAsked }: { readonly wantedBy: LocalDate; readonly wasAsked: boolean },
): Promise<void> {
  const { office } = turn.tools;
  const next = office.calendar.shift(turn.today, 1);
  const today = await newWord(turn, deadline, hearersOfWord, turn.today);
  const waits = today.count > 1 && wasAsked && wantedBy > next;
  const word = waits ? await newWord(turn, deadline, hearersOfWord, next) : today;
  const plan = waits ? planForMorning : planEvent;
  for (const { personId, ...notice } of word.notices) {
    await plan(office, turn.stores, [personId], { notice });
  }
}

/**
 * Notices of a day of which no person has had one. Incident: the third request of a day had the
 * first one's notice, and was never told.
 */
async function newWord(
  turn: LinkedTurn,
  deadline: Deadline,
  hearersOfWord: HearersOf,
  day: LocalDate,
): Promise<{ readonly count: number; readonly notices: readonly Notice[] }> {
  for (let count = 1; ; count += 1) {
    const hearers = hearersOfWord(wordOf(count));
    const rungs = [...new Set(hearers.map(({ rung }) => rung))];
    const known = await turn.stores.notices.ofRungs([deadline.id], rungs);
    const isKnown = known.some(
      (notice) =>
        notice.day === day && hearers.some(({ personId }) => personId === notice.personId),
    );
    if (!isKnown) return { count, notices: noticesOf(deadline, hearers, day) };
  }
}

async function placeReminders(
  turn: LinkedTurn,
  deadline: Deadline,
  hearersOfReminders: HearersOf,
  wantedBy: LocalDate,
): Promise<void> {
  const { stores, now } = turn;
  const { office } = turn.tools;
  const { calendar } = office;
  const ladder = ladderOf(await stores.settings.rules(), deadline.planId);
  for (const { rule, day } of supportRungs(wantedBy, ladder, calendar)) {
    if (calendar.instantAt(day, ladder.morningTime) <= now) continue;
    await placeAt(office, stores, noticesOf(deadline, hearersOfReminders(rule), day), { day });
  }
}

function noticesOf(
  { id: deadlineId, dateVersion }: Deadline,
  hearers: readonly Hearer[],
  day: LocalDate,
): readonly Notice[] {
  return hearers.map((hearer) => ({ ...hearer, deadlineId, dateVersion, day }));
}
