/** Whether a file can come to a chat at all. */
import type { Turn } from "../../conversation/turn.ts";

/** It is handed over, or there is a place of ours from which it can be fetched. */
export function isReachable({ traits, tools }: Pick<Turn, "traits" | "tools">): boolean {
  return traits.attachments === "handed-over" || tools.publicAddresses !== null;
}
