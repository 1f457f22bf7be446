/** The library's HTML as paragraphs and tables. */
import { HTMLElement, NodeType, parse, type Node } from "node-html-parser";
import type { Block, Paragraph } from "./document.ts";
import { isLetterhead } from "./letterhead.ts";
import { gridOf, type SpanningCell } from "./table-grid.ts";
import { isRule, tidyText } from "./written-text.ts";

/** Paragraphs and rows are counted, since a Word file has no lines of its own. */
interface Position {
  line: number;
}

/** What lies deeper in each other is no document. */
const DEEPEST = 200;

/** Throws a `RangeError` on tables that lie in each other without end. */
export function blocksOfHtml(html: string): readonly Block[] {
  const root = parse(html, { preserveTagNesting: true });
  return blocksIn(root.childNodes, { line: 0 }, 0);
}

function blocksIn(nodes: readonly Node[], position: Position, depth: number): readonly Block[] {
  if (depth > DEEPEST) throw new RangeError("a document is nested too deeply");
  return nodes.flatMap((node) =>
    isElement(node, "TABLE")
      ? blocksOfTable(node, position, depth)
      : paragraphsOf(textOf(node, depth), position),
  );
}

function paragraphsOf(written: string, position: Position): Paragraph[] {
  const lines = tidyText(written)
    .split("\n")
    .filter((text) => !isRule(text));
  return lines.map((text) => {
    position.line += 1;
    return { kind: "paragraph", text, line: position.line };
  });
}

/** A frame around something is no table, and neither is a letterhead. */
function blocksOfTable(table: HTMLElement, position: Position, depth: number): readonly Block[] {
  const rows = rowsOf(table).map(cellsOf);
  if (rows.every((cells) => cells.length <= 1)) {
    return rows.flat().flatMap((cell) => blocksIn(cell.childNodes, position, depth + 1));
  }
  const grid = gridOf(rows.map((cells) => cells.map((cell) => spanningCell(cell, depth))));
  if (isLetterhead(grid)) {
    const beside = grid.flatMap(({ cells, continues }) =>
      cells.filter((_, column) => continues[column] !== true),
    );
    return beside.flatMap((cell) => paragraphsOf(cell, position));
  }
  const written = grid.filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (written.length === 0) return [];
  const numbered = written.map((row) => {
    position.line += 1;
    return { ...row, line: position.line };
  });
  return [{ kind: "table", rows: numbered }];
}

function rowsOf(table: HTMLElement): readonly HTMLElement[] {
  return table.childNodes.flatMap((node) => {
    if (isElement(node, "TR")) return [node];
    const isGroup = isElement(node, "THEAD") || isElement(node, "TBODY");
    return isGroup ? node.childNodes.filter((child) => isElement(child, "TR")) : [];
  });
}

function cellsOf(row: HTMLElement): readonly HTMLElement[] {
  return row.childNodes.filter(
    (node): node is HTMLElement => isElement(node, "TD") || isElement(node, "TH"),
  );
}

function spanningCell(cell: HTMLElement, depth: number): SpanningCell {
  return {
    text: tidyText(textOf(cell, depth)),
    columns: Number(cell.getAttribute("colspan") ?? 1),
    rows: Number(cell.getAttribute("rowspan") ?? 1),
  };
}

/** With a line break after each paragraph; the cells of a table inside are parted by a space. */
function textOf(node: Node, depth: number): string {
  if (depth > DEEPEST) throw new RangeError("a document is nested too deeply");
  if (node.nodeType === NodeType.TEXT_NODE) return node.text.replace(/\s/gu, " ");
  if (!(node instanceof HTMLElement)) return "";
  if (node.rawTagName.toUpperCase() === "BR") return "\n";
  const text = node.childNodes.map((child) => textOf(child, depth + 1)).join("");
  switch (node.rawTagName.toUpperCase()) {
    case "P":
      return `${text}\n`;
    case "TD":
    case "TH":
      return `${text.trimEnd()} `;
    case "TR":
    case "TABLE":
      return `\n${text}\n`;
    default:
      return text;
  }
}

function isElement(node: Node, name: string): node is HTMLElement {
  return node instanceof HTMLElement && node.rawTagName.toUpperCase() === name;
}
