/** Spreadsheets that were saved as text: cells between commas, semicolons or tabs. */
import { parse } from "csv-parse/sync";
import type { ImportProblem } from "../../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { SourceDocument, TableRow } from "./document.ts";
import { isTooMuch, LONGEST_TEXT, SHEET_LIMITS } from "./limits.ts";
import { readLines, withoutMarkup } from "./plain-text.ts";
import { blocksOfSheet } from "./sheet-blocks.ts";
import { decodeText } from "./text-decoding.ts";
import { tidyText } from "./written-text.ts";

const DELIMITERS = ["\t", ";", ","] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** So many records are looked at to find out how the cells are separated. */
const SAMPLE_RECORDS = 200;
/** In a file that is nothing but a spreadsheet, (nearly) all records are equally wide. */
const UNIFORM = 0.9;
const FEWEST_RECORDS = 3;
const NARROWEST = { "\t": 2, ";": 3, ",": 3 } as const;

/** A file whose name says that it is one. Without any delimiter in it, it is plain text. */
export function readSeparatedText(bytes: Uint8Array): Result<SourceDocument, ImportProblem> {
  return readWith(bytes, (text) => {
    const layouts = DELIMITERS.map((delimiter) => layoutOf(text, delimiter));
    const [best] = layouts
      .filter(({ width }) => width > 1)
      .toSorted((one, other) => other.share - one.share || other.width - one.width);
    return best?.delimiter ?? null;
  });
}

/** Any other text: a spreadsheet only if it is nothing else, and plain text with tables if not. */
export function readText(bytes: Uint8Array): Result<SourceDocument, ImportProblem> {
  return readWith(bytes, (text) => {
    const layouts = DELIMITERS.map((delimiter) => layoutOf(text, delimiter));
    const uniform = layouts.find(
      ({ delimiter, width, share, records }) =>
        records >= FEWEST_RECORDS && share >= UNIFORM && width >= NARROWEST[delimiter],
    );
    return uniform?.delimiter ?? null;
  });
}

function readWith(
  bytes: Uint8Array,
  findDelimiter: (text: string) => Delimiter | null,
): Result<SourceDocument, ImportProblem> {
  const text = decodeText(bytes);
  if (text === null) return fail({ code: "unreadable" });
  if (text.length > SHEET_LIMITS.characters) return fail({ code: "not-like-a-plan" });
  const delimiter = findDelimiter(text);
  if (delimiter === null) return readLines(text);
  const rows = rowsOf(text, delimiter);
  if (rows === null) return fail({ code: "not-like-a-plan" });
  const document = { blocks: blocksOfSheet(rows) };
  if (isTooMuch(document, SHEET_LIMITS)) return fail({ code: "not-like-a-plan" });
  return document.blocks.length > 0 ? ok(document) : fail({ code: "empty" });
}

interface Layout {
  readonly delimiter: Delimiter;
  /** How many cells most records have. */
  readonly width: number;
  /** The part of the records that have so many. */
  readonly share: number;
  readonly records: number;
}

function layoutOf(text: string, delimiter: Delimiter): Layout {
  const records = recordsOf(text, delimiter, SAMPLE_RECORDS) ?? [];
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width = 0, count = 0] =
    [...counts].toSorted((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [];
  return { delimiter, width, share: count / Math.max(1, records.length), records: records.length };
}

function rowsOf(text: string, delimiter: Delimiter): TableRow[] | null {
  const records = recordsOf(text, delimiter, SHEET_LIMITS.rows + 1);
  if (records === null || records.length > SHEET_LIMITS.rows) return null;
  return records.map((record, index) => ({
    cells: record.map((cell) => tidyText(withoutMarkup(cell))),
    line: index + 1,
  }));
}

/** Null for what is far too much for a cell. Blank records count: they are rows of the sheet. */
function recordsOf(text: string, delimiter: Delimiter, most: number): string[][] | null {
  try {
    return parse(text, {
      delimiter,
      to: most,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: LONGEST_TEXT * 50,
    });
  } catch {
    // The library throws errors of its own for a quote that is never closed, and for huge records.
    return null;
  }
}
