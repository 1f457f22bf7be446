/** Đôn Đốc as an operator runs it: processes of its own, in a folder of their own. */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFailed, onTestFinished } from "vitest";

/** Far more than anything takes; a machine that does ten other things gets there too. */
export const PATIENCE = 60_000;

const MAIN = join(import.meta.dirname, "../../../main.ts");
/** Of each thing that a process says, when a test fails. */
const MOST_SHOWN = 1_000;

/** Named as in the environment; nothing of the tests' own environment is handed on. */
export type Settings = Readonly<Record<string, string>>;

/** What may never be printed. */
const SECRET_SETTINGS = [
  "TELEGRAM_BOT_TOKEN",
  "TELEGRAM_WEBHOOK_SECRET",
  "ZALO_BOT_TOKEN",
  "ZALO_WEBHOOK_SECRET",
];
/** No office stands there, so nothing may depend on where the machine does; and all is logged. */
const HERE: Settings = { TZ: "America/New_York", PORT: "0", LOG_LEVEL: "debug" };

/** A fresh folder to work in, and all that is said by the processes that work there. */
export interface Place {
  readonly folder: string;
  readonly settings: Settings;
  readonly said: string[];
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  /** Both streams so far. */
  said(): string;
  /** Resolves once it has said something of the kind; rejects when it ends without. */
  hear(words: RegExp): Promise<RegExpMatchArray>;
  /** As an operator stops it. @returns the exit status */
  stop(): Promise<number | null>;
  /** As a power cut does. */
  kill(): Promise<void>;
}

/** Made for one test: afterwards the folder is removed, and no process may have told a secret. */
export function makePlace(settings: Settings = {}): Place {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-e2e-"));
  const place: Place = { folder, settings: { ...HERE, ...settings }, said: [] };
  onTestFailed(() => {
    const said = place.said.map((text) => text.slice(0, MOST_SHOWN)).join("");
    process.stderr.write(`What the processes said:\n${said}\n`);
  });
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
    expectNoSecret(place);
  });
  return place;
}

/**
 * Runs a command to its end; its status is null when it has to be ended by force. `input` is what
 * it reads from its standard input.
 */
export async function run(place: Place, args: readonly string[], input = ""): Promise<Ended> {
  const { child, output, closed } = open(place, args);
  child.stdin.end(input);
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  await closed;
  clearTimeout(timer);
  return { status: child.exitCode, ...output };
}

/** Runs a command that reports. Its standard output has to be one JSON value and nothing else. */
export async function runJson<Json = unknown>(
  place: Place,
  args: readonly string[],
  input = "",
): Promise<{ readonly status: number | null; readonly json: Json }> {
  const { status, stdout, stderr } = await run(place, [...args, "--json"], input);
  expect(stderr, `what “${args.join(" ")}” says on standard error`).toBe("");
  return { status, json: JSON.parse(stdout) as Json };
}

/** Such as `{ total: 19, done: 0 }` and `{ open: 29, submitted: 0 }`. */
export interface Standing {
  readonly asOf: string;
  readonly tasks: Readonly<Record<string, number>>;
  readonly deadlines: Readonly<Record<string, number>>;
  readonly byUnit: readonly unknown[];
  readonly byArea: readonly unknown[];
}

/** What `status` reports. */
export async function standingOf(place: Place, ...more: readonly string[]): Promise<Standing> {
  const { status, json } = await runJson<Standing>(place, ["status", ...more]);
  expect(status).toBe(0);
  return json;
}

/** Starts Đôn Đốc, and waits until it says how to stop it. */
export async function start(
  place: Place,
  args: readonly string[] = [],
  settings: Settings = {},
): Promise<Started> {
  const set = { ...place, settings: { ...place.settings, ...settings } };
  const { child, output, closed } = open(set, ["start", ...args]);
  const started: Started = {
    said: () => output.stdout + output.stderr,
    hear: (words) => hear(child, started.said, words),
    async stop() {
      child.kill("SIGTERM");
      await closed;
      return child.exitCode;
    },
    async kill() {
      child.kill("SIGKILL");
      await closed;
    },
  };
  await started.hear(/Ctrl\+C/u);
  return started;
}

function open({ folder, settings, said }: Place, args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, env: { ...settings } });
  const end = (): void => void child.kill("SIGKILL");
  const closed = once(child, "close").finally(() => process.off("exit", end));
  process.once("exit", end);
  onTestFinished(async () => {
    end();
    await closed;
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
      said.push(text);
    });
  }
  return { child, output, closed };
}

async function hear(
  child: ChildProcessWithoutNullStreams,
  said: () => string,
  words: RegExp,
): Promise<RegExpMatchArray> {
  const found = Promise.withResolvers<RegExpMatchArray>();
  const look = (): void => {
    const match = words.exec(said());
    if (match) found.resolve(match);
  };
  const giveUp = (): void => found.reject(new Error(`never said ${String(words)}:\n${said()}`));
  const timer = setTimeout(giveUp, PATIENCE);
  child.once("close", giveUp);
  for (const stream of [child.stdout, child.stderr]) stream.on("data", look);
  look();
  try {
    return await found.promise;
  } finally {
    clearTimeout(timer);
    child.off("close", giveUp);
    for (const stream of [child.stdout, child.stderr]) stream.off("data", look);
  }
}

function expectNoSecret({ settings, said }: Place): void {
  const words = said.join("");
  for (const name of SECRET_SETTINGS) {
    const secret = settings[name]?.split(":").at(-1);
    if (secret) expect(words.includes(secret), `${name} was printed`).toBe(false);
  }
}
