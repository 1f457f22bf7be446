/** What an opened item shows of its handling, and what of it the person may do now. */
import { completedOn, isOnTime, reasonOf } from "../../../domain/deadline.ts";
import { extensibleFrom, type Extension } from "../../../domain/extension.ts";
import type {
  DirectiveShown,
  ExtensionShown,
  HandlingShown,
  RemarkShown,
} from "../../../domain/handling-content.ts";
import { may } from "../../../domain/rights.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { dateIn } from "../../../domain/time.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";
import { answersOffered } from "./extension-list.ts";
import { extensionShown, postsOf } from "./extension-view.ts";
import { isAnyOffered, offersOf } from "./handling.ts";
import { isSigner } from "./signing.ts";

const REMARKS_SHOWN = 3;

export async function handlingOf(turn: LinkedTurn, view: DeadlineView): Promise<HandlingShown> {
  const { deadline } = view;
  const { state } = deadline;
  const { actor } = turn;
  const extensions = await turn.stores.extensions.of([deadline.id]);
  const [latest] = extensions;
  const offers = latest ? answersOffered(turn, latest, deadline) : {};
  return {
    directive: await directiveOf(turn, view),
    plannedUnit: await plannedUnitOf(turn, view),
    reason: reasonOf(state),
    finished: finishedOf(view),
    onTimeReason: deadline.onTimeReason,
    extension: latest ? await shownOf(turn, latest, view) : null,
    ...(await remarksOf(turn, view)),
    mayRemark: may(actor, "remark", deadline),
    mayProposeExtension:
      deadline.kind !== "apology" &&
      may(actor, "propose-extension", deadline) &&
      extensibleFrom(deadline, extensions, turn.today).ok,
    mayAnswerExtension: Object.values(offers).includes(true),
    maySign: isSigner(actor, deadline),
    mayMore: isAnyOffered(await offersOf(turn, view)),
  };
}

function shownOf(
  turn: LinkedTurn,
  latest: Extension,
  { deadline }: DeadlineView,
): Promise<ExtensionShown> {
  return extensionShown(turn, latest, deadline);
}

function finishedOf({ deadline }: DeadlineView): HandlingShown["finished"] {
  const on = completedOn(deadline.state);
  const onTime = isOnTime(deadline);
  return on && onTime !== null ? { on, isOnTime: onTime } : null;
}

async function directiveOf(
  turn: LinkedTurn,
  { deadline: { directiveId } }: DeadlineView,
): Promise<DirectiveShown | null> {
  const directive = directiveId ? await turn.stores.directives.byId(directiveId) : null;
  if (!directive) return null;
  const { direction, number, issuer, issuedOn } = directive;
  return { direction, number, issuer, issuedOn };
}

async function plannedUnitOf(
  turn: LinkedTurn,
  { deadline: { plannedUnitId } }: DeadlineView,
): Promise<string | null> {
  if (plannedUnitId === null) return null;
  const [unit] = await turn.stores.units.byIds([plannedUnitId]);
  return unit?.name ?? null;
}

async function remarksOf(
  turn: LinkedTurn,
  { deadline }: DeadlineView,
): Promise<Pick<HandlingShown, "remarks" | "moreRemarks">> {
  const all = await turn.stores.remarks.of(deadline.id);
  const newest = all.slice(0, REMARKS_SHOWN);
  const posts = await postsOf(
    turn,
    newest.map(({ by }) => by),
  );
  const { zone } = turn.tools.office.calendar;
  const remarks = newest.map(({ at, by, words }): RemarkShown => {
    return { day: dateIn(at, zone), by: posts.get(by) ?? null, words };
  });
  return { remarks, moreRemarks: all.length - newest.length };
}
