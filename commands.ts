/** The commands that answer and end; each returns what it prints, as a value and as words. */
import { fullDate } from "./bot/copy/format.ts";
import { MIGRATE_WORDS, OUTBOX_WORDS, STATUS_WORDS } from "./bot/copy/command-line.ts";
import { taskCount } from "./bot/copy/summaries.ts";
import { timingProblemWords } from "./bot/copy/import-problems.ts";
import { CliError } from "./cli-error.ts";
import type { Config } from "./config.ts";
import { migrate } from "./db/migrate.ts";
import { dateIn, parseLocalDate, type LocalDate } from "./domain/time.ts";
import { readTiming } from "./domain/timing/read-timing.ts";
import { loadFigures } from "./jobs/summaries.ts";
import { openOffice, placeOf, reachDatabase, type OpenedOffice } from "./opened-office.ts";
import { openSampleFile } from "./sample-office.ts";
import { SYSTEM_CLOCK } from "./system-clock.ts";

export interface Printed {
  readonly json: unknown;
  readonly words: string;
}

export async function migrateDatabase(config: Config): Promise<Printed> {
  const database = await reachDatabase(config.databaseUrl);
  try {
    const { applied } = await migrate(database);
    return { json: { applied }, words: MIGRATE_WORDS.done(applied) };
  } finally {
    await database.close();
  }
}

export function readTimingPhrase(phrase: string, year: string): Printed {
  const reading = readTiming(phrase, parseYear(year));
  const json = {
    kind: reading.kind,
    due: reading.due,
    problems: reading.problems.map(timingProblemWords),
  };
  return { json, words: [json.kind, ...json.due.map(fullDate), ...json.problems].join("\n") };
}

/** One JSON object a line, for lines `year<TAB>phrase`. */
export function readTimingLines(input: string): string {
  const lines = input.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines
    .map((line) => {
      const tab = line.indexOf("\t");
      if (tab < 0) throw new CliError("bad-timing-line");
      const phrase = line.slice(tab + 1).replace(/\r$/u, "");
      return JSON.stringify(readTimingPhrase(phrase, line.slice(0, tab)).json);
    })
    .join("\n");
}

export async function showStatus(
  config: Config,
  options: { readonly sample?: boolean; readonly asOf?: string },
): Promise<Printed> {
  const opened = options.sample
    ? await openSampleFile(config.dataDir, null)
    : await openOffice(placeOf(config), SYSTEM_CLOCK);
  try {
    const { office } = opened;
    const asOf = options.asOf
      ? parseDay(options.asOf)
      : dateIn(office.clock.now(), office.calendar.zone);
    const { tasks, deadlines, byUnit, byArea } = await loadFigures(office.database, asOf);
    const share = (shares: typeof byUnit, name: "unit" | "area") =>
      shares.map((each) => ({
        [name]: each.name,
        total: each.total,
        done: each.done,
        overdue: each.overdue,
      }));
    const json = {
      asOf,
      tasks,
      deadlines,
      byUnit: share(byUnit, "unit"),
      byArea: share(byArea, "area"),
    };
    const line = (each: (typeof byUnit)[number]) =>
      `- ${each.name}: ${each.done}/${each.total}` +
      (each.overdue > 0 ? `, ${STATUS_WORDS.overdue} ${each.overdue}` : "");
    const states = Object.entries(STATUS_WORDS.states).map(
      ([state, words]) => `- ${words}: ${deadlines[state as keyof typeof deadlines]}`,
    );
    const words = [
      STATUS_WORDS.asOf(fullDate(asOf)),
      `${STATUS_WORDS.tasks}: ${taskCount(tasks)}`,
      `${STATUS_WORDS.deadlines}:`,
      ...states,
      `${STATUS_WORDS.byArea}:`,
      ...byArea.map(line),
      `${STATUS_WORDS.byUnit}:`,
      ...byUnit.map(line),
    ];
    return { json, words: words.join("\n") };
  } finally {
    await opened.close();
  }
}

export async function showOutbox(config: Config): Promise<Printed> {
  return withOffice(config, async ({ office }) => {
    const counts = await office.database.messages.counts(office.clock.now());
    const json = { ...counts.byStatus, oldestOverdueSeconds: counts.oldestOverdueSeconds };
    const words = Object.entries(json).map(([name, count]) => `${OUTBOX_WORDS[name]}: ${count}`);
    return { json, words: words.join("\n") };
  });
}

export async function withOffice<Value>(
  config: Config,
  work: (opened: OpenedOffice) => Promise<Value>,
): Promise<Value> {
  const opened = await openOffice(placeOf(config), SYSTEM_CLOCK);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

export function parseYear(text: string): number {
  if (!/^(?:19|2\d)\d\d$/u.test(text.trim())) throw new CliError("bad-year");
  return Number(text);
}

export function parseDay(text: string): LocalDate {
  const day = parseLocalDate(text);
  if (!day) throw new CliError("bad-date");
  return day;
}
