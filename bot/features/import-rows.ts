/** Single rows of a document corrected in chat: the date, the unit, left out. */
import type { ImportId } from "../../domain/ids.ts";
import type { ImportListName } from "../../domain/import-action.ts";
import type { DoubtLine, ImportNote, ImportRow } from "../../domain/import-content.ts";
import { correctRow, doubtfulPlaces, type DoubtfulPlace } from "../../domain/import-corrections.ts";
import type { OrgUnit } from "../../domain/org.ts";
import type { ImportedPlan, ImportPreview, RowCorrection } from "../../domain/plan-import.ts";
import { partsOf, type LocalDate } from "../../domain/time.ts";
import { readTiming } from "../../domain/timing/read-timing.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import {
  asking,
  correctImport,
  openImport,
  openPlanImport,
  previewParts,
  showPreview,
  type OpenPlanImport,
} from "./import-preview.ts";
import { pageOfList } from "./paging.ts";
import { chosenUnit } from "./unit-choice.ts";

const ROWS_A_PAGE = 5;
const LINES_A_PAGE = 15;
/** Farther from the plan's year than this, a year was mistyped. */
const FARTHEST_YEARS = 5;
const LONGEST_DATE = 200;

/** A list of the preview that its first screen only begins. */
export async function showList(
  turn: LinkedTurn,
  importId: ImportId,
  list: ImportListName,
  page: number,
): Promise<readonly Reply[]> {
  const opened = await openImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const { plan, dossiers } = await previewParts(turn, opened);
  const names = plan ? namesOf(plan)[list] : list === "new-units" ? dossiers?.newUnits : null;
  if (!names) return showPreview(turn, opened, null);
  const { slice: lines, ...place } = pageOfList(names, page, LINES_A_PAGE);
  const byUnit = list === "units" ? (plan?.byUnit ?? []) : [];
  const counts = pageOfList(byUnit, page, LINES_A_PAGE).slice;
  return [
    {
      content: {
        kind: "import-list",
        importId,
        list,
        lines,
        counts: counts.map(({ tasks, deadlines }) => ({ tasks, deadlines })),
        total: names.length,
        ...place,
      },
      asks: asking(turn, { asking: "import", importId }),
    },
  ];
}

function namesOf(plan: ImportPreview): Readonly<Record<ImportListName, readonly string[]>> {
  return {
    units: plan.byUnit.map(({ unit }) => unit),
    "new-units": plan.newUnits,
    added: plan.tasksAdded,
    changed: plan.tasksChanged,
    missing: plan.tasksMissing,
  };
}

/** Everything that was not understood, page by page. */
export async function listRows(
  turn: LinkedTurn,
  importId: ImportId,
  page: number,
): Promise<readonly Reply[]> {
  const opened = await openPlanImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const places = doubtfulPlaces(opened.plan, opened.pending.corrections);
  const { slice, ...shown } = pageOfList(places, page, ROWS_A_PAGE);
  const open = places.filter(({ isSettled, isUndated }) => !isSettled || isUndated).length;
  const lines: DoubtLine[] = [];
  for (const place of slice) lines.push(await doubtLine(turn, opened.plan, place));
  return [
    {
      content: {
        kind: "import-rows",
        importId,
        places: lines,
        open,
        settled: places.length - open,
        ...shown,
      },
      asks: asking(turn, { asking: "import", importId }),
    },
  ];
}

export async function openRow(
  turn: LinkedTurn,
  importId: ImportId,
  row: number,
): Promise<readonly Reply[]> {
  const opened = await openPlanImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const asks = asking(turn, { asking: "import", importId });
  const shown = await rowOf(turn, opened, row);
  if (!shown) return [{ content: { kind: "import-no-row", importId, row }, asks }];
  return [{ content: { kind: "import-row", importId, row: shown }, asks }];
}

export async function askDate(
  turn: LinkedTurn,
  importId: ImportId,
  row: number,
  isAgain = false,
): Promise<readonly Reply[]> {
  const opened = await openPlanImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const task = taskIn(opened.plan, row);
  if (!task) return openRow(turn, importId, row);
  return [
    {
      content: {
        kind: "import-ask-date",
        importId,
        row,
        title: task.title,
        timings: [...new Set(task.deliverables.map(({ timing }) => timing))],
        year: opened.plan.year,
        isAgain,
      },
      asks: asking(turn, { asking: "import-date", importId, row }),
    },
  ];
}

