/** What was uploaded on the page is kept already: its reference is its content's hash. */
import type { FileFetcher } from "../../domain/channel.ts";
import type { FileHash } from "../../domain/ids.ts";
import type { FileStore } from "../../domain/stores.ts";

export function makeWebFileFetcher(files: FileStore): FileFetcher {
  return { fetch: (_bot, ref) => files.get(ref as FileHash) };
}
