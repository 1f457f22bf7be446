/** Đã xử lý xong, đã trả, yêu cầu bổ sung, đã nhận bổ sung: what happens to a dossier that is kept here by hand. */
import type { DossierEnd, DossierMark } from "../../../domain/dossier-action.ts";
import type { DossierEndFault } from "../../../domain/dossier-content.ts";
import { readOccasion } from "../../../domain/dossier-dates.ts";
import { dossierLine } from "../../../domain/dossier-lines.ts";
import { endedOn, markedFacts } from "../../../domain/dossier-marks.ts";
import { isAfter, occasionAt } from "../../../domain/dossier.ts";
import type { DossierId } from "../../../domain/ids.ts";
import type { DossierQuestion } from "../../conversation/questions/dossier-question.ts";
import { standsUntil } from "../../conversation/state.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import type { OpenedDossier } from "./dossier-access.ts";
import { obstacle } from "./dossier-answers.ts";
import { showDossier } from "./dossier-card.ts";
import { saveChanged } from "./dossier-saving.ts";
import { typedDossier } from "./typed-dossier.ts";
import { typingContext } from "./typing.ts";

export async function markDossier(
  turn: LinkedTurn,
  id: DossierId,
  mark: DossierMark,
): Promise<readonly Reply[]> {
  const found = await typedDossier(turn, id, "keep-dossier");
  if ("refusal" in found) return found.refusal;
  const now = occasionAt(turn.now, turn.tools.office.calendar.zone);
  const facts = markedFacts(found.view.dossier, mark, now);
  const deed = { deed: "marked-dossier", to: mark, corrects: false } as const;
  const isSaved = facts !== null && (await saveChanged(turn, facts, deed));
  return isSaved ? showDossier(turn, id, mark) : obstacle(turn, found, "state");
}

/** Ngày khác: the moment of the press is seldom that of the work. */
export async function askEnd(
  turn: LinkedTurn,
  id: DossierId,
  mark: DossierEnd,
): Promise<readonly Reply[]> {
  const found = await typedDossier(turn, id, "keep-dossier");
  return "refusal" in found ? found.refusal : ask(turn, found, mark, null);
}

export async function answerEnd(
  turn: LinkedTurn,
  { dossierId, mark }: Extract<DossierQuestion, { asking: "dossier-end" }>,
  text: string,
): Promise<readonly Reply[]> {
  const found = await typedDossier(turn, dossierId, "keep-dossier");
  if ("refusal" in found) return found.refusal;
  const { dossier } = found.view;
  const at = readOccasion(text, await typingContext(turn));
  const now = occasionAt(turn.now, turn.tools.office.calendar.zone);
  if (!at) return ask(turn, found, mark, "unread");
  if (isAfter(at, now)) return ask(turn, found, mark, "future");
  if (isAfter(dossier.received, at)) return ask(turn, found, mark, "before-received");
  const facts = endedOn(dossier, mark, at);
  const deed = { deed: "marked-dossier", to: mark, corrects: false } as const;
  const isSaved = facts !== null && (await saveChanged(turn, facts, deed));
  return isSaved ? showDossier(turn, dossierId, "changed") : obstacle(turn, found, "state");
}

function ask(
  turn: LinkedTurn,
  { view }: OpenedDossier,
  mark: DossierEnd,
  fault: DossierEndFault | null,
): readonly Reply[] {
  const line = dossierLine(view, turn.now, turn.tools.office.calendar);
  const { dossierId } = line;
  return [
    {
      content: { kind: "ask-dossier-end", line, mark, fault },
      asks: { asking: "dossier-end", dossierId, mark, until: standsUntil(turn.now) },
    },
  ];
}
