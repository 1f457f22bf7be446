/** A process of ours that may be killed while it works, as by a power cut. */
import { spawn, type ChildProcess } from "node:child_process";
import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_EVERY_MILLIS = 3;
const SAID_AT_MOST = 4_000;

export type Ending = "finished" | "killed";

export interface DoomedProcess {
  /** False once it has ended, however it did. */
  readonly isAlive: () => boolean;
  kill(): void;
  /** Throws with what it said when it fails. */
  untilItEnds(): Promise<Ending>;
}

/** Starts a script of this folder, and hands it its orders as JSON. */
export function startDoomed(script: string, orders: object): DoomedProcess {
  const path = new URL(script, import.meta.url).pathname;
  const child = spawn(process.execPath, [path, JSON.stringify(orders)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-SAID_AT_MOST);
  });
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  const ended = endingOf(child, () => said).finally(() => process.off("exit", end));
  // Whoever asks hears of a failure; until then nobody may be missing it.
  ended.catch(() => undefined);
  return {
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill: end,
    untilItEnds: () => ended,
  };
}

/** Reads what `startDoomed` handed over. */
export function readOrders<Orders>(): Orders {
  const [, , orders = ""] = process.argv;
  return JSON.parse(orders) as Orders;
}

/** Waits until a file has grown by so many bytes, or the process has ended. */
export async function untilGrown(child: DoomedProcess, file: string, bytes: number): Promise<void> {
  const enough = sizeOf(file) + bytes;
  while (child.isAlive() && sizeOf(file) < enough) await sleep(LOOK_EVERY_MILLIS);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
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
