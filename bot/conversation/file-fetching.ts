/** The file of an update, had before its turn is played. */
import type { Incoming } from "../../domain/channel.ts";
import { uploadedFile } from "../../domain/upload.ts";
import { NAMELESS_FILE } from "../copy/upload-page.ts";
import { visible } from "./file-name.ts";
import type { ConversationTools, ReceivedFile } from "./turn.ts";

interface FetchingTools extends Pick<ConversationTools, "office" | "files"> {
  readonly fetchFile: (incoming: Incoming) => Promise<Uint8Array | null>;
}

/** Files of strangers are not fetched: nobody unknown makes us store anything. */
export async function fetchFor(
  tools: FetchingTools,
  incoming: Incoming,
): Promise<ReceivedFile | null> {
  if (incoming.body.kind !== "file") return null;
  const { people } = tools.office.database;
  if (!(await people.linkedPerson(incoming.botId, incoming.chatId))) return null;
  const uploaded = uploadedFile(incoming);
  const bytes = uploaded ? await tools.files.get(uploaded) : await tools.fetchFile(incoming);
  if (!bytes) return null;
  const name = visible(incoming.body.name) || NAMELESS_FILE;
  return { name, hash: await tools.files.put(bytes), bytes };
}
