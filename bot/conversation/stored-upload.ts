/** How a file that was given by an address of ours is stored, and the address used up. */
import type { Office } from "../../domain/office.ts";
import type { InboxRow } from "../../domain/message-stores.ts";
import type { Stores } from "../../domain/stores.ts";
import { uploadUpdate, type GivenFile } from "../../domain/upload.ts";

/**
 * Both in one transaction: whoever is killed has done neither, and of two who give something at once
 * one is refused. It costs the platform nothing, so it is not counted. Null when the address is not
 * good for an upload, or no longer.
 */
export async function storeUpload(
  { database }: Pick<Office, "database">,
  tokenHash: string,
  given: GivenFile,
): Promise<InboxRow | null> {
  return database.transaction(async (stores) => {
    const link = await stores.publicLinks.use(tokenHash, given.at);
    if (link?.purpose.do !== "upload") return refused(stores, given);
    // Made for somebody who has left the chat since, it is good for nobody.
    const { botId, chatId, personId } = link.purpose;
    const person = await stores.people.linkedPerson(botId, chatId);
    if (person?.id !== personId) return refused(stores, given);
    const incoming = uploadUpdate(link.purpose, tokenHash, given);
    const id = await stores.inbox.put(incoming);
    if (id === null) throw new Error("an upload that is stored has not used its address up");
    return { id, incoming };
  });
}

/** Its bytes go with the next that are removed. */
async function refused({ imports }: Stores, { hash }: GivenFile): Promise<null> {
  await imports.dropFile(hash);
  return null;
}
