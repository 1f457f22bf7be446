import type { Entity, InlineButton } from "./bot-api-types.ts";
import type { ReplyMarkup } from "./keyboard.ts";
import type { StoredMessage } from "./message-store.ts";
import type { Watchers } from "../watchers.ts";

type SentButton = { readonly text: string; readonly data?: string; readonly url?: string };

/** One accepted call that showed something to a person: a message sent, or an edit of one. */
export type SentMessage = {
  /** Position among everything accepted, from 1; later is higher, sends and edits together. */
  readonly seq: number;
  readonly chatId: number;
  readonly messageId: number;
  readonly method: string;
  /** What the person reads: text or caption, without mark-up. */
  readonly text: string;
  /** Text or caption as the bot sent it. */
  readonly html: string;
  readonly entities: readonly Entity[];
  readonly buttons: readonly (readonly SentButton[])[];
  /** The markup as sent, for keyboards other than inline ones. */
  readonly replyMarkup: unknown;
  readonly photo?: { readonly name: string; readonly bytes: Buffer };
  readonly document?: { readonly name: string; readonly bytes: Buffer };
  readonly replyTo?: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
};

export type CallbackAnswer = {
  readonly queryId: string;
  readonly userId: number;
  readonly data: string;
  readonly text: string;
  readonly showAlert: boolean;
  readonly at: number;
};

export type ApiCall = {
  readonly method: string;
  /** Uploaded bytes stand as `{ upload: name, size }`. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** HTTP status of the answer; 0 as long as there is none, which stays so after a reset. */
  status: number;
  /** Why it was refused, or that the connection ended before an answer. */
  reason?: string;
  readonly at: number;
};

/** Everything that the bot did, in order. */
export class Recorder {
  readonly sent: SentMessage[] = [];
  readonly edits: SentMessage[] = [];
  readonly answers: CallbackAnswer[] = [];
  readonly calls: ApiCall[] = [];
  readonly #current = new Map<string, SentMessage>();
  readonly #now: () => number;
  readonly #watchers: Watchers;

  constructor(now: () => number, watchers: Watchers) {
    this.#now = now;
    this.#watchers = watchers;
  }

  recordCall(method: string, payload: Record<string, unknown>): ApiCall {
    const call = { method, payload, status: 0, at: this.#now() };
    this.calls.push(call);
    this.#watchers.notify();
    return call;
  }

  recordOutcome(call: ApiCall, status: number, reason: string | undefined): void {
    call.status = status;
    if (reason !== undefined) call.reason = reason;
    this.#watchers.notify();
  }

  recordSent(method: string, message: StoredMessage, html: string, markup: ReplyMarkup): void {
    const sent = this.#describe(method, message, html, markup);
    this.sent.push(sent);
    this.#show(sent);
  }

  /** @param html the new text as sent, or undefined when only the keyboard changes */
  recordEdit(
    method: string,
    message: StoredMessage,
    html: string | undefined,
    markup: ReplyMarkup,
  ): void {
    const before = this.message(message.chat.id, message.messageId);
    const edit = this.#describe(method, message, html ?? before?.html ?? "", markup);
    this.edits.push(edit);
    this.#show(edit);
  }

  recordDeleted(chatId: number, messageId: number): void {
    this.#current.delete(`${chatId}/${messageId}`);
    this.#watchers.notify();
  }

  recordAnswer(answer: Omit<CallbackAnswer, "at">): void {
    this.answers.push({ ...answer, at: this.#now() });
    this.#watchers.notify();
  }

  /** The message as it stands now; undefined when it was deleted or never was. */
  message(chatId: number, messageId: number): SentMessage | undefined {
    return this.#current.get(`${chatId}/${messageId}`);
  }

  messagesTo(chatId: number): SentMessage[] {
    return [...this.#current.values()]
      .filter((message) => message.chatId === chatId)
      .toSorted((a, b) => a.messageId - b.messageId);
  }

  /** Sends and edits in one row. */
  history(): SentMessage[] {
    return [...this.sent, ...this.edits].toSorted((a, b) => a.seq - b.seq);
  }

  #show(message: SentMessage): void {
    this.#current.set(`${message.chatId}/${message.messageId}`, message);
    this.#watchers.notify();
  }

  #describe(
    method: string,
    message: StoredMessage,
    html: string,
    markup: ReplyMarkup,
  ): SentMessage {
    const { attachment, replyTo } = message;
    const file = attachment && { name: attachment.file.name, bytes: attachment.file.bytes };
    return {
      seq: this.sent.length + this.edits.length + 1,
      chatId: message.chat.id,
      messageId: message.messageId,
      method,
      text: message.formatted.text,
      html,
      entities: message.formatted.entities,
      buttons: message.inline.map((row) => row.map(describeButton)),
      replyMarkup: markup.raw,
      ...(attachment?.kind === "photo" && file ? { photo: file } : {}),
      ...(attachment?.kind === "document" && file ? { document: file } : {}),
      ...(replyTo === undefined ? {} : { replyTo }),
      at: this.#now(),
    };
  }
}

function describeButton({ text, callback_data: data, url }: InlineButton): SentButton {
  return {
    text,
    ...(typeof data === "string" ? { data } : {}),
    ...(typeof url === "string" ? { url } : {}),
  };
}
