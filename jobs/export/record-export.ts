/** Nhật ký as a table: what a filter shows to its reader. */
import type { Office } from "../../domain/office.ts";
import type { RecordLine } from "../../domain/record-content.ts";
import { recordLines, type ChannelNames } from "../../domain/record-lines.ts";
import { MOST_RECORD_ROWS, type RecordQuery } from "../../domain/record-search.ts";
import type { Cell } from "../../domain/record-tables.ts";
import { sheetBytes, type Column } from "./sheet.ts";

export interface RecordWords {
  readonly sheet: string;
  readonly columns: readonly Column[];
  cells(line: RecordLine): readonly Cell[];
}

export interface RecordExport {
  readonly office: Office;
  readonly words: RecordWords;
  readonly channelName: ChannelNames;
}

/** The newest first, at most 10,000. */
export async function recordSheet(
  { office, words, channelName }: RecordExport,
  query: RecordQuery,
): Promise<{ readonly bytes: Uint8Array; readonly rows: number; readonly isCut: boolean }> {
  const limit = MOST_RECORD_ROWS + 1;
  const entries = await office.database.audit.list({ ...query, limit });
  const shown = entries.slice(0, MOST_RECORD_ROWS);
  const lines = await recordLines(office.database, shown, office.calendar.zone, channelName);
  const { sheet, columns } = words;
  const bytes = await sheetBytes({ sheet, columns, rows: lines.map((line) => words.cells(line)) });
  return { bytes, rows: lines.length, isCut: entries.length > shown.length };
}
