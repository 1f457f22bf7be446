/** A process of a test's own that is killed while it works, as a power cut would. */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_EVERY_MILLIS = 3;
/** So far apart do the kills of a test fall, within the work on one item. */
const SPREAD_MILLIS = 25;

export type Ending = "finished" | "killed";

export interface DoomedProcess {
  /** Lets it work until its log has so many lines more, and kills it some milliseconds later. */
  killAfter(lines: number): Promise<Ending>;
  /** Throws with what it said when it fails. */
  untilItEnds(): Promise<Ending>;
}

/** Starts a script of this folder; `log` is the file that grows by a line with each thing done. */
export function startDoomed(script: URL, args: readonly string[], log: string): DoomedProcess {
  const child = spawn(process.execPath, [script.pathname, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = endingOf(child, () => said);
  const before = linesOf(log).length;
  return {
    async killAfter(lines) {
      while (child.exitCode === null && child.signalCode === null) {
        if (linesOf(log).length >= before + lines) break;
        await sleep(LOOK_EVERY_MILLIS);
      }
      await sleep(Math.random() * SPREAD_MILLIS);
      child.kill("SIGKILL");
      return ended;
    },
    untilItEnds: () => ended,
  };
}

/** The lines that reached the disk whole. */
export function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
}

async function endingOf(child: ChildProcess, said: () => string): Promise<Ending> {
  const { promise, resolve, reject } = Promise.withResolvers<Ending>();
  child.once("error", reject);
  child.once("close", (code, signal) => {
    if (signal === "SIGKILL") resolve("killed");
    else if (code === 0) resolve("finished");
    else reject(new Error(`the process ended with ${code ?? signal}: ${said()}`));
  });
  return promise;
}
