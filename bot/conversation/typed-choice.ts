/**
 * A choice taken by what is typed: its number, its own words, “xem thêm”, “quay lại”. It is taken
 * among what stood on the screen when it was typed, and then does what pressing it would.
 */
import { marksOf, stillStands } from "../../domain/answer-key.ts";
import type { Turning } from "../../domain/action.ts";
import { updateAnswered, type Message } from "../../domain/message.ts";
import { foldTyped, readTypedAnswer } from "../../domain/typed-answer.ts";
import { act } from "./act.ts";
import { goBack } from "./going-back.ts";
import { sightOf } from "./on-screen.ts";
import { mayBeNumber, standsUntil } from "./state.ts";
import type { LinkedTurn, Reply } from "./turn.ts";

/** So far back lies whatever can still be chosen from. */
const LOOKED_BACK = 30;
/** No choice's words are longer. */
const LONGEST_LABEL = 80;

type KeyEntry = NonNullable<Message["answerKey"]>[number];

/** A message that was on the screen; or, where nobody can tell, may have been. */
interface AtHand {
  readonly message: Message;
  readonly isSure: boolean;
}

/** Null for words that choose nothing: they are understood as ever. */
export async function takeTypedChoice(
  turn: LinkedTurn,
  text: string,
): Promise<readonly Reply[] | null> {
  const typed = readTypedAnswer(text);
  const label = foldTyped(text);
  if (!typed && label.length > LONGEST_LABEL) return null;
  const lists = await listsAtHand(turn);
  const named = await takeLabelled(turn, lists, label);
  if (named) return named;
  switch (typed?.kind) {
    case "mark":
      return takeMarked(turn, lists, typed.mark);
    case "several":
      return refuseSeveral(turn, lists, typed.marks);
    case "turn":
      // “Trước”, “thêm” alone may be how an answer in words begins.
      if (turn.state !== null && !label.includes(" ")) return null;
      return takeTurn(turn, lists, typed.turn);
    case undefined:
      return null;
    default:
      return typed satisfies never;
  }
}

/**
 * What was on the screen when it was typed, newest first: what came by itself, and the answer before
 * it. That answer ends what can be chosen from, unless it offers nothing and is no question.
 */
async function listsAtHand(turn: LinkedTurn): Promise<readonly AtHand[]> {
  const { botId, chatId, saidAt = null } = turn.incoming;
  const shown = await turn.stores.messages.latestShown(botId, chatId, LOOKED_BACK);
  const seen = shown.flatMap((message): AtHand | readonly [] => {
    const sight = sightOf(message, saidAt);
    return sight === "not yet" ? [] : { message, isSure: sight === "seen" };
  });
  const end = seen.findIndex(
    ({ message, isSure }) =>
      isSure &&
      message.kind === "reply" &&
      (message.actions.length > 0 || isStandingQuestion(turn, message)),
  );
  return end < 0 ? seen : seen.slice(0, end + 1);
}

function isStandingQuestion(turn: LinkedTurn, message: Message): boolean {
  return turn.state !== null && updateAnswered(message) === turn.askedIn;
}

/** A list of somebody whose chat this was before is nobody's any more. */
function stands(turn: LinkedTurn, message: Message): boolean {
  const isOwn = message.personId === null || message.personId === turn.actor.person.id;
  return isOwn && stillStands(message, turn.now);
}

async function takeMarked(
  turn: LinkedTurn,
  lists: readonly AtHand[],
  mark: string,
): Promise<readonly Reply[] | null> {
  const doubted = doubtfulFor(turn, lists, mark);
  if (doubted) return askAnew(turn, doubted);
  const found = findEntry(lists, (entry) => entry.mark === mark);
  if (found) return stands(turn, found.message) ? take(turn, found) : tooOld(turn);
  const isNumber = /^\d/u.test(mark);
  if (!isNumber || mayBeNumber(turn.state)) return null;
  const marked = lists.filter(({ message }) => numbersOf(message.answerKey).length > 0);
  const standing = marked.find(({ message }) => stands(turn, message))?.message;
  if (!standing) return marked.length > 0 ? tooOld(turn) : wantWords(turn);
  const numbers = numbersOf(standing.answerKey);
  return again(turn, {
    content: {
      kind: "choice-not-taken",
      reason: "none",
      mark,
      from: numbers[0] ?? mark,
      to: numbers.at(-1) ?? mark,
    },
  });
}

