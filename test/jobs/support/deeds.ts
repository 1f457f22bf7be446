/** What people of a made-up world do, and which states their duties go through by it. */
import type { Intake } from "../../../bot/conversation/intake.ts";
import type { Action } from "../../../domain/action.ts";
import { choiceId } from "../../../domain/choice-id.ts";
import {
  isOpen,
  presentForSignature,
  reopen,
  reportDone,
  submitEvidence,
  waive,
  type Deadline,
  type Deed,
} from "../../../domain/deadline.ts";
import { giveStatus, registerOwnDate } from "../../../domain/follow-up-changes.ts";
import type { ChatId, DeadlineId, EvidenceId } from "../../../domain/ids.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import { ladderOf } from "../../../domain/rules.ts";
import { addDays, dateIn, endOfQuarter, quarterOf, type Instant } from "../../../domain/time.ts";
import type { JobTools } from "../../../jobs/job-tools.ts";
import { deadline } from "../../builders/plan.ts";
import { day } from "../../builders/time.ts";
import type { DutyState } from "./duty-states.ts";
import type { WorldOffice } from "./world-office.ts";
import { isBlocked } from "./world-questions.ts";
import { PLAN_YEAR, type DeedPlan, type DutyPlan, type World } from "./world.ts";

export interface Snoozed {
  readonly person: number;
  readonly duty: number;
  readonly at: Instant;
  readonly until: Instant;
}

export interface Doings {
  readonly office: WorldOffice;
  readonly world: World;
  readonly tools: JobTools;
  readonly intake: Intake;
  /** True while a chat is being answered. */
  readonly answering: { isNow: boolean };
  /** The places of the duties, by id; only those that have been made. */
  readonly duties: Map<string, number>;
  readonly states: DutyState[][];
  readonly snoozes: Snoozed[];
}

export async function addDuty(doings: Doings, index: number): Promise<void> {
  const { office, world, duties } = doings;
  const planned = world.duties[index];
  const unitId = office.units[planned?.unit ?? 0]?.id;
  if (!planned || !unitId) throw new Error("a duty of no unit");
  const { clock, office: inside } = office;
  const now = clock.now();
  const { database, calendar } = inside;
  const made = deadline({
    ...datesOf(planned),
    unitId,
    planId: office.plan.id,
    planYear: PLAN_YEAR,
    label: `D${index}`,
    createdAt: now,
  });
  const rules = await database.settings.rules();
  await database.deadlines.add([
    scheduleNotices(made, now, ladderOf(rules, made.planId), calendar),
  ]);
  duties.set(made.id, index);
  doings.states[index] = [];
  note(doings, index, made);
}

function datesOf({ kind, due }: DutyPlan): Partial<Deadline> {
  switch (kind) {
    case "ongoing":
      return { kind: "deliverable", due: null, timing: "ongoing" };
    case "within-year":
      return { kind: "deliverable", due: day(`${PLAN_YEAR}-12-31`), withinYear: true };
    case "report":
      return { kind, due, cutOff: addDays(due, -5) };
    default:
      return { kind, due };
  }
}

export async function doDeed(doings: Doings, plan: DeedPlan): Promise<void> {
  const { office, duties } = doings;
  const [id] = [...duties].find(([, index]) => index === plan.duty) ?? [];
  if (id === undefined) return;
  if (plan.deed === "snooze") return snooze(doings, plan);
  if (plan.deed === "close-late") {
    await press(
      doings,
      plan.by,
      (action) => "deadlineId" in action && action.deadlineId === id && action.do === plan.deed,
    );
    return noteStored(doings, id as DeadlineId);
  }
  const { database, calendar } = office.office;
  const known = await database.deadlines.byId(id as DeadlineId);
  const by = office.people[plan.by]?.id;
  if (!known || !by) throw new Error("a deed without a duty or a person");
  const now = office.clock.now();
  const today = dateIn(now, calendar.zone);
  const changed = changedBy(plan.deed, known, { by, at: now, today }, doings);
  if (!changed) return;
  const rules = await database.settings.rules();
  const ladder = ladderOf(rules, changed.planId);
  await database.deadlines.save(scheduleNotices(changed, now, ladder, calendar));
  note(doings, plan.duty, changed);
}

