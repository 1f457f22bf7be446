/** Whom a supporting unit's request is told to: at once, and on the mornings before its day. */
import type { Deadline } from "../../domain/deadline.ts";
import { placeAt, planEvent, planForMorning } from "../../domain/events.ts";
import type { PersonId, UnitId } from "../../domain/ids.ts";
import type { Notice } from "../../domain/message.ts";
import { supportRungs } from "../../domain/ladder.ts";
import type { Role } from "../../domain/org.ts";
import { ladderOf } from "../../domain/rules.ts";
import { nameRung, readRung, type RungRule } from "../../domain/rung.ts";
import type { SupportRequest } from "../../domain/stores.ts";
import { dateIn, type LocalDate } from "../../domain/time.ts";
import type { LinkedTurn } from "../conversation/turn.ts";

/**
 * False when nobody of the unit can be reached. What was planned for an earlier request is taken
 * back; what has been told of it today is followed by another word next morning.
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
  const { stores } = turn;
  const { office } = turn.tools;
  const people = await reachableIn(turn, unitId);
  if (people.length === 0) return false;
  const waiting = (await stores.notices.waiting(people, [deadline.id])).filter(isOfRequest);
  await stores.notices.withdraw(waiting);
  const notice = (rule: RungRule, day: LocalDate): Omit<Notice, "personId"> => {
    const { id: deadlineId, dateVersion } = deadline;
    return { deadlineId, dateVersion, rung: nameRung(rule), day, section: "support" };
  };
  const asked: RungRule = { kind: "support-asked" };
  if (wasToldToday(turn, unitId, before, waiting)) {
    const next = office.calendar.shift(turn.today, 1);
    await planForMorning(office, stores, people, { notice: notice(asked, next) });
  } else {
    await planEvent(office, stores, people, { notice: notice(asked, turn.today) });
  }
  const { calendar } = office;
  const ladder = ladderOf(await stores.settings.rules(), deadline.planId);
  for (const { rule, day } of supportRungs(wantedBy, ladder, calendar)) {
    if (calendar.instantAt(day, ladder.morningTime) <= turn.now) continue;
    const planned = people.map((personId) => ({ ...notice(rule, day), personId }));
    await placeAt(office, stores, planned, { day });
  }
  return true;
}

function isOfRequest({ section, rung }: Notice): boolean {
  const { kind } = readRung(rung);
  return section === "support" && (kind === "support" || kind === "support-asked");
}

/** The same unit was asked today, and the word of it has gone out. */
function wasToldToday(
  turn: LinkedTurn,
  unitId: UnitId,
  before: readonly SupportRequest[],
  waiting: readonly Notice[],
): boolean {
  const { zone } = turn.tools.office.calendar;
  const wasAsked = before.some(
    (request) => request.unitId === unitId && dateIn(request.at, zone) === turn.today,
  );
  return wasAsked && !waiting.some(({ rung }) => readRung(rung).kind === "support-asked");
}

/** The unit's heads, or who stands in for them; where none can be reached, its officers. */
async function reachableIn(turn: LinkedTurn, unitId: UnitId): Promise<readonly PersonId[]> {
  const { people } = turn.stores;
  const members = await people.inUnits([unitId]);
  const standIns = await people.standInsOn(turn.today);
  const acting = new Map(standIns.map(({ absentId, deputyId }) => [absentId, deputyId]));
  const holders = (role: Role) =>
    members
      .filter(({ grants }) => grants.some((each) => each.role === role && each.unitId === unitId))
      .map(({ id }) => acting.get(id) ?? id);
  const accounts = await people.accountsOf([...holders("head"), ...holders("officer")]);
  const reachable = new Set(
    accounts.filter((each) => each.unreachableSince === null).map(({ personId }) => personId),
  );
  const among = (role: Role) => [...new Set(holders(role))].filter((id) => reachable.has(id));
  const heads = among("head");
  return heads.length > 0 ? heads : among("officer");
}
