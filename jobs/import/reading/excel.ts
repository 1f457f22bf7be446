/** Spreadsheets (`.xlsx`): every sheet that is shown, with merged cells resolved. */
import readSpreadsheet from "read-excel-file/node";
import type { ImportProblem } from "../../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Block, SourceDocument } from "./document.ts";
import { moveOutOfHidden, readHiddenCells, shownCells, type HiddenCells } from "./hidden-cells.ts";
import { SHEET_LIMITS } from "./limits.ts";
import { readNumberFormats, showDate, showNumber, type ShownAs } from "./number-format.ts";
import { partText, type OfficePackage } from "./office-package.ts";
import { resolveMerged } from "./merged-cells.ts";
import { blocksOfSheet } from "./sheet-blocks.ts";
import { cellKey, readSheetLayout, withoutBlankEnd, type SheetLayout } from "./sheet-layout.ts";
import { withoutBadNumbers } from "./sheet-numbers.ts";
import { storeZip } from "./stored-zip.ts";
import { tidyText } from "./written-text.ts";
import { hasOpenTag, soundnessOfAll } from "./xml-soundness.ts";
import { attributeReader, tagPattern, tagsIn, type XmlTag } from "./xml-tags.ts";

/** The library makes a row of every place up to the last, and a cell of every place in these. */
const LAST_ROW = 100_000;
const MOST_PLACES = 2_000_000;
/** Of all that is read; 60,000 rows of twenty cells have about six million. */
const MOST_TAGS = 7_000_000;

const SHEET = tagPattern("sheet");
const RELATIONSHIP = tagPattern("Relationship");
const idOf = attributeReader("Id");
const targetOf = attributeReader("Target");
const typeOf = attributeReader("Type");
const relationOf = attributeReader("id");
const stateOf = attributeReader("state");

/** What there is at most of the things that cells refer to; libraries go through all of them. */
const MOST_REFERRED: readonly (readonly [RegExp, number])[] = [
  [tagPattern("si"), 800_000],
  [tagPattern("xf"), 70_000],
  [tagPattern("numFmt"), 5_000],
];

interface Sheet {
  readonly isHidden: boolean;
  /** Its part; null for a chart and the like. */
  readonly path: string | null;
}

const EMPTY_SHEET = "<worksheet><sheetData></sheetData></worksheet>";
const RELATIONSHIPS = "xl/_rels/workbook.xml.rels";

/** Fails with `unreadable`, and with `not-like-a-plan` on a sheet beyond any office's. */
export async function readExcel(
  workbook: OfficePackage,
): Promise<Result<SourceDocument, ImportProblem>> {
  const sheets = sheetsOf(workbook);
  const paths = sheets.flatMap(({ path }) => path ?? []);
  if (new Set(paths).size < paths.length) return fail({ code: "unreadable" });
  const asides = asidesOf(workbook);
  if ([...asides.values()].some(refersToTooMuch)) return fail({ code: "not-like-a-plan" });
  const formats = readNumberFormats(asides.get(relatedPart(workbook, "styles")) ?? "");
  const layouts: (SheetLayout & { readonly hidden: HiddenCells })[] = [];
  const parts = new Map(asides);
  for (const { isHidden, path } of sheets) {
    const xml = isHidden || path === null ? EMPTY_SHEET : partText(workbook, path);
    const layout = hasOpenTag(xml) ? null : readSheetLayout(xml, formats);
    if (layout === null) return fail({ code: "unreadable" });
    if (isBeyondAnySheet(layout)) return fail({ code: "not-like-a-plan" });
    if (path !== null) parts.set(path, withoutBadNumbers(withoutBlankEnd(xml, layout)));
    layouts.push({ ...layout, hidden: readHiddenCells(xml, tablesOf(workbook, path)) });
  }
  const soundness = soundnessOfAll(parts.values(), MOST_TAGS);
  if (soundness === "broken") return fail({ code: "unreadable" });
  if (soundness === "too-much") return fail({ code: "not-like-a-plan" });
  const values = await readValues(parts);
  if (values === null) return fail({ code: "unreadable" });
  if (isBeyondAnyText(values)) return fail({ code: "not-like-a-plan" });
  return ok({ blocks: layouts.flatMap((layout, index) => blocksOf(values[index] ?? [], layout)) });
}

function isBeyondAnySheet({ rows, lastRow, lastColumn }: SheetLayout): boolean {
  return rows > SHEET_LIMITS.rows || lastRow > LAST_ROW || lastRow * lastColumn > MOST_PLACES;
}

