/** A file that came in but could not be had. */
import type { ImportProblem } from "../../domain/plan-import.ts";
import { LARGEST_MEGABYTES } from "../conversation/file-kind.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";

/** Says why, and leaves the question that it was to answer standing. */
export function refuseFile(turn: LinkedTurn): readonly Reply[] {
  const { body } = turn.incoming;
  const size = body.kind === "file" ? body.size : null;
  const problem: ImportProblem =
    size !== null && size > LARGEST_MEGABYTES * 1024 * 1024
      ? { code: "too-large", limitMegabytes: LARGEST_MEGABYTES }
      : { code: "gone" };
  const content = { kind: "import-refused", problem, isUnasked: false } as const;
  const { state } = turn;
  return [state ? { content: { ...content, isAsked: true }, asks: state } : { content }];
}
