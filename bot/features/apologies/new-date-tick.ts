/** Đã cập nhật ngày hẹn mới: the dossier is due on the new date from now on, and watched again. */
import {
  dueAnew,
  dueAsBefore,
  isTickedByHand,
  tickNewDate,
  untickNewDate,
} from "../../../domain/apology-changes.ts";
import type { ApologyObstacle } from "../../../domain/apology-content.ts";
import { isOpen } from "../../../domain/deadline.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { deedOf, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { apologyFor, mayWith, type OpenedApology } from "./apology-access.ts";
import { obstacle } from "./apology-obstacles.ts";
import { saveApology, saveDueAnew } from "./apology-saving.ts";

/** What a tick has come to: done, or there already; or what stands in its way. */
export type Ticking = { readonly done: boolean } | { readonly replies: readonly Reply[] };

export async function tick(turn: LinkedTurn, id: DeadlineId): Promise<Ticking> {
  const found = await apologyFor(turn, id, "tick-new-date");
  if ("refusal" in found) return { replies: found.refusal };
  const { apology, view, dossier } = found;
  if (view.deadline.state.name === "waived") return { replies: obstacle(turn, found, "waived") };
  if (apology.ticked) return { done: false };
  if (apology.newDue === null) return { replies: obstacle(turn, found, whyUndated(turn, found)) };
  // What was appointed without an apology is no new date. Incident: a letter was drafted only, its date had
  // passed, and a tick made the dossier one that was on time.
  if (isOpen(view.deadline.state)) return { replies: obstacle(turn, found, "not-sent") };
  const changed = tickNewDate(apology, dossier, deedOf(turn));
  const detail = { from: dossier.due.on, to: apology.newDue };
  await saveApology(turn, found, changed, "ticked-new-date", detail);
  await saveDueAnew(turn, dueAnew(dossier, apology.newDue));
  return { done: true };
}

/** Ticked by mistake; as long as nothing rests on it. */
export async function untick(turn: LinkedTurn, id: DeadlineId): Promise<Ticking> {
  const found = await apologyFor(turn, id, "tick-new-date");
  if ("refusal" in found) return { replies: found.refusal };
  const { apology, dossier } = found;
  if (!apology.ticked) return { done: false };
  if (await isTickStanding(turn, found)) return { replies: obstacle(turn, found, "tick-stands") };
  const before = dueAsBefore(dossier, apology, turn.tools.office.calendar);
  const detail = { from: apology.newDue, to: before.due.on };
  await saveApology(turn, found, untickNewDate(apology), "unticked-new-date", detail);
  await saveDueAnew(turn, before);
  return { done: true };
}

/** Whether a tick cannot be taken back, or there is none. */
export async function isTickStanding(
  { stores }: Pick<LinkedTurn, "stores">,
  { apology, view }: OpenedApology,
): Promise<boolean> {
  if (!isTickedByHand(apology) || view.deadline.state.name === "waived") return true;
  const all = await stores.apologies.ofDossiers([apology.dossierId]);
  return all.some(({ number }) => number > apology.number);
}

function whyUndated(turn: LinkedTurn, found: OpenedApology): ApologyObstacle {
  return mayWith(turn, "answer-dossier", found) ? "no-new-date" : "unit-has-to-say";
}
