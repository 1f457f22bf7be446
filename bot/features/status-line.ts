/** Cập nhật tình hình: how ongoing work stands in a quarter, in the owner's words. */
import { giveStatus } from "../../domain/follow-up-changes.ts";
import { quarterAsked } from "../../domain/follow-up-dates.ts";
import type { DeadlineId } from "../../domain/ids.ts";
import { readWords } from "../conversation/free-words.ts";
import { standsUntil, type FollowUpQuestion } from "../conversation/state.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { changeable } from "./access.ts";
import { toItem, unlessOpen } from "./progress.ts";
import { saveRescheduled } from "./rescheduling.ts";

type Asked = Extract<FollowUpQuestion, { asking: "status-line" }>;

export async function askStatusLine(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await ongoing(turn, id);
  if ("refusal" in found) return found.refusal;
  const { deadline } = found.view;
  const quarterEnd = quarterAsked(deadline, turn.today, turn.tools.office.calendar);
  return [
    {
      content: {
        kind: "ask-status-line",
        item: toItem(turn, found.view),
        quarterEnd,
        isBlank: false,
      },
      items: [id],
      asks: { asking: "status-line", deadlineId: id, quarterEnd, until: standsUntil(turn.now) },
    },
  ];
}

export async function answerStatusLine(
  turn: LinkedTurn,
  asked: Asked,
  text: string,
): Promise<readonly Reply[]> {
  const found = await ongoing(turn, asked.deadlineId);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const { deadlineId, quarterEnd } = asked;
  const words = readWords(text);
  if (!words) {
    const item = toItem(turn, view);
    const content = { kind: "ask-status-line", item, quarterEnd, isBlank: true } as const;
    return [{ content, items: [deadlineId], asks: { ...asked, until: standsUntil(turn.now) } }];
  }
  const by = turn.actor.person.id;
  await turn.stores.statusLines.save({ deadlineId, quarterEnd, words, by, at: turn.now });
  const changed = giveStatus(view.deadline, quarterEnd);
  const item = await saveRescheduled(turn, view, changed, "gave-status-line", { quarterEnd });
  return [{ content: { kind: "status-line-recorded", item, quarterEnd }, items: [deadlineId] }];
}

/** Only work without a date is asked how it stands; other ids were forged. */
async function ongoing(turn: LinkedTurn, id: DeadlineId) {
  const found = await changeable(turn, id);
  if ("refusal" in found) return found;
  if (found.view.deadline.timing !== "ongoing") {
    const gone: readonly Reply[] = [{ content: { kind: "refused", reason: "gone" } }];
    return { refusal: gone };
  }
  const closed = unlessOpen(turn, found.view);
  return closed ? { refusal: closed } : found;
}
