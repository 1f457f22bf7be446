/** What needs a reason in words: Không phát sinh, and why something is late. */
import { waive } from "../../domain/deadline.ts";
import { tellCompletion } from "../../domain/group-completion.ts";
import type { DeadlineId } from "../../domain/ids.ts";
import { tellNews } from "../../domain/news.ts";
import { ok } from "../../domain/result.ts";
import { readWords } from "../conversation/free-words.ts";
import { standsUntil, type ConversationState } from "../conversation/state.ts";
import { deedOf, type LinkedTurn, type Reply } from "../conversation/turn.ts";
import { changeable } from "./access.ts";
import { change, toItem, unlessOpen } from "./progress.ts";

type Asked<Name extends ConversationState["asking"]> = Extract<ConversationState, { asking: Name }>;

export async function askWaiveReason(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  return ask(turn, id, "waive-reason", "ask-waive-reason");
}

export async function askLateReason(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  return ask(turn, id, "late-reason", "ask-late-reason");
}

export async function answerWaiveReason(
  turn: LinkedTurn,
  asked: Asked<"waive-reason">,
  text: string,
): Promise<readonly Reply[]> {
  return withReason(asked, text, async (reason) => {
    const found = await changeable(turn, asked.deadlineId, "waive");
    if ("refusal" in found) return found.refusal;
    const replies = await change(
      turn,
      asked.deadlineId,
      "waived",
      (deadline) => waive(deadline, deedOf(turn), reason),
      (item) => ({ content: { kind: "waived", item }, items: [item.deadlineId] }),
    );
    if (replies[0]?.content.kind === "waived") await tellWaived(turn, asked.deadlineId);
    return replies;
  });
}

/** Who reviews may disagree; and where it was the last of many units', the others have done it. */
async function tellWaived(turn: LinkedTurn, id: DeadlineId): Promise<void> {
  const { stores, tools } = turn;
  const deadline = await stores.deadlines.byId(id);
  if (!deadline) return;
  const news = { what: "waived", deadline, by: turn.actor.person.id } as const;
  await tellNews(tools.office, stores, news, "next-morning");
  await tellCompletion(tools.office, stores, deadline);
}

export async function answerLateReason(
  turn: LinkedTurn,
  asked: Asked<"late-reason">,
  text: string,
): Promise<readonly Reply[]> {
  return withReason(asked, text, (reason) =>
    change(
      turn,
      asked.deadlineId,
      "gave-late-reason",
      (deadline) => ok({ ...deadline, lateReason: reason }),
      (item) => ({ content: { kind: "late-reason-recorded", item }, items: [item.deadlineId] }),
    ),
  );
}

/** Asks again while the words hold no reason. */
async function withReason(
  asked: ConversationState,
  text: string,
  take: (reason: string) => Promise<readonly Reply[]>,
): Promise<readonly Reply[]> {
  const reason = readWords(text);
  return reason ? take(reason) : [{ content: { kind: "blank-reason" }, asks: asked }];
}

async function ask(
  turn: LinkedTurn,
  id: DeadlineId,
  asking: "waive-reason" | "late-reason",
  kind: "ask-waive-reason" | "ask-late-reason",
): Promise<readonly Reply[]> {
  const found = await changeable(turn, id, asking === "waive-reason" ? "waive" : "report");
  if ("refusal" in found) return found.refusal;
  const impossible = unlessOpen(turn, found.view);
  if (impossible) return impossible;
  return [
    {
      content: { kind, item: toItem(turn, found.view) },
      items: [id],
      asks: { asking, deadlineId: id, until: standsUntil(turn.now) },
    },
  ];
}
