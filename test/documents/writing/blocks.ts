/**
 * What a test document consists of, and the notation in which its source is written; see the
 * README beside `make.ts`.
 */
export interface Cell {
  /** Paragraphs of the cell, each with its lines. */
  readonly paragraphs: readonly (readonly string[])[];
  readonly columns: number;
  readonly rows: number;
  /** Covered by a cell that is merged over it. */
  readonly isCovered: boolean;
}

export interface Grid {
  readonly kind: "grid";
  readonly headerRows: number;
  readonly isBorderless: boolean;
  readonly rows: readonly (readonly Cell[])[];
}

export type Piece =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "bullet"; readonly level: number; readonly text: string }
  | { readonly kind: "page-break" }
  /** In a spreadsheet, what follows stands on a sheet of this name. */
  | { readonly kind: "sheet"; readonly name: string }
  | Grid;

/** Turns a source into the pieces of a document. */
export function parseSource(source: string): Piece[] {
  const pieces: Piece[] = [];
  let rows: string[] = [];
  const flush = () => {
    if (rows.length > 0) pieces.push(gridOf(rows));
    rows = [];
  };
  for (const line of source
    .normalize("NFC")
    .split("\n")
    .map((each) => each.trim())) {
    const isRow = /^[|!]/u.test(line);
    if (!isRow || line[0] !== rows[0]?.[0]) flush();
    if (isRow) rows.push(line);
    else if (line !== "") pieces.push(pieceOf(line));
  }
  flush();
  return pieces;
}

function pieceOf(line: string): Piece {
  const [, marks = "", text = ""] = /^(#+|\*+) (.*)$/u.exec(line) ?? [];
  if (line.startsWith("=== ")) return { kind: "sheet", name: line.slice(4) };
  if (line === "---") return { kind: "page-break" };
  if (marks.startsWith("#")) return { kind: "heading", level: marks.length, text };
  if (marks.startsWith("*")) return { kind: "bullet", level: marks.length, text };
  return { kind: "paragraph", text: line };
}

function gridOf(lines: readonly string[]): Grid {
  const raw = lines.map((line) =>
    line
      .replace(/^(?:\|=?|!) ?/u, "")
      .split(/ ?\| ?/u)
      .map((cell) => cell.trim()),
  );
  return {
    kind: "grid",
    headerRows: lines.filter((line) => line.startsWith("|=")).length,
    isBorderless: lines[0]?.startsWith("!") ?? false,
    rows: raw.map((row, y) => row.map((text, x) => cellOf(raw, text, x, y))),
  };
}

function cellOf(raw: readonly (readonly string[])[], text: string, x: number, y: number): Cell {
  const isCovered = text === "^" || text === "<";
  const run = (mark: string, at: (step: number) => string | undefined) => {
    let length = 1;
    while (at(length) === mark) length++;
    return isCovered ? 1 : length;
  };
  return {
    paragraphs: isCovered ? [] : text.split(" ¶ ").map((part) => part.split(" // ")),
    columns: run("<", (step) => raw[y]?.[x + step]),
    rows: run("^", (step) => raw[y + step]?.[x]),
    isCovered,
  };
}

export type Run =
  | { readonly kind: "text" | "note" | "comment" | "inserted" | "deleted"; readonly text: string }
  | { readonly kind: "number" | "sum"; readonly text: string; readonly value: string }
  | { readonly kind: "date"; readonly text: string; readonly value: string };

/** Splits a line at its notes, tracked changes and typed values. */
export function runsOf(line: string): Run[] {
  return line
    .split(/(\{[^{}]*\})/u)
    .filter((part) => part !== "")
    .map(runOf);
}

function runOf(part: string): Run {
  const [, mark, value = ""] = /^\{(note:|comment:|num:|sum:|date:|\+|-)(.*)\}$/u.exec(part) ?? [];
  if (mark === "note:") return { kind: "note", text: value.trim() };
  if (mark === "comment:") return { kind: "comment", text: value.trim() };
  if (mark === "sum:") return { kind: "sum", value, text: value.replace(".", ",") };
  if (mark === "num:") return { kind: "number", value, text: value.replace(".", ",") };
  if (mark === "date:")
    return { kind: "date", value, text: value.split("-").toReversed().join("/") };
  if (mark === "+") return { kind: "inserted", text: value };
  if (mark === "-") return { kind: "deleted", text: value };
  return { kind: "text", text: part };
}

const UNPRINTED: ReadonlySet<Run["kind"]> = new Set(["note", "comment", "deleted"]);

/** A line as a plain-text file has it: without notes, comments and deleted words. */
export function plainLine(line: string): string {
  return runsOf(line)
    .filter(({ kind }) => !UNPRINTED.has(kind))
    .map(({ text }) => text)
    .join("");
}
