/**
 * Writes a document as a flat OpenDocument spreadsheet, which LibreOffice turns into an Excel file:
 * each paragraph a row, merged over the table's columns; each grid as it stands.
 */
import { type Cell, type Grid, type Piece, plainLine, runsOf } from "./blocks.ts";
import { NAMESPACES, escapeXml } from "./xml.ts";

export function flatSheet(pieces: readonly Piece[]): string {
  const sheets: { readonly name: string; readonly own: Piece[] }[] = [];
  for (const piece of pieces) {
    if (piece.kind === "sheet") sheets.push({ name: piece.name, own: [] });
    else {
      if (sheets.length === 0) sheets.push({ name: "Phụ lục", own: [] });
      sheets.at(-1)?.own.push(piece);
    }
  }
  const tables = [...sheets, { name: "Sheet9", own: [] }].map(({ name, own }) =>
    sheetXml(name, own),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>${DATE_STYLE}</office:automatic-styles>
<office:body><office:spreadsheet>${tables.join("\n")}</office:spreadsheet></office:body></office:document>`;
}

function sheetXml(name: string, pieces: readonly Piece[]): string {
  const widths = pieces.map((piece) =>
    piece.kind === "grid" ? Math.max(...piece.rows.map((row) => row.length)) : 1,
  );
  const width = Math.max(1, ...widths);
  const rows = pieces.map((piece) => pieceXml(piece, width)).join("\n");
  const empty = "<table:table-row><table:table-cell/></table:table-row>";
  return `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="${width}"/>${rows || empty}</table:table>`;
}

const DATE_STYLE = `<number:date-style style:name="Day"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style><style:style style:name="Date" style:family="table-cell" style:data-style-name="Day"/>`;

function pieceXml(piece: Piece, width: number): string {
  switch (piece.kind) {
    case "grid":
      return gridXml(piece);
    case "sheet":
    case "page-break":
      return "<table:table-row><table:table-cell/></table:table-row>";
    case "bullet":
      return paragraphXml(`${piece.level === 1 ? "-" : "+"} ${piece.text}`, width);
    case "paragraph":
    case "heading":
      return paragraphXml(piece.text, width);
    default:
      return piece satisfies never;
  }
}

function paragraphXml(text: string, width: number): string {
  return `<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="${width}" table:number-rows-spanned="1"><text:p>${escapeXml(plainLine(text))}</text:p></table:table-cell></table:table-row>`;
}

function gridXml(grid: Grid): string {
  return grid.rows
    .map((row) => `<table:table-row>${row.map(cellXml).join("")}</table:table-row>`)
    .join("\n");
}

function cellXml(cell: Cell): string {
  if (cell.isCovered) return "<table:covered-table-cell/>";
  const spans = `table:number-columns-spanned="${cell.columns}" table:number-rows-spanned="${cell.rows}"`;
  const lines = cell.paragraphs.flat();
  const text = lines.map((line) => `<text:p>${escapeXml(plainLine(line))}</text:p>`).join("");
  const [only] = lines.length === 1 ? runsOf(lines[0] ?? "") : [];
  if (lines.length === 1 && lines[0] === "") return `<table:table-cell ${spans}/>`;
  if (only?.kind === "number" || only?.kind === "sum") {
    const formula = only.kind === "sum" ? `table:formula="of:=${only.value}+0" ` : "";
    return `<table:table-cell ${formula}office:value-type="float" office:value="${only.value}" ${spans}>${text}</table:table-cell>`;
  }
  if (only?.kind === "date") {
    return `<table:table-cell table:style-name="Date" office:value-type="date" office:date-value="${only.value}" ${spans}>${text}</table:table-cell>`;
  }
  return `<table:table-cell office:value-type="string" ${spans}>${text}</table:table-cell>`;
}
