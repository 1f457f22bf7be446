/** What the demo's page asks of the server: who there is, what was said, and to move the clock. */
import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { z } from "zod";
import type { Incoming, IncomingBody } from "../../domain/channel.ts";
import type { Clock } from "../../domain/clock.ts";
import type { BotId, ChatId } from "../../domain/ids.ts";
import type { FileStore } from "../../domain/upkeep-stores.ts";
import { moveUntilTold, targetOf, type ClockMove, type TimeMachine } from "./clock-move.ts";
import { eventStream } from "./event-stream.ts";
import { contentType, ownPageOnly } from "./page-guards.ts";
import { listPeople, type WebPerson } from "./people.ts";
import {
  choiceSchema,
  clockSchema,
  fileFieldsSchema,
  LARGEST_FILE_BYTES,
  messageSchema,
} from "./request-bodies.ts";
import type { WebChannel } from "./web-channel.ts";
import { ownEntry, wallTime, type WebEntry } from "./web-entry.ts";
import { refuse } from "./web-error.ts";
import type { WebLog } from "./web-log.ts";

const LARGEST_JSON_BYTES = 64 * 1024;
/** Room for the form's other fields. */
const LARGEST_FORM_BYTES = LARGEST_FILE_BYTES + LARGEST_JSON_BYTES;

/** The sample office behind the page. */
export interface WebDemo {
  readonly botId: BotId;
  /** Whose sample data it is, as the page's heading says it. */
  readonly organisation: string;
  readonly zone: string;
  readonly clock: Clock;
  readonly channel: WebChannel;
  readonly people: () => Promise<readonly WebPerson[]>;
  /** The intake: stores an update, then works on it. */
  readonly receive: (incoming: Incoming) => Promise<{ readonly settled: Promise<void> }>;
  /** Keeps what is uploaded before the update is stored, so that a crash loses neither. */
  readonly files: FileStore;
  /** Tells `channel.clockMoved` each moment that it plays. */
  readonly timeMachine: TimeMachine;
  /** Brings clock and data back to the beginning. */
  readonly reset: () => Promise<void>;
}

export function demoRoutes(demo: WebDemo, log: WebLog): Hono {
  const routes = new Hono();
  routes.get("/people", async (context) => {
    return context.json({ people: listPeople(await demo.people()) });
  });
  routes.get("/events", async (context) => {
    const chatId = await personsChat(demo, context.req.query("chat") ?? "");
    if (!chatId) return refuse(context, "unknown-person");
    return eventStream(context, demo.channel, chatId, log);
  });
  routes.use(ownPageOnly);
  addTalking(routes, demo);
  addTimeMachine(routes, demo);
  return routes;
}

function addTalking(routes: Hono, demo: WebDemo): void {
  const asJson = [
    limit(LARGEST_JSON_BYTES, "body-too-large"),
    contentType("application/json"),
  ] as const;
  routes.post("/messages", ...asJson, async (context) => {
    const body = await readJson(context, messageSchema);
    if (!body) return refuse(context, "bad-request");
    if (body.text.trim() === "") return refuse(context, "empty-message");
    const { text, replyTo } = body;
    return take(context, demo, body, { kind: "text", text, replyTo });
  });
  routes.post("/choices", ...asJson, async (context) => {
    const body = await readJson(context, choiceSchema);
    if (!body) return refuse(context, "bad-request");
    return take(context, demo, body, { kind: "choice", id: body.id });
  });
  routes.post(
    "/files",
    limit(LARGEST_FORM_BYTES, "file-too-large"),
    contentType("multipart/form-data"),
    async (context) => {
      const { file, ...given } = await context.req.parseBody();
      const fields = fileFieldsSchema.safeParse(given);
      if (!fields.success || !(file instanceof File)) return refuse(context, "bad-request");
      if (file.size > LARGEST_FILE_BYTES) return refuse(context, "file-too-large");
      const { caption, replyTo } = fields.data;
      const { name, size } = file;
      if (!(await personsChat(demo, fields.data.chat))) return refuse(context, "unknown-person");
      const ref = await demo.files.put(new Uint8Array(await file.arrayBuffer()));
      return take(context, demo, fields.data, { kind: "file", ref, name, size, caption, replyTo });
    },
  );
}

