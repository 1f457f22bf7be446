/** Hủy liên kết: none of a person's chats is his any more; each is told so. */
import type { PersonId } from "../../../domain/ids.ts";
import type { Person } from "../../../domain/org.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { farewell, noteReleased } from "../released-accounts.ts";
import { aboutPerson, linesOf, openOther, refusedFor } from "./person.ts";

export async function askUnlink(turn: LinkedTurn, id: PersonId): Promise<readonly Reply[]> {
  const opened = await openOther(turn, id);
  if ("refusal" in opened) return opened.refusal;
  const { person } = opened;
  const accounts = linesOf(turn, await turn.stores.people.accountsOf([id]));
  if (accounts.length === 0) return [refusedFor(person, "not-linked")];
  return [{ content: { kind: "ask-unlink-person", ...aboutPerson(person), accounts } }];
}

export async function unlinkPerson(turn: LinkedTurn, id: PersonId): Promise<readonly Reply[]> {
  const opened = await openOther(turn, id);
  return "refusal" in opened ? opened.refusal : unlinkAll(turn, opened.person);
}

/** An invite that is still open would undo it. */
async function unlinkAll(turn: LinkedTurn, person: Person): Promise<readonly Reply[]> {
  const { people } = turn.stores;
  const accounts = await people.accountsOf([person.id]);
  await people.voidInvites(person.id, turn.now);
  if (accounts.length === 0) return [refusedFor(person, "not-linked")];
  for (const account of accounts) {
    await people.unlink(account.botId, account.chatId);
    await noteReleased(turn, account, turn.actor.person.id, "unlinked");
  }
  const content = {
    kind: "person-unlinked",
    ...aboutPerson(person),
    accounts: accounts.length,
  } as const;
  return [{ content }, ...accounts.map((account) => farewell(account, person.post, "unlinked"))];
}
