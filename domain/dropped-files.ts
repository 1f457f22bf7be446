/**
 * Tệp đã nhập xong: a file of dossiers holds the names of those who handed them in, so it is not kept once it
 * was brought in, or is not to be. What was dropped is remembered until it is removed, whatever crashes.
 * A letter that names an applicant is dropped as soon as it is given out, and goes when its address does.
 */
import type { Stores } from "./stores.ts";
import type { Instant } from "./time.ts";
import type { FileStore } from "./upkeep-stores.ts";

/**
 * Removes files that were dropped and that nothing else needs; says how many. What an address still gives out,
 * and what somebody is still asked about, is left for the next time.
 */
export async function removeDroppedFiles(
  {
    imports,
    publicLinks,
    conversations,
  }: Pick<Stores, "imports" | "publicLinks" | "conversations">,
  remove: FileStore["remove"],
  now: Instant,
): Promise<number> {
  let removed = 0;
  for (const hash of await imports.droppedFiles()) {
    if (await publicLinks.givesOut(hash, now)) continue;
    if (await conversations.speakOf(hash)) continue;
    if (!(await imports.isFileNeeded(hash))) {
      await remove(hash);
      removed += 1;
    }
    await imports.settleDropped(hash);
  }
  return removed;
}
