/** A file that is not taken as evidence, for what it is. */
import type { FileProblem } from "../../../domain/file-problem.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { offerUpload } from "../upload-offer.ts";

/** Says why, and leaves the question that it was to answer standing. */
export async function refusedAsEvidence(
  turn: LinkedTurn,
  problem: FileProblem,
): Promise<readonly Reply[]> {
  const { state } = turn;
  const refusal: Reply = {
    content: { kind: "file-refused", problem, isAsked: state !== null },
    ...(state && { asks: state }),
  };
  // An address was used up by the file that was refused.
  const upload = await offerUpload(turn);
  if (!upload) return [refusal];
  return [refusal, { content: { kind: "upload-offer", upload, isAgain: true } }];
}
