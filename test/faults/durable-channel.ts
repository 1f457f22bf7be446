/** A channel whose every message is on the disk before it says that it was sent. */
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import type { Channel, Outgoing } from "../../domain/channel.ts";

/**
 * @param nameOf the line that stands for a message
 * @param dieAfter kills this very process after so many messages, each sent and none recorded
 */
export function makeDurableChannel(
  file: string,
  nameOf: (outgoing: Outgoing) => string,
  dieAfter: number | null,
): Channel {
  let sent = 0;
  return {
    kind: "web",
    async send(_chatId, outgoing) {
      appendDurably(file, nameOf(outgoing));
      sent += 1;
      if (sent === dieAfter) process.kill(process.pid, "SIGKILL");
      return { outcome: "sent", platformIds: [] };
    },
  };
}

/** Adds a line, and returns once it is on the disk. */
export function appendDurably(file: string, line: string): void {
  const descriptor = openSync(file, "a");
  try {
    writeSync(descriptor, `${line}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
