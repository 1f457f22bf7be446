/** What stands beside a list of proofs for this person: papers to sign, extensions, what is missing. */
import { isAnswerer } from "../../../domain/extension-answerers.ts";
import { may } from "../../../domain/rights.ts";
import type { BesideReviews } from "../../../domain/review-content.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";
import { ownUnits } from "../access.ts";
import { missingOf } from "./missing-proofs.ts";
import { signingsOf } from "./signings.ts";

export async function besideReviews(turn: LinkedTurn): Promise<BesideReviews> {
  return {
    signings: (await signingsOf(turn)).length,
    extensions: await countExtensions(turn),
    missing: ownUnits(turn).length > 0 ? (await missingOf(turn)).length : null,
  };
}

/** Those that he may comment on, or decide. */
async function countExtensions(turn: LinkedTurn): Promise<number> {
  const { actor, stores } = turn;
  if (!may(actor, "comment-extension") && !may(actor, "decide-extension")) return 0;
  const undecided = await stores.extensions.undecided(turn.today);
  const deadlines = await stores.deadlines.byIds(undecided.map(({ deadlineId }) => deadlineId));
  const of = new Map(deadlines.map((deadline) => [deadline.id, deadline]));
  return undecided.filter((extension) => {
    const deadline = of.get(extension.deadlineId);
    return deadline !== undefined && isAnswerer(actor, extension, deadline);
  }).length;
}
