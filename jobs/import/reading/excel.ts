/** Spreadsheets (`.xlsx`): every sheet that is shown, with merged cells resolved. */
import readSpreadsheet from "read-excel-file/node";
import type { ImportProblem } from "../../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Block, SourceDocument } from "./document.ts";
import { MOST_ROWS } from "./limits.ts";
import { readNumberFormats, showDate, showNumber, type ShownAs } from "./number-format.ts";
import { partText, type OfficePackage } from "./office-package.ts";
import { resolveMerged } from "./merged-cells.ts";
import { blocksOfSheet } from "./sheet-blocks.ts";
import { cellKey, readSheetLayout, withoutBlankEnd, type SheetLayout } from "./sheet-layout.ts";
import { storeZip } from "./stored-zip.ts";
import { tidyText } from "./written-text.ts";
import { hasOpenTag } from "./xml-soundness.ts";
import { attributeReader, tagPattern, tagsIn } from "./xml-tags.ts";

/** The library makes a row of every place up to the last, and a cell of every place in these. */
const LAST_ROW = 50_000;
const MOST_PLACES = 2_000_000;

const SHEET = tagPattern("sheet");
const RELATIONSHIP = tagPattern("Relationship");
const idOf = attributeReader("Id");
const targetOf = attributeReader("Target");
const typeOf = attributeReader("Type");
const relationOf = attributeReader("id");
const stateOf = attributeReader("state");

interface Sheet {
  readonly isHidden: boolean;
  /** Its part; null for a chart and the like. */
  readonly path: string | null;
}

const EMPTY_SHEET = "<worksheet><sheetData></sheetData></worksheet>";

/** Fails with `unreadable`, and with `not-like-a-plan` on a sheet beyond any office's. */
export async function readExcel(
  workbook: OfficePackage,
): Promise<Result<SourceDocument, ImportProblem>> {
  const sheets = sheetsOf(workbook);
  const formats = readNumberFormats(partText(workbook, "xl/styles.xml"));
  const layouts: SheetLayout[] = [];
  const parts = new Map(workbook.parts);
  for (const { isHidden, path } of sheets) {
    const xml = isHidden || path === null ? EMPTY_SHEET : partText(workbook, path);
    const layout = hasOpenTag(xml) ? null : readSheetLayout(xml, formats);
    if (layout === null) return fail({ code: "unreadable" });
    if (isBeyondAnySheet(layout)) return fail({ code: "not-like-a-plan" });
    if (path !== null) parts.set(path, Buffer.from(withoutBlankEnd(xml, layout)));
    layouts.push(layout);
  }
  const values = await readValues(parts);
  if (values === null) return fail({ code: "unreadable" });
  return ok({ blocks: layouts.flatMap((layout, index) => blocksOf(values[index] ?? [], layout)) });
}

function isBeyondAnySheet({ rows, lastRow, lastColumn }: SheetLayout): boolean {
  return rows > MOST_ROWS || lastRow > LAST_ROW || lastRow * lastColumn > MOST_PLACES;
}

/** In the order of the workbook. */
function sheetsOf(workbook: OfficePackage): readonly Sheet[] {
  const paths = new Map<string, string>();
  for (const tag of tagsIn(partText(workbook, "xl/_rels/workbook.xml.rels"), RELATIONSHIP)) {
    const target = targetOf(tag) ?? "";
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    if (typeOf(tag)?.endsWith("/worksheet") === true) paths.set(idOf(tag) ?? "", path);
  }
  const tags = [...tagsIn(partText(workbook, workbook.mainPart), SHEET)];
  return tags
    .filter(({ isClosing }) => !isClosing)
    .map((tag) => ({
      isHidden: /hidden/iu.test(stateOf(tag) ?? ""),
      path: paths.get(relationOf(tag) ?? "") ?? null,
    }));
}

/** The rows of each sheet; null when the library fails. */
async function readValues(
  parts: OfficePackage["parts"],
): Promise<readonly (readonly (readonly unknown[])[] | undefined)[] | null> {
  try {
    const read = await readSpreadsheet(storeZip(parts), { trim: false });
    return read.map(({ data }) => data);
  } catch {
    // The library throws plain errors for whatever is wrong with a package.
    return null;
  }
}

function blocksOf(
  values: readonly (readonly unknown[])[],
  { merged, shownAs }: SheetLayout,
): readonly Block[] {
  const texts = values.map((row, above) =>
    row.map((value, before) => textOf(value, shownAs.get(cellKey(above + 1, before + 1)) ?? null)),
  );
  const rows = resolveMerged(texts, merged);
  return blocksOfSheet(rows.map((row, index) => ({ ...row, line: index + 1 })));
}

function textOf(value: unknown, shown: ShownAs | null): string {
  if (typeof value === "string") return tidyText(value);
  if (typeof value === "number") return showNumber(value, shown);
  if (value instanceof Date) return showDate(value, shown);
  return typeof value === "boolean" ? String(value).toUpperCase() : "";
}
