/** What only a person can tell about a document's phrases: which unit, a new one, which group. */
import type { ImportId, UnitId } from "../../domain/ids.ts";
import type { UnitSubject } from "../../domain/import-action.ts";
import { answerPhrase } from "../../domain/import-corrections.ts";
import type { ImportNote } from "../../domain/import-content.ts";
import { existedIn, type OrgUnit } from "../../domain/org.ts";
import type { PhraseMeaning } from "../../domain/plan-import.ts";
import { partsOf } from "../../domain/time.ts";
import { resolveUnit } from "../../domain/unit-names.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import {
  asking,
  correctImport,
  openImport,
  previewParts,
  previewReply,
  type OpenImport,
} from "./import-preview.ts";
import { giveLead } from "./import-rows.ts";
import { pageOfList } from "./paging.ts";
import { chosenUnit, nearestUnits, unitOfDocument } from "./unit-choice.ts";

const UNITS_A_PAGE = 8;

/** The question at this place; the preview where none is left. */
export async function showQuestion(
  turn: LinkedTurn,
  importId: ImportId,
  index: number,
  note: ImportNote | null = null,
): Promise<readonly Reply[]> {
  const opened = await openImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const parts = await previewParts(turn, opened);
  const questions = (parts.plan ?? parts.dossiers)?.questions ?? [];
  const at = index < questions.length ? index : 0;
  const question = questions[at];
  if (!question) return [previewReply(turn, opened.pending, parts, note)];
  return [
    {
      content: {
        kind: "import-question",
        importId,
        note,
        question,
        index: at,
        total: questions.length,
      },
      asks: asking(turn, { asking: "import", importId }),
    },
  ];
}

/** The units to choose from, page by page; a name may also be typed. */
export async function listChoices(
  turn: LinkedTurn,
  importId: ImportId,
  subject: UnitSubject,
  page: number,
): Promise<readonly Reply[]> {
  const opened = await openImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const units = await choosableUnits(turn, opened, subject);
  return [offer(turn, importId, subject, units, null, page)];
}

/** A unit's name as it was typed; what comes near is offered. */
export async function answerUnit(
  turn: LinkedTurn,
  importId: ImportId,
  subject: UnitSubject,
  text: string,
): Promise<readonly Reply[]> {
  const opened = await openImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const units = await choosableUnits(turn, opened, subject);
  const typed = text
    .normalize("NFC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME);
  const meant = resolveUnit(typed, units, []);
  if (meant.kind === "unit") return take(turn, opened, subject, meant.unit);
  const near =
    meant.kind === "ambiguous"
      ? meant.candidates.flatMap((each) => (each.kind === "unit" ? [each.unit] : []))
      : nearestUnits(typed, units);
  return [offer(turn, importId, subject, near, typed, 0)];
}

export async function chooseUnit(
  turn: LinkedTurn,
  importId: ImportId,
  subject: UnitSubject,
  unitId: UnitId,
): Promise<readonly Reply[]> {
  const opened = await openImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const unit = await chosenUnit(turn.stores, unitId);
  if (!unit) return [{ content: { kind: "refused", reason: "gone" } }];
  return take(turn, opened, subject, unit);
}

export async function takeAsNew(
  turn: LinkedTurn,
  importId: ImportId,
  phrase: string,
): Promise<readonly Reply[]> {
  const opened = await openImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  return answerWith(turn, opened, phrase, { kind: "new-unit" }, { kind: "new-unit", phrase });
}

/** Nothing that was answered counts any more. */
export async function askAgain(turn: LinkedTurn, importId: ImportId): Promise<readonly Reply[]> {
  const opened = await openImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  await correctImport(turn, opened, { ...opened.pending.corrections, phrases: {} });
  return showQuestion(turn, importId, 0, { kind: "asked-again" });
}

const LONGEST_NAME = 200;

/** The units that there were in the plan's year (of dossiers: there are this year), and those that it will make but the one in question. */
async function choosableUnits(
  turn: LinkedTurn,
  opened: OpenImport,
  subject: UnitSubject,
): Promise<readonly OrgUnit[]> {
  const { plan, dossiers } = await previewParts(turn, opened);
  const year = plan ? plan.plan.year : partsOf(turn.today).year;
  const known = (await turn.stores.units.all()).filter((unit) => existedIn(unit, year));
  const made = (plan ?? dossiers)?.newUnits ?? [];
  const others = "phrase" in subject ? made.filter((name) => name !== subject.phrase) : made;
  return [...known, ...others.map(unitOfDocument)];
}

async function take(
  turn: LinkedTurn,
  opened: OpenImport,
  subject: UnitSubject,
  unit: Pick<OrgUnit, "id" | "name">,
): Promise<readonly Reply[]> {
  if ("row" in subject) return giveLead(turn, opened.pending.id, subject.row, unit);
  const { phrase } = subject;
  const note: ImportNote = { kind: "means", phrase, unit: unit.name };
  return answerWith(turn, opened, phrase, { kind: "unit", unitId: unit.id }, note);
}

async function answerWith(
  turn: LinkedTurn,
  opened: OpenImport,
  phrase: string,
  meaning: PhraseMeaning,
  note: ImportNote,
): Promise<readonly Reply[]> {
  const { pending } = opened;
  await correctImport(turn, opened, answerPhrase(pending.corrections, phrase, meaning));
  return showQuestion(turn, pending.id, 0, note);
}

function offer(
  turn: LinkedTurn,
  importId: ImportId,
  subject: UnitSubject,
  units: readonly OrgUnit[],
  typed: string | null,
  page: number,
): Reply {
  const { slice, ...place } = pageOfList(units, page, UNITS_A_PAGE);
  return {
    content: {
      kind: "import-units",
      importId,
      subject,
      units: slice.map(({ id, name }) => ({ id, name })),
      typed,
      ...place,
    },
    asks: asking(turn, { asking: "import-unit", importId, subject }),
  };
}