/** Null where it cannot be done as things stand. */
function changedBy(
  name: DeedPlan["deed"],
  known: Deadline,
  deed: Deed,
  { office }: Doings,
): Deadline | null {
  const signer = office.people.at(-1)?.id ?? deed.by;
  const result = {
    done: () => reportDone(known, deed),
    present: () => presentForSignature(known, deed, signer),
    prove: () => submitEvidence(known, deed, "evidence" as EvidenceId, null),
    waive: () => waive(known, deed, "không phát sinh"),
    reopen: () => reopen(known),
  };
  if (name in result) {
    const changed = result[name as keyof typeof result]();
    return changed.ok ? changed.value : null;
  }
  if (!isOpen(known.state)) return null;
  if (name === "give-status") {
    const quarterEnd = endOfQuarter(Number(deed.today.slice(0, 4)), quarterOf(deed.today));
    return known.timing === "ongoing" ? giveStatus(known, quarterEnd) : null;
  }
  const own = addDays(deed.today, 30);
  return known.withinYear && known.due && own < known.due ? registerOwnDate(known, own) : null;
}

/** Somebody who answers for the duty presses *Nhắc lại sau* on his newest message that offers it. */
async function snooze(doings: Doings, { duty: index, by: anybody }: DeedPlan): Promise<void> {
  const { office, duties, world } = doings;
  const unit = world.duties[index]?.unit ?? -1;
  const owner = world.people.findIndex(({ units, linked }) => linked && units.includes(unit));
  const by = owner < 0 ? anybody : owner;
  const person = office.people[by];
  if (!person) throw new Error("a snooze of nobody");
  const { database } = office.office;
  if (!(await press(doings, by, (action) => action.do === "snooze"))) return;
  const now = office.clock.now();
  const running = await database.snoozes.running([...duties.keys()] as DeadlineId[], now);
  for (const { personId, deadlineId, until } of running) {
    const duty = duties.get(deadlineId);
    if (personId !== person.id || duty === undefined) continue;
    doings.snoozes.push({ person: by, duty, at: now, until });
  }
}

/** Presses a button of the newest message that has it; false where there is none. */
async function press(
  { office, world, intake, answering }: Doings,
  by: number,
  isWanted: (action: Action) => boolean,
): Promise<boolean> {
  const person = office.people[by];
  // Whoever has blocked the bot has no buttons.
  if (!person || isBlocked(world, by, office.clock.now())) return false;
  const messages = await office.office.database.messages.list({
    status: "sent",
    personIds: [person.id],
    pushesOnly: true,
    limit: 5,
  });
  for (const { id, actions } of messages) {
    const position = actions.findIndex(isWanted);
    if (position < 0) continue;
    answering.isNow = true;
    const now = office.clock.now();
    const { settled } = await intake.receive({
      botId: office.bot.id,
      key: `${now} ${by}`,
      chatId: person.id as string as ChatId,
      isPrivate: true,
      receivedAt: now,
      body: { kind: "choice", id: choiceId(id, position) },
    });
    await settled;
    answering.isNow = false;
    return true;
  }
  return false;
}

async function noteStored(doings: Doings, id: DeadlineId): Promise<void> {
  const stored = await doings.office.office.database.deadlines.byId(id);
  const index = doings.duties.get(id);
  if (stored && index !== undefined) note(doings, index, stored);
}

function note({ office, states }: Doings, index: number, changed: Deadline): void {
  const { state, closedLateAt, ownDue, statusFor } = changed;
  states[index]?.push({
    at: office.clock.now(),
    state: state.name,
    isClosedLate: closedLateAt !== null,
    ownDue,
    statusFor,
  });
}
