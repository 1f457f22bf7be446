/**
 * How the choices of a message are named by what is typed: given when it is put into words, so that
 * a number never means two things that stand on a screen together.
 */
import type { Choice } from "./channel.ts";
import { readChoiceId, type Offer } from "./choice-id.ts";
import type { AnswerKey, Message } from "./message.ts";
import { updateAnswered } from "./message.ts";
import { foldText } from "./text.ts";
import { plusMillis, type Instant } from "./time.ts";

const HOUR_MILLIS = 3_600_000;
/** Who is typing the answer to a list has it before him for so long. */
const ANSWERED_WITHIN_MILLIS = HOUR_MILLIS;
/** A question that a number answers stands for so long: what comes meanwhile takes letters too. */
export const QUESTION_STANDS_MILLIS = 24 * HOUR_MILLIS;
const REPLY_STANDS_MILLIS = 24 * HOUR_MILLIS;
const PUSH_STANDS_MILLIS = 72 * HOUR_MILLIS;

const LETTERS = 26;

/** How the next mark is made: numbers, or letters where a number would be the answer itself. */
export interface Marking {
  readonly with: "numbers" | "letters";
  /** How many marks are taken already. */
  readonly after: number;
}

type Marked = Pick<Message, "kind" | "slot" | "answerKey" | "preparedAt">;

/**
 * The marks of a message that is put into words now. A reply supersedes what stood before, and
 * begins anew; a push may come while somebody types an answer to the list before, and a second
 * answer to one update stands below the first: both go on where that list ends.
 *
 * @param shown what was put into words for the chat before, newest first
 */
export function markingOf(
  message: Pick<Message, "kind" | "slot">,
  awaitsNumber: boolean,
  shown: readonly Marked[],
  now: Instant,
): Marking {
  const fresh: Marking = { with: awaitsNumber ? "letters" : "numbers", after: 0 };
  const update = updateAnswered(message);
  if (update !== null) {
    const first = shown.find((before) => updateAnswered(before) === update);
    return first?.answerKey ? (lastMark(first.answerKey) ?? fresh) : fresh;
  }
  const newest = shown.find(({ answerKey }) => answerKey !== null && lastMark(answerKey) !== null);
  const before = newest?.answerKey ? lastMark(newest.answerKey) : null;
  if (!newest || !before) return fresh;
  if (isWithin(newest, ANSWERED_WITHIN_MILLIS, now)) return before;
  const question = shown.find(({ kind }) => kind === "reply");
  const isStanding = question !== undefined && isWithin(question, QUESTION_STANDS_MILLIS, now);
  return before.with === "letters" && isStanding ? before : fresh;
}

/**
 * Names a message's choices by what is typed for them.
 *
 * @param marking null on a channel where choices are pressed: only their words are noted
 * @param earlier the key of a copy that may have arrived: what was typed for a choice stays so
 */
export function keyChoices(
  { choices }: Offer,
  rows: readonly (readonly Choice[])[],
  marking: Marking | null,
  earlier: AnswerKey,
): { readonly choices: Offer["choices"]; readonly answerKey: AnswerKey } {
  const kept = lastMark(earlier);
  const style = marking && (kept ?? marking);
  let taken = style?.after ?? 0;
  const marks = new Map(earlier.map(({ position, mark }) => [position, mark] as const));
  const key = [...earlier];
  const marked = choices.map((row, rowIndex) =>
    row.map((offered, index) => {
      const position = readChoiceId(offered.id)?.position ?? 0;
      const mark = marks.get(position) ?? (style && markAt((taken += 1), style.with));
      marks.set(position, mark);
      const turn = rows[rowIndex]?.[index]?.turn ?? null;
      const label = foldText(offered.label);
      const isNoted = key.some((each) => each.position === position && each.label === label);
      if (!isNoted) key.push({ position, mark, label, turn });
      return mark === null ? offered : { ...offered, mark };
    }),
  );
  return { choices: marked, answerKey: key };
}

/** Whether an answer to the message is still taken. */
export function stillStands(
  { kind, preparedAt }: Pick<Message, "kind" | "preparedAt">,
  now: Instant,
): boolean {
  const millis = kind === "reply" ? REPLY_STANDS_MILLIS : PUSH_STANDS_MILLIS;
  return preparedAt !== null && plusMillis(preparedAt, millis) >= now;
}

/** The marks of a key, in the order in which they were given. */
export function marksOf(key: AnswerKey): readonly string[] {
  return [...new Set(key.flatMap(({ mark }) => mark ?? []))];
}

/** Null where nothing is marked. */
function lastMark(key: AnswerKey): Marking | null {
  const last = marksOf(key).map(readMark);
  if (last.length === 0) return null;
  return last.reduce((one, other) => (one.after > other.after ? one : other));
}

function markAt(place: number, style: Marking["with"]): string {
  if (style === "numbers") return String(place);
  const [tens, ones] = [Math.floor((place - 1) / LETTERS), (place - 1) % LETTERS];
  return `${tens > 0 ? letter(tens - 1) : ""}${letter(ones)}`;
}

function readMark(mark: string): Marking {
  if (/^\d/u.test(mark)) return { with: "numbers", after: Number(mark) };
  const places = [...mark].map((each) => each.charCodeAt(0) - "a".charCodeAt(0) + 1);
  return { with: "letters", after: places.reduce((sum, place) => sum * LETTERS + place, 0) };
}

function letter(place: number): string {
  return String.fromCharCode("a".charCodeAt(0) + place);
}

function isWithin({ preparedAt }: Marked, millis: number, now: Instant): boolean {
  return preparedAt !== null && plusMillis(preparedAt, millis) >= now;
}
