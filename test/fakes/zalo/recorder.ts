import type { Watchers } from "../watchers.ts";
import { readChoices, type NumberedChoice } from "./numbered-choices.ts";

/** One accepted call that showed something to a person. */
export type SentMessage = {
  /** Position among everything accepted, from 1; later is higher. */
  readonly seq: number;
  readonly chatId: string;
  readonly messageId: string;
  readonly method: string;
  /** What the person reads: text or caption, without mark-up. */
  readonly text: string;
  /** Text or caption as the bot sent it. */
  readonly raw: string;
  readonly parseMode: string | undefined;
  /** The numbered lines at the text's end. */
  readonly choices: readonly NumberedChoice[];
  /** As it was fetched from the address that the bot gave. */
  readonly photo?: { readonly url: string; readonly bytes: Buffer };
  /** Milliseconds since the epoch, as told to the bot. */
  readonly at: number;
};

export type ChatAction = { readonly chatId: string; readonly action: string; readonly at: number };

export type ApiCall = {
  readonly method: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /**
   * 200, or the platform's code of the error, whatever HTTP said; 0 as long as there is no answer,
   * which stays so after a reset.
   */
  status: number;
  /** Why it was refused, or that the connection ended before an answer. */
  reason?: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
};

/** Everything that the bot did, in order. */
export class Recorder {
  readonly sent: SentMessage[] = [];
  readonly actions: ChatAction[] = [];
  readonly calls: ApiCall[] = [];
  readonly #watchers: Watchers;

  constructor(watchers: Watchers) {
    this.#watchers = watchers;
  }

  recordCall(method: string, fields: ApiCall["fields"], at: number): ApiCall {
    const call = { method, fields, status: 0, at };
    this.calls.push(call);
    this.#watchers.notify();
    return call;
  }

  recordOutcome(call: ApiCall, status: number, reason: string | undefined): void {
    call.status = status;
    if (reason !== undefined) call.reason = reason;
    this.#watchers.notify();
  }

  recordSent(message: Omit<SentMessage, "seq" | "choices">): void {
    const seq = this.sent.length + 1;
    this.sent.push({ ...message, seq, choices: readChoices(message.text) });
    this.#watchers.notify();
  }

  recordAction(action: ChatAction): void {
    this.actions.push(action);
    this.#watchers.notify();
  }
}
