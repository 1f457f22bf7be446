/** An office of any size, written straight into a fresh database, for measuring. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { STORED_WORDS } from "../../bot/copy/stored-reasons.ts";
import { loadCalendar } from "../../db/holidays.ts";
import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open-database.ts";
import { SHIPPED_APOLOGY_RULES } from "../../db/reference/apology-rules.ts";
import type { SqlDatabase } from "../../db/sql-database.ts";
import type { Deadline } from "../../domain/deadline.ts";
import type { BotId, ChatId, PersonId, PlanId, TaskId, UnitId } from "../../domain/ids.ts";
import { scheduleNotices } from "../../domain/ladder.ts";
import type { Office } from "../../domain/office.ts";
import type { Person } from "../../domain/org.ts";
import type { Deliverable, Task, TaskUnit } from "../../domain/plan.ts";
import { DEFAULT_RULES } from "../../domain/rules.ts";
import { DEFAULT_ZONE, type Instant, type LocalDate } from "../../domain/time.ts";
import { RANDOM_IDS } from "../../ids.ts";
import { makeStillClock, type RehearsalClock } from "../../system-clock.ts";

export interface BenchOffice {
  readonly office: Office;
  readonly database: SqlDatabase;
  readonly clock: RehearsalClock;
  readonly bot: BotId;
  readonly units: readonly UnitId[];
  /** How many there are. */
  readonly people: number;
  readonly file: string;
  close(): Promise<void>;
}

export interface BenchSize {
  readonly units: number;
  readonly people: number;
  readonly tasks: number;
  /** How many of the tasks' deadlines have their next notice at the bench's moment. */
  readonly noticesDue: number;
  /** The channel of everybody's account; absent: the web page. */
  readonly channel?: "telegram";
}

/** Friday 24/3/2023, 07:30 in the office: five working days before 31/3. */
export const BENCH_MOMENT = "2023-03-24T00:30:00.000Z" as Instant;
const MADE_AT = "2023-01-04T01:00:00.000Z" as Instant;
/** Due on 31/3, its next rung comes at the bench's moment; due on 30/11, in the autumn. */
const DUE_NOW = "2023-03-31" as LocalDate;
const DUE_LATER = "2023-11-30" as LocalDate;
const BATCH = 2000;

