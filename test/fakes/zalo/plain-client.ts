/** For the fake's own tests: the platform spoken to with plain fetch, without a client's help. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { startFakeZalo, type FakeZalo, type FakeZaloOptions, type TestUser } from "./index.ts";

/** One pixel. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

export type Answer = {
  /** As HTTP has it. */
  readonly status: number;
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
};

export type Event = {
  readonly event_name: string;
  readonly message: Readonly<Record<string, unknown>>;
};

export async function startForTest(options: FakeZaloOptions = {}): Promise<FakeZalo> {
  const zalo = await startFakeZalo(options);
  onTestFinished(() => zalo.stop());
  return zalo;
}

/** With a user whom the bot may write to. */
export async function startWithUser(
  options: FakeZaloOptions = {},
): Promise<{ zalo: FakeZalo; an: TestUser }> {
  const zalo = await startForTest(options);
  const an = zalo.user("an", { name: "An" });
  an.meet();
  return { zalo, an };
}

export async function call(
  zalo: FakeZalo,
  method: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const response = await fetch(`${zalo.url}/bot${zalo.token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fields),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, "status">) };
}

export function send(
  zalo: FakeZalo,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  return call(zalo, "sendMessage", { chat_id: "an", text, ...more });
}

export function sendMarkdown(zalo: FakeZalo, text: string): Promise<Answer> {
  return send(zalo, text, { parse_mode: "markdown" });
}

/** @returns the event that the poll was given; undefined for an empty poll */
export async function poll(zalo: FakeZalo, timeout: unknown = 0): Promise<Event | undefined> {
  const { result } = await call(zalo, "getUpdates", { timeout });
  return result as Event | undefined;
}

export type Received = { readonly body: string; readonly secret: string | undefined };

/** A web server that a test may point a webhook or a picture's address at. */
export async function startReceiver(
  answer: (received: readonly Received[]) => { status: number; body?: Buffer },
): Promise<{ readonly received: readonly Received[]; readonly url: string }> {
  const received: Received[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const secret = request.headers["x-bot-api-secret-token"];
      const body = Buffer.concat(chunks).toString();
      received.push({ body, secret: typeof secret === "string" ? secret : undefined });
      const { status, body: answered } = answer(received);
      response.writeHead(status).end(answered);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}
