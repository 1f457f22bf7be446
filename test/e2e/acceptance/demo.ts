/** The demo as a newcomer has it: `npm start`, on data and a port of its own. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished } from "vitest";

/** Far more than anything here takes on a machine that does nothing else. */
export const PATIENCE = 90_000;

const HERE = join(import.meta.dirname, "../../..");

/** What `status --sample --json` answers, as far as the chairman's summary says the same. */
export interface Status {
  readonly asOf: string;
  readonly tasks: { readonly [figure in "total" | "done" | "due" | "doneOfDue"]: number };
  readonly deadlines: { readonly [figure in "overdue" | "submitted" | "awaiting"]: number };
  readonly byArea: readonly {
    readonly area: string;
    readonly total: number;
    readonly done: number;
    readonly overdue: number;
  }[];
}

export interface Demo {
  /** Resolves to the address that it prints. `clock`: as after `npm start -- --clock`. */
  start(clock?: string): Promise<string>;
  /** As Ctrl+C does. */
  stop(): Promise<void>;
  status(): Promise<Status>;
}

/** Nothing is started yet. Afterwards the test leaves no process and no folder behind. */
export function openDemo(): Demo {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-demo-"));
  // A blank setting is none: whatever stands in the tests' own environment or an `.env` is not ours.
  const own = { DATA_DIR: folder, PORT: "0", TELEGRAM_BOT_TOKEN: "", REDIS_URL: "" };
  const place = { cwd: HERE, env: { ...process.env, ...own } };
  let stop = (): Promise<void> => Promise.resolve();
  onTestFinished(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    async start(clock) {
      const running = startProcess(place, clock === undefined ? [] : ["--", "--clock", clock]);
      stop = running.stop;
      return running.address;
    },
    stop: () => stop(),
    async status() {
      const args = ["run", "--silent", "dondoc", "--", "status", "--sample", "--json"];
      const { stdout } = await promisify(execFile)("npm", args, place);
      return JSON.parse(stdout) as Status;
    },
  };
}

function startProcess(
  place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  args: readonly string[],
): { readonly address: Promise<string>; readonly stop: () => Promise<void> } {
  // With a group of its own, which hears Ctrl+C as a whole.
  const child = spawn("npm", ["start", ...args], { ...place, detached: true });
  const closed = once(child, "close");
  const address = Promise.withResolvers<string>();
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const printed = /http:\/\/127\.0\.0\.1:\d+(?=\s)/u.exec(said);
      if (printed) address.resolve(printed[0]);
    });
  }
  child.once("close", () => address.reject(new Error(`ended without an address:\n${said}`)));
  return {
    address: address.promise,
    async stop() {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
        process.kill(-child.pid, "SIGINT");
      }
      await closed;
      expect(said, "what it logged").not.toContain('"level"');
    },
  };
}
