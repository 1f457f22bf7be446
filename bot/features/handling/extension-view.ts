/** Đề nghị gia hạn as it is shown: with the posts of whoever said something to it. */
import type { Deadline } from "../../../domain/deadline.ts";
import { standingOf, type Extension } from "../../../domain/extension.ts";
import type { AnswerShown, ExtensionShown } from "../../../domain/handling-content.ts";
import type { PersonId } from "../../../domain/ids.ts";
import { dateIn, type Instant } from "../../../domain/time.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";

/** An extension with the deadline that it is about. */
export interface OfDeadline {
  readonly extension: Extension;
  readonly deadline: Deadline;
}

export async function extensionShown(
  turn: LinkedTurn,
  extension: Extension,
  deadline: Deadline,
): Promise<ExtensionShown> {
  const [shown] = await extensionsShown(turn, [{ extension, deadline }]);
  if (!shown) throw new Error("one extension has not been shown");
  return shown;
}

export async function extensionsShown(
  turn: LinkedTurn,
  all: readonly OfDeadline[],
): Promise<readonly ExtensionShown[]> {
  const posts = await postsOf(turn, all.flatMap(peopleOf));
  const { zone } = turn.tools.office.calendar;
  return all.map(({ extension, deadline }) => {
    const { id, due, proposedDue, reason, proposedBy, proposedAt, comment, decision } = extension;
    const answer = (isYes: boolean, by: Said): AnswerShown => {
      return { isYes, words: by.words, by: posts.get(by.by) ?? null, day: dateIn(by.at, zone) };
    };
    return {
      id,
      due,
      proposedDue,
      reason,
      by: posts.get(proposedBy) ?? null,
      day: dateIn(proposedAt, zone),
      comment: comment && answer(comment.isInFavour, comment),
      decision: decision && answer(decision.isGranted, decision),
      standing: standingOf(extension, deadline, turn.today),
    };
  });
}

/** The posts of people who did something, each read once. */
export async function postsOf(
  turn: LinkedTurn,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const known = await turn.stores.people.byIds([...new Set(people)]);
  return new Map(known.map(({ id, post }) => [id, post]));
}

interface Said {
  readonly words: string;
  readonly by: PersonId;
  readonly at: Instant;
}

function peopleOf({ extension }: OfDeadline): readonly PersonId[] {
  const { proposedBy, comment, decision } = extension;
  return [proposedBy, ...[comment, decision].flatMap((each) => (each ? [each.by] : []))];
}
