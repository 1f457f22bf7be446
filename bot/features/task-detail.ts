/** A task opened: its deliverables, dates, evidence and history. */
import type { Item } from "../../domain/content.ts";
import { isOpen } from "../../domain/deadline.ts";
import { groupKey, unitsMissing } from "../../domain/group-completion.ts";
import type { DeadlineId, TaskId } from "../../domain/ids.ts";
import { may, seesAll } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { gatherGroups } from "../../domain/task-list.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { showApology } from "./apologies/apology-card.ts";
import { historyOf } from "./deed-history.ts";
import { followUpOf } from "./follow-up-detail.ts";
import { withAskedDates } from "./handling/asked-dates.ts";
import { handlingOf } from "./handling/opened-handling.ts";
import { isVisible, ownUnits, refuse, unitsOfTask } from "./access.ts";
import { toItem } from "./progress.ts";
import { isReviewable } from "./review/review-access.ts";
import { documentOf } from "./review/given-documents.ts";
import { mayReopen } from "./undoing.ts";

const MOST_MEMBERS = 400;

export async function openTask(turn: LinkedTurn, taskId: TaskId): Promise<readonly Reply[]> {
  const task = await turn.stores.plans.taskById(taskId);
  const plan = task && (await turn.stores.plans.byId(task.planId));
  if (!task || !plan) return [{ content: { kind: "refused", reason: "gone" } }];
  const units = await unitsOfTask(turn, taskId);
  if (!may(turn.actor, "see-work", { supportIds: units })) {
    return refuse(turn, "plan", taskId);
  }
  const own = ownUnits(turn);
  const owed = await turn.stores.deadlines.list({ unitIds: null, taskId, limit: MOST_MEMBERS });
  const embedded = await turn.stores.deadlines.embeddedIn(taskId);
  const all = [...owed, ...embedded];
  const mine = all.filter((view) => own.includes(view.deadline.unitId));
  const shown = mine.length > 0 ? mine : all;
  const lines = mine.length > 0 ? mine.map((view) => toItem(turn, view)) : collapsed(turn, shown);
  const items = await withAskedDates(turn, lines);
  return [
    {
      content: {
        kind: "task",
        code: task.code,
        area: task.area,
        title: task.title,
        plan: plan.number,
        lead: task.lead,
        support: task.support,
        items,
        progress: memberProgress(all, seesAll(turn.actor) || mine.length > 0),
        missing: seesAll(turn.actor) ? unitsMissing(all) : [],
      },
      items: mine.map((view) => view.deadline.id),
    },
  ];
}

export async function openDeadline(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const view = (await turn.stores.deadlines.views([id]))[0];
  if (!view) return [{ content: { kind: "refused", reason: "gone" } }];
  const { deadline } = view;
  if (deadline.kind === "apology") return showApology(turn, id);
  if (!(await isVisible(turn, deadline))) return refuse(turn, "deadline", id);
  const evidence = await turn.stores.evidence.of(id);
  const { state } = deadline;
  const signer = state.name === "awaiting" ? await turn.stores.people.byId(state.signerId) : null;
  const isOwners = may(turn.actor, "report", deadline);
  return [
    {
      content: {
        kind: "deadline",
        item: toItem(turn, view),
        area: view.area,
        evidence: evidence.map((each) => documentOf(turn, each)),
        history: await historyOf(turn, id),
        mayChange: isOwners,
        mayReopen: await mayReopen(turn, deadline),
        mayReview: await isReviewable(turn, deadline),
        signer: signer?.post ?? null,
        followUp: await followUpOf(turn, view),
        handling: await handlingOf(turn, view),
      },
      items: [id],
    },
  ];
}

/** How many units have done all of their part; null for a task of one unit. */
function memberProgress(views: readonly DeadlineView[], isShown: boolean) {
  const open = new Map<string, boolean>();
  for (const { deadline } of views) {
    if (deadline.state.name === "waived") continue;
    const before = open.get(deadline.unitId) ?? false;
    open.set(deadline.unitId, before || isOpen(deadline.state));
  }
  if (!isShown || open.size < 2) return null;
  return { done: [...open.values()].filter((still) => !still).length, total: open.size };
}

function collapsed(turn: LinkedTurn, views: readonly DeadlineView[]): readonly Item[] {
  const lines = gatherGroups(views, turn.today, turn.tools.office.calendar);
  return lines.map(({ item, first, members }) => {
    if (members < 2) return item;
    const same = views.filter(
      ({ deadline }) =>
        groupKey(deadline) === groupKey(first.deadline) && deadline.state.name !== "waived",
    );
    const done = same.filter(({ deadline }) => !isOpen(deadline.state)).length;
    return { ...item, progress: { done, total: same.length } };
  });
}
