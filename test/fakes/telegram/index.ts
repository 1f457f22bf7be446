/**
 * A strict fake of the Telegram Bot API for tests: a real HTTP server on a free local port, which
 * refuses what Telegram refuses (or its documents forbid), with Telegram's own words.
 *
 *     const telegram = await startFakeTelegram();
 *     const bot = new Bot(telegram.token, { client: { apiRoot: telegram.url } });
 *     const an = telegram.user(1001, { first_name: "An" });
 *     an.start("code");
 *     const welcome = await telegram.waitFor((message) => message.chatId === an.id);
 *     an.press(welcome, "Xem việc");
 *     await telegram.stop();
 *
 * It checks and records; it never asserts. What tests act through (`user`, `group`, `channel`,
 * `pushRaw`) works at once and needs no awaiting. What they look at: `sent`, `edits`, `answers`,
 * `calls`, `rejected`, `messagesTo`, `lastTo`; what they wait with: `waitFor`, `waitForAnswer`,
 * `waitForCall`, `waitForDrained`. What goes wrong on command: `failNext`, `blockChat`, `outage`,
 * `refuseConnections`, `expireCallbacks`, `group(…).migrateTo`, and the option `rates`.
 *
 * Stricter than Telegram: a bare `&` or an unknown `&name;` in HTML, an empty `secret_token`, and
 * Markdown are refused. Left out: fetching files from http addresses, methods other than those in
 * server.ts (404), answering a webhook with a method call.
 */
import { Faults, type FaultMatch, type FaultOutcome } from "./faults.ts";
import { TestChannel, TestGroup } from "./group.ts";
import type { ApiCall, CallbackAnswer, SentMessage } from "./recorder.ts";
import { ApiServer } from "./server.ts";
import { TestUser, type UserProfile } from "./user.ts";
import type { WebhookFailure } from "./webhook-delivery.ts";
import { createWorld, type BotCommand, type FakeTelegramOptions, type World } from "./world.ts";

export type { FaultMatch, FaultOutcome } from "./faults.ts";
export type { TestChannel, TestGroup } from "./group.ts";
export type { ApiCall, CallbackAnswer, SentMessage } from "./recorder.ts";
export type { TestUser } from "./user.ts";
export type { FakeTelegramOptions } from "./world.ts";

const DEFAULT_TIMEOUT_MS = 5000;

/** @returns a fake that listens on 127.0.0.1; `stop()` it when done */
export async function startFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const world = createWorld(options);
  const faults = new Faults();
  const server = new ApiServer(world, faults);
  return new FakeTelegram(world, faults, server, await server.listen());
}

export class FakeTelegram {
  /** The Bot API's root: methods under `/bot<token>/`, files under `/file/bot<token>/`. */
  readonly url: string;
  readonly token: string;
  readonly botUsername: string;
  /** Every message sent, in order, as it was when sent. */
  readonly sent: readonly SentMessage[];
  /** Every accepted edit, in order, with the message as the edit left it. */
  readonly edits: readonly SentMessage[];
  /** Every accepted answerCallbackQuery. */
  readonly answers: readonly CallbackAnswer[];
  /** Every API call with the right or a wrong token, polls included; file downloads are not. */
  readonly calls: readonly ApiCall[];
  readonly webhookFailures: readonly WebhookFailure[];
  readonly #world: World;
  readonly #faults: Faults;
  readonly #server: ApiServer;

  constructor(world: World, faults: Faults, server: ApiServer, url: string) {
    this.#world = world;
    this.#faults = faults;
    this.#server = server;
    this.url = url;
    this.token = world.token;
    this.botUsername = world.bot.username ?? "";
    this.sent = world.recorder.sent;
    this.edits = world.recorder.edits;
    this.answers = world.recorder.answers;
    this.calls = world.recorder.calls;
    this.webhookFailures = world.webhook.failures;
  }

