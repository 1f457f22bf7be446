import { breach, describeRule, source } from "./rule.ts";
import { noChannelByName } from "./rules/channel-names.ts";
import { readSources } from "./source-tree.ts";

/** A tree in which there is such a channel. */
const KIT = source("bot/pigeon/pigeon-kit.ts", `export const PIGEON = { kind: "pigeon" };`);

describeRule("a channel is named in its own folder and in the registry only", {
  rule: noChannelByName,
  tree: readSources,
  violating: {
    "a feature that asks which channel it is": breach(
      "bot/features/probe.ts:1: names pigeon",
      KIT,
      source("bot/features/probe.ts", `export const isIt = (kind: string) => kind === "pigeon";`),
    ),
    "words that name one": breach(
      "bot/copy/probe.ts:1: names pigeon",
      KIT,
      source("bot/copy/probe.ts", "export const text = (n: number) => `Pigeon: ${n}`;"),
    ),
    "a setting of one": breach(
      "config.ts:1: names pigeon",
      KIT,
      source("config.ts", `export const token = process.env["PIGEON_BOT_TOKEN"];`),
    ),
    "a name in the code": breach(
      "jobs/probe.ts:1: names pigeon",
      KIT,
      source("jobs/probe.ts", "export const sendPigeon = 1;"),
    ),
    "a property": breach(
      "domain/probe.ts:1: names pigeon",
      KIT,
      source("domain/probe.ts", "export const of = (all: { pigeon: 1 }) => all.pigeon;"),
    ),
    "a pattern": breach(
      "db/probe.ts:1: names pigeon",
      KIT,
      source("db/probe.ts", "export const pattern = /^pigeon-/u;"),
    ),
    "a file's own name": breach(
      "bot/features/pigeon-menu.ts: is named for pigeon",
      KIT,
      source("bot/features/pigeon-menu.ts", "export const one = 1;"),
    ),
    "one channel's folder that names another": breach(
      "bot/web/probe.ts:1: names pigeon",
      KIT,
      source("bot/web/probe.ts", "export const pigeonHole = 1;"),
    ),
    "an import of one by the wiring": breach(
      "service.ts:1: imports the channel pigeon",
      KIT,
      source("service.ts", `import { FLIGHT } from "./bot/pigeon/flight.ts";`),
    ),
    "an import of one by another": breach(
      "bot/web/probe.ts:1: imports the channel pigeon",
      KIT,
      source("bot/web/probe.ts", `export * from "../pigeon/flight.ts";`),
    ),
    "the page in a feature": breach(
      "bot/features/probe.ts:1: imports the channel web",
      source("bot/features/probe.ts", `import "../web/web-channel.ts";`),
    ),
  },
  conforming: {
    "the channel itself": [KIT, source("bot/pigeon/flight.ts", "export const pigeons = 1;")],
    "the registry": [
      KIT,
      source("bot/channels.ts", `export { PIGEON } from "./pigeon/pigeon-kit.ts";`),
    ],
    "a comment": [
      KIT,
      source("domain/probe.ts", "/** A pigeon takes 3. */ export const most = 3;"),
    ],
    "a test": [KIT, source("test/probe.test.ts", `import "../bot/pigeon/pigeon-kit.ts";`)],
    "the page's server in the wiring": [
      source("service.ts", `import { makeWebServer } from "./bot/web/web-server.ts";`),
    ],
  },
});