/**
 * The number means one thing in a message of which nobody knows whether it arrived, and another in
 * the list before it. Incident: an answer was lost on its way, the same number was sent again, and
 * did what stood under it in the answer that nobody had seen.
 */
function doubtfulFor(turn: LinkedTurn, lists: readonly AtHand[], mark: string): Message | null {
  const has = ({ message }: AtHand) => message.answerKey?.some((entry) => entry.mark === mark);
  const sure = lists.findIndex((each) => each.isSure && has(each));
  const isMeantHere = (each: AtHand) =>
    has(each) || (isStandingQuestion(turn, each.message) && mayBeNumber(turn.state));
  const doubted = lists
    .slice(0, Math.max(sure, 0))
    .find((each) => !each.isSure && isMeantHere(each));
  return doubted?.message ?? null;
}

/** It is said once more, so that it is surely on the screen. */
function askAnew(turn: LinkedTurn, { content, items }: Message): readonly Reply[] {
  if (!content) return tooOld(turn);
  const asks = turn.state && { ...turn.state, until: standsUntil(turn.now) };
  return [{ content, items, ...(asks && { asks }) }];
}

/** “Hủy” calls off whatever is asked, as it does everywhere. */
async function takeLabelled(
  turn: LinkedTurn,
  lists: readonly AtHand[],
  label: string,
): Promise<readonly Reply[] | null> {
  const found = findEntry(lists, (entry) => entry.label === label);
  if (!found || !stands(turn, found.message)) return null;
  const alike = found.message.answerKey?.filter((entry) => entry.label === label) ?? [];
  const isCancel = found.message.actions[found.entry.position]?.do === "cancel";
  return alike.length > 1 || isCancel ? null : take(turn, found);
}

async function takeTurn(
  turn: LinkedTurn,
  lists: readonly AtHand[],
  way: Turning,
): Promise<readonly Reply[] | null> {
  const isMeant = (entry: KeyEntry) => entry.turn === way;
  // A page of which nobody knows whether it came must not be skipped.
  const sure = lists.filter(({ isSure }) => isSure);
  const found = findEntry(sure, isMeant) ?? findEntry(lists, isMeant);
  if (found && stands(turn, found.message)) return take(turn, found);
  if (turn.traits.choices === "pressed") return null;
  if (way === "back") return goBack(turn, lists[0]?.message ?? null);
  const isList = lists.some(({ message }) => numbersOf(message.answerKey).length > 0);
  if (!isList || turn.state !== null) return null;
  return found ? tooOld(turn) : [{ content: { kind: "choice-not-taken", reason: "no-more" } }];
}

/** One thing at a time: what each would do may depend on the one before. */
function refuseSeveral(
  turn: LinkedTurn,
  lists: readonly AtHand[],
  marks: readonly string[],
): readonly Reply[] | null {
  const found = findEntry(lists, ({ mark }) => mark !== null && marks.includes(mark));
  const [first] = marks;
  if (first === undefined || mayBeNumber(turn.state)) return null;
  if (!found) return wantWords(turn);
  if (!stands(turn, found.message)) return tooOld(turn);
  return again(turn, { content: { kind: "choice-not-taken", reason: "several", mark: first } });
}

interface Found {
  readonly message: Message;
  readonly entry: KeyEntry;
}

function findEntry(lists: readonly AtHand[], isMeant: (entry: KeyEntry) => boolean): Found | null {
  for (const { message } of lists) {
    const entry = message.answerKey?.find(isMeant);
    if (entry) return { message, entry };
  }
  return null;
}

async function take(turn: LinkedTurn, { message, entry }: Found): Promise<readonly Reply[] | null> {
  const action = message.actions[entry.position];
  return action ? act(turn, action, message) : null;
}

/** A slip of the finger is no reason, and no status of a duty. */
function wantWords(turn: LinkedTurn): readonly Reply[] | null {
  if (turn.state === null || turn.traits.choices === "pressed") return null;
  return again(turn, { content: { kind: "choice-not-taken", reason: "words-wanted" } });
}

function tooOld(turn: LinkedTurn): readonly Reply[] {
  return again(turn, { content: { kind: "choice-not-taken", reason: "old" } });
}

/** What was asked still is. */
function again(turn: LinkedTurn, reply: Reply): readonly Reply[] {
  return [turn.state ? { ...reply, asks: turn.state } : reply];
}

function numbersOf(key: Message["answerKey"]): readonly string[] {
  return marksOf(key ?? []).filter((mark) => /^\d/u.test(mark));
}
