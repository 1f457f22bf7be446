/** What stands behind the addresses of ours that can be opened from outside. */
import type { Clock } from "../../domain/clock.ts";
import type { PublicLinkStore } from "../../domain/message-stores.ts";
import type { FileStore } from "../../domain/upkeep-stores.ts";
import type { GivenFile } from "../../domain/upload.ts";

export interface PublicDoor {
  readonly links: Pick<PublicLinkStore, "find" | "use">;
  readonly files: FileStore;
  readonly clock: Clock;
  /** IANA zone of the office's wall clock. */
  readonly zone: string;
  readonly hashOf: (token: string) => string;
  /** The intake: stores the update and uses the address up in one go; null when it is not good. */
  readonly receiveUpload: (
    tokenHash: string,
    given: GivenFile,
  ) => Promise<{ readonly settled: Promise<void> } | null>;
}
