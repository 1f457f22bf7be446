/**
 * A strict fake of the Zalo Bot Platform for tests: a real HTTP server on a free local port, which
 * refuses what the platform refuses, does what implementers have seen it do (errors under HTTP 200,
 * one event a poll, 408 for an empty one), and loses what it loses.
 *
 *     const zalo = await startFakeZalo();
 *     // a client with zalo.token that speaks to zalo.url
 *     const an = zalo.user("6ede9afa66b88fe6d6a9", { name: "An" });
 *     an.text("ma moi");
 *     const welcome = await zalo.waitFor((message) => message.chatId === an.id);
 *     an.choose(welcome, "Xem việc");   // types the number of the line
 *     await zalo.stop();
 *
 * `zalo.bot(2)` is another bot on the same server, with a token, chats and records of its own; an
 * outage is everybody's. It checks and records; it never asserts. What tests act through (`user`,
 * `group`, `pushRaw`, `redeliver`) works at once and needs no awaiting. What they look at: `sent`,
 * `actions`, `calls`, `rejected`, `deliveries`, `probes`, `lost`, `messagesTo`, `lastTo`; what they
 * wait with: `waitFor`, `waitForCall`, `waitForDrained`. What goes wrong on command: `failNext`,
 * `blockChat`, `outage`, `refuseConnections`, `hold`, `loseWaiting`, `endPoll`, and the options.
 *
 * Stricter than the platform: unknown parameters, a `chat_id` that is no string, a body without its
 * content type, and mark-up that is left open are refused; a probe always comes. It does not matter
 * to it where a webhook or a picture lies, which may be on this machine.
 */
import type { FaultMatch, FaultOutcome } from "./faults.ts";
import { TestGroup, TestUser, type UserProfile } from "./people.ts";
import { Platform } from "./platform.ts";
import type { ApiCall, ChatAction, SentMessage } from "./recorder.ts";
import type { Outage } from "./server.ts";
import type { QueuedEvent } from "./updates-queue.ts";
import type { Delivery } from "./webhook-delivery.ts";
import type { FakeZaloOptions, World } from "./world.ts";

export type { FaultMatch, FaultOutcome } from "./faults.ts";
export type { TestGroup, TestUser } from "./people.ts";
export type { ApiCall, ChatAction, SentMessage } from "./recorder.ts";
export type { FakeZaloOptions } from "./world.ts";

const DEFAULT_TIMEOUT_MS = 5000;

/** @returns the first bot of a fake that listens on 127.0.0.1; `stop()` it when done */
export async function startFakeZalo(options: FakeZaloOptions = {}): Promise<FakeZalo> {
  const platform = new Platform(options);
  await platform.open();
  return new FakeZalo(platform, platform.bot(1));
}

/** One bot of the platform's, as its tests see it. */
export class FakeZalo {
  /** The platform's root: methods under `/bot<token>/`. */
  readonly url: string;
  readonly token: string;
  readonly botName: string;
  /** Every message sent, in order. */
  readonly sent: readonly SentMessage[];
  /** Every accepted sendChatAction. */
  readonly actions: readonly ChatAction[];
  /** Every API call with this bot's token, polls included. */
  readonly calls: readonly ApiCall[];
  /** What the webhook was given, with what it answered; nothing is given twice by itself. */
  readonly deliveries: readonly Delivery[];
  /** The empty bodies with which a webhook was tried when it was set. */
  readonly probes: readonly Delivery[];
  /** Events that nobody will ever be given. */
  readonly lost: readonly QueuedEvent[];
  readonly #platform: Platform;
  readonly #world: World;

  constructor(platform: Platform, world: World) {
    this.#platform = platform;
    this.#world = world;
    this.url = platform.url;
    this.token = world.token;
    this.botName = world.bot.account_name;
    this.sent = world.recorder.sent;
    this.actions = world.recorder.actions;
    this.calls = world.recorder.calls;
    this.deliveries = world.webhook.deliveries;
    this.probes = world.webhook.probes;
    this.lost = world.updates.lost;
  }

  /** Stops the server, with all its bots. */
  stop(): Promise<void> {
    return this.#platform.stop();
  }

