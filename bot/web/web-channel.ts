/**
 * Kênh web: the chat page as a channel. What it holds in memory is a copy for the page: a restart
 * loses nothing, since the page's history comes from the database.
 */
import { setImmediate as afterIo } from "node:timers/promises";
import type { Attachment, Channel, Outgoing } from "../../domain/channel.ts";
import type { Clock } from "../../domain/clock.ts";
import type { ChatId, IdSource } from "../../domain/ids.ts";
import type { Instant } from "../../domain/time.ts";
import { OfferedFiles, type OfferedFile } from "./offered-files.ts";
import { Transcript } from "./transcript.ts";
import { botEntry, wallTime, type WallTime, type WebEntry } from "./web-entry.ts";
import { WEB_TRAITS } from "./web-traits.ts";
import { Listeners, type Listener, type WebEvent } from "./web-events.ts";

const PICTURE_NAME = "picture.png";

/** A message that was sent before this process began, ready to be shown again. */
export interface HistoryEntry {
  readonly sentAt: Instant;
  readonly platformIds: readonly string[];
  /** Attachments may be left out: their files are no longer offered. */
  readonly outgoing: Outgoing;
}

export interface WebChannelTools {
  readonly clock: Clock;
  /** IANA zone of the office's wall clock. */
  readonly zone: string;
  readonly ids: IdSource;
  /** What was sent to a chat, oldest first; some hundred are enough. */
  readonly history: (chatId: ChatId) => Promise<readonly HistoryEntry[]>;
}

export interface WebChannel extends Channel {
  /** Tells a page everything now and whatever comes from now on; resolves to how to leave. */
  join(listener: Listener): Promise<() => void>;
  /** Shows a person what he said himself; once, however often it comes. */
  showOwn(chatId: ChatId, entry: WebEntry): Promise<void>;
  /** Takes back what was shown too soon. */
  withdraw(chatId: ChatId, id: string): Promise<void>;
  /** How many messages came to each chat that no page was showing. */
  unread(): Readonly<Record<string, number>>;
  /** How many messages were sent since this process began. */
  readonly sentCount: number;
  file(id: string): OfferedFile | null;
  /** Tells every page where the clock stands; call it at every step of a move. */
  clockMoved(now: Instant): Promise<void>;
  /** Where the clock stands, as pages are told it. */
  clockEvent(): WebEvent;
  /** Tells every page that a move begins or has ended. */
  setMoving(moving: boolean): void;
  /** Forgets everything: the demo begins anew. */
  startOver(): void;
  /** Ends every open page's stream. */
  endAll(): void;
}

export function makeWebChannel(tools: WebChannelTools): WebChannel {
  return new PageChannel(tools);
}

class PageChannel implements WebChannel {
  readonly traits = WEB_TRAITS;
  readonly #tools: WebChannelTools;
  readonly #listeners = new Listeners();
  readonly #files = new OfferedFiles();
  /** A chat's past is loaded once, when it is first needed. */
  #transcripts = new Map<ChatId, Promise<Transcript>>();
  #unread = new Map<ChatId, number>();
  #moving = false;
  #sentCount = 0;

  constructor(tools: WebChannelTools) {
    this.#tools = tools;
  }

  get sentCount(): number {
    return this.#sentCount;
  }

