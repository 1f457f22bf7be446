/** A coordinator's opinion of an extension, a leader's decision: one tap each, with words if wanted. */
import type { Deadline } from "../../../domain/deadline.ts";
import { isCommentedByOther, mayAnswer } from "../../../domain/extension-answerers.ts";
import { extend, isPressing, standingOf, type Extension } from "../../../domain/extension.ts";
import type { ExtensionAnswer } from "../../../domain/handling-action.ts";
import type { DeadlineId, ExtensionId } from "../../../domain/ids.ts";
import { tellNews } from "../../../domain/news.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { readWords } from "../../conversation/free-words.ts";
import type { HandlingQuestion } from "../../conversation/questions/handling-question.ts";
import { saveDeadline, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { changeable, refuse } from "../access.ts";
import { ask, GONE, handled, notHandled, reread, saveAnew, workingDayFor } from "./answering.ts";
import { extensionShown } from "./extension-view.ts";

type AskedWords = Extract<HandlingQuestion, { asking: "extension-words" }>;

/** Which extension of which duty. */
export interface OfExtension {
  readonly deadlineId: DeadlineId;
  readonly extensionId: ExtensionId;
}

/** Đồng ý, Không đồng ý: until it is decided, whose opinion it is may change it. */
export async function commentOnExtension(
  turn: LinkedTurn,
  of: OfExtension,
  isInFavour: boolean,
): Promise<readonly Reply[]> {
  const found = await answerable(turn, of, "comment");
  if ("refusal" in found) return found.refusal;
  const { view, extension } = found;
  if (isCommentedByOther(turn.actor, extension)) {
    const shown = await extensionShown(turn, extension, view.deadline);
    return notHandled(turn, view, { why: "commented", extension: shown });
  }
  const { deadline } = view;
  const by = turn.actor.person.id;
  const isSame = extension.comment?.by === by && extension.comment.isInFavour === isInFavour;
  if (!isSame) {
    const comment = { isInFavour, words: "", by, at: turn.now };
    await turn.stores.extensions.save({ ...extension, comment });
    const deed = isInFavour ? "favoured-extension" : "opposed-extension";
    await saveDeadline(turn, deadline, deed);
    const { office } = turn.tools;
    const isSoon = isPressing(extension.due, turn.today, office.calendar);
    const news = { what: "extension-commented", deadline, by } as const;
    await tellNews(office, turn.stores, news, isSoon ? "soon" : "next-morning");
  }
  const now = await reread(turn, deadline.id);
  return handled(turn, now, { what: "commented", isYes: isInFavour }, extension.id);
}

/** Cho gia hạn, Không đồng ý gia hạn: also where nobody has commented. */
export async function decideExtension(
  turn: LinkedTurn,
  of: OfExtension,
  isGranted: boolean,
): Promise<readonly Reply[]> {
  const found = await answerable(turn, of, "decision", isGranted);
  if ("refusal" in found) return found.refusal;
  const { view, extension } = found;
  const { proposedDue } = extension;
  const workingDay = workingDayFor(turn, proposedDue);
  const done = { what: "decided", isYes: isGranted, proposedDue, workingDay } as const;
  if (extension.decision) return handled(turn, view, done, extension.id);
  const by = turn.actor.person.id;
  const decision = { isGranted, words: "", by, at: turn.now };
  await turn.stores.extensions.save({ ...extension, decision });
  const decided = await carryOut(turn, view.deadline, extension, isGranted);
  const news = { what: "extension-answered", deadline: decided.deadline, by } as const;
  await tellNews(turn.tools.office, turn.stores, news, "soon");
  return handled(turn, decided, done, extension.id);
}

export async function askExtensionWords(
  turn: LinkedTurn,
  of: OfExtension,
  to: ExtensionAnswer,
): Promise<readonly Reply[]> {
  const found = await answered(turn, of, to);
  if ("refusal" in found) return found.refusal;
  return askWords(turn, found.view, { asking: "extension-words", ...of, to }, false);
}

export async function answerExtensionWords(
  turn: LinkedTurn,
  asked: AskedWords,
  text: string,
): Promise<readonly Reply[]> {
  const found = await answered(turn, asked, asked.to);
  if ("refusal" in found) return found.refusal;
  const { view, extension } = found;
  const words = readWords(text);
  if (!words) return askWords(turn, view, asked, true);
  await turn.stores.extensions.save(withWords(extension, asked.to, words));
  await saveDeadline(turn, view.deadline, "explained-extension-answer", { field: asked.to });
  return handled(turn, await reread(turn, view.deadline.id), { what: "extension-words" });
}

function withWords(extension: Extension, to: ExtensionAnswer, words: string): Extension {
  const { comment, decision } = extension;
  return to === "comment"
    ? { ...extension, comment: comment && { ...comment, words } }
    : { ...extension, decision: decision && { ...decision, words } };
}

function askWords(
  turn: LinkedTurn,
  view: DeadlineView,
  { asking, deadlineId, extensionId, to }: AskedWords,
  isBlank: boolean,
): readonly Reply[] {
  const question = { asking, deadlineId, extensionId, to } as const;
  const asked = { what: "extension-words", to } as const;
  return ask(turn, view, { asked, question }, isBlank ? "blank" : null);
}

async function carryOut(
  turn: LinkedTurn,
  deadline: Deadline,
  { due, proposedDue }: Extension,
  isGranted: boolean,
): Promise<DeadlineView> {
  if (isGranted) {
    const detail = { from: due, to: proposedDue };
    return saveAnew(turn, extend(deadline, proposedDue), "granted-extension", detail);
  }
  await saveDeadline(turn, deadline, "refused-extension", { from: due, to: proposedDue });
  return reread(turn, deadline.id);
}

interface Found {
  readonly view: DeadlineView;
  readonly extension: Extension;
}

const RIGHT_TO = { comment: "comment-extension", decision: "decide-extension" } as const;

/**
 * An extension that waits, or of which the day is over and that is refused; or the same decision of the
 * same person, tapped twice.
 */
async function answerable(
  turn: LinkedTurn,
  of: OfExtension,
  to: ExtensionAnswer,
  isGranted: boolean | null = null,
): Promise<Found | { readonly refusal: readonly Reply[] }> {
  const found = await extensionOf(turn, of, to);
  if ("refusal" in found) return found;
  const { view, extension } = found;
  const standing = standingOf(extension, view.deadline, turn.today);
  const isRefusedLate = standing === "passed" && isGranted === false;
  if (standing === "undecided" || isRefusedLate) return found;
  const { decision } = extension;
  const isAgain = decision?.by === turn.actor.person.id && decision.isGranted === isGranted;
  if (isAgain) return found;
  const shown = await extensionShown(turn, extension, view.deadline);
  const isLate = standing === "passed" && to === "decision";
  const why = decision ? "decided" : isLate ? "passed" : "void";
  return { refusal: notHandled(turn, view, { why, extension: shown }) };
}

/** What this very person has said to an extension, as long as it may be added to. */
async function answered(
  turn: LinkedTurn,
  of: OfExtension,
  to: ExtensionAnswer,
): Promise<Found | { readonly refusal: readonly Reply[] }> {
  const found = await extensionOf(turn, of, to);
  if ("refusal" in found) return found;
  const { view, extension } = found;
  const said = extension[to];
  if (said?.by !== turn.actor.person.id) return { refusal: GONE };
  if (to === "decision" || !extension.decision) return found;
  const shown = await extensionShown(turn, extension, view.deadline);
  return { refusal: notHandled(turn, view, { why: "decided", extension: shown }) };
}

async function extensionOf(
  turn: LinkedTurn,
  { deadlineId, extensionId }: OfExtension,
  to: ExtensionAnswer,
): Promise<Found | { readonly refusal: readonly Reply[] }> {
  const found = await changeable(turn, deadlineId, RIGHT_TO[to]);
  if ("refusal" in found) return found;
  const all = await turn.stores.extensions.of([deadlineId]);
  const extension = all.find(({ id }) => id === extensionId);
  if (!extension) return { refusal: GONE };
  const { view } = found;
  if (mayAnswer(turn.actor, to, extension, view.deadline)) return { view, extension };
  await refuse(turn, "deadline", deadlineId);
  return { refusal: notHandled(turn, view, { why: "own-extension" }) };
}
