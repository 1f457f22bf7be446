/** Báo hoàn thành, Đã trình ký. */
import { itemOf } from "../../domain/bundle.ts";
import type { Item } from "../../domain/content.ts";
import {
  isOpen,
  presentForSignature,
  reportDone,
  type Deadline,
  type TransitionError,
} from "../../domain/deadline.ts";
import { partsLeft } from "../../domain/evidence.ts";
import type { DeadlineId, PersonId } from "../../domain/ids.ts";
import { scheduleNotices } from "../../domain/ladder.ts";
import type { Result } from "../../domain/result.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import {
  deedOf,
  ladderFor,
  saveDeadline,
  type LinkedTurn,
  type Reply,
} from "../conversation/turn.ts";
import { changeable } from "./access.ts";
import { apologyLeft } from "./apologies/apology-left.ts";
import { signersOf, signsHimself } from "./apologies/letter-signers.ts";

export async function reportDeadlineDone(
  turn: LinkedTurn,
  id: DeadlineId,
): Promise<readonly Reply[]> {
  const given = await turn.stores.evidence.of(id);
  const replies = await change(
    turn,
    id,
    "reported-done",
    (deadline) => reportDone(deadline, deedOf(turn)),
    (item) => {
      const missingParts = partsLeft(item.label, given);
      return { content: { kind: "done-recorded", item, missingParts }, items: [id] };
    },
  );
  return withApologyLeft(turn, id, replies);
}

/** A letter that was sent is not all of an apology. */
async function withApologyLeft(
  turn: LinkedTurn,
  id: DeadlineId,
  replies: readonly Reply[],
): Promise<readonly Reply[]> {
  const deadline = await turn.stores.deadlines.byId(id);
  const apology = deadline && (await apologyLeft(turn, deadline));
  if (!apology) return replies;
  return replies.map((reply) =>
    reply.content.kind === "done-recorded"
      ? { ...reply, content: { ...reply.content, apology } }
      : reply,
  );
}

/** Without a signer asks which, unless there is only one who can be. */
export async function present(
  turn: LinkedTurn,
  id: DeadlineId,
  signerId: PersonId | null,
): Promise<readonly Reply[]> {
  const found = await changeable(turn, id);
  if ("refusal" in found) return found.refusal;
  const impossible = unlessOpen(turn, found.view);
  if (impossible) return impossible;
  const { view } = found;
  if (await signsHimself(turn, view.deadline)) {
    const item = toItem(turn, view);
    return [
      { content: { kind: "apology-obstacle", item, obstacle: "own-signature" }, items: [id] },
    ];
  }
  const signers = await signersOf(turn, view.deadline);
  const signer =
    signers.length === 1 ? signers[0] : signers.find((leader) => leader.id === signerId);
  if (signer) {
    return change(
      turn,
      id,
      "presented",
      (deadline) => presentForSignature(deadline, deedOf(turn), signer.id),
      (item) => ({ content: { kind: "presented", item, signer: signer.post }, items: [id] }),
    );
  }
  if (signers.length === 0) return [{ content: { kind: "no-signer" } }];
  return [{ content: { kind: "ask-signer", item: toItem(turn, view), signers }, items: [id] }];
}

/** Changes a deadline if the person may and its state allows; answers with how it stands then. */
export async function change(
  turn: LinkedTurn,
  id: DeadlineId,
  deed: string,
  transition: (deadline: Deadline) => Result<Deadline, TransitionError>,
  answer: (item: Item) => Reply,
): Promise<readonly Reply[]> {
  const found = await changeable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { view } = found;
  const changed = transition(view.deadline);
  if (!changed.ok) {
    const item = toItem(turn, view);
    return [{ content: { kind: "not-possible", item, error: changed.error }, items: [id] }];
  }
  const scheduled = await rescheduled(turn, view.deadline, changed.value);
  await saveDeadline(turn, scheduled, deed, {
    from: view.deadline.state.name,
    to: scheduled.state.name,
  });
  return [answer(toItem(turn, { ...view, deadline: scheduled }))];
}

/** A new state has rungs of its own from now on; words added to the same state leave them alone. */
async function rescheduled(turn: LinkedTurn, before: Deadline, after: Deadline): Promise<Deadline> {
  if (before.state === after.state) return after;
  const { calendar } = turn.tools.office;
  return scheduleNotices(after, turn.now, await ladderFor(turn, after), calendar);
}

/** Nobody is asked anything about work that is no longer open; null while it is. */
export function unlessOpen(turn: LinkedTurn, view: DeadlineView): readonly Reply[] | null {
  const { id, state } = view.deadline;
  if (isOpen(state)) return null;
  const error = { code: "not-open", state: state.name } as const;
  return [{ content: { kind: "not-possible", item: toItem(turn, view), error }, items: [id] }];
}

export function toItem(turn: LinkedTurn, view: DeadlineView): Item {
  return itemOf(view, turn.today, turn.tools.office.calendar);
}
