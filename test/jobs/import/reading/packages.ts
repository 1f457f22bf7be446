/** Small Office files, made by hand: each holds only what a test is about. */
import { crc32, deflateRawSync } from "node:zlib";
import type { ImportProblem } from "../../../../domain/plan-import.ts";
import type { Result } from "../../../../domain/result.ts";
import type { Block, SourceDocument } from "../../../../jobs/import/reading/document.ts";
import { readDocument } from "../../../../jobs/import/reading/read-document.ts";
import { sourceFile } from "../given.ts";

export type Parts = Readonly<Record<string, string | Uint8Array>>;

interface ZipOptions {
  /** The general purpose flags of every entry. */
  readonly flags?: number;
  /** What the package says of each part's size, whatever it is. */
  readonly declaredSize?: number;
}

export function zip(parts: Parts, { flags = 0, declaredSize }: ZipOptions = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content as Uint8Array);
    const packed = deflateRawSync(data);
    const size = declaredSize ?? data.length;
    const common = [words(20, flags, 8, 0, 0x21), longs(crc32(data), packed.length, size)];
    const path = Buffer.from(name);
    const file = [longs(0x04034b50), ...common, words(path.length, 0), path, packed];
    files.push(...file);
    directory.push(longs(0x02014b50), words(20), ...common);
    directory.push(words(path.length, 0, 0, 0, 0), longs(0, offset), path);
    offset += Buffer.concat(file).length;
  }
  const listed = Buffer.concat(directory);
  const count = Object.keys(parts).length;
  const end = [
    longs(0x06054b50),
    words(0, 0, count, count),
    longs(listed.length, offset),
    words(0),
  ];
  return Buffer.concat([...files, listed, ...end]);
}

function words(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => buffer.writeUInt16LE(value, index * 2));
  return buffer;
}

function longs(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => buffer.writeUInt32LE(value, index * 4));
  return buffer;
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="${OFFICE}"`;
const SHEET = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"`;

function relationships(...list: readonly (readonly [string, string, string])[]): string {
  const all = list.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
}

/** `body` is what stands in `w:body`. */
export function wordParts(body: string, more: Parts = {}): Parts {
  return {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relationships(["r1", "officeDocument", "word/document.xml"]),
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    ...more,
  };
}

export function docx(body: string, more: Parts = {}): Buffer {
  return zip(wordParts(body, more));
}

export function numberingPart(content: string): Parts {
  return { "word/numbering.xml": `<w:numbering ${WORD}>${content}</w:numbering>` };
}

export function stylesPart(content: string): Parts {
  return { "word/styles.xml": `<w:styles ${WORD}>${content}</w:styles>` };
}

export function p(text: string, properties = ""): string {
  const own = properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`;
  return `<w:p>${own}${text === "" ? "" : `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`}</w:p>`;
}

export function inList(listId: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${listId}"/></w:numPr>`;
}

export function tc(content: string, properties = ""): string {
  const inner = content.startsWith("<") ? content : p(content);
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
}

export function tbl(...rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join("")}</w:tr>`).join("")}</w:tbl>`;
}

export interface SheetPart {
  /** What stands in `sheetData`. */
  readonly rows: string;
  /** What follows it. */
  readonly after?: string;
  readonly state?: string;
}

export function workbookParts(sheets: readonly SheetPart[], more: Parts = {}): Parts {
  const listed = sheets.map(
    ({ state }, index) =>
      `<sheet name="S${index + 1}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="s${index + 1}"/>`,
  );
  const parts = sheets.map(({ rows, after = "" }, index) => [
    `xl/worksheets/sheet${index + 1}.xml`,
    `<worksheet ${SHEET}><sheetData>${rows}</sheetData>${after}</worksheet>`,
  ]);
  return {
    "_rels/.rels": relationships(["r1", "officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": `<workbook ${SHEET}><sheets>${listed.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships(
      ...sheets.map(
        (_, index) => [`s${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`] as const,
      ),
      ["st", "styles", "styles.xml"],
    ),
    ...Object.fromEntries(parts),
    ...more,
  };
}

export function xlsx(sheet: SheetPart, more: Parts = {}): Buffer {
  return zip(workbookParts([sheet], more));
}

/** A row of texts; null leaves a cell out. */
export function sheetRow(row: number, ...texts: readonly (string | null)[]): string {
  const cells = texts.map((text, index) => (text === null ? "" : textCell(row, index, text)));
  return `<row r="${row}">${cells.join("")}</row>`;
}

function textCell(row: number, column: number, text: string): string {
  const place = `${String.fromCodePoint(65 + column)}${row}`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

async function outcomeOf(
  content: string | Uint8Array,
  name?: string,
): Promise<Result<SourceDocument, ImportProblem>> {
  return readDocument(sourceFile(content, name));
}

export async function blocksOf(
  content: string | Uint8Array,
  name?: string,
): Promise<readonly Block[]> {
  const outcome = await outcomeOf(content, name);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value.blocks;
}

/** The texts of paragraphs, and the cells of rows. */
export async function textsOf(
  content: string | Uint8Array,
  name?: string,
): Promise<readonly (string | readonly string[])[]> {
  return (await blocksOf(content, name)).flatMap<string | readonly string[]>((block) =>
    block.kind === "paragraph" ? [block.text] : block.rows.map(({ cells }) => cells),
  );
}

export async function refusalOf(content: string | Uint8Array, name?: string): Promise<string> {
  const outcome = await outcomeOf(content, name);
  return outcome.ok ? "accepted" : outcome.error.code;
}
