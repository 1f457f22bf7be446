/** What every channel's bot is tested with: a real inbox and real leases in a database of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { BotContext, BotLog } from "../../bot/channel-kit.ts";
import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open-database.ts";
import type { Incoming } from "../../domain/channel.ts";
import type { BotId } from "../../domain/ids.ts";
import type { ChannelKind } from "../../domain/org.ts";
import type { OrgDatabase } from "../../domain/stores.ts";
import { SYSTEM_CLOCK } from "../../system-clock.ts";
import { organisation } from "../builders/org.ts";
import { at } from "../builders/time.ts";

export const BOT = { id: "bot-1" as BotId };
export const LEASE = `poll:${BOT.id}`;
export const NOW = at("2023-03-24 07:30");
/** Quick, so that no test waits for what an operator may wait for. */
export const QUICK = {
  leaseMillis: 1_500,
  renewMillis: 100,
  conflictMillis: 50,
  firstRetryMillis: 20,
  longestRetryMillis: 100,
};
export const PATIENCE = { timeout: 15_000, interval: 10 };

/** A database of its own, in a file, so that a second process can open it too. */
export async function openOfficeOf(
  kind: ChannelKind,
  setting: string,
): Promise<{ office: OrgDatabase; databaseUrl: string }> {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-receiving-"));
  const databaseUrl = `file:${join(folder, "office.sqlite")}`;
  const database = await openDatabase(databaseUrl);
  onTestFinished(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });
  await migrate(database);
  const { id } = await database.createOrganisation(organisation());
  const office = database.of(id);
  await office.bots.ensure(kind, setting, BOT.id);
  return { office, databaseUrl };
}

export interface LogLine {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * A bot's surroundings, and what comes to pass in them: `received` is everything that came, `fresh`
 * what was not in the inbox before.
 */
export function surroundings(office: OrgDatabase) {
  const received: Incoming[] = [];
  const fresh: Incoming[] = [];
  const lines: LogLine[] = [];
  const receive = async (incoming: Incoming) => {
    received.push(incoming);
    if ((await office.inbox.put(incoming)) !== null) fresh.push(incoming);
    return { settled: new Promise<void>(() => {}) };
  };
  const context: Omit<BotContext, "settings"> = {
    botId: BOT.id,
    receive,
    clock: { now: () => NOW },
    leases: office.leases,
    leaseNow: SYSTEM_CLOCK.now,
    holder: "process-1",
    log: makeLog(lines),
    commands: [{ command: "nhiemvu", description: "Việc của tôi" }],
    onGap: async () => {},
  };
  const logged = (words: string) => lines.filter(({ message }) => message.includes(words));
  return { context, received, fresh, receive, lines, logged };
}

function makeLog(lines: LogLine[]): BotLog {
  const write = (level: LogLine["level"]) => (fields: LogLine["fields"], message: string) => {
    lines.push({ level, message, fields });
  };
  return {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
  };
}

export function textsOf(incoming: readonly Incoming[]): string[] {
  return incoming.map(({ body }) => (body.kind === "text" ? body.text : body.kind));
}
