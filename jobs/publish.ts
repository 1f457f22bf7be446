/** Puts pictures and files where a platform, or their reader, can fetch them. */
import type { Attachment } from "../domain/channel.ts";
import type { Office } from "../domain/office.ts";
import type { FileStore } from "../domain/upkeep-stores.ts";
import { plusMillis } from "../domain/time.ts";

/** Who reads a message a day later asks anew. */
const STANDS_MILLIS = 24 * 3_600_000;
/**
 * An address is for one message, but not fetched once: a platform looks at it, fetches it for a
 * preview, and once more for each of the reader's devices.
 */
const MOST_FETCHES = 20;
const PICTURE = { name: "picture.png", mime: "image/png" } as const;

export interface DownloadAddresses {
  newToken(): string;
  hashOf(token: string): string;
  downloadUrl(token: string): string;
}

/**
 * The address is made anew each time, and stands for 24 hours. A file that is only passing is removed once
 * no address gives it out.
 * Throws when the file cannot be stored.
 */
export async function publishAttachment(
  { office, files }: { readonly office: Office; readonly files: FileStore },
  addresses: DownloadAddresses,
  attachment: Attachment,
): Promise<string> {
  const isPicture = attachment.kind === "picture";
  const file = await files.put(isPicture ? attachment.png : attachment.bytes);
  const { name, mime } = isPicture ? PICTURE : attachment;
  const token = addresses.newToken();
  // Both or neither: dropped without an address it would go at once, with one alone never.
  await office.database.transaction(async ({ imports, publicLinks }) => {
    if (!isPicture && attachment.isPassing) await imports.dropFile(file);
    await publicLinks.add({
      tokenHash: addresses.hashOf(token),
      purpose: { do: "download", file, name, mime },
      expiresAt: plusMillis(office.clock.now(), STANDS_MILLIS),
      usesLeft: MOST_FETCHES,
    });
  });
  return addresses.downloadUrl(token);
}
