/** Choices that were never offered: as bad as anybody could forge them. */
import { choiceId } from "../../../domain/choice-id.ts";
import type { Action } from "../../../domain/action.ts";
import { message } from "../../builders/message.ts";
import type { Conversation, Seen, Talker } from "./support.ts";

/** The choice of a message of this very chat, which offers an action that was never offered there. */
export async function planted(office: Conversation, who: Talker, action: Action): Promise<string> {
  const forged = message({
    id: office.sample.office.ids.next<"MessageId">(),
    botId: office.sample.bot.id,
    chatId: who.chatId,
    status: "sent",
    actions: [action],
  });
  await office.stores.messages.add([forged]);
  return choiceId(forged.id, 0);
}

/** What comes of it when it is taken. */
export async function forges(office: Conversation, who: Talker, action: Action): Promise<Seen> {
  return who.chooses(await planted(office, who, action));
}
