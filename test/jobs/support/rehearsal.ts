/** The real sample office under a clock that stands still until a test moves it. */
import type { Deadline, Deed, TransitionError } from "../../../domain/deadline.ts";
import type { ChatId, PersonId, UnitId } from "../../../domain/ids.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import { ladderOf } from "../../../domain/rules.ts";
import type { Account, Person } from "../../../domain/org.ts";
import type { Result } from "../../../domain/result.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { dateIn, type Instant } from "../../../domain/time.ts";
import { makeJobTools } from "../../../assembly.ts";
import { openSampleInMemory, SAMPLE_START, type SampleOffice } from "../../../sample-office.ts";
import type { JobTools } from "../../../jobs/job-tools.ts";
import { tick } from "../../../jobs/tick.ts";
import { makeTimeMachine, type TimeMachine } from "../../../jobs/time-machine.ts";
import { at } from "../../builders/time.ts";
import { makeRecordingChannel, type RecordingChannel } from "./recording-channel.ts";

export const JUSTICE_HEAD = "Trưởng phòng Tư pháp";
export const HOME_HEAD = "Trưởng phòng Nội vụ";
export const HOME_OFFICER = "Chuyên viên CCHC Phòng Nội vụ";
export const OFFICE_HEAD = "Chánh Văn phòng HĐND và UBND huyện";
export const HEALTH_HEAD = "Trưởng phòng Y tế";
export const CHAIRMAN = "Chủ tịch UBND huyện";
export const DEPUTY_CHAIRMAN = "Phó Chủ tịch UBND huyện";
export const LEADERS = [CHAIRMAN, DEPUTY_CHAIRMAN];

export interface Rehearsal {
  readonly sample: SampleOffice;
  readonly stores: OrgDatabase;
  readonly tools: JobTools;
  readonly channel: RecordingChannel;
  readonly timeMachine: TimeMachine;
  /** Moves the clock alone, as while the process is stopped: `2023-03-24 07:30`. */
  setClock(local: string): void;
  /** Moves the clock and does what is due then. */
  tickAt(local: string): Promise<void>;
  /** Lives through every moment on the way. */
  playTo(local: string): Promise<void>;
  now(): Instant;
  close(): Promise<void>;
}

/**
 * @param start where the clock stands when the plan is brought in; without it, the sample's own
 */
export async function rehearse(start: Instant = SAMPLE_START): Promise<Rehearsal> {
  const sample = await openSampleInMemory(start);
  const channel = makeRecordingChannel(sample.clock);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const tools: JobTools = {
    ...makeJobTools(sample, new Map([[sample.bot.id, channel]]), log),
    // What the picture shows has tests of its own, and drawing a year of them takes its time.
    attach: async () => ({ kind: "picture", png: new Uint8Array(), alt: "" }),
  };
  const timeMachine = makeTimeMachine(tools, sample.clock, async () => {});
  return {
    sample,
    stores: sample.office.database,
    tools,
    channel,
    timeMachine,
    setClock: (local) => sample.clock.set(at(local)),
    async tickAt(local) {
      sample.clock.set(at(local));
      await tick(tools);
    },
    async playTo(local) {
      await timeMachine.moveTo(at(local));
    },
    now: () => sample.clock.now(),
    close: () => sample.close(),
  };
}

export async function personOf({ stores }: Rehearsal, post: string): Promise<Person> {
  const found = (await stores.people.all()).find((person) => person.post === post);
  if (!found) throw new Error(`nobody is ${post}`);
  return found;
}

export async function accountOf(rehearsal: Rehearsal, post: string): Promise<Account> {
  const { id } = await personOf(rehearsal, post);
  const [account] = await rehearsal.stores.people.accountsOf([id]);
  if (!account) throw new Error(`${post} has no account`);
  return account;
}

/** The chat in which the sample's page shows a person's messages. */
export async function chatOf(rehearsal: Rehearsal, post: string): Promise<ChatId> {
  return (await accountOf(rehearsal, post)).chatId;
}

export async function unlink(rehearsal: Rehearsal, ...posts: readonly string[]): Promise<void> {
  for (const post of posts) {
    const account = await accountOf(rehearsal, post);
    await rehearsal.stores.people.unlink(account.botId, account.chatId);
  }
}

export async function unitOf({ stores }: Rehearsal, name: string): Promise<UnitId> {
  const found = (await stores.units.all()).find((unit) => unit.name === name);
  if (!found) throw new Error(`no unit is called ${name}`);
  return found.id;
}

/** The deadline named as a list names it: `NV-002 Kế hoạch`; a report by its unit besides. */
export async function deadlineNamed(
  { stores }: Rehearsal,
  name: string,
  unit?: string,
): Promise<DeadlineView> {
  const all = await stores.deadlines.list({ unitIds: null, limit: 1_000 });
  const found = all.filter((view) => nameOf(view) === name && (!unit || view.unit === unit));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} deadlines are ${name}`);
  return found[0];
}

function nameOf(view: DeadlineView): string {
  return `${view.code ?? ""} ${view.deadline.label}`.trim();
}

type Transition = (deadline: Deadline, deed: Deed) => Result<Deadline, TransitionError>;

/** Brings a deadline into another state now, as a tap in a chat does. */
export async function change(
  rehearsal: Rehearsal,
  view: DeadlineView,
  by: PersonId,
  transition: Transition,
): Promise<void> {
  const { stores, sample } = rehearsal;
  const { calendar } = sample.office;
  const rules = await stores.settings.rules();
  const now = rehearsal.now();
  const deadline = await stores.deadlines.byId(view.deadline.id);
  if (!deadline) throw new Error("the deadline is gone");
  const changed = transition(deadline, { by, at: now, today: dateIn(now, calendar.zone) });
  if (!changed.ok) throw new Error(`it is ${changed.error.state}`);
  const scheduled = scheduleNotices(changed.value, now, ladderOf(rules, deadline.planId), calendar);
  if (!(await stores.deadlines.save(scheduled))) throw new Error("somebody changed it meanwhile");
}