  async stop(): Promise<void> {
    this.#world.watchers.stop();
    await Promise.all([this.#world.webhook.stop(), this.#server.stop()]);
  }

  user(id: number, profile: UserProfile): TestUser {
    return new TestUser(this.#world, id, profile);
  }

  /** @param id negative; from −1,000,000,000,000 down it is a supergroup */
  group(id: number, title: string): TestGroup {
    return new TestGroup(this.#world, id, title);
  }

  channel(id: number, title: string): TestChannel {
    return new TestChannel(this.#world, id, title);
  }

  /** Any JSON as an update; one without `update_id` is put at the end. @returns its place */
  pushRaw(update: unknown): number {
    return this.#world.updates.pushRaw(update);
  }

  /** The same update once more, even if the bot has confirmed it. */
  redeliver(updateId: number): void {
    this.#world.updates.redeliver(updateId);
  }

  /** Updates not yet confirmed by a poll's offset or a webhook's 2xx. */
  get pendingUpdates(): number {
    return this.#world.updates.size;
  }

  /** Calls answered with 4xx, faults on command included. */
  get rejected(): ApiCall[] {
    return this.calls.filter(({ status }) => status >= 400 && status < 500);
  }

  /** The bot's messages in a chat as they stand now: edited, and without the deleted ones. */
  messagesTo(chatId: number): SentMessage[] {
    return this.#world.recorder.messagesTo(chatId);
  }

  lastTo(chatId: number): SentMessage | undefined {
    return this.messagesTo(chatId).at(-1);
  }

  message(chatId: number, messageId: number): SentMessage | undefined {
    return this.#world.recorder.message(chatId, messageId);
  }

  commands(scope: Readonly<Record<string, unknown>> = { type: "default" }): readonly BotCommand[] {
    return this.#world.commands.get(`${JSON.stringify(scope)} `) ?? [];
  }

  /**
   * The first message or edit that fits, past ones included; `seq` tells new from old.
   * @throws Error that shows what was sent and refused instead
   */
  waitFor(
    predicate: (message: SentMessage) => boolean,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  ): Promise<SentMessage> {
    return this.#until(() => this.#world.recorder.history().find(predicate), timeoutMs);
  }

  waitForAnswer(queryId: string, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<CallbackAnswer> {
    return this.#until(() => this.answers.find((each) => each.queryId === queryId), timeoutMs);
  }

  /** The first call that fits; it may still be without an answer (`status` 0). */
  waitForCall(
    predicate: (call: ApiCall) => boolean,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  ): Promise<ApiCall> {
    return this.#until(() => this.calls.find(predicate), timeoutMs);
  }

  /** Until the bot has confirmed every update: for showing that it said nothing. */
  async waitForDrained(timeoutMs = DEFAULT_TIMEOUT_MS): Promise<void> {
    await this.#until(() => (this.pendingUpdates === 0 ? true : undefined), timeoutMs);
  }

  /** The next matching calls fail as ordered; `times` says how many. */
  failNext(match: FaultMatch, outcome: FaultOutcome, times = 1): void {
    this.#faults.failNext(match, outcome, times);
  }

  /** Lets every hanging call go on as usual. */
  release(): void {
    this.#faults.release();
  }

  /** 403 from now on, without telling the bot; `user(…).block()` tells it. */
  blockChat(chatId: number): void {
    this.#world.chats.block(chatId);
  }

  unblockChat(chatId: number): void {
    this.#world.chats.unblock(chatId);
  }

  /** Drops all connections, old and new, and holds webhook deliveries back, until turned off. */
  outage(state: "on" | "off"): void {
    this.#server.setOutage(state === "on");
    this.#world.webhook.pause(state === "on");
  }

  /** Closes the port, so that connections are refused, until `reopen`. */
  async refuseConnections(): Promise<void> {
    await this.#server.close();
  }

  async reopen(): Promise<void> {
    await this.#server.listen();
  }

  /** Every press so far becomes too old to answer. */
  expireCallbacks(): void {
    this.#world.callbacks.expireAll();
  }

  #until<Found>(probe: () => Found | undefined, timeoutMs: number): Promise<Found> {
    return this.#world.watchers.until(probe, timeoutMs, () => this.#dump());
  }

  #dump(): string {
    const messages = this.#world.recorder.history().slice(-20).map(describeMessage);
    const refused = this.rejected.slice(-20).map(({ method, status, reason, payload }) => {
      return `  ${status} ${method}: ${reason ?? ""} ${JSON.stringify(payload).slice(0, 300)}`;
    });
    return [
      `Updates not confirmed: ${this.pendingUpdates}. Calls: ${this.calls.length}.`,
      `Sent and edited (last 20):`,
      ...(messages.length > 0 ? messages : ["  nothing"]),
      `Refused (last 20):`,
      ...(refused.length > 0 ? refused : ["  nothing"]),
    ].join("\n");
  }
}

function describeMessage(message: SentMessage): string {
  const labels = message.buttons.flat().map(({ text, data, url }) => `[${text} → ${data ?? url}]`);
  const place = `#${message.seq} ${message.method} to ${message.chatId}/${message.messageId}`;
  return `  ${place}: ${JSON.stringify(message.text.slice(0, 300))} ${labels.join(" ")}`;
}
