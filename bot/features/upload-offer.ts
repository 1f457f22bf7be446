/** Địa chỉ gửi tệp: a way for a file that the chat itself cannot take. */
import { plusMillis } from "../../domain/time.ts";
import type { UploadOffer } from "../../domain/upload-offer.ts";
import type { LinkedTurn } from "../conversation/turn.ts";

/** Long enough to find the file and pick it, short enough that a lost phone gives away little. */
const STANDS_MINUTES = 30;

/**
 * An address for this chat, good for one file, made in the turn's transaction. Null where the chat
 * takes files itself, or nobody outside could open an address of ours.
 */
export async function offerUpload(turn: LinkedTurn): Promise<UploadOffer | null> {
  const { publicAddresses } = turn.tools;
  if (turn.traits.takesFiles || !publicAddresses) return null;
  const token = publicAddresses.newToken();
  const { botId, chatId } = turn.incoming;
  await turn.stores.publicLinks.add({
    tokenHash: publicAddresses.hashOf(token),
    purpose: { do: "upload", botId, chatId, personId: turn.actor.person.id },
    expiresAt: plusMillis(turn.now, STANDS_MINUTES * 60_000),
    usesLeft: 1,
  });
  return { url: publicAddresses.uploadUrl(token), minutes: STANDS_MINUTES };
}