  /** Another bot on the same server; 1 is the first. */
  bot(number: number): FakeZalo {
    return new FakeZalo(this.#platform, this.#platform.bot(number));
  }

  user(id: string, profile: UserProfile): TestUser {
    return new TestUser(this.#world, (bytes) => this.#platform.servePhoto(bytes), id, profile);
  }

  group(id: string): TestGroup {
    return new TestGroup(this.#world, id);
  }

  /** Any JSON as an event. */
  pushRaw(body: unknown): void {
    this.#world.updates.push({ messageId: undefined, body });
  }

  /** The same event once more, whoever has had it. */
  redeliver(messageId: string): void {
    const event = this.#world.told.get(messageId);
    if (event === undefined) throw new Error(`No event of message ${messageId} was ever told`);
    this.#world.updates.push(event);
  }

  /** Events come to nobody from now on. */
  hold(): void {
    this.#world.updates.hold();
  }

  /** Those that were held come now, and new ones as usual. */
  deliverHeld(order: "as said" | "reversed"): void {
    this.#world.updates.deliverHeld(order === "reversed");
  }

  /** What nobody has fetched yet never comes. */
  loseWaiting(): void {
    this.#world.updates.loseWaiting();
  }

  /** The poll that waits is answered now with 408, as after its time. */
  endPoll(): void {
    this.#world.updates.endPoll();
  }

  /** Events that nobody was given yet. */
  get pendingUpdates(): number {
    return this.#world.updates.size;
  }

  /** Calls answered with an error of the caller's, faults on command included; 408 is none. */
  get rejected(): ApiCall[] {
    return this.calls.filter(({ status }) => status >= 400 && status < 500 && status !== 408);
  }

  /** Messages of both directions in the month that the platform's clock shows. */
  get monthlyMessages(): number {
    return this.#world.quota.inMonthOf(this.#world.clock.read());
  }

  messagesTo(chatId: string): SentMessage[] {
    return this.sent.filter((message) => message.chatId === chatId);
  }

  lastTo(chatId: string): SentMessage | undefined {
    return this.messagesTo(chatId).at(-1);
  }

  /**
   * The first message that fits, past ones included; `seq` tells new from old.
   * @throws Error that shows what was sent and refused instead
   */
  waitFor(
    predicate: (message: SentMessage) => boolean,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  ): Promise<SentMessage> {
    return this.#until(() => this.sent.find(predicate), timeoutMs);
  }

  /** The first call that fits; it may still be without an answer (`status` 0). */
  waitForCall(
    predicate: (call: ApiCall) => boolean,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  ): Promise<ApiCall> {
    return this.#until(() => this.calls.find(predicate), timeoutMs);
  }

  /**
   * Until every event was taken: by a poll that was followed by another, or by a webhook that has
   * answered. For showing that the bot said nothing.
   */
  async waitForDrained(timeoutMs = DEFAULT_TIMEOUT_MS): Promise<void> {
    const { updates, webhook } = this.#world;
    const isTaken = (): boolean => (webhook.url === "" ? updates.isPolled : !webhook.isBusy);
    await this.#until(() => (this.pendingUpdates === 0 && isTaken() ? true : undefined), timeoutMs);
  }

  /** The next matching calls fail as ordered; `times` says how many. */
  failNext(match: FaultMatch, outcome: FaultOutcome, times = 1): void {
    this.#world.faults.failNext(match, outcome, times);
  }

  /** Lets every hanging call go on as usual. */
  release(): void {
    this.#world.faults.release();
  }

  /** 403 from now on; nobody tells the bot. */
  blockChat(chatId: string): void {
    this.#world.chats.block(chatId);
  }

  unblockChat(chatId: string): void {
    this.#world.chats.unblock(chatId);
  }

  /** All open connections break; what comes after them is dropped too, or answered as named. */
  outage(state: Outage): void {
    this.#platform.setOutage(state);
  }

  /** Closes the port, so that connections are refused, until `reopen`. */
  async refuseConnections(): Promise<void> {
    await this.#platform.server.close();
  }

  async reopen(): Promise<void> {
    await this.#platform.server.listen();
  }

  #until<Found>(probe: () => Found | undefined, timeoutMs: number): Promise<Found> {
    return this.#world.watchers.until(probe, timeoutMs, () => this.#dump());
  }

  #dump(): string {
    const messages = this.sent.slice(-20).map(describeMessage);
    const refused = this.rejected.slice(-20).map(({ method, status, reason, fields }) => {
      return `  ${status} ${method}: ${reason ?? ""} ${JSON.stringify(fields).slice(0, 300)}`;
    });
    return [
      `Events not taken: ${this.pendingUpdates}. Calls: ${this.calls.length}.`,
      `Sent (last 20):`,
      ...(messages.length > 0 ? messages : ["  nothing"]),
      `Refused (last 20):`,
      ...(refused.length > 0 ? refused : ["  nothing"]),
    ].join("\n");
  }
}

function describeMessage({ seq, method, chatId, text }: SentMessage): string {
  return `  #${seq} ${method} to ${chatId}: ${JSON.stringify(text.slice(0, 600))}`;
}
