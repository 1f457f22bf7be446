/** Writes a document as flat OpenDocument text, which LibreOffice turns into a Word file. */
import { type Cell, type Grid, type Piece, runsOf } from "./blocks.ts";
import { NAMESPACES, escapeXml } from "./xml.ts";

export interface TextOptions {
  /** Headings are numbered by their style (I., 1., a)), not by their text. */
  readonly numbersHeadings: boolean;
}

const NUMBERING = ["I", "1", "a"];

export function flatText(pieces: readonly Piece[], options: TextOptions): string {
  const changes: string[] = [];
  const body = pieces.map((piece) => pieceXml(piece, changes)).join("\n");
  const tracked =
    changes.length > 0 ? `<text:tracked-changes>${changes.join("")}</text:tracked-changes>` : "";
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>${headingStyles()}${options.numbersHeadings ? outline() : ""}</office:styles>
<office:automatic-styles>${AUTOMATIC_STYLES}</office:automatic-styles>
<office:master-styles>${MASTER_PAGE}</office:master-styles>
<office:body><office:text>${tracked}${body}</office:text></office:body></office:document>`;
}

function headingStyles(): string {
  return NUMBERING.map(
    (_, index) =>
      `<style:style style:name="Heading_20_${index + 1}" style:display-name="Heading ${index + 1}" style:family="paragraph" style:default-outline-level="${index + 1}"/>`,
  ).join("");
}

function outline(): string {
  const levels = NUMBERING.map(
    (format, index) =>
      `<text:outline-level-style text:level="${index + 1}" style:num-format="${format}" style:num-suffix=". "/>`,
  );
  return `<text:outline-style style:name="Outline">${levels.join("")}</text:outline-style>`;
}

const bulletLevels = [1, 2, 3]
  .map(
    (level) =>
      `<text:list-level-style-bullet text:level="${level}" text:bullet-char="${level === 1 ? "-" : "+"}"/>`,
  )
  .join("");

const AUTOMATIC_STYLES = [
  `<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/><style:header-style/><style:footer-style/></style:page-layout>`,
  `<style:style style:name="Break" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>`,
  `<style:style style:name="Bordered" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>`,
  `<style:style style:name="Bare" style:family="table-cell"><style:table-cell-properties fo:border="none"/></style:style>`,
  `<text:list-style style:name="Bullets">${bulletLevels}</text:list-style>`,
].join("");

/** Every page has a running title and its number. */
const MASTER_PAGE = `<style:master-page style:name="Standard" style:page-layout-name="Page"><style:header><text:p>Bản dự thảo – lưu hành nội bộ</text:p></style:header><style:footer><text:p>Trang <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>`;

function pieceXml(piece: Piece, changes: string[]): string {
  switch (piece.kind) {
    case "paragraph":
      return `<text:p>${lineXml(piece.text, changes)}</text:p>`;
    case "heading":
      return `<text:h text:style-name="Heading_20_${piece.level}" text:outline-level="${piece.level}">${lineXml(piece.text, changes)}</text:h>`;
    case "bullet":
      return bulletXml(piece.level, lineXml(piece.text, changes));
    case "sheet":
    case "page-break":
      return `<text:p text:style-name="Break"/>`;
    case "grid":
      return gridXml(piece, changes);
    default:
      return piece satisfies never;
  }
}

function bulletXml(level: number, text: string): string {
  const open = `<text:list text:style-name="Bullets"><text:list-item>`;
  return `${open.repeat(level)}<text:p>${text}</text:p>${"</text:list-item></text:list>".repeat(level)}`;
}

function gridXml(grid: Grid, changes: string[]): string {
  const width = Math.max(...grid.rows.map((row) => row.length));
  const rows = grid.rows.map((row) => {
    const cells = row.map((cell) =>
      cellXml(cell, grid.isBorderless ? "Bare" : "Bordered", changes),
    );
    return `<table:table-row>${cells.join("")}</table:table-row>`;
  });
  const header = rows.slice(0, grid.headerRows).join("");
  return `<table:table><table:table-column table:number-columns-repeated="${width}"/>${
    header && `<table:table-header-rows>${header}</table:table-header-rows>`
  }${rows.slice(grid.headerRows).join("\n")}</table:table>`;
}

function cellXml(cell: Cell, style: string, changes: string[]): string {
  if (cell.isCovered) return "<table:covered-table-cell/>";
  const paragraphs = cell.paragraphs.map((lines) => {
    const text = lines.map((line) => lineXml(line, changes)).join("<text:line-break/>");
    return `<text:p>${text}</text:p>`;
  });
  const spans = `table:number-columns-spanned="${cell.columns}" table:number-rows-spanned="${cell.rows}"`;
  return `<table:table-cell table:style-name="${style}" office:value-type="string" ${spans}>${paragraphs.join("")}</table:table-cell>`;
}

let notes = 0;

function lineXml(line: string, changes: string[]): string {
  const runs = runsOf(line).map((run) => {
    const text = escapeXml(run.text);
    switch (run.kind) {
      case "text":
      case "number":
      case "sum":
      case "date":
        return text;
      case "note":
        return noteXml(text);
      case "comment":
        return `<office:annotation><dc:creator>Văn thư</dc:creator><text:p>${text}</text:p></office:annotation>`;
      case "inserted":
      case "deleted":
        return changeXml(run.kind, text, changes);
      default:
        return run satisfies never;
    }
  });
  return runs.join("");
}

function noteXml(text: string): string {
  notes++;
  return `<text:note text:id="ftn${notes}" text:note-class="footnote"><text:note-citation>${notes}</text:note-citation><text:note-body><text:p>${text}</text:p></text:note-body></text:note>`;
}

const WHO = `<office:change-info><dc:creator>Văn thư</dc:creator><dc:date>2023-01-03T08:00:00</dc:date></office:change-info>`;

/** `⏎` in a tracked change is a line break. */
function changeXml(kind: "inserted" | "deleted", text: string, changes: string[]): string {
  const id = `change${changes.length + 1}`;
  const content = text.replaceAll("⏎", "<text:line-break/>");
  const change =
    kind === "inserted"
      ? `<text:insertion>${WHO}</text:insertion>`
      : `<text:deletion>${WHO}<text:p>${content}</text:p></text:deletion>`;
  changes.push(
    `<text:changed-region xml:id="${id}" text:id="${id}">${change}</text:changed-region>`,
  );
  if (kind === "deleted") return `<text:change text:change-id="${id}"/>`;
  return `<text:change-start text:change-id="${id}"/>${content}<text:change-end text:change-id="${id}"/>`;
}