function addTimeMachine(routes: Hono, demo: WebDemo): void {
  let busy = false;

  /** One move or reset at a time: a second press of the button must not move twice as far. */
  async function alone(context: Context, work: () => Promise<Response>): Promise<Response> {
    if (busy) return refuse(context, "clock-moving");
    busy = true;
    demo.channel.setMoving(true);
    try {
      return await work();
    } finally {
      busy = false;
      demo.channel.setMoving(false);
    }
  }

  const asJson = [
    limit(LARGEST_JSON_BYTES, "body-too-large"),
    contentType("application/json"),
  ] as const;
  routes.post("/clock", ...asJson, async (context) => {
    const body = await readJson(context, clockSchema);
    if (!body) return refuse(context, "bad-request");
    return alone(context, () => move(context, demo, body.move));
  });
  routes.post("/reset", ...asJson, (context) =>
    alone(context, async () => {
      await demo.reset();
      demo.channel.startOver();
      return context.json({});
    }),
  );
}

/** Answers once the move is over; the page hears of each step meanwhile. */
async function move(context: Context, demo: WebDemo, where: ClockMove): Promise<Response> {
  const { channel, clock, timeMachine, zone } = demo;
  if (where === "next") {
    const told = await moveUntilTold(timeMachine, clock, () => channel.sentCount);
    return context.json({ clock: wallTime(clock.now(), zone), told });
  }
  const target = targetOf(where, clock.now(), zone);
  if (!target.ok) return refuse(context, target.error);
  const before = channel.sentCount;
  await timeMachine.moveTo(target.value);
  return context.json({ clock: wallTime(clock.now(), zone), told: channel.sentCount > before });
}

/** Hands an update to the intake and answers when it has been worked on. */
async function take(
  context: Context,
  demo: WebDemo,
  from: { readonly chat: string; readonly key: string },
  body: IncomingBody,
): Promise<Response> {
  const chatId = await personsChat(demo, from.chat);
  if (!chatId) return refuse(context, "unknown-person");
  const { botId, channel, clock, zone } = demo;
  const now = clock.now();
  const own = shownBack(from.key, body, wallTime(now, zone));
  // Before it is received, so that it stands above its answer.
  if (own) await channel.showOwn(chatId, own);
  const incoming = { botId, key: from.key, chatId, isPrivate: true, receivedAt: now, body };
  const { settled } = await demo.receive(incoming).catch(async (error: unknown) => {
    if (own) await channel.withdraw(chatId, own.id);
    throw error;
  });
  await settled;
  return context.json({});
}

function shownBack(
  key: string,
  body: IncomingBody,
  at: ReturnType<typeof wallTime>,
): WebEntry | null {
  if (body.kind === "text") {
    return ownEntry(key, at, { text: body.text, fileName: null, replyTo: body.replyTo });
  }
  if (body.kind !== "file") return null;
  return ownEntry(key, at, { text: body.caption, fileName: body.name, replyTo: body.replyTo });
}

/** Only the sample's people have chats here. */
async function personsChat(demo: WebDemo, chat: string): Promise<ChatId | null> {
  const people = await demo.people();
  return people.find(({ chatId }) => chatId === chat)?.chatId ?? null;
}

async function readJson<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const json: unknown = await context.req.json().catch(() => undefined);
  const parsed = schema.safeParse(json);
  return parsed.success ? parsed.data : null;
}

function limit(maxSize: number, code: "body-too-large" | "file-too-large") {
  return bodyLimit({ maxSize, onError: (context) => refuse(context, code) });
}
