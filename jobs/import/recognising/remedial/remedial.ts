/** Kế hoạch khắc phục theo điểm trừ: what cost points, who puts it right, and by when. */
import type { DocumentProblem, ImportedTask, RowProblem } from "../../../../domain/plan-import.ts";
import { readDeduction } from "./deductions.ts";
import { readDeliverables } from "../due/deliverables.ts";
import { readOutline } from "../text/outline.ts";
import { readPoints } from "../text/points.ts";
import { isPostPhrase } from "../units/posts.ts";
import { readBlocks, type RemedialBlock } from "./remedial-blocks.ts";
import { readTableBlocks } from "./remedial-table.ts";
import { readTargets } from "../due/targets.ts";
import { isUnitPhrase, splitUnits } from "../units/unit-phrases.ts";
import type { SourceDocument } from "../../reading/document.ts";

export interface RemedialPlan {
  readonly tasks: readonly ImportedTask[];
  readonly problems: readonly DocumentProblem[];
}

/** What the blocks of a document say as a rule; where none says it, none lacks it. */
interface Manner {
  readonly saysPoints: boolean;
  readonly saysTiming: boolean;
}

const NOBODY = /^(?:không|không có|khong|khong co)$/iu;

/**
 * Reads the duties of a remedial plan for a plan year, each with the points that its shortcoming
 * cost; null where no block or table row names a shortcoming, its remedy and who leads it.
 */
export function readRemedialPlan(document: SourceDocument, year: number): RemedialPlan | null {
  const entries = readOutline(document);
  const found = [...readBlocks(entries), ...readTableBlocks(entries)];
  if (!found.some(isWhole)) return null;
  const blocks = found.filter(isMeant);
  const manner = {
    saysPoints: blocks.some((block) => pointsOf(block) !== null),
    saysTiming: blocks.some(({ cells }) => cells.timing !== ""),
  };
  const tasks: ImportedTask[] = [];
  const problems: DocumentProblem[] = [];
  for (const [index, block] of blocks.entries()) {
    const row = index + 1;
    const text = blockText(block);
    const task = block.cells.remedy === "" ? null : readTask(block, { row, year, manner });
    if (task) tasks.push(task);
    const ofRow = task?.problems ?? [{ code: "no-title" as const, text }];
    problems.push(...ofRow.map((problem) => ({ code: "row" as const, row, text, problem })));
  }
  return { tasks, problems };
}

/** Not a label that merely stands in some sentence of the document. */
function isMeant(block: RemedialBlock): boolean {
  const { remedy, shortcoming, points, lead, timing } = block.cells;
  const isLost = shortcoming !== "" || points !== "";
  if (remedy !== "") return isLost || lead !== "";
  return isLost && (lead !== "" || timing !== "" || pointsOf(block) !== null);
}

function isWhole({ cells }: RemedialBlock): boolean {
  return cells.remedy !== "" && cells.lead !== "" && `${cells.shortcoming}${cells.points}` !== "";
}

interface Place {
  readonly row: number;
  readonly year: number;
  readonly manner: Manner;
}

function readTask(block: RemedialBlock, { row, year, manner }: Place): ImportedTask {
  const { cells } = block;
  const title = cells.remedy.replace(/\s*\.\/\.?$/u, ".");
  const lead = unitsIn(cells.lead);
  const points = pointsOf(block);
  const dated = readDeliverables(cells.product, cells.timing, year);
  const isMissed = points === null && manner.saysPoints && !isSharing(block);
  return {
    row,
    area: block.area,
    title,
    lead,
    support: unitsIn(cells.support),
    follow: unitsIn(cells.follow),
    deliverables: dated.deliverables,
    points,
    targets: readTargets(title, year),
    problems: [
      ...leadProblems(lead),
      ...(isMissed ? [{ code: "no-points" as const, text: cells.shortcoming }] : []),
      ...(cells.timing !== "" || manner.saysTiming ? dated.problems : []),
    ],
  };
}

/** A row that goes on with the shortcoming above it: its points stand there. */
function isSharing({ cells }: RemedialBlock): boolean {
  return cells.shortcoming === "" && cells.points === "";
}

function pointsOf({ cells, loss }: RemedialBlock): number | null {
  const said = readPoints(cells.points) ?? readDeduction(cells.points);
  if (said !== null) return Math.abs(said);
  return readDeduction(cells.shortcoming) ?? readDeduction(cells.cause) ?? readDeduction(loss);
}

function unitsIn(cell: string): string[] {
  return splitUnits(cell).filter((phrase) => !NOBODY.test(phrase));
}

function leadProblems(lead: readonly string[]): RowProblem[] {
  if (lead.length === 0) return [{ code: "no-lead", text: "" }];
  const strange = lead.filter((phrase) => !isUnitPhrase(phrase) && !isPostPhrase(phrase));
  return strange.map((text) => ({ code: "no-lead" as const, text }));
}

function blockText(block: RemedialBlock): string {
  const { shortcoming, points, remedy, product, lead, support, follow, timing } = block.cells;
  const written = [block.area, shortcoming, points, remedy, product, lead, support, follow, timing];
  return written
    .map((cell) => cell.replace(/\s+/gu, " ").trim())
    .filter(Boolean)
    .join(" | ");
}
