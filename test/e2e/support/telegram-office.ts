/** An office on the fake Telegram: its people, as they write and press, and what they are told. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import {
  startFakeTelegram,
  type FakeTelegram,
  type FakeTelegramOptions,
  type SentMessage,
} from "../../fakes/telegram/index.ts";
import { makePlace, PATIENCE, runJson, type Place, type Settings } from "./dondoc.ts";

export const PLAN_NAME = "cu-lao-dung-2023-ke-hoach-cchc.txt";
export const PLAN = readFileSync(join(import.meta.dirname, "../../../sample", PLAN_NAME));

export const COORDINATOR = "Trưởng phòng Nội vụ";
export const LEADER = "Chủ tịch UBND huyện";

/** The Monday on which the plan comes in. */
export const IMPORT_DAY = "2023-02-20T08:00:00+07:00";
/** A Friday: five working days are left for what is due in the first quarter. */
export const REMINDER_DAY = "2023-03-24T07:31:00+07:00";
/** The Wednesday after it: two working days are left. */
export const LATER_DAY = "2023-03-29T07:31:00+07:00";

export interface TelegramOffice {
  readonly telegram: FakeTelegram;
  readonly place: Place;
  /** Somebody with an account on Telegram, not linked yet. */
  person(name: string): Person;
  /** A code made on the command line. */
  invite(role: string, post: string): Promise<string>;
}

/** Made for one test. What the bot sends must be what Telegram takes: nothing may be refused. */
export async function openTelegramOffice(
  settings: Settings = {},
  options: FakeTelegramOptions = {},
): Promise<TelegramOffice> {
  const telegram = await startFakeTelegram(options);
  onTestFinished(async () => {
    await telegram.stop();
    expect(telegram.rejected.map(({ method, reason }) => `${method}: ${reason}`)).toEqual([]);
  });
  const place = makePlace({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    DATABASE_URL: "file:office.sqlite",
    DATA_DIR: "office",
    ...settings,
  });
  let people = 0;
  return {
    telegram,
    place,
    person: (name) => new Person(telegram, 1000 + ++people, name),
    async invite(role, post) {
      const args = ["invite", "--role", role, "--post", post];
      const { status, json } = await runJson<{ readonly code: string }>(place, args);
      expect(status).toBe(0);
      return json.code;
    },
  };
}

/** One person's private chat: each act resolves with what the bot answers to it. */
export class Person {
  readonly id: number;
  readonly user: ReturnType<FakeTelegram["user"]>;
  readonly #telegram: FakeTelegram;

  constructor(telegram: FakeTelegram, id: number, name: string) {
    this.id = id;
    this.user = telegram.user(id, { first_name: name });
    this.#telegram = telegram;
  }

  says(text: string): Promise<SentMessage> {
    return this.#answerTo(() => this.user.text(text));
  }

  replies(message: SentMessage, text: string): Promise<SentMessage> {
    return this.#answerTo(() => this.user.text(text, { replyTo: message }));
  }

  sends(name: string, bytes: Uint8Array): Promise<SentMessage> {
    return this.#answerTo(() => this.user.sendDocument(name, bytes, "text/plain"));
  }

  /** A button by its label; its spinner has to end. */
  async presses(message: SentMessage, label: string): Promise<SentMessage> {
    return this.#pressed(() => this.user.press(message, label));
  }

  /** A press that no client of Telegram would offer him. */
  async forges(message: SentMessage, data: string): Promise<SentMessage> {
    return this.#pressed(() => this.user.pressRaw(this.id, message.messageId, data));
  }

  /** The bot's words as they stand in his chat, oldest first; a picture sent ahead has none. */
  get told(): readonly SentMessage[] {
    return this.#telegram.messagesTo(this.id).filter(({ text }) => text !== "");
  }

  async #pressed(press: () => { readonly queryId: string }): Promise<SentMessage> {
    let queryId = "";
    const answer = await this.#answerTo(() => ({ queryId } = press()));
    await this.#telegram.waitForAnswer(queryId, PATIENCE);
    return answer;
  }

  async #answerTo(act: () => unknown): Promise<SentMessage> {
    const { sent, edits } = this.#telegram;
    const before = sent.length + edits.length;
    act();
    const isAnswer = ({ chatId, seq, text }: SentMessage) =>
      chatId === this.id && seq > before && !text.startsWith("Đang đọc tệp");
    return this.#telegram.waitFor(isAnswer, PATIENCE);
  }
}

/** The button under the preview of the sample's plan, in an office that knows no groups yet. */
export const BRING_IN = "Nhập kế hoạch (còn 6 câu chưa trả lời)";

/** A linked coordinator, who has brought the sample's plan in. */
export async function bringPlanIn(office: TelegramOffice): Promise<Person> {
  const coordinator = office.person("Nội vụ");
  await coordinator.says(`/start ${await office.invite("coordinator", COORDINATOR)}`);
  const preview = await coordinator.sends(PLAN_NAME, PLAN);
  await coordinator.presses(preview, BRING_IN);
  return coordinator;
}

/** The head of a unit, invited by the coordinator in the chat and linked with that code. */
export async function linkHead(
  office: TelegramOffice,
  coordinator: Person,
  unit: string,
): Promise<Person> {
  const units = await coordinator.says("/donvi");
  const invited = await coordinator.presses(units, `Mời: ${unit}`);
  const head = office.person(unit);
  await head.says(codeIn(invited));
  return head;
}

/** The one-time code that a message gives. */
function codeIn({ text }: SentMessage): string {
  const code = /^[0-9A-Z]{10}$/mu.exec(text)?.[0];
  if (!code) throw new Error(`there is no code in: ${text}`);
  return code;
}
