/** A file that came in but could not be had. */
import type { ImportProblem } from "../../domain/plan-import.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";

/** What the platforms hand out to a bot, and what is read of a plan. */
const LIMIT_MEGABYTES = 20;

/** Says why, and leaves the question that it was to answer standing. */
export function refuseFile(turn: LinkedTurn): readonly Reply[] {
  const { body } = turn.incoming;
  const size = body.kind === "file" ? body.size : null;
  const problem: ImportProblem =
    size !== null && size > LIMIT_MEGABYTES * 1024 * 1024
      ? { code: "too-large", limitMegabytes: LIMIT_MEGABYTES }
      : { code: "gone" };
  const again = turn.state ? { asks: turn.state } : {};
  return [{ content: { kind: "import-refused", problem, isUnasked: false }, ...again }];
}
