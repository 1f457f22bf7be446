/** A chat that is no longer linked to its person: it is told so, and it is on record. */
import type { PersonId } from "../../domain/ids.ts";
import type { Account } from "../../domain/org.ts";
import type { ReleaseReason } from "../../domain/person-content.ts";
import type { Reply, Turn } from "../conversation/turn.ts";

/** @param account the chat that is told; by a choice of its person's, another than the one that is gone */
export function farewell(
  { botId, chatId }: Pick<Account, "botId" | "chatId">,
  post: string,
  why: ReleaseReason,
): Reply {
  return { content: { kind: "account-released", post, why }, to: { botId, chatId } };
}

/** @param by whose deed it is */
export async function noteReleased(
  turn: Turn,
  { personId, botId }: Pick<Account, "personId" | "botId">,
  by: PersonId,
  why: ReleaseReason,
): Promise<void> {
  await turn.stores.audit.add([
    {
      at: turn.now,
      personId: by,
      channel: turn.channel,
      subject: "account",
      subjectId: personId,
      deed: "unlinked",
      detail: { botId, why },
    },
  ]);
}
