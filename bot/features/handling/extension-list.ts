/** The extensions that wait for a comment or a decision, and one of them opened. */
import { standingOf, type Extension } from "../../../domain/extension.ts";
import type { Deadline } from "../../../domain/deadline.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { isAnswerer, mayAnswer, mayComment } from "../../../domain/extension-answerers.ts";
import type { ExtensionOffers } from "../../../domain/handling-content.ts";
import { may } from "../../../domain/rights.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { isVisible, refuse } from "../access.ts";
import { pageOfList } from "../paging.ts";
import { toItem } from "../progress.ts";
import { GONE } from "./answering.ts";
import { extensionShown, extensionsShown } from "./extension-view.ts";

const EXTENSIONS_A_PAGE = 6;

export async function listExtensions(turn: LinkedTurn, page: number): Promise<readonly Reply[]> {
  const { actor, stores } = turn;
  if (!may(actor, "comment-extension") && !may(actor, "decide-extension")) {
    return refuse(turn, "deadline", "all", "role");
  }
  const undecided = await stores.extensions.undecided(turn.today);
  const views = await stores.deadlines.views(undecided.map(({ deadlineId }) => deadlineId));
  const viewOf = new Map(views.map((view) => [view.deadline.id, view]));
  const waiting = undecided.flatMap((extension) => {
    const view = viewOf.get(extension.deadlineId);
    const isHis = view && isAnswerer(turn.actor, extension, view.deadline);
    return isHis ? [{ extension, view, deadline: view.deadline }] : [];
  });
  const { slice, ...place } = pageOfList(waiting, page, EXTENSIONS_A_PAGE);
  const shown = await extensionsShown(turn, slice);
  const extensions = slice.flatMap(({ view }, index) => {
    const extension = shown[index];
    return extension ? [{ item: toItem(turn, view), extension }] : [];
  });
  const items = slice.map(({ deadline }) => deadline.id);
  const total = waiting.length;
  return [{ content: { kind: "extensions", extensions, total, ...place }, items }];
}

/** The latest that was asked for of a duty, for whoever may see the duty. */
export async function openExtension(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const [view] = await turn.stores.deadlines.views([id]);
  if (!view) return GONE;
  if (!(await isVisible(turn, view.deadline))) return refuse(turn, "deadline", id);
  const [latest] = await turn.stores.extensions.of([id]);
  if (!latest) return GONE;
  const { deadline } = view;
  const offers = answersOffered(turn, latest, deadline);
  return [
    {
      content: {
        kind: "extension",
        item: toItem(turn, view),
        extension: await extensionShown(turn, latest, deadline),
        ...offers,
      },
      items: [id],
    },
  ];
}

/** What this person may answer to an extension now; of one whose day is over there is only a no. */
export function answersOffered(
  turn: LinkedTurn,
  extension: Extension,
  deadline: Deadline,
): ExtensionOffers {
  const { actor, today } = turn;
  const standing = standingOf(extension, deadline, today);
  const waits = standing === "undecided";
  const isDecider = mayAnswer(actor, "decision", extension, deadline);
  return {
    mayComment: waits && mayComment(actor, extension, deadline),
    mayDecide: waits && isDecider,
    mayOnlyRefuse: standing === "passed" && isDecider,
  };
}
