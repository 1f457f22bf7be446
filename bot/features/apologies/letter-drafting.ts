/** Soạn văn bản xin lỗi: the letter as a file; many at once as one. They are made when they are sent. */
import { draftLetter, isRoughReason, missingForLetter } from "../../../domain/apology-changes.ts";
import { isOpen } from "../../../domain/deadline.ts";
import type { Dossier } from "../../../domain/dossier.ts";
import type { DeadlineId, UnitId } from "../../../domain/ids.ts";
import { deskUnits } from "../../../domain/one-stop-desk.ts";
import { may } from "../../../domain/rights.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { toItem } from "../progress.ts";
import { isReachable } from "../record/reach.ts";
import { apologyFor, mayWith, unitsFor, type OpenedApology } from "./apology-access.ts";
import { ask } from "./apology-asking.ts";
import { obstacle } from "./apology-obstacles.ts";
import { saveApology } from "./apology-saving.ts";
import { signsHimself } from "./letter-signers.ts";

/** So many letters are read and signed in a day; the others are for the next time. */
const MOST_LETTERS = 50;
const CODES_NAMED = 3;

/** What it still lacks is asked for first. */
export async function draftLetterOf(turn: LinkedTurn, id: DeadlineId): Promise<readonly Reply[]> {
  const found = await apologyFor(turn, id, "see-dossiers");
  if ("refusal" in found) return found.refusal;
  if (!mayWith(turn, "see-applicant", found)) return notHis(turn, id);
  if (found.view.deadline.state.name === "waived") return obstacle(turn, found, "waived");
  const lacking = askForLacking(turn, found);
  if (lacking) return lacking;
  await saveApology(turn, found, draftLetter(found.apology, turn.now), "drafted-letter");
  const { dossier, view } = found;
  return [
    {
      content: {
        kind: "letters-drafted",
        personId: turn.actor.person.id,
        deadlineIds: [id],
        codes: [dossier.code],
        ...(await unnamedOf(turn, [dossier])),
        item: toItem(turn, view),
        lacking: 0,
        left: 0,
        ...(await oneLetter(turn, found)),
        isReachable: isReachable(turn),
      },
      items: [id],
    },
  ];
}

/** What a single one says, and whether somebody else signs it. */
async function oneLetter(
  turn: LinkedTurn,
  { apology: { reason, newDue }, view: { deadline } }: Pick<OpenedApology, "apology" | "view">,
) {
  const says = reason !== null &&
    newDue !== null && { reason, isRough: isRoughReason(reason), newDue };
  const mayPresent = isOpen(deadline.state) && !(await signsHimself(turn, deadline));
  return { says: says || null, mayPresent };
}

/** Null where everything is said; a new date that has gone by before the letter was sent is none. */
function askForLacking(turn: LinkedTurn, found: OpenedApology): readonly Reply[] | null {
  const { apology, view } = found;
  const [piece] = missingForLetter(apology);
  const isOver =
    isOpen(view.deadline.state) && apology.newDue !== null && apology.newDue < turn.today;
  if (!piece && !isOver) return null;
  if (!mayWith(turn, "answer-dossier", found)) return obstacle(turn, found, "unit-has-to-say");
  const asked = { piece: piece ?? "new-date", drafts: true } as const;
  return ask(turn, found, asked, piece ? null : "past");
}

/** Of every unit for which the person may, or of one. */
export async function draftLetters(
  turn: LinkedTurn,
  unitId: UnitId | null,
): Promise<readonly Reply[]> {
  const units = await unitsFor(turn, "see-applicant");
  if (units?.length === 0) return notHis(turn, unitId ?? "all");
  if (units !== null && unitId !== null && !units.includes(unitId)) {
    const deskIds = await deskUnits(turn.stores);
    const maySee = may(turn.actor, "see-dossiers", { unitId, deskIds });
    return maySee ? notHis(turn, unitId) : refuse(turn, "unit", unitId);
  }
  const unitIds = unitId === null ? units : [unitId];
  const { ready, lacking } = await countDraftable(turn, unitIds);
  const chosen = await turn.stores.apologies.list({
    unitIds,
    stages: ["owed"],
    readyOn: turn.today,
    limit: MOST_LETTERS,
  });
  if (chosen.length === 0) return [{ content: { kind: "no-letters", lacking } }];
  for (const each of chosen) {
    await saveApology(turn, each, draftLetter(each.apology, turn.now), "drafted-letter");
  }
  const deadlineIds = chosen.map(({ view }) => view.deadline.id);
  const [only, ...others] = chosen;
  return [
    {
      content: {
        kind: "letters-drafted",
        personId: turn.actor.person.id,
        deadlineIds,
        codes: chosen.slice(0, CODES_NAMED).map(({ dossier }) => dossier.code),
        ...(await unnamedOf(
          turn,
          chosen.map(({ dossier }) => dossier),
        )),
        item: only && others.length === 0 ? toItem(turn, only.view) : null,
        lacking,
        left: ready - chosen.length,
        ...(only && others.length === 0
          ? await oneLetter(turn, only)
          : { says: null, mayPresent: false }),
        isReachable: isReachable(turn),
      },
      items: deadlineIds,
    },
  ];
}

/** Whose letters have dots for a name; of one that is kept here by hand that can be written down. */
async function unnamedOf({ stores }: LinkedTurn, dossiers: readonly Dossier[]) {
  const known = await stores.dossiers.applicantsOf(dossiers.map(({ id }) => id));
  const named = new Set(
    known.flatMap(({ dossierId, applicant }) => (applicant.name === null ? [] : [dossierId])),
  );
  const unnamed = dossiers.filter(({ id }) => !named.has(id));
  const [only] = unnamed;
  const isTyped = dossiers.length === 1 && only?.source === "typed";
  return { unnamed: unnamed.length, nameFor: isTyped ? only.id : null };
}

/** How many letters that were not made yet can be made now, and how many lack something. */
export async function countDraftable(
  { stores: { apologies }, today }: LinkedTurn,
  unitIds: readonly UnitId[] | null,
): Promise<{ readonly ready: number; readonly lacking: number }> {
  const query = { unitIds, stages: ["owed"] } as const;
  const ready = await apologies.count({ ...query, readyOn: today });
  return { ready, lacking: (await apologies.count(query)) - ready };
}

/** Coordinators and leaders see how it stands; who handed a dossier in is not theirs to know. */
async function notHis(turn: LinkedTurn, id: string): Promise<readonly Reply[]> {
  await refuse(turn, "deadline", id);
  return [{ content: { kind: "letter-not-yours" } }];
}
