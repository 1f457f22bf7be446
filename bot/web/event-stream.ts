/** One open page's stream of events (server-sent events), until it leaves or the server stops. */
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { ChatId } from "../../domain/ids.ts";
import type { WebChannel } from "./web-channel.ts";
import type { WebEvent } from "./web-events.ts";
import type { WebLog } from "./web-log.ts";

/** A page that does not read is let go; it connects again and is told everything. */
const MOST_WAITING = 2_000;
const HEARTBEAT_MILLIS = 15_000;

export function eventStream(
  context: Context,
  channel: WebChannel,
  chatId: ChatId,
  log: WebLog,
): Response {
  context.header("X-Accel-Buffering", "no");
  return streamSSE(context, async (stream) => {
    let waiting = 0;
    let written: Promise<unknown> = Promise.resolve();
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    stream.onAbort(end);

    function hear({ kind, ...data }: WebEvent): void {
      waiting += 1;
      if (waiting > MOST_WAITING) stream.abort();
      const message = { event: kind, data: JSON.stringify(data) };
      written = written.then(() => stream.writeSSE(message)).then(() => (waiting -= 1));
    }

    try {
      const leave = await channel.join({ chatId, hear, end });
      const heartbeat = setInterval(() => hear(channel.clockEvent()), HEARTBEAT_MILLIS);
      await over;
      clearInterval(heartbeat);
      leave();
      // What was said before the end still goes out; to a page that has gone it fails at once.
      await written;
    } catch (error) {
      // The page connects again by itself.
      log.error({ error: String(error) }, "could not tell a page what it shows");
    }
  });
}
