/** `gửi tệp`: words that ask for an address, on a channel where a file cannot be sent. */
import type { DeadlineId } from "../../domain/ids.ts";
import { may } from "../../domain/rights.ts";
import { foldText } from "../../domain/text.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { askTemplate } from "./apologies/letter-template.ts";
import { askEvidence } from "./evidence.ts";
import { askFile } from "./plan-import.ts";
import { offerUpload } from "./upload-offer.ts";

const WISHES = ["gui tep", "gui file", "nop tep", "nop file"];

export function wantsToGiveFile({ traits }: LinkedTurn, text: string): boolean {
  return !traits.takesFiles && WISHES.includes(foldText(text).replace(/^\//u, ""));
}

/** Asks once more what is asked, with a fresh address; else for the one thing spoken of last. */
export async function giveFile(turn: LinkedTurn): Promise<readonly Reply[]> {
  const { state } = turn;
  if (state?.asking === "file") return askFile(turn);
  if (state?.asking === "letter-template") return askTemplate(turn, state.from);
  const id = state?.asking === "evidence" ? state.deadlineId : await spokenOf(turn);
  if (id) return askEvidence(turn, id);
  return [{ content: { kind: "upload-offer", upload: await offerUpload(turn), isAgain: false } }];
}

/** Null where the newest message spoke of nothing, of several, or of what is another's. */
async function spokenOf(turn: LinkedTurn): Promise<DeadlineId | null> {
  const { botId, chatId } = turn.incoming;
  const [newest] = await turn.stores.messages.latestShown(botId, chatId, 1);
  if (newest?.items.length !== 1) return null;
  const [deadline] = await turn.stores.deadlines.byIds(newest.items);
  return deadline && may(turn.actor, "prove", deadline) ? deadline.id : null;
}
