/** Writes a document as plain text, or as text with its cells separated by a mark. */
import { type Cell, type Piece, plainLine } from "./blocks.ts";

/** Tables as lines of tabbed cells, a cell on one line, letterheads line by line: as text copied from a document has it. */
export function plainText(pieces: readonly Piece[]): string {
  const lines = pieces.flatMap((piece) => {
    if (piece.kind === "page-break" || piece.kind === "sheet") return [""];
    if (piece.kind === "bullet")
      return [`${piece.level === 1 ? "-" : "+"} ${plainLine(piece.text)}`, ""];
    if (piece.kind !== "grid") return [plainLine(piece.text), ""];
    if (piece.isBorderless) return [...piece.rows.flat().flatMap(linesOf), ""];
    return [...piece.rows.map((row) => row.map((cell) => linesOf(cell).join(" ")).join("\t")), ""];
  });
  return `${lines.join("\n").trimEnd()}\n`;
}

/** As a spreadsheet saves it: every row equally wide, a cell with line breaks in quotes. */
export function separatedText(pieces: readonly Piece[], mark: "," | ";" | "\t"): string {
  const rows = pieces.flatMap((piece) => {
    if (piece.kind === "page-break" || piece.kind === "sheet") return [[""]];
    if (piece.kind === "grid")
      return piece.rows.map((row) => row.map((cell) => linesOf(cell).join("\n")));
    return [[plainLine(piece.text)]];
  });
  const width = Math.max(...rows.map((row) => row.length));
  return rows
    .map((row) => Array.from({ length: width }, (_, x) => quoted(row[x] ?? "", mark)).join(mark))
    .join("\r\n");
}

function quoted(cell: string, mark: string): string {
  return cell.includes(mark) || /["\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function linesOf(cell: Cell): string[] {
  return cell.paragraphs.flat().map(plainLine);
}
