/** What the page does, request by request, and what it hears. */
import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { WebEvent } from "../../../bot/web/web-events.ts";
import type { WebServer } from "../../../bot/web/web-server.ts";

export const ORIGIN = "http://127.0.0.1:3000";

export function get(server: WebServer, path: string, origin: string = ORIGIN): Promise<Response> {
  return server.request(new Request(`${origin}${path}`));
}

/** As the page posts JSON. */
export function post(
  server: WebServer,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const request = new Request(`${ORIGIN}${path}`, {
    method: "POST",
    headers: { Origin: ORIGIN, "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return server.request(request);
}

export function postForm(
  server: WebServer,
  path: string,
  fields: Readonly<Record<string, string | File>>,
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const headers = { Origin: ORIGIN };
  return server.request(new Request(`${ORIGIN}${path}`, { method: "POST", headers, body }));
}

export function say(chat: string, text: string, key: string = randomUUID()) {
  return { chat, key, text, replyTo: null };
}

/** The error's code of a refusal, with its status. */
export async function refusalOf(response: Response): Promise<string> {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return `${response.status} ${error.code}`;
}

type EventOf<Kind extends WebEvent["kind"]> = Extract<WebEvent, { readonly kind: Kind }>;

export interface HeardStream {
  /** The next event of a kind; others before it are passed over. */
  next<Kind extends WebEvent["kind"]>(kind: Kind): Promise<EventOf<Kind>>;
  /** Resolves when the server has said its last. */
  ended(): Promise<void>;
}

/** Listens as a page does, until the test is over. */
export async function listen(server: WebServer, chat: string): Promise<HeardStream> {
  const response = await get(server, `/api/events?chat=${chat}`);
  if (!response.ok || !response.body) throw new Error(`no stream: ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  onTestFinished(() => reader.cancel());
  const events = eventsOf(reader);
  return {
    async next(kind) {
      for (;;) {
        const { done, value } = await events.next();
        if (done) throw new Error(`the stream ended before any ${kind}`);
        if (value.kind === kind) return value as EventOf<typeof kind>;
      }
    },
    async ended() {
      for (;;) if ((await events.next()).done) return;
    },
  };
}

async function* eventsOf(reader: ReadableStreamDefaultReader<string>): AsyncGenerator<WebEvent> {
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    for (let end = text.indexOf("\n\n"); end !== -1; end = text.indexOf("\n\n")) {
      const event = /^event: (\w+)\ndata: (.*)$/su.exec(text.slice(0, end));
      text = text.slice(end + 2);
      if (event?.[2]) yield { kind: event[1], ...(JSON.parse(event[2]) as object) } as WebEvent;
    }
  }
}
