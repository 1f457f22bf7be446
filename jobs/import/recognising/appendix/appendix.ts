/** Phụ lục phân công: recognises a plan's tables of tasks and reads their rows. */
import type { DocumentProblem, ImportedTask, RowProblem } from "../../../../domain/plan-import.ts";
import type { SourceDocument } from "../../reading/document.ts";
import { areasOf } from "./appendix-areas.ts";
import { readEntries, type Entry } from "./appendix-entries.ts";
import { appendixRows, type AppendixRow } from "./appendix-rows.ts";
import type { RowArea } from "./areas.ts";
import type { ColumnRole } from "./column-titles.ts";
import { makeDeliverableReader, type DeliverableReader } from "../due/deliverables.ts";
import { readEntryDeliverables } from "./entry-deliverables.ts";
import { fillMergedCells } from "./shared-cells.ts";
import { oneLine } from "./group-rows.ts";
import { makeUnitCellReader, type NamedUnits, type UnitCellReader } from "./unit-cells.ts";

export interface Appendix {
  readonly tasks: readonly ImportedTask[];
  readonly problems: readonly DocumentProblem[];
}

/** What remembers, over all rows of a document, what it has read. */
interface CellReaders {
  readonly units: UnitCellReader;
  readonly deliverables: DeliverableReader;
}

const TOLD_ROLES = ["title", "product", "lead", "support", "follow", "timing"] as const;

/** Reads every appendix table of a document for a plan year; null when there is none. */
export function readAppendix(document: SourceDocument, year: number): Appendix | null {
  const rows = appendixRows(document);
  if (!rows) return null;
  const written = readEntries(rows);
  const areas = areasOf(written);
  const entries = fillMergedCells(written, areas);
  const readers = { units: makeUnitCellReader(), deliverables: makeDeliverableReader(year) };
  const tasks: ImportedTask[] = [];
  const problems: DocumentProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    const row = index + 1;
    const area = areas[index];
    const task = area && entry.title !== "" ? readTask(entry, area, row, readers) : null;
    if (task) tasks.push(task);
    if (task?.problems.length === 0) continue;
    const text = entryText(entry);
    const ofRow = task?.problems ?? [{ code: "no-title" as const, text }];
    for (const problem of ofRow) problems.push({ code: "row", row, text, problem });
  }
  return { tasks, problems };
}

function readTask(entry: Entry, area: RowArea, row: number, readers: CellReaders): ImportedTask {
  const { deliverables, problems } = readEntryDeliverables(entry.rows, readers.deliverables);
  const led = cellsOf(entry.rows, "lead").map(readers.units);
  const lead = unique(led.flatMap((units) => units.lead));
  const helping = cellsOf(entry.rows, "support").map(readers.units);
  const support = [
    ...led.flatMap((units) => units.support),
    ...helping.flatMap((units) => [...units.lead, ...units.support]),
  ];
  const following = cellsOf(entry.rows, "follow").map(readers.units);
  return {
    row,
    area: area.name,
    title: entry.title,
    lead,
    support: unique(support),
    follow: unique(following.flatMap((units) => units.lead)),
    deliverables,
    points: null,
    targets: [],
    problems: [...leadProblems(led), ...areaProblems(entry, area), ...problems],
  };
}

/** What each row of a task says anew. */
function cellsOf(rows: readonly AppendixRow[], role: ColumnRole): string[] {
  return rows
    .filter((row, index) => index === 0 || !row.goesOn.has(role))
    .map(({ cells }) => cells[role]);
}

function unique(phrases: readonly string[]): readonly string[] {
  return [...new Set(phrases)];
}

function leadProblems(led: readonly NamedUnits[]): RowProblem[] {
  if (led.every(({ lead }) => lead.length === 0)) return [{ code: "no-lead", text: "" }];
  const strange = unique(led.flatMap((units) => units.strange));
  return strange.map((text) => ({ code: "no-lead" as const, text }));
}

function areaProblems(entry: Entry, area: RowArea): RowProblem[] {
  return area.isCertain ? [] : [{ code: "no-area", text: entry.title }];
}

function entryText({ rows, area, number, title }: Entry): string {
  const told = rows.flatMap(({ cells, isLine, written }) =>
    isLine
      ? written
      : TOLD_ROLES.filter((role) => role !== "title" || title === "").map((role) => cells[role]),
  );
  const first = [area, number === null ? "" : String(number), title];
  return [...first, ...told].map(oneLine).filter(Boolean).join(" | ");
}
