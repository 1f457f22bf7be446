/** What one message takes of the month. */
import type { Outgoing } from "../../domain/channel.ts";
import { splitMessage } from "./zalo-text.ts";

/** Its parts; a picture takes the text along where that is one part, and else is one more. */
export function messagesIn(outgoing: Outgoing): number {
  const { attachment } = outgoing;
  const parts = splitMessage(outgoing).length;
  const isPicture = attachment?.kind === "picture" && attachment.url !== undefined;
  return isPicture && parts !== 1 ? parts + 1 : parts;
}
