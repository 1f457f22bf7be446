/** What the wiring hands to every job. */
import type {
  AttachmentSpec,
  Attachment,
  Channel,
  ChannelTraits,
  Rendered,
} from "../domain/channel.ts";
import type { Content } from "../domain/content.ts";
import type { BotId } from "../domain/ids.ts";
import type { Office } from "../domain/office.ts";
import type { FileStore } from "../domain/upkeep-stores.ts";

/** How long a message is held while it is sent: longer than any channel takes to answer or give up. */
export const CLAIM_MILLIS = 90_000;

/** An operator's log: English, ids only. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface JobTools {
  readonly office: Office;
  /** Puts content into Vietnamese. */
  readonly render: (content: Content, traits: ChannelTraits) => Rendered;
  readonly attach: (spec: AttachmentSpec) => Promise<Attachment>;
  /** Puts it where a platform or a reader can fetch it; null where there is no such place. */
  readonly publish: (attachment: Attachment) => Promise<string | null>;
  /** The channels of the bots that this process may send through. */
  readonly channels: ReadonlyMap<BotId, Channel>;
  /** Removes a file for good. */
  readonly removeFile: FileStore["remove"];
  readonly log: Log;
  /** How long a message is held while it is sent; absent: CLAIM_MILLIS. */
  readonly claimMillis?: number;
}
