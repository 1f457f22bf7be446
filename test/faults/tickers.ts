/** Several processes on one sample office, each told what its own clock shows. */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Instant } from "../../domain/time.ts";
import { openSampleFile, SAMPLE_START } from "../../sample-office.ts";
import type { TickingOrders } from "./ticking-process.ts";

export interface Tickers {
  /**
   * Lets the processes do what is due, all at the same moment: each by its own clock, and not at
   * all where it is null.
   */
  tick(clocks: readonly (Instant | null)[]): Promise<void>;
  close(): Promise<void>;
}

export async function startTickers(folder: string, count: number): Promise<Tickers> {
  // Made before they come, so that they do not all make it.
  await (await openSampleFile(folder, SAMPLE_START)).close();
  const children = await Promise.all(Array.from({ length: count }, () => startTicker(folder)));
  return {
    async tick(clocks) {
      const told = children.flatMap((child, index) => {
        const clock = clocks[index];
        return clock ? [tellTime(child, clock)] : [];
      });
      await Promise.all(told);
    },
    async close() {
      const ended = children.map((child) => once(child, "exit"));
      for (const child of children) child.disconnect();
      await Promise.all(ended);
    },
  };
}

async function startTicker(folder: string): Promise<ChildProcess> {
  const orders: TickingOrders = { folder };
  const path = new URL("ticking-process.ts", import.meta.url).pathname;
  const child = fork(path, [JSON.stringify(orders)], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  expectReply(await replyOf(child), "ready");
  return child;
}

async function tellTime(child: ChildProcess, clock: Instant): Promise<void> {
  const reply = replyOf(child);
  child.send(clock);
  expectReply(await reply, "done");
}

async function replyOf(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  const { signal } = over;
  try {
    const [reply] = (await Promise.race([
      once(child, "message", { signal }),
      once(child, "exit", { signal }).then(() => ["ended"]),
    ])) as unknown[];
    return reply;
  } finally {
    over.abort();
  }
}

function expectReply(reply: unknown, wanted: string): void {
  if (reply !== wanted) throw new Error(`a process that ticks said: ${String(reply)}`);
}
