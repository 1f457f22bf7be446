/** Đăng ký ngày hoàn thành: the owner's own date for what is due “Trong năm”. */
import { registerOwnDate } from "../../domain/follow-up-changes.ts";
import { readOwnDate } from "../../domain/follow-up-dates.ts";
import type { DeadlineId } from "../../domain/ids.ts";
import { standsUntil, type FollowUpQuestion } from "../conversation/state.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { changeable } from "./access.ts";
import { toItem, unlessOpen } from "./progress.ts";
import { saveRescheduled } from "./rescheduling.ts";

type Asked = Extract<FollowUpQuestion, { asking: "own-date" }>;

export async function askOwnDate(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await registrable(turn, id);
  if ("refusal" in found) return found.refusal;
  return [
    {
      content: { kind: "ask-own-date", item: toItem(turn, found.view) },
      items: [id],
      asks: { asking: "own-date", deadlineId: id, until: standsUntil(turn.now) },
    },
  ];
}

export async function answerOwnDate(
  turn: LinkedTurn,
  asked: Asked,
  text: string,
): Promise<readonly Reply[]> {
  const found = await registrable(turn, asked.deadlineId);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const read = readOwnDate(text, view.deadline, turn.today);
  const items = [asked.deadlineId];
  if (!read.ok) {
    const item = toItem(turn, view);
    const asks = { ...asked, until: standsUntil(turn.now) };
    return [{ content: { kind: "bad-own-date", reason: read.error, item }, items, asks }];
  }
  const ownDue = read.value;
  const { ownDue: from } = view.deadline;
  // The same date again changes nothing: its reminders are not begun anew.
  const item =
    from === ownDue
      ? toItem(turn, view)
      : await saveRescheduled(
          turn,
          view,
          registerOwnDate(view.deadline, ownDue),
          "registered-own-date",
          { from, to: ownDue },
        );
  return [{ content: { kind: "own-date-recorded", item, ownDue }, items }];
}

/** Only work due “Trong năm” has room for a date of its owner's; other ids were forged. */
async function registrable(turn: LinkedTurn, id: DeadlineId) {
  const found = await changeable(turn, id);
  if ("refusal" in found) return found;
  const { withinYear, due } = found.view.deadline;
  if (!withinYear || !due || due < turn.today) {
    const gone: readonly Reply[] = [{ content: { kind: "refused", reason: "gone" } }];
    return { refusal: gone };
  }
  const closed = unlessOpen(turn, found.view);
  return closed ? { refusal: closed } : found;
}
