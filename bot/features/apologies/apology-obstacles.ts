/** Why nothing was done about an apology. */
import type { ApologyObstacle } from "../../../domain/apology-content.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { toItem } from "../progress.ts";
import type { OpenedApology } from "./apology-access.ts";

export function obstacle(
  turn: LinkedTurn,
  { view }: Pick<OpenedApology, "view">,
  why: ApologyObstacle,
): readonly Reply[] {
  const item = toItem(turn, view);
  const content = { kind: "apology-obstacle", item, obstacle: why } as const;
  return [{ content, items: [view.deadline.id] }];
}
