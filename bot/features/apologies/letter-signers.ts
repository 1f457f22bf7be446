/** Who signs what is presented: a leader; a letter of apology whose rules name no post, its unit's head. */
import { apologyRulesOn } from "../../../domain/apology-duty.ts";
import type { Deadline } from "../../../domain/deadline.ts";
import type { PersonId } from "../../../domain/ids.ts";
import { dateIn } from "../../../domain/time.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";
import { signersFor } from "../access.ts";

type Signers = readonly { readonly id: PersonId; readonly post: string }[];

/** The leaders, too, where a unit has no head of its own. */
export async function signersOf(turn: LinkedTurn, deadline: Deadline): Promise<Signers> {
  const heads = (await isSignedByHead(turn, deadline)) ? await headsOf(turn, deadline) : [];
  return heads.length > 0 ? heads : signersFor(turn);
}

/** Whether the letter is one's own to sign: then it is presented to nobody. */
export async function signsHimself(turn: LinkedTurn, deadline: Deadline): Promise<boolean> {
  if (!(await isSignedByHead(turn, deadline))) return false;
  const heads = await headsOf(turn, deadline);
  return heads.some(({ id }) => id === turn.actor.person.id);
}

async function isSignedByHead(
  { stores, tools }: LinkedTurn,
  { kind, createdAt }: Deadline,
): Promise<boolean> {
  if (kind !== "apology") return false;
  const { office } = tools;
  const { signer } = await apologyRulesOn(office, stores, dateIn(createdAt, office.calendar.zone));
  return signer === "";
}

async function headsOf({ stores }: LinkedTurn, { unitId }: Deadline): Promise<Signers> {
  const people = await stores.people.inUnits([unitId]);
  return people
    .filter(({ grants }) => grants.some((each) => each.role === "head" && each.unitId === unitId))
    .map(({ id, post }) => ({ id, post }));
}
