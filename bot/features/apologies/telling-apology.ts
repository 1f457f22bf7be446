/** Nêu lý do, chọn ngày hẹn mới, ghi số văn bản: what the letter says, asked for and taken. */
import {
  appointNewDate,
  giveReason,
  isRoughReason,
  numberLetter,
} from "../../../domain/apology-changes.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { readLetterNumber } from "../../../domain/letter-number.ts";
import { checkNewDate, isFarDate, readNewDate } from "../../../domain/new-date.ts";
import { fail } from "../../../domain/result.ts";
import { parseLocalDate, type LocalDate } from "../../../domain/time.ts";
import { readWords } from "../../conversation/free-words.ts";
import type { ApologyQuestion } from "../../conversation/questions/apology-question.ts";
import { deedOf, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import type { OpenedApology } from "./apology-access.ts";
import { ask, dateFrom, sayable, type Asked } from "./apology-asking.ts";
import { showChanged } from "./apology-card.ts";
import { saveApology } from "./apology-saving.ts";
import { draftLetterOf } from "./letter-drafting.ts";

export async function askPiece(
  turn: LinkedTurn,
  id: DeadlineId,
  asked: Asked,
): Promise<readonly Reply[]> {
  const found = await sayable(turn, id, asked.piece);
  return "refusal" in found ? found.refusal : ask(turn, found, asked, null);
}

export async function answerPiece(
  turn: LinkedTurn,
  question: ApologyQuestion,
  text: string,
): Promise<readonly Reply[]> {
  switch (question.asking) {
    case "apology-reason":
      return takeReason(turn, question, text);
    case "new-date":
      return takeDate(turn, question, text);
    case "letter-number":
      return takeNumber(turn, question.deadlineId, text);
    default:
      return question satisfies never;
  }
}

async function takeReason(
  turn: LinkedTurn,
  { deadlineId, drafts }: Extract<ApologyQuestion, { asking: "apology-reason" }>,
  text: string,
): Promise<readonly Reply[]> {
  const found = await sayable(turn, deadlineId, "reason");
  if ("refusal" in found) return found.refusal;
  const reason = readWords(text);
  if (!reason) return ask(turn, found, { piece: "reason", ...(drafts && { drafts }) }, "blank");
  const changed = giveReason(found.apology, reason, deedOf(turn));
  if (changed !== found.apology) {
    await saveApology(turn, found, changed, "gave-apology-reason");
  }
  return drafts
    ? draftLetterOf(turn, deadlineId)
    : showChanged(turn, deadlineId, { what: "reason", isRough: isRoughReason(reason) });
}

async function takeDate(
  turn: LinkedTurn,
  { deadlineId, drafts }: Extract<ApologyQuestion, { asking: "new-date" }>,
  text: string,
): Promise<readonly Reply[]> {
  const found = await sayable(turn, deadlineId, "new-date");
  if ("refusal" in found) return found.refusal;
  const read = readNewDate(text, dateFrom(turn, found), turn.tools.office.calendar);
  const asked = { piece: "new-date", ...(drafts && { drafts }) } as const;
  return read.ok ? appoint(turn, found, read.value, asked) : ask(turn, found, asked, read.error);
}

/** One of those that were offered; it may have gone by since. */
export async function setNewDate(
  turn: LinkedTurn,
  id: DeadlineId,
  newDue: LocalDate,
  drafts?: true,
): Promise<readonly Reply[]> {
  const found = await sayable(turn, id, "new-date");
  if ("refusal" in found) return found.refusal;
  const date = parseLocalDate(newDue);
  const checked = date
    ? checkNewDate(date, dateFrom(turn, found), turn.tools.office.calendar)
    : fail("unread" as const);
  const asked = { piece: "new-date", ...(drafts && { drafts }) } as const;
  return checked.ok
    ? appoint(turn, found, checked.value, asked)
    : ask(turn, found, asked, checked.error);
}

async function appoint(
  turn: LinkedTurn,
  found: OpenedApology,
  newDue: LocalDate,
  { drafts }: Asked,
): Promise<readonly Reply[]> {
  const { apology, view } = found;
  const { id } = view.deadline;
  const changed = appointNewDate(apology, newDue);
  if (changed !== apology) {
    const detail = { from: apology.newDue, to: newDue };
    await saveApology(turn, found, changed, "set-new-date", detail);
  }
  if (drafts) return draftLetterOf(turn, id);
  const isFar = isFarDate(newDue, dateFrom(turn, found), turn.tools.office.calendar);
  return showChanged(turn, id, { what: "new-date", isFar });
}

async function takeNumber(
  turn: LinkedTurn,
  id: DeadlineId,
  text: string,
): Promise<readonly Reply[]> {
  const found = await sayable(turn, id, "letter-number");
  if ("refusal" in found) return found.refusal;
  const read = readLetterNumber(text);
  if (!read.ok) return ask(turn, found, { piece: "letter-number" }, read.error);
  if (read.value !== found.apology.letterNumber) {
    const changed = numberLetter(found.apology, read.value);
    await saveApology(turn, found, changed, "numbered-letter");
  }
  return showChanged(turn, id, { what: "letter-number" });
}