export async function makeBenchOffice(size: BenchSize): Promise<BenchOffice> {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-bench-"));
  const file = join(folder, "bench.sqlite");
  const database = await openDatabase(`file:${file}`);
  await migrate(database);
  const organisation = await database.createOrganisation({ name: "Bench", zone: DEFAULT_ZONE });
  const clock = makeStillClock(BENCH_MOMENT);
  const office: Office = {
    organisation,
    database: database.of(organisation.id),
    clock,
    ids: RANDOM_IDS,
    calendar: loadCalendar({ zone: DEFAULT_ZONE, overrides: [] }),
    shippedApologyRules: SHIPPED_APOLOGY_RULES,
    storedWords: STORED_WORDS,
    refresh: async () => {},
  };
  const units = await addUnits(office, size.units);
  const bot = await addPeople(office, size, units);
  await addTasks(office, size, units);
  return {
    office,
    database,
    clock,
    bot,
    units,
    people: size.people,
    file,
    async close() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The chat of the nth person; on Telegram, that of the user with this number. */
export function benchChat(index: number, channel: "web" | "telegram" = "web"): ChatId {
  return (channel === "web" ? `chat-${index}` : String(1_000 + index)) as ChatId;
}

async function addUnits(office: Office, count: number): Promise<readonly UnitId[]> {
  const units = Array.from({ length: count }, (_, index) => ({
    id: `unit-${index}` as UnitId,
    parentId: null,
    name: `Phòng số ${index}`,
    aliases: [],
    kind: "department",
    validFrom: null,
    validTo: null,
    successorId: null,
  }));
  await office.database.units.add(units);
  return units.map((unit) => unit.id);
}

async function addPeople(
  office: Office,
  size: BenchSize,
  units: readonly UnitId[],
): Promise<BotId> {
  const channel = size.channel ?? "web";
  const setting = channel === "web" ? null : "TELEGRAM_BOT_TOKEN";
  const bot = await office.database.bots.ensure(channel, setting, "bench-bot" as BotId);
  const people = Array.from({ length: size.people }, (_, index): Person => {
    const unitId = units[index % units.length] ?? null;
    return {
      id: `person-${index}` as PersonId,
      post: `Trưởng phòng số ${index}`,
      name: null,
      grants: [{ role: "head", unitId }],
    };
  });
  await office.database.people.add(people);
  await office.database.transaction(async (stores) => {
    for (const [index, person] of people.entries()) {
      await stores.people.link({
        personId: person.id,
        botId: bot.id,
        chatId: benchChat(index, channel),
        linkedAt: MADE_AT,
        unreachableSince: null,
        isPreferred: false,
      });
    }
  });
  return bot.id;
}

async function addTasks(
  office: Office,
  { tasks, noticesDue }: BenchSize,
  units: readonly UnitId[],
): Promise<void> {
  const planId = "bench-plan" as PlanId;
  await office.database.plans.save({
    id: planId,
    number: "01/KH-UBND",
    issuer: "UBND",
    issuedOn: null,
    year: 2023,
    title: "Bench",
  });
  for (let first = 0; first < tasks; first += BATCH) {
    const indexes = Array.from({ length: Math.min(BATCH, tasks - first) }, (_, n) => first + n);
    await office.database.transaction(async (stores) => {
      await stores.plans.saveTasks(indexes.map((index) => taskOf(index, planId)));
      await stores.plans.saveDeliverables(indexes.map(deliverableOf));
      await stores.plans.addTaskUnits(indexes.map((index) => taskUnitOf(index, units)));
      await stores.deadlines.add(
        indexes.map((index) => deadlineOf(office, index, planId, units, index < noticesDue)),
      );
    });
  }
}

function taskOf(index: number, planId: PlanId): Task {
  return {
    id: `task-${index}` as TaskId,
    planId,
    code: `NV-${String(index).padStart(3, "0")}`,
    area: "Cải cách thể chế",
    title: `Xây dựng và tổ chức thực hiện Kế hoạch tuyên truyền số ${index}`,
    lead: [],
    support: [],
    follow: [],
    isLeadDecided: false,
    points: null,
    sourceRow: index + 1,
  };
}

function deliverableOf(index: number): Deliverable {
  return {
    id: `deliverable-${index}` as Deliverable["id"],
    taskId: `task-${index}` as TaskId,
    position: 0,
    label: "Kế hoạch",
    timing: "Quý I/2023",
    timingKind: "once",
    embedded: false,
  };
}

function taskUnitOf(index: number, units: readonly UnitId[]): TaskUnit {
  return { taskId: `task-${index}` as TaskId, unitId: unitOf(index, units), part: "lead" };
}

function unitOf(index: number, units: readonly UnitId[]): UnitId {
  const unit = units[index % units.length];
  if (!unit) throw new Error("a bench office has units");
  return unit;
}

function deadlineOf(
  office: Office,
  index: number,
  planId: PlanId,
  units: readonly UnitId[],
  isDue: boolean,
): Deadline {
  const deadline: Deadline = {
    id: `deadline-${index}` as Deadline["id"],
    kind: "deliverable",
    planId,
    taskId: `task-${index}` as TaskId,
    deliverableId: `deliverable-${index}` as Deliverable["id"],
    reportPeriodId: null,
    directiveId: null,
    dossierId: null,
    dossierDue: null,
    plannedUnitId: null,
    assigneeId: null,
    originalDue: null,
    plannedDue: null,
    onTimeReason: null,
    postId: null,
    unitId: unitOf(index, units),
    label: "Kế hoạch",
    due: isDue ? DUE_NOW : DUE_LATER,
    timing: "dated",
    withinYear: false,
    ownDue: null,
    cutOff: null,
    dateVersion: 1,
    state: { name: "open" },
    lateReason: null,
    planYear: 2023,
    statusFor: null,
    closedLateAt: null,
    createdAt: MADE_AT,
    noticedUntil: MADE_AT,
    nextNoticeAt: null,
    revision: 1,
  };
  // Everything up to the day before has been dealt with.
  const since = "2023-03-23T10:00:00.000Z" as Instant;
  return scheduleNotices(deadline, since, DEFAULT_RULES.ladder, office.calendar);
}