  async send(chatId: ChatId, outgoing: Outgoing) {
    const transcript = await this.#transcript(chatId);
    const id: string = this.#tools.ids.next<"WebMessage">();
    const entry = {
      ...botEntry(id, this.#wallTime(), outgoing),
      ...this.#offer(outgoing.attachment),
    };
    const edits = outgoing.replaces.some((replaced) => transcript.has(replaced));
    transcript.show(entry, outgoing.replaces);
    this.#sentCount += 1;
    this.#listeners.tell(chatId, { kind: "entry", entry, replaces: outgoing.replaces });
    if (!edits && !this.#listeners.watches(chatId)) {
      this.#setUnread(chatId, (this.#unread.get(chatId) ?? 0) + 1);
    }
    return { outcome: "sent", platformIds: [id] } as const;
  }

  async join(listener: Listener): Promise<() => void> {
    const transcript = await this.#transcript(listener.chatId);
    // In one go, so that nothing comes between what is shown and what is heard of.
    this.#setUnread(listener.chatId, 0);
    this.#listeners.add(listener);
    listener.hear({
      kind: "snapshot",
      entries: transcript.entries,
      unread: this.unread(),
      clock: this.#wallTime(),
      moving: this.#moving,
    });
    return () => this.#listeners.remove(listener);
  }

  async showOwn(chatId: ChatId, entry: WebEntry): Promise<void> {
    const transcript = await this.#transcript(chatId);
    if (!transcript.show(entry)) return;
    this.#listeners.tell(chatId, { kind: "entry", entry, replaces: [] });
  }

  async withdraw(chatId: ChatId, id: string): Promise<void> {
    (await this.#transcript(chatId)).withdraw(id);
    this.#listeners.tell(chatId, { kind: "withdrawn", id });
  }

  unread(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#unread);
  }

  file(id: string): OfferedFile | null {
    return this.#files.get(id);
  }

  async clockMoved(now: Instant): Promise<void> {
    const clock = wallTime(now, this.#tools.zone);
    this.#listeners.tellAll({ kind: "clock", clock, moving: this.#moving });
    // A database that answers at once would leave the network no turn until the whole move is over.
    await afterIo();
  }

  clockEvent(): WebEvent {
    return { kind: "clock", clock: this.#wallTime(), moving: this.#moving };
  }

  setMoving(moving: boolean): void {
    this.#moving = moving;
    this.#listeners.tellAll(this.clockEvent());
  }

  startOver(): void {
    this.#transcripts = new Map();
    this.#unread = new Map();
    this.#files.clear();
    this.#listeners.tellAll({ kind: "reset" });
  }

  endAll(): void {
    this.#listeners.endAll();
  }

  #wallTime(): WallTime {
    return wallTime(this.#tools.clock.now(), this.#tools.zone);
  }

  #transcript(chatId: ChatId): Promise<Transcript> {
    const known = this.#transcripts.get(chatId);
    if (known) return known;
    const transcripts = this.#transcripts;
    const loading = this.#load(chatId);
    transcripts.set(chatId, loading);
    // The next one to ask tries again; this failure is told to those who wait for it.
    loading.catch(() => transcripts.delete(chatId));
    return loading;
  }

  async #load(chatId: ChatId): Promise<Transcript> {
    const transcript = new Transcript();
    for (const { sentAt, platformIds, outgoing } of await this.#tools.history(chatId)) {
      const id = platformIds[0];
      if (id === undefined) continue;
      transcript.show(
        botEntry(id, wallTime(sentAt, this.#tools.zone), outgoing),
        outgoing.replaces,
      );
    }
    return transcript;
  }

  #setUnread(chatId: ChatId, count: number): void {
    if ((this.#unread.get(chatId) ?? 0) === count) return;
    this.#unread.set(chatId, count);
    this.#listeners.tellAll({ kind: "unread", chat: chatId, count });
  }

  #offer(attachment: Attachment | null): Pick<WebEntry, "picture" | "file"> {
    if (attachment === null) return { picture: null, file: null };
    const id: string = this.#tools.ids.next<"WebFile">();
    const url = `/files/${id}`;
    if (attachment.kind === "picture") {
      const { png, alt } = attachment;
      this.#files.offer(id, { name: PICTURE_NAME, mime: "image/png", bytes: png, inline: true });
      return { picture: { url, alt }, file: null };
    }
    const { name, mime, bytes } = attachment;
    this.#files.offer(id, { name, mime, bytes, inline: false });
    return { picture: null, file: { name, url } };
  }
}
