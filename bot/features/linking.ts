/** Linking a chat to a person by a one-time invite; until then the bot gives nothing away. */
import { INVITE_ALPHABET, INVITE_LENGTH, foremostRole } from "../../domain/org.ts";
import { plusMillis } from "../../domain/time.ts";
import { parseCommand } from "../conversation/commands.ts";
import type { Reply, Turn } from "../conversation/turn.ts";

const TRIES = 5;
const TRIES_WINDOW_MILLIS = 3_600_000;

export function introduce(turn: Turn): readonly Reply[] {
  return [{ content: { kind: "how-to-link", byLink: turn.traits.opensByLink } }];
}

/** Takes `/start <code>`, or the code alone. */
export async function link(turn: Turn, text: string): Promise<readonly Reply[]> {
  const command = parseCommand(text);
  const typed = command?.name === "start" ? command.rest : text;
  const code = asCode(typed);
  if (!isInviteCode(typed)) {
    const tried = command?.name === "start" && code !== "";
    return tried ? refuseTry(turn) : introduce(turn);
  }
  if (await hasTriedTooOften(turn)) {
    return [{ content: { kind: "invite-refused", reason: "too-many" } }];
  }
  const invite = await turn.stores.people.useInvite(turn.tools.hashCode(code), turn.now);
  const person = invite && (await turn.stores.people.byId(invite.personId));
  if (!person) return refuseTry(turn);
  const { botId, chatId } = turn.incoming;
  await turn.stores.people.link({
    personId: person.id,
    botId,
    chatId,
    linkedAt: turn.now,
    unreachableSince: null,
    isPreferred: false,
  });
  await turn.stores.audit.add([
    {
      at: turn.now,
      personId: person.id,
      channel: turn.channel,
      subject: "account",
      subjectId: person.id,
      deed: "linked",
      detail: {},
    },
  ]);
  return [{ content: { kind: "linked", post: person.post, role: foremostRole(person) } }];
}

/** Whether these words can be an invite's code, however it was typed. */
export function isInviteCode(words: string): boolean {
  const code = asCode(words);
  return code.length === INVITE_LENGTH && [...code].every((char) => INVITE_ALPHABET.includes(char));
}

function asCode(words: string): string {
  return words.replace(/[\s-]/gu, "").toUpperCase();
}

async function hasTriedTooOften(turn: Turn): Promise<boolean> {
  const { botId, chatId } = turn.incoming;
  const since = plusMillis(turn.now, -TRIES_WINDOW_MILLIS);
  return (await turn.stores.people.failedTries(botId, chatId, since)) >= TRIES;
}

async function refuseTry(turn: Turn): Promise<readonly Reply[]> {
  const { botId, chatId } = turn.incoming;
  const tooMany = await hasTriedTooOften(turn);
  if (!tooMany) await turn.stores.people.recordFailedTry(botId, chatId, turn.now);
  return [{ content: { kind: "invite-refused", reason: tooMany ? "too-many" : "wrong" } }];
}
