/** Who may say what to an extension: nobody to one that he, or whom he stands in for, has asked for. */
import type { Deadline } from "./deadline.ts";
import type { Extension } from "./extension.ts";
import type { ExtensionAnswer } from "./handling-action.ts";
import { actsFor, may, type Actor } from "./rights.ts";
import type { Right } from "./rights-table.ts";

const RIGHT_TO: Readonly<Record<ExtensionAnswer, Right>> = {
  comment: "comment-extension",
  decision: "decide-extension",
};

export function mayAnswer(
  actor: Actor,
  to: ExtensionAnswer,
  { proposedBy }: Pick<Extension, "proposedBy">,
  { unitId }: Pick<Deadline, "unitId">,
): boolean {
  return may(actor, RIGHT_TO[to], { unitId, by: [proposedBy] });
}

/** One opinion is given of each; only whose it is changes it. */
export function mayComment(
  actor: Actor,
  extension: Pick<Extension, "proposedBy" | "comment">,
  deadline: Pick<Deadline, "unitId">,
): boolean {
  return !isCommentedByOther(actor, extension) && mayAnswer(actor, "comment", extension, deadline);
}

export function isCommentedByOther(actor: Actor, { comment }: Pick<Extension, "comment">): boolean {
  return comment !== null && !actsFor(actor).includes(comment.by);
}

/** Whether it is his to comment on, or to decide. */
export function isAnswerer(
  actor: Actor,
  extension: Pick<Extension, "proposedBy">,
  deadline: Pick<Deadline, "unitId">,
): boolean {
  return (["comment", "decision"] as const).some((to) => {
    return mayAnswer(actor, to, extension, deadline);
  });
}
