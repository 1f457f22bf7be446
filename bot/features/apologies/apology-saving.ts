/** How a change of an apology is stored and put on record. */
import { apologiesWithDuties } from "../../../domain/apology-duty.ts";
import type { Apology } from "../../../domain/apology.ts";
import type { Deadline } from "../../../domain/deadline.ts";
import type { Dossier } from "../../../domain/dossier.ts";
import { loadAskingRules } from "../../../domain/dossier-asking.ts";
import { scheduleLooks } from "../../../domain/dossier-looks.ts";
import { judgedBy } from "../../../domain/missed-dates.ts";
import { saveDeadline, type LinkedTurn } from "../../conversation/turn.ts";
import type { OpenedApology } from "./apology-access.ts";

/** The duty is saved unchanged with it, so that of two who change it at one moment the second sees the first's. */
export async function saveApology(
  turn: LinkedTurn,
  { view }: Pick<OpenedApology, "view">,
  changed: Apology,
  deed: string,
  detail: Readonly<Record<string, string | number | null>> = {},
): Promise<void> {
  await turn.stores.apologies.save(changed);
  await saveDeadline(turn, view.deadline, deed, detail);
}

/**
 * Judged by its apologies as they are stored, with the looks at it counted from now. Throws when somebody
 * changed it meanwhile, as deadlines do.
 */
export async function saveDueAnew(turn: LinkedTurn, changed: Dossier): Promise<void> {
  const { office } = turn.tools;
  const rules = await loadAskingRules(office, turn.stores);
  const judged = await judgedNow(turn, changed);
  await save(turn, scheduleLooks(judged, turn.now, rules, office.calendar));
}

/** After the day on which its letter was sent, or how that counts, has changed; nothing of other duties. */
export async function judgeDossierAnew(
  turn: LinkedTurn,
  { dossierId }: Pick<Deadline, "dossierId">,
): Promise<void> {
  const dossier = dossierId && (await turn.stores.dossiers.byId(dossierId));
  if (!dossier) return;
  const judged = await judgedNow(turn, dossier);
  if (judged.hasMissedDate !== dossier.hasMissedDate) await save(turn, judged);
}

async function judgedNow({ stores, tools }: LinkedTurn, dossier: Dossier): Promise<Dossier> {
  const apologies = await apologiesWithDuties(stores, [dossier.id]);
  return judgedBy(dossier, apologies, tools.office.calendar);
}

async function save({ stores }: LinkedTurn, dossier: Dossier): Promise<void> {
  if (!(await stores.dossiers.save(dossier))) {
    throw new Error("the dossier was changed meanwhile");
  }
}
