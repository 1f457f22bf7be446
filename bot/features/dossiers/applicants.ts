/** Người nộp: shown to the handling unit and the desk alone; of a dossier kept by hand, written down. */
import { readApplicant } from "../../../domain/applicant-words.ts";
import { dossierLine } from "../../../domain/dossier-lines.ts";
import type { DossierId } from "../../../domain/ids.ts";
import type { DossierQuestion } from "../../conversation/questions/dossier-question.ts";
import { standsUntil } from "../../conversation/state.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { dossierFor, mayOn, type OpenedDossier } from "./dossier-access.ts";
import { typedDossier } from "./typed-dossier.ts";

/** Who looks is on record; what he saw is not. */
export async function showApplicant(turn: LinkedTurn, id: DossierId): Promise<readonly Reply[]> {
  const found = await dossierFor(turn, id, "see-applicant");
  if ("refusal" in found) return found.refusal;
  const { code } = found.view.dossier;
  const entry = { subject: "dossier", subjectId: id, deed: "saw-applicant" } as const;
  await putOnRecord(turn, { ...entry, detail: { code } });
  return [await applicantCard(turn, found)];
}

export async function askApplicant(turn: LinkedTurn, id: DossierId): Promise<readonly Reply[]> {
  const found = await typedDossier(turn, id, "see-applicant");
  return "refusal" in found ? found.refusal : [ask(turn, found, null)];
}

export async function answerApplicant(
  turn: LinkedTurn,
  { dossierId }: Extract<DossierQuestion, { asking: "applicant" }>,
  text: string,
): Promise<readonly Reply[]> {
  const found = await typedDossier(turn, dossierId, "see-applicant");
  if ("refusal" in found) return found.refusal;
  const read = readApplicant(text);
  if (!read.ok) return [ask(turn, found, read.error)];
  const { code } = found.view.dossier;
  await turn.stores.dossiers.saveApplicants([{ dossierId, applicant: read.value }]);
  const entry = { subject: "dossier", subjectId: dossierId, deed: "wrote-applicant" } as const;
  await putOnRecord(turn, { ...entry, detail: { code } });
  return [await applicantCard(turn, found)];
}

async function applicantCard(turn: LinkedTurn, found: OpenedDossier): Promise<Reply> {
  const { dossier } = found.view;
  const [known] = await turn.stores.dossiers.applicantsOf([dossier.id]);
  return {
    content: {
      kind: "dossier-applicant",
      line: dossierLine(found.view, turn.now, turn.tools.office.calendar),
      applicant: known?.applicant ?? null,
      mayWrite: dossier.source === "typed" && mayOn(turn, "keep-dossier", found),
    },
  };
}

function ask(turn: LinkedTurn, { view }: OpenedDossier, fault: "blank" | "too-long" | null): Reply {
  const line = dossierLine(view, turn.now, turn.tools.office.calendar);
  const { dossierId } = line;
  return {
    content: { kind: "ask-applicant", line, fault },
    asks: { asking: "applicant", dossierId, until: standsUntil(turn.now) },
  };
}
