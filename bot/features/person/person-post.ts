/** Sửa chức danh: how a person is addressed. */
import type { PersonId } from "../../../domain/ids.ts";
import type { Person } from "../../../domain/org.ts";
import type { PersonFault } from "../../../domain/person-content.ts";
import { foldText } from "../../../domain/text.ts";
import { readWords } from "../../conversation/free-words.ts";
import { standsUntil } from "../../conversation/state.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { aboutPerson, notePerson, openOther, refusedFor } from "./person.ts";

const LONGEST_POST = 120;

export async function askPost(turn: LinkedTurn, id: PersonId): Promise<readonly Reply[]> {
  const opened = await openOther(turn, id);
  if ("refusal" in opened) return opened.refusal;
  const asks = { asking: "person-post", personId: id, until: standsUntil(turn.now) } as const;
  return [{ content: { kind: "ask-post", ...aboutPerson(opened.person) }, asks }];
}

export async function answerPost(
  turn: LinkedTurn,
  id: PersonId,
  text: string,
): Promise<readonly Reply[]> {
  const opened = await openOther(turn, id, "change");
  if ("refusal" in opened) return opened.refusal;
  const { person } = opened;
  const words = readWords(text);
  if (words === null) return askAgain(turn, person, "blank-post");
  const post = [...words].slice(0, LONGEST_POST).join("").trimEnd();
  if (await isAnothers(turn, person, post)) return askAgain(turn, person, "post-taken");
  await turn.stores.people.save({ ...person, post });
  await notePerson(turn, person, "post-changed", { from: person.post, to: post });
  const about = aboutPerson({ ...person, post });
  return [{ content: { kind: "post-changed", ...about, before: person.post } }];
}

function askAgain(turn: LinkedTurn, person: Person, fault: PersonFault): readonly Reply[] {
  const until = standsUntil(turn.now);
  const asks = { asking: "person-post", personId: person.id, until } as const;
  return [{ ...refusedFor(person, fault), asks }];
}

/** Somebody else is known by it: posts say who has done what. Who has no role any more bears none. */
async function isAnothers(turn: LinkedTurn, { id }: Person, post: string): Promise<boolean> {
  const folded = foldText(post);
  const all = await turn.stores.people.all();
  return all.some(
    (each) => each.id !== id && each.grants.length > 0 && foldText(each.post) === folded,
  );
}
