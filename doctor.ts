/** `doctor`: looks at everything that a running Đôn Đốc leans on, and says how each thing is. */
import { DOCTOR_WORDS } from "./bot/copy/command-line.ts";
import type { Printed } from "./commands.ts";
import type { Config } from "./config.ts";
import { calendarYearsKnown } from "./db/holidays.ts";
import { pendingMigrations } from "./db/migrate.ts";
import { openDatabase } from "./db/open-database.ts";
import { partsOf, dateIn } from "./domain/time.ts";
import { examineBots, examineLoads } from "./doctor-bots.ts";
import { examineDossiers } from "./doctor-dossiers.ts";
import type { Finding } from "./finding.ts";
import { openOffice, placeOf } from "./opened-office.ts";
import { SYSTEM_CLOCK } from "./system-clock.ts";

const PATIENCE_MILLIS = 5_000;

export async function examine(config: Config): Promise<Printed & { readonly healthy: boolean }> {
  const findings: Finding[] = [
    { check: DOCTOR_WORDS.settings, state: "ok", detail: DOCTOR_WORDS.fine },
  ];
  findings.push(...(await examineDatabase(config)));
  findings.push(await examineRedis(config));
  findings.push(...(await examineBots(config)));
  findings.push(...examineCalendar(config));
  const healthy = findings.every((finding) => finding.state !== "failed");
  const marks = { ok: "✓", warning: "!", failed: "✗" };
  const words = findings.map(({ check, state, detail }) => `${marks[state]} ${check}: ${detail}`);
  return { json: { healthy, findings }, words: words.join("\n"), healthy };
}

async function examineDatabase(config: Config): Promise<Finding[]> {
  try {
    const pending = await missingMigrations(config);
    const migrations: Finding = {
      check: DOCTOR_WORDS.migrations,
      state: pending.length === 0 ? "ok" : "warning",
      detail: DOCTOR_WORDS.applied(pending.length),
    };
    const found: Finding[] = [
      { check: DOCTOR_WORDS.database, state: "ok", detail: DOCTOR_WORDS.fine },
      migrations,
    ];
    return pending.length === 0 ? [...found, ...(await examineContents(config))] : found;
  } catch {
    return [{ check: DOCTOR_WORDS.database, state: "failed", detail: DOCTOR_WORDS.failed }];
  }
}

async function missingMigrations({ databaseUrl }: Config): Promise<readonly string[]> {
  const database = await openDatabase(databaseUrl);
  try {
    return await pendingMigrations(database);
  } finally {
    await database.close();
  }
}

async function examineContents(config: Config): Promise<Finding[]> {
  const opened = await openOffice(placeOf(config), SYSTEM_CLOCK);
  try {
    const { database } = opened.office;
    const people = await database.people.all();
    const accounts = await database.people.accountsOf(people.map((person) => person.id));
    const linked = new Set(accounts.map((account) => account.personId)).size;
    const { byStatus, oldestOverdueSeconds } = await database.messages.counts(SYSTEM_CLOCK.now());
    const reachable = new Set(
      accounts.filter((each) => each.unreachableSince === null).map(({ personId }) => personId),
    );
    const coordinators = await database.people.withRole("coordinator");
    const reached = coordinators.filter(({ id }) => reachable.has(id)).length;
    const waiting = byStatus.planned + byStatus.claimed + byStatus.failed;
    return [
      {
        check: DOCTOR_WORDS.people,
        state: linked === people.length && linked > 0 ? "ok" : "warning",
        detail: DOCTOR_WORDS.linked(linked, people.length),
      },
      {
        check: DOCTOR_WORDS.coordinators,
        state: reached > 0 ? "ok" : "warning",
        detail: DOCTOR_WORDS.reached(reached, coordinators.length),
      },
      {
        check: DOCTOR_WORDS.outbox,
        state: oldestOverdueSeconds > 600 ? "warning" : "ok",
        detail: DOCTOR_WORDS.waiting(waiting, oldestOverdueSeconds),
      },
      ...(await examineLoads(opened)),
      ...(await examineDossiers(opened.office)),
    ];
  } finally {
    await opened.close();
  }
}

async function examineRedis({ redisUrl }: Config): Promise<Finding> {
  const check = DOCTOR_WORDS.redis;
  if (!redisUrl) return { check, state: "ok", detail: DOCTOR_WORDS.unused };
  const { Redis } = await import("ioredis");
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: PATIENCE_MILLIS,
  });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return { check, state: "ok", detail: DOCTOR_WORDS.fine };
  } catch {
    return { check, state: "failed", detail: DOCTOR_WORDS.failed };
  } finally {
    redis.disconnect();
  }
}

function examineCalendar({ zone }: Config): Finding[] {
  const { year } = partsOf(dateIn(SYSTEM_CLOCK.now(), zone));
  const known = new Map(calendarYearsKnown().map((each) => [each.year, each.status]));
  const finding = (check: string, of: number): Finding => {
    const status = known.get(of) ?? "computed";
    return { check, state: status === "decided" ? "ok" : "warning", detail: DOCTOR_WORDS[status] };
  };
  return [
    finding(`${DOCTOR_WORDS.calendarThisYear} (${year})`, year),
    finding(`${DOCTOR_WORDS.calendarNextYear} (${year + 1})`, year + 1),
  ];
}