/** All that the library reads besides the sheets; it is given nothing else. */
function asidesOf(workbook: OfficePackage): ReadonlyMap<string, string> {
  const styles = relatedPart(workbook, "styles");
  const strings = relatedPart(workbook, "sharedStrings");
  const names = [workbook.mainPart, RELATIONSHIPS, styles, strings];
  const there = names.filter((name) => workbook.parts.has(name));
  return new Map(there.map((name) => [name, partText(workbook, name)]));
}

function refersToTooMuch(xml: string): boolean {
  return MOST_REFERRED.some(([pattern, most]) => {
    let count = 0;
    for (const { isClosing } of tagsIn(xml, pattern)) {
      if (!isClosing) count += 1;
      if (count > most) return true;
    }
    return false;
  });
}

type Values = readonly (readonly (readonly unknown[])[] | undefined)[];

/** Incident: 86 KB held one long text to which a hundred thousand cells referred. */
function isBeyondAnyText(values: Values): boolean {
  let characters = 0;
  for (const rows of values) {
    for (const value of rows?.flat() ?? []) {
      if (typeof value === "string") characters += value.length;
      if (characters > SHEET_LIMITS.characters) return true;
    }
  }
  return false;
}

function relatedPart(workbook: OfficePackage, kind: "styles" | "sharedStrings"): string {
  for (const tag of tagsIn(partText(workbook, RELATIONSHIPS), RELATIONSHIP)) {
    if (typeOf(tag)?.endsWith(`/${kind}`) === true) return pathOf(tag);
  }
  return `xl/${kind}.xml`;
}

function pathOf(relationship: XmlTag): string {
  const target = targetOf(relationship) ?? "";
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/** In the order of the workbook. */
function sheetsOf(workbook: OfficePackage): readonly Sheet[] {
  const paths = new Map<string, string>();
  for (const tag of tagsIn(partText(workbook, RELATIONSHIPS), RELATIONSHIP)) {
    if (typeOf(tag)?.endsWith("/worksheet") === true) paths.set(idOf(tag) ?? "", pathOf(tag));
  }
  const tags = [...tagsIn(partText(workbook, workbook.mainPart), SHEET)];
  return tags
    .filter(({ isClosing }) => !isClosing)
    .map((tag) => ({
      isHidden: /hidden/iu.test(stateOf(tag) ?? ""),
      path: paths.get(relationOf(tag) ?? "") ?? null,
    }));
}

/** The XML of the tables in a sheet. */
function tablesOf(workbook: OfficePackage, sheet: string | null): readonly string[] {
  const [folder = "", name = ""] = /^(.*\/)([^/]+)$/u.exec(sheet ?? "")?.slice(1) ?? [];
  const relationships = partText(workbook, `${folder}_rels/${name}.rels`);
  const tables = [...tagsIn(relationships, RELATIONSHIP)].filter(
    (tag) => typeOf(tag)?.endsWith("/table") === true,
  );
  const files = tables.map((tag) => (targetOf(tag) ?? "").split("/").at(-1) ?? "");
  return [...new Set(files)].map((file) => partText(workbook, `xl/tables/${file}`));
}

/** The rows of each sheet; null when the library fails. */
async function readValues(parts: ReadonlyMap<string, string>): Promise<Values | null> {
  try {
    const bytes = new Map([...parts].map(([name, xml]) => [name, Buffer.from(xml)]));
    const read = await readSpreadsheet(storeZip(bytes), { trim: false });
    return read.map(({ data }) => data);
  } catch {
    // The library throws plain errors for whatever is wrong with a package.
    return null;
  }
}

function blocksOf(
  values: readonly (readonly unknown[])[],
  { merged, shownAs, hidden }: SheetLayout & { readonly hidden: HiddenCells },
): readonly Block[] {
  const texts = values.map((row, above) =>
    row.map((value, before) => textOf(value, shownAs.get(cellKey(above + 1, before + 1)) ?? null)),
  );
  const moved = moveOutOfHidden(texts, merged, hidden);
  return blocksOfSheet(shownCells(resolveMerged(moved.texts, moved.merged), hidden));
}

function textOf(value: unknown, shown: ShownAs | null): string {
  if (typeof value === "string") return tidyText(value);
  if (typeof value === "number") return showNumber(value, shown);
  if (value instanceof Date) return showDate(value, shown);
  return typeof value === "boolean" ? String(value).toUpperCase() : "";
}
