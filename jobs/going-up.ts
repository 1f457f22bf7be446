/** What goes up is told once; what new rules have brought forward to a day gone by, the next morning. */
import { openMessage } from "../domain/carriers.ts";
import type { Deadline } from "../domain/deadline.ts";
import { loadDirectory } from "../domain/directory.ts";
import { placeAt } from "../domain/events.ts";
import type { PersonId } from "../domain/ids.ts";
import { missedUp, rungsOf, UP_RUNGS, type Rung } from "../domain/ladder.ts";
import type { Notice } from "../domain/message.ts";
import type { PlannedNotice } from "../domain/notice-plan.ts";
import type { Office } from "../domain/office.ts";
import { recipientsOf } from "../domain/recipients.ts";
import { ladderOf, type RuleBook } from "../domain/rules.ts";
import { comingMorning, eventPlacement } from "../domain/sending-hours.ts";
import { nameRung } from "../domain/rung.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn, type LocalDate } from "../domain/time.ts";
import type { WorkingCalendar } from "../domain/working-calendar.ts";

/** The coordinators hear of a dossier past its date at once; the rung is for who has not. */
const BREACH = nameRung({ kind: "news", what: "apology-breach", count: 1 });
const TO_COORDINATOR = nameRung({ kind: "escalation", to: "coordinator" });

interface Missed {
  readonly deadline: Deadline;
  readonly rung: Rung;
}

/**
 * After the rules have changed: what should have gone up by now and was never told goes up the next
 * morning, and its owners hear of that today where an event can still tell them. What waits for a
 * morning, but comes on a later day now, is taken back.
 *
 * @param deadlines as they are rescheduled
 */
export async function makeUpForMissed(
  office: Office,
  stores: Stores,
  deadlines: readonly Deadline[],
  rules: RuleBook,
): Promise<void> {
  const { calendar } = office;
  const now = office.clock.now();
  const today = dateIn(now, calendar.zone);
  const late = deadlines.filter(({ due }) => due !== null && due <= today);
  if (late.length === 0) return;
  const ids = late.map(({ id }) => id);
  const known = Map.groupBy(
    await stores.notices.ofRungs(ids, [...UP_RUNGS, BREACH]),
    ({ deadlineId }) => deadlineId,
  );
  const missed: Missed[] = [];
  const early: Notice[] = [];
  for (const deadline of late) {
    const rungs = rungsOf(deadline, ladderOf(rules, deadline.planId), calendar);
    const told = known.get(deadline.id) ?? [];
    for (const rung of missedUp(deadline, rungs, told)) {
      const isHeard = told.some((notice) => isNewsOf(notice, rung.name, rung.day, calendar));
      if (!isHeard) missed.push({ deadline, rung });
    }
    const isEarly = (notice: Notice) =>
      rungs.some(({ name, day }) => name === notice.rung && day > notice.day);
    early.push(...told.filter((notice) => notice.isWaiting && isEarly(notice)));
  }
  await stores.notices.withdraw(early);
  const isWarning = ({ rung }: Missed) => rung.section === "warning";
  await goUp(
    office,
    stores,
    missed.filter((each) => !isWarning(each)),
    rules,
  );
  await warnToday(office, stores, missed.filter(isWarning), rules);
}

/**
 * Without what has gone up already on another day, before the rules or the calendar were changed, and without
 * what a coordinator has heard of as news just before.
 */
export async function withoutGoneUp(
  stores: Stores,
  planned: readonly PlannedNotice[],
  calendar: WorkingCalendar,
): Promise<readonly PlannedNotice[]> {
  const isUp = ({ notice }: PlannedNotice) =>
    notice.section === "escalation" || notice.section === "closing";
  const ids = planned.filter(isUp).map(({ notice }) => notice.deadlineId);
  if (ids.length === 0) return planned;
  const known = await stores.notices.ofRungs(ids, [...UP_RUNGS, BREACH]);
  const told = Map.groupBy(known, rungKeyOf);
  return planned.filter((each) => {
    const { notice } = each;
    const earlier = isUp(each) ? (told.get(rungKeyOf(notice)) ?? []) : [];
    if (earlier.some(({ day }) => day !== notice.day)) return false;
    const heard = told.get(rungKeyOf({ ...notice, rung: BREACH })) ?? [];
    return !heard.some(
      (news) =>
        news.personId === notice.personId && isNewsOf(news, notice.rung, notice.day, calendar),
    );
  });
}

/** Whether it is the news of what a rung lets go up on the same, or on the next working day. */
function isNewsOf(
  told: Notice,
  rungName: string,
  rungDay: LocalDate,
  calendar: WorkingCalendar,
): boolean {
  const isOfIt = told.rung === BREACH && rungName === TO_COORDINATOR;
  return isOfIt && told.day >= calendar.shift(rungDay, -1);
}

function rungKeyOf({ deadlineId, dateVersion, rung }: Notice): string {
  return `${deadlineId} ${dateVersion} ${rung}`;
}

async function goUp(
  office: Office,
  stores: Stores,
  missed: readonly Missed[],
  rules: RuleBook,
): Promise<void> {
  if (missed.length === 0) return;
  const now = office.clock.now();
  const today = dateIn(now, office.calendar.zone);
  const { slot: day } = comingMorning(now, today, rules, office.calendar);
  await placeAt(office, stores, await noticesOn(stores, missed, day), { day });
}

/** Too late in the day there is no warning: it would come with what it warns of. */
async function warnToday(
  office: Office,
  stores: Stores,
  missed: readonly Missed[],
  rules: RuleBook,
): Promise<void> {
  const now = office.clock.now();
  const placement = eventPlacement(now, rules, office.calendar);
  if (missed.length === 0 || placement.kind !== "event") return;
  const today = dateIn(now, office.calendar.zone);
  const notices = (await noticesOn(stores, missed, today)).filter(
    ({ section }) => section === "warning",
  );
  for (const [personId, own] of Map.groupBy(notices, (notice): PersonId => notice.personId)) {
    const messageId =
      (await stores.messages.plannedEvent(personId, now)) ??
      (await openMessage(office, stores, { personId, ...placement }));
    await stores.notices.add(own.map((notice) => ({ ...notice, messageId })));
  }
}

/** For whom they are meant, as they are told on a day. */
async function noticesOn(
  stores: Stores,
  missed: readonly Missed[],
  day: LocalDate,
): Promise<readonly Notice[]> {
  const deadlines = [...new Set(missed.map(({ deadline }) => deadline))];
  const directory = await loadDirectory(stores, deadlines, day);
  return missed.flatMap(({ deadline, rung }) =>
    recipientsOf(
      rung.audience,
      { section: rung.section, rung: rung.name },
      deadline,
      directory,
    ).map((recipient) => ({
      ...recipient,
      deadlineId: deadline.id,
      dateVersion: deadline.dateVersion,
      day,
    })),
  );
}
