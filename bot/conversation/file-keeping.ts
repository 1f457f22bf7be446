/** What becomes of the file of an update: kept while something refers to it, else removed. */
import type { Incoming } from "../../domain/channel.ts";
import { removeDroppedFiles } from "../../domain/dropped-files.ts";
import type { Stores } from "../../domain/stores.ts";
import { uploadedFile } from "../../domain/upload.ts";
import type { ConversationTools, ReceivedFile } from "./turn.ts";

interface KeepingTools extends Pick<ConversationTools, "office" | "files"> {
  readonly log: {
    error(fields: Readonly<Record<string, unknown>>, message: string): void;
  };
}

/**
 * Within the turn's transaction; says whether there was a file. Dropped, it stays all the same where a
 * document, an import, a template or a question that stands refers to it. Incident: a list of applicants that
 * could not be read, and a letter that was refused as evidence, lay in the store for ever.
 */
export async function letGoUnlessNeeded(
  { imports }: Pick<Stores, "imports">,
  incoming: Incoming,
  file: ReceivedFile | null,
): Promise<boolean> {
  // Of one that is linked no longer nothing was fetched, but what he gave by an address is stored.
  const hash = file?.hash ?? uploadedFile(incoming);
  if (hash === null) return false;
  await imports.dropFile(hash);
  return true;
}

/** After the turn was committed. What cannot be done now is left to the nightly tidying. */
export async function settleFiles(
  { office, files, log }: KeepingTools,
  file: ReceivedFile | null,
): Promise<void> {
  const { database, clock } = office;
  try {
    // Whoever let the same bytes go, while this turn was played, may have removed them.
    if (file && (await database.imports.isFileNeeded(file.hash))) await files.put(file.bytes);
    await removeDroppedFiles(database, (hash) => files.remove(hash), clock.now());
  } catch (error) {
    log.error({ error: String(error) }, "a dropped file could not be removed");
  }
}
