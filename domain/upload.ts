/** Tệp nộp qua địa chỉ một lần: how a file that was given by an address of ours stands in the inbox. */
import type { Incoming } from "./channel.ts";
import type { BotId, ChatId, FileHash } from "./ids.ts";
import type { Instant } from "./time.ts";

/** A file as it was given; its bytes are stored already. */
export interface GivenFile {
  readonly hash: FileHash;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Empty where nothing was said with it. */
  readonly note: string;
  /** When giving it began, which may take its time: the address stood then. */
  readonly at: Instant;
}

const KEY = /^upload [0-9a-f]{64}$/u;
const REF = /^upload:([0-9a-f]{64})$/u;

/** As if it had been sent in the chat. An address is good once, and so is its key. */
export function uploadUpdate(
  to: { readonly botId: BotId; readonly chatId: ChatId },
  tokenHash: string,
  { hash, name, size, note, at }: GivenFile,
): Incoming {
  return {
    botId: to.botId,
    chatId: to.chatId,
    key: `upload ${tokenHash}`,
    isPrivate: true,
    receivedAt: at,
    body: { kind: "file", ref: `upload:${hash}`, name, size, caption: note, replyTo: null },
  };
}

/** No channel may say so of an update of its own: it would choose what is read of the stored files. */
export function isUpload({ key }: Pick<Incoming, "key">): boolean {
  return KEY.test(key);
}

/** The stored file of an upload; null for what came by a channel, whatever its reference says. */
export function uploadedFile(incoming: Pick<Incoming, "key" | "body">): FileHash | null {
  if (!isUpload(incoming) || incoming.body.kind !== "file") return null;
  const hash = REF.exec(incoming.body.ref)?.[1];
  return hash === undefined ? null : (hash as FileHash);
}
