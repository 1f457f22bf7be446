import { breach, describeRule, source } from "./rule.ts";
import { noDirectClock, noSqlClock } from "./rules/clock.ts";
import { isShipped, readSources } from "./source-tree.ts";

const shipped = () => readSources().filter(isShipped);

describeRule("nothing but the system clock reads the machine's clock", {
  rule: noDirectClock,
  tree: shipped,
  violating: {
    "the present in the domain": breach(
      "new Date()",
      source("domain/probe.ts", "export const now = new Date();"),
    ),
    "the present in the database": breach(
      "Date.now",
      source("db/probe.ts", "export const at = () => Date.now();"),
    ),
    "the present in jobs, handed on": breach(
      "Date.now",
      source("jobs/probe.ts", "export const options = { now: Date.now };"),
    ),
    "the present in the bot, as a text": breach(
      "Date()",
      source("bot/probe.ts", "export const text = Date();"),
    ),
    "the present in a root file": breach(
      "new Date()",
      source("main.ts", "start(new Date().toISOString());"),
    ),
    "a clock reader of date-fns": breach(
      "isToday",
      source("domain/probe.ts", `import { addDays, isToday as today } from "date-fns";`),
    ),
    "a clock reader of date-fns by its own path": breach(
      "startOfToday",
      source("bot/probe.ts", `import startOfToday from "date-fns/startOfToday";`),
    ),
    "all of date-fns": breach(
      "all of date-fns",
      source("jobs/p.ts", `import * as d from "date-fns";`),
    ),
    "the present in a zone": breach(
      "TZDate.tz",
      source("jobs/probe.ts", `export const now = TZDate.tz("Asia/Ho_Chi_Minh");`),
    ),
    "the present of a zoned date": breach(
      "new TZDate()",
      source("jobs/probe.ts", "export const now = new TZDate();"),
    ),
  },
  conforming: {
    "the system clock": [source("system-clock.ts", "export const now = () => new Date();")],
    "a date made of a given instant": [
      source(
        "domain/probe.ts",
        `import { isBefore, isSameDay, startOfDay } from "date-fns";`,
        "// new Date() and Date.now() are for the system clock.",
        "export const at = (clock: Clock) => new Date(clock.now());",
        "export const zoned = (at: number) => TZDate.tz(zone, at);",
      ),
    ],
    "a test": [source("test/jobs/probe.test.ts", "const started = Date.now();")],
  },
});

describeRule("no statement asks the database for the time", {
  rule: noSqlClock,
  tree: () => shipped().filter(({ path }) => path.startsWith("db/")),
  violating: {
    "a default of a column": breach(
      "CURRENT_TIMESTAMP",
      source("db/migrations/probe.ts", "const at = sql`CURRENT_TIMESTAMP`;"),
    ),
    "SQLite's present": breach(
      "'now'",
      source("db/probe.ts", "const rows = sql`select ${id} where at < datetime('now')`;"),
    ),
    "PostgreSQL's present": breach("now()", source("db/probe.ts", `run("select now()");`)),
  },
  conforming: {
    "a time given as a parameter": [
      source("db/probe.ts", "const due = sql`select 1 where at <= ${now}`;", "clock.now();"),
    ],
  },
});