/** `31/12/2023`, `31/12`, `quý II`: whatever says exactly one date. */
export async function answerDate(
  turn: LinkedTurn,
  importId: ImportId,
  row: number,
  text: string,
): Promise<readonly Reply[]> {
  const opened = await openPlanImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const due = readOneDate(text, opened.plan.year);
  if (!due) return askDate(turn, importId, row, true);
  return correct(turn, opened, row, { due, isSkipped: false }, { kind: "dated", row, due });
}

export async function giveLead(
  turn: LinkedTurn,
  importId: ImportId,
  row: number,
  unit: Pick<OrgUnit, "id" | "name">,
): Promise<readonly Reply[]> {
  const opened = await openPlanImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const change = { leadId: unit.id, isSkipped: false };
  return correct(turn, opened, row, change, { kind: "led", row, unit: unit.name });
}

export async function skipRow(
  turn: LinkedTurn,
  importId: ImportId,
  row: number,
  isSkipped: boolean,
): Promise<readonly Reply[]> {
  const opened = await openPlanImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  return correct(
    turn,
    opened,
    row,
    { isSkipped },
    { kind: isSkipped ? "skipped" : "taken-back", row },
  );
}

export async function restoreRow(
  turn: LinkedTurn,
  importId: ImportId,
  row: number,
): Promise<readonly Reply[]> {
  const opened = await openPlanImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const change = { isSkipped: false, due: null, leadId: null };
  return correct(turn, opened, row, change, { kind: "restored", row });
}

async function correct(
  turn: LinkedTurn,
  opened: OpenPlanImport,
  row: number,
  change: Partial<RowCorrection>,
  note: ImportNote,
): Promise<readonly Reply[]> {
  if (!taskIn(opened.plan, row)) return openRow(turn, opened.pending.id, row);
  const corrections = correctRow(opened.pending.corrections, row, change);
  return showPreview(turn, await correctImport(turn, opened, corrections), note);
}

/** Null for what says no date, several, or one that is out of the question. */
function readOneDate(text: string, year: number): LocalDate | null {
  const { due, problems } = readTiming(text.slice(0, LONGEST_DATE), year);
  const [only, ...others] = due;
  if (!only || others.length > 0 || problems.length > 0) return null;
  return Math.abs(partsOf(only).year - year) <= FARTHEST_YEARS ? only : null;
}

function taskIn(plan: ImportedPlan, row: number) {
  return plan.tasks.find((task) => task.row === row);
}

/** Null where the document has no such row, or nothing became of it. */
async function rowOf(
  turn: LinkedTurn,
  { plan, pending }: OpenPlanImport,
  row: number,
): Promise<ImportRow | null> {
  const task = taskIn(plan, row);
  if (!task) return null;
  const { corrections } = pending;
  const correction = corrections.rows[row] ?? null;
  const place = doubtfulPlaces(plan, corrections).find((each) => each.row === row);
  return {
    row,
    area: task.area,
    title: task.title,
    lead: task.lead,
    deliverables: task.deliverables.map(({ label, timing, due }) => ({ label, timing, due })),
    place: place ?? { row, problems: [], isUndated: false, correction, isSettled: true },
    leadGiven: await leadGiven(turn, correction),
  };
}

async function leadGiven(turn: LinkedTurn, correction: RowCorrection | null) {
  if (!correction?.leadId) return null;
  return (await chosenUnit(turn.stores, correction.leadId))?.name ?? null;
}

async function doubtLine(
  turn: LinkedTurn,
  plan: ImportedPlan,
  place: DoubtfulPlace,
): Promise<DoubtLine> {
  const task = place.row === null ? undefined : taskIn(plan, place.row);
  const [problem] = place.problems;
  const written = problem && "text" in problem ? problem.text : "";
  return {
    ...place,
    text: task?.title || written,
    isCorrectable: task !== undefined,
    lead: await leadGiven(turn, place.correction),
  };
}
