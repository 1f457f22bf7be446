/** A one-time invite: the code that links an account, and how it is used on each channel. */
import { inviteWays } from "../../domain/invite-ways.ts";
import { INVITE_LIFETIME_HOURS, type Person } from "../../domain/org.ts";
import type { InviteWay } from "../../domain/channel-content.ts";
import { plusMillis } from "../../domain/time.ts";
import { putOnRecord, type LinkedTurn } from "../conversation/turn.ts";

/** The code; only its hash is stored. One that was made before it is good no more. */
export async function makeInvite(turn: LinkedTurn, { id }: Person): Promise<string> {
  const code = turn.tools.newCode();
  await turn.stores.people.voidInvites(id, turn.now);
  await turn.stores.people.addInvite({
    codeHash: turn.tools.hashCode(code),
    personId: id,
    createdBy: turn.actor.person.id,
    expiresAt: plusMillis(turn.now, INVITE_LIFETIME_HOURS * 3_600_000),
    usedAt: null,
  });
  await putOnRecord(turn, { subject: "person", subjectId: id, deed: "invited", detail: {} });
  return code;
}

export async function waysFor(
  turn: LinkedTurn,
  { id }: Person,
  code: string,
): Promise<readonly InviteWay[]> {
  const { people } = turn.stores;
  const own = (await people.accountsOf([id])).map(({ botId }) => botId);
  return inviteWays(turn.tools.bots(), await people.countLinked(), own, code);
}
