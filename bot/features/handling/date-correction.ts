/** Sửa thời hạn: the coordinator sets the right date, with the reason. */
import { correctDate } from "../../../domain/handling-changes.ts";
import { readDateWithReason } from "../../../domain/handling-dates.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { tellNews } from "../../../domain/news.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { may } from "../../../domain/rights.ts";
import { partsOf, type LocalDate } from "../../../domain/time.ts";
import { readWords } from "../../conversation/free-words.ts";
import type { HandlingQuestion } from "../../conversation/questions/handling-question.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { mayCorrectDate } from "./date-right.ts";
import {
  ask,
  GONE,
  handled,
  notAsItStands,
  notHandled,
  saveAnew,
  workingDayFor,
  type Asking,
} from "./answering.ts";
import { addRemark } from "./remarks.ts";
import { siblingsOf } from "./siblings.ts";

type Asked = Extract<HandlingQuestion, { asking: "date-correction" }>;

export async function askDate(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await correctable(turn, id);
  return "refusal" in found ? found.refusal : ask(turn, found.view, forDate(id));
}

export async function answerDate(
  turn: LinkedTurn,
  { deadlineId, due }: Asked,
  text: string,
): Promise<readonly Reply[]> {
  const found = await correctable(turn, deadlineId);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const words = readWords(text);
  if (due !== null) {
    if (words) return correct(turn, view, due, words);
    return ask(turn, view, forReason(deadlineId, due), "blank");
  }
  if (!words) return ask(turn, view, forDate(deadlineId), "blank");
  const { planYear } = view.deadline;
  const read = readDateWithReason(words, planYear ?? partsOf(turn.today).year);
  if (!read) return ask(turn, view, forDate(deadlineId), "unread");
  if (read.reason !== null) return correct(turn, view, read.date, read.reason);
  const checked = await corrected(turn, view, read.date);
  return checked.ok
    ? ask(turn, view, forReason(deadlineId, read.date))
    : ask(turn, view, forDate(deadlineId), checked.error);
}

async function correct(
  turn: LinkedTurn,
  view: DeadlineView,
  due: LocalDate,
  reason: string,
): Promise<readonly Reply[]> {
  const { id, due: before, originalDue: originalBefore } = view.deadline;
  const changed = await corrected(turn, view, due);
  if (!changed.ok) return ask(turn, view, forDate(id), changed.error);
  const now = await saveAnew(turn, changed.value, "corrected-date", { from: before, to: due });
  await addRemark(turn, view, reason);
  const news = { what: "changed", deadline: now.deadline, by: turn.actor.person.id } as const;
  await tellNews(turn.tools.office, turn.stores, news, "soon");
  const workingDay = workingDayFor(turn, due);
  return handled(turn, now, { what: "date-corrected", before, originalBefore, workingDay });
}

async function corrected(turn: LinkedTurn, { deadline }: DeadlineView, due: LocalDate) {
  return correctDate(deadline, due, await siblingsOf(turn, deadline), turn.today);
}

/** What need not be done has no date that could be wrong. */
async function correctable(
  turn: LinkedTurn,
  id: DeadlineId,
): Promise<{ readonly view: DeadlineView } | { readonly refusal: readonly Reply[] }> {
  const [view] = await turn.stores.deadlines.views([id]);
  if (!view) return { refusal: GONE };
  const { deadline } = view;
  if (deadline.kind === "apology" && may(turn.actor, "correct-work", deadline)) {
    return { refusal: notHandled(turn, view, { why: "of-apology", what: "date" }) };
  }
  if (!(await mayCorrectDate(turn, deadline))) {
    return may(turn.actor, "correct-work", deadline)
      ? { refusal: notHandled(turn, view, { why: "own-date" }) }
      : { refusal: await refuse(turn, "deadline", id) };
  }
  return deadline.state.name === "waived" ? { refusal: notAsItStands(turn, view) } : { view };
}

function forDate(deadlineId: DeadlineId): Asking {
  const question = { asking: "date-correction", deadlineId, due: null } as const;
  return { asked: { what: "date" }, question };
}

function forReason(deadlineId: DeadlineId, due: LocalDate): Asking {
  return {
    asked: { what: "date-reason", due },
    question: { asking: "date-correction", deadlineId, due },
  };
}
