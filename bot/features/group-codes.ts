/** A code used in a group: everybody there has seen it, so it is good for nobody any more. */
import { planForMorning } from "../../domain/events.ts";
import type { PersonId } from "../../domain/ids.ts";
import { hasRole, type Invite } from "../../domain/org.ts";
import { parseCommand } from "../conversation/commands.ts";
import type { Reply, Turn } from "../conversation/turn.ts";
import { asCode, codesWithin, isInviteCode } from "./invite-code.ts";
import { mustWait, noteWrong } from "./invite-tries.ts";

/** Null where no code was written; what is wrong is not answered. */
export async function spendCodeInGroup(turn: Turn): Promise<readonly Reply[] | null> {
  const words = wordsOf(turn);
  const bare = bareCode(words);
  const codes = bare === null ? codesWithin(words) : [bare];
  if (codes.length === 0 || (await mustWait(turn))) return bare === null ? null : [];
  const spent: Invite[] = [];
  for (const code of codes) {
    const invite = await turn.stores.people.useInvite(turn.tools.hashCode(code), turn.now);
    if (invite) spent.push(invite);
  }
  for (const invite of spent) await noteSpent(turn, invite);
  if (spent.length > 0) return [{ content: { kind: "invite-refused", reason: "in-group" } }];
  // Within words it was none, only words that look like one.
  if (bare === null) return null;
  await noteWrong(turn);
  return [];
}

function wordsOf({ incoming: { body } }: Turn): string {
  switch (body.kind) {
    case "text":
      return body.text;
    case "file":
      return body.caption;
    case "choice":
    case "unsupported":
      return "";
    default:
      return body satisfies never;
  }
}

/** Null where anything but a code is said. */
function bareCode(text: string): string | null {
  const words = text.replace(/@\S+/gu, " ");
  const command = parseCommand(words);
  const typed = command?.name === "start" ? command.rest : words;
  return isInviteCode(typed) ? asCode(typed) : null;
}

async function noteSpent(turn: Turn, { personId, createdBy }: Invite): Promise<void> {
  const { people, audit } = turn.stores;
  await audit.add([
    {
      at: turn.now,
      personId: null,
      channel: turn.channel,
      subject: "person",
      subjectId: personId,
      deed: "invite-spent",
      detail: { why: "group" },
    },
  ]);
  const invited = await people.byId(personId);
  if (!invited) return;
  const hearers = await coordinatorsFor(turn, createdBy);
  await planForMorning(turn.tools.office, turn.stores, hearers, {
    note: { kind: "invite-in-group", post: invited.post },
  });
}

/** The one who made it, as long as he is a coordinator; else all of them. */
async function coordinatorsFor(
  { stores }: Turn,
  createdBy: PersonId | null,
): Promise<readonly PersonId[]> {
  const maker = createdBy && (await stores.people.byId(createdBy));
  if (maker && hasRole(maker, "coordinator")) return [maker.id];
  return (await stores.people.withRole("coordinator")).map(({ id }) => id);
}
