/** For the fake's own tests: the Bot API spoken with plain fetch, without a client's help. */
import type { Update } from "grammy/types";
import { onTestFinished } from "vitest";
import {
  startFakeTelegram,
  type FakeTelegram,
  type FakeTelegramOptions,
  type TestUser,
} from "./index.ts";

/** One pixel. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

export type Answer = {
  readonly status: number;
  readonly ok: boolean;
  readonly result?: unknown;
  readonly description?: string;
  readonly parameters?: Readonly<Record<string, number>>;
};

export async function startForTest(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const telegram = await startFakeTelegram(options);
  onTestFinished(() => telegram.stop());
  return telegram;
}

/** With a user 1001 who has started the bot. */
export async function startWithUser(
  options: FakeTelegramOptions = {},
): Promise<{ telegram: FakeTelegram; an: TestUser }> {
  const telegram = await startForTest(options);
  const an = telegram.user(1001, { first_name: "An", username: "an_nv" });
  an.start();
  return { telegram, an };
}

export async function call(
  telegram: FakeTelegram,
  method: string,
  payload: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const response = await fetch(methodUrl(telegram, method), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(payload),
  });
  return readAnswer(response);
}

export async function upload(
  telegram: FakeTelegram,
  method: string,
  fields: Readonly<Record<string, string>>,
  file: { field: string; name: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append(file.field, new Blob([file.bytes]), file.name);
  const response = await fetch(methodUrl(telegram, method), { method: "POST", body: form });
  return readAnswer(response);
}

export async function pollUpdates(
  telegram: FakeTelegram,
  payload: Readonly<Record<string, unknown>> = {},
): Promise<Update[]> {
  const { result } = await call(telegram, "getUpdates", payload);
  return result as Update[];
}

export function send(
  telegram: FakeTelegram,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  return call(telegram, "sendMessage", { chat_id: 1001, text, ...more });
}

export function sendHtml(telegram: FakeTelegram, text: string): Promise<Answer> {
  return send(telegram, text, { parse_mode: "HTML" });
}

export function keyboard(...buttons: unknown[]): Record<string, unknown> {
  return { reply_markup: { inline_keyboard: [buttons] } };
}

export function methodUrl(telegram: FakeTelegram, method: string): string {
  return `${telegram.url}/bot${telegram.token}/${method}`;
}

async function readAnswer(response: Response): Promise<Answer> {
  const body = (await response.json()) as Omit<Answer, "status">;
  return { status: response.status, ...body };
}
