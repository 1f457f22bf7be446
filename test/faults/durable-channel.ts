/** A channel whose every message is on the disk before it says that it was sent. */
import { WEB_TRAITS } from "../../bot/web/web-traits.ts";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Channel, Outgoing } from "../../domain/channel.ts";
import type { MessageId } from "../../domain/ids.ts";

/** Some messages take their time once they have arrived. */
export interface Slowness {
  /** One in so many. */
  readonly every: number;
  readonly millis: number;
  /** The whole process stands still meanwhile: no timer runs, no lock is renewed. */
  readonly standsStill: boolean;
}

export interface DurableChannelOptions {
  readonly file: string;
  /** Kills this very process after so many messages, each sent and none recorded. */
  readonly dieAfter?: number | null;
  readonly slow?: Slowness | null;
}

/** Each line is the id of a message that has arrived. */
export function makeDurableChannel(options: DurableChannelOptions): Channel {
  const { file, dieAfter = null, slow = null } = options;
  let sent = 0;
  return {
    traits: WEB_TRAITS,
    async send(_chatId, outgoing) {
      appendDurably(file, nameOf(outgoing));
      sent += 1;
      if (sent === dieAfter) process.kill(process.pid, "SIGKILL");
      if (slow && sent % slow.every === 0) await linger(slow);
      return { outcome: "sent", platformIds: [] };
    },
  };
}

async function linger({ millis, standsStill }: Slowness): Promise<void> {
  if (standsStill) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, millis);
  else await sleep(millis);
}

/** A button is named after its message; what has none cannot be told apart. */
function nameOf({ choices }: Outgoing): string {
  return choices.flat().at(0)?.id.split(":")[0] ?? "nameless";
}

/** How often each message arrived, by the file that a durable channel wrote. */
export function arrivedIn(file: string): ReadonlyMap<MessageId, number> {
  const arrived = new Map<MessageId, number>();
  for (const line of linesOf(file)) {
    arrived.set(line as MessageId, (arrived.get(line as MessageId) ?? 0) + 1);
  }
  return arrived;
}

/** The lines that reached the disk whole. */
export function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
}

/** Adds a line, and returns once it is on the disk. */
function appendDurably(file: string, line: string): void {
  const descriptor = openSync(file, "a");
  try {
    writeSync(descriptor, `${line}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
