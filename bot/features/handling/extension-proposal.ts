/** Đề nghị gia hạn: a head asks for a later date, with the reason, before the date or on it. */
import { checkProposedDue, extensibleFrom, standingOf } from "../../../domain/extension.ts";
import { tellExtensionAsked } from "../../../domain/extension-telling.ts";
import { readDateWithReason } from "../../../domain/handling-dates.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { partsOf, type LocalDate } from "../../../domain/time.ts";
import { readWords } from "../../conversation/free-words.ts";
import type { HandlingQuestion } from "../../conversation/questions/handling-question.ts";
import { saveDeadline, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { changeable } from "../access.ts";
import {
  ask,
  handled,
  notAsItStands,
  notHandled,
  reread,
  workingDayFor,
  type Asking,
} from "./answering.ts";
import { extensionShown } from "./extension-view.ts";

type Asked = Extract<HandlingQuestion, { asking: "extension" }>;

export async function askExtension(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await extensible(turn, id);
  return "refusal" in found ? found.refusal : ask(turn, found.view, forDate(id));
}

export async function answerExtension(
  turn: LinkedTurn,
  asked: Asked,
  text: string,
): Promise<readonly Reply[]> {
  const found = await extensible(turn, asked.deadlineId);
  if ("refusal" in found) return found.refusal;
  const { view, due } = found;
  const { deadlineId, proposedDue } = asked;
  const words = readWords(text);
  if (proposedDue !== null) {
    if (words) return propose(turn, found, proposedDue, words);
    return ask(turn, view, forReason(deadlineId, proposedDue), "blank");
  }
  const again = (why: Parameters<typeof ask>[3]) => ask(turn, view, forDate(deadlineId), why);
  if (!words) return again("blank");
  const read = readDateWithReason(words, partsOf(due).year);
  if (!read) return again("unread");
  const checked = checkProposedDue(read.date, due);
  if (!checked.ok) return again(checked.error);
  if (read.reason === null) return ask(turn, view, forReason(deadlineId, read.date));
  return propose(turn, found, read.date, read.reason);
}

interface Extensible {
  readonly view: DeadlineView;
  /** The date in force. */
  readonly due: LocalDate;
}

async function propose(
  turn: LinkedTurn,
  { view, due }: Extensible,
  proposedDue: LocalDate,
  reason: string,
): Promise<readonly Reply[]> {
  const { deadline } = view;
  const { office } = turn.tools;
  const by = turn.actor.person.id;
  const id = office.ids.next<"ExtensionId">();
  await turn.stores.extensions.add({
    id,
    deadlineId: deadline.id,
    unitId: deadline.unitId,
    due,
    proposedDue,
    reason,
    proposedBy: by,
    proposedAt: turn.now,
    comment: null,
    decision: null,
  });
  // Saved unchanged, so that of two who ask at one moment the second asks anew.
  await saveDeadline(turn, deadline, "proposed-extension", { from: due, to: proposedDue });
  await tellExtensionAsked(office, turn.stores, { deadline, due, by });
  const now = await reread(turn, deadline.id);
  const workingDay = workingDayFor(turn, proposedDue);
  return handled(turn, now, { what: "extension-proposed", proposedDue, workingDay });
}

/** The duty of a unit of his, as long as a later date can be asked for. */
async function extensible(
  turn: LinkedTurn,
  id: DeadlineId,
): Promise<Extensible | { readonly refusal: readonly Reply[] }> {
  const found = await changeable(turn, id, "propose-extension");
  if ("refusal" in found) return found;
  const { view } = found;
  const { deadline } = view;
  if (deadline.kind === "apology") {
    return { refusal: notHandled(turn, view, { why: "of-apology", what: "extension" }) };
  }
  const earlier = await turn.stores.extensions.of([id]);
  const from = extensibleFrom(deadline, earlier, turn.today);
  if (from.ok) return { view, due: from.value };
  switch (from.error) {
    case "not-open":
      return { refusal: notAsItStands(turn, view) };
    case "pending": {
      const pending = earlier.find(
        (each) => standingOf(each, deadline, turn.today) === "undecided",
      );
      if (!pending) throw new Error("an extension is pending that is not there");
      const extension = await extensionShown(turn, pending, deadline);
      return { refusal: notHandled(turn, view, { why: "pending", extension }) };
    }
    default:
      return { refusal: notHandled(turn, view, { why: from.error }) };
  }
}

function forDate(deadlineId: DeadlineId): Asking {
  const question = { asking: "extension", deadlineId, proposedDue: null } as const;
  return { asked: { what: "extension" }, question };
}

function forReason(deadlineId: DeadlineId, proposedDue: LocalDate): Asking {
  return {
    asked: { what: "extension-reason", proposedDue },
    question: { asking: "extension", deadlineId, proposedDue },
  };
}
