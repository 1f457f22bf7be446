/** Sửa hồ sơ: what was typed of a dossier, said otherwise in the words in which it was typed. */
import { draftOf } from "../../../domain/dossier-draft.ts";
import { dossierLine } from "../../../domain/dossier-lines.ts";
import {
  isTooMuchOfDossier,
  readDossierWords,
  type DossierRead,
} from "../../../domain/dossier-words.ts";
import type { Dossier } from "../../../domain/dossier.ts";
import type { DossierId } from "../../../domain/ids.ts";
import type { DossierQuestion } from "../../conversation/questions/dossier-question.ts";
import { standsUntil } from "../../conversation/state.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import type { OpenedDossier } from "./dossier-access.ts";
import { obstacle } from "./dossier-answers.ts";
import { pendingApology, showDossier } from "./dossier-card.ts";
import { saveChanged } from "./dossier-saving.ts";
import { correctableDossier } from "./typed-dossier.ts";
import { hisUnit, typingContext } from "./typing.ts";

export async function askChange(turn: LinkedTurn, id: DossierId): Promise<readonly Reply[]> {
  const found = await correctableDossier(turn, id);
  if ("refusal" in found) return found.refusal;
  return ask(turn, found, { draft: draftOf(found.view.dossier), fault: null, unclear: [] });
}

/** All of it is taken, or nothing: what is not understood is said again with the rest. */
export async function answerChange(
  turn: LinkedTurn,
  { dossierId }: Extract<DossierQuestion, { asking: "dossier-change" }>,
  text: string,
): Promise<readonly Reply[]> {
  const found = await correctableDossier(turn, dossierId);
  if ("refusal" in found) return found.refusal;
  const { dossier } = found.view;
  const before = draftOf(dossier);
  const tooMuch = { piece: "procedure", fault: "too-long" } as const;
  const read = isTooMuchOfDossier(text)
    ? { draft: before, fault: tooMuch, unclear: [] }
    : readDossierWords(text, before, await typingContext(turn));
  const { procedure, field, received, due: writtenDue, limit, unitId, namesApplicant } = read.draft;
  const isWhole = procedure !== null && received !== null && text.trim() !== "";
  if (read.fault || read.unclear.length > 0 || namesApplicant || !isWhole) {
    return ask(turn, found, read);
  }
  const isMoved = unitId !== dossier.unitId;
  if (isMoved && (await hisUnit(turn, unitId)) === null) {
    return ask(turn, found, { ...read, fault: { piece: "unit", fault: "not-his-unit" } });
  }
  // The apology that is owed is the unit's that has it; it goes with the date for which it is owed alone.
  if (isMoved && pendingApology(found.apologies)) return obstacle(turn, found, "state");
  const said = { procedure, field, received, writtenDue, limit, unitId };
  // Another unit has promised nothing, and was asked nothing.
  const anew = isMoved ? { promise: null, lookedUntil: dossier.createdAt } : {};
  const facts: Dossier = { ...dossier, ...said, ...anew };
  const deed = { deed: "changed-dossier", to: procedure, corrects: true } as const;
  const isSaved = await saveChanged(turn, facts, deed);
  return isSaved ? showDossier(turn, dossierId, "changed") : obstacle(turn, found, "state");
}

function ask(turn: LinkedTurn, { view }: OpenedDossier, read: DossierRead): readonly Reply[] {
  const line = dossierLine(view, turn.now, turn.tools.office.calendar);
  const { draft, fault, unclear } = read;
  const { dossierId } = line;
  return [
    {
      content: {
        kind: "ask-dossier-change",
        line,
        piece: fault?.piece ?? null,
        fault: fault?.fault ?? null,
        unclear,
        namesApplicant: draft.namesApplicant,
      },
      asks: { asking: "dossier-change", dossierId, until: standsUntil(turn.now) },
    },
  ];
}
