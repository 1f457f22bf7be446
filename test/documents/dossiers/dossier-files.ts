/** Writes made-up dossiers as the files that one-stop systems give: spreadsheets, and separated text. */
import writeExcelFile, { type Cell } from "write-excel-file/node";
import type { ExportRow, Moment } from "./made-dossier-export.ts";

/** What stands above the table, one line each. */
const QUANG_DIEN_TITLE: readonly string[] = [
  "DANH SÁCH HỒ SƠ THỦ TỤC HÀNH CHÍNH",
  "Từ ngày 01/01/2022 đến ngày 14/06/2022",
];

type Value = string | number | { readonly at: Moment } | null;

const COLUMNS: readonly (readonly [string, (row: ExportRow, index: number) => Value])[] = [
  ["STT", (_, index) => index + 1],
  ["Mã hồ sơ", ({ code }) => code],
  ["Tên thủ tục hành chính", ({ procedure }) => procedure],
  ["Lĩnh vực", ({ field }) => field],
  ["Người nộp", ({ applicant }) => applicant],
  ["Số điện thoại", ({ phone }) => phone],
  ["Địa chỉ", ({ address }) => address],
  ["Ngày tiếp nhận", ({ received }) => ({ at: received })],
  ["Thời hạn giải quyết", ({ limit }) => `${String(limit).padStart(2, "0")} ngày làm việc`],
  ["Ngày hẹn trả", ({ due }) => ({ at: due })],
  ["Ngày kết thúc xử lý", ({ finished }) => finished && { at: finished }],
  ["Ngày trả kết quả", ({ returned }) => returned && { at: returned }],
  ["Đơn vị xử lý", ({ unit }) => unit],
  ["Trạng thái", ({ status }) => status],
  ["Số lần bổ sung", ({ supplements }) => supplements],
  ["Ngày yêu cầu bổ sung", ({ asked }) => asked && { at: asked }],
  ["Hình thức nộp", ({ submitted }) => submitted],
  ["Thanh toán trực tuyến", ({ isPaidOnline }) => (isPaidOnline ? "Có" : "Không")],
  ["Số hóa hồ sơ", ({ isDigitised }) => (isDigitised ? "Có" : "Không")],
];

/** With real dates in its cells, shown as `05/03/2023 09:15`. */
export async function asXlsx(
  rows: readonly ExportRow[],
  title: readonly string[] = QUANG_DIEN_TITLE,
): Promise<Uint8Array> {
  const data = tableOf(rows).map((cells) => cells.map(cellOf));
  return writeExcelFile([...title.map((line) => [line]), [], ...data]).toBuffer();
}

/** As a spreadsheet saves it; UTF-8 begins with its mark. */
export function asCsv(
  rows: readonly ExportRow[],
  encoding: "utf-8" | "windows-1258" = "utf-8",
  delimiter: "," | ";" | "\t" = ",",
  title: readonly string[] = QUANG_DIEN_TITLE,
): Uint8Array {
  const lines = [...title.map((line): readonly Value[] => [line]), [], ...tableOf(rows)];
  const text = lines
    .map((cells) => COLUMNS.map((_, at) => quoted(textOf(cells[at] ?? null), delimiter)))
    .map((cells) => cells.join(delimiter))
    .join("\r\n");
  return encoding === "utf-8" ? Buffer.from(`\uFEFF${text}`) : inWindows1258(text);
}

function tableOf(rows: readonly ExportRow[]): readonly (readonly Value[])[] {
  const titles = COLUMNS.map(([title]) => title);
  return [titles, ...rows.map((row, index) => COLUMNS.map(([, read]) => read(row, index)))];
}

function cellOf(value: Value): Cell {
  if (typeof value !== "object" || value === null) return value;
  return { value: new Date(`${value.at}:00.000Z`), type: Date, format: "dd/mm/yyyy hh:mm" };
}

function textOf(value: Value): string {
  if (typeof value !== "object" || value === null) return String(value ?? "");
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(.*)$/u.exec(value.at) ?? [];
  return `${day}/${month}/${year} ${time}`;
}

function quoted(cell: string, delimiter: string): string {
  const isPlain = !cell.includes(delimiter) && !/["\n]/u.test(cell);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/u;

/** Letters with what they carry above, and the tone behind them: as that encoding has Vietnamese. */
export function inWindows1258(text: string): Uint8Array {
  const decoder = new TextDecoder("windows-1258");
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) bytes.set(decoder.decode(Uint8Array.of(byte)), byte);
  const parts = [...text.normalize("NFC")].flatMap((letter) => {
    if (bytes.has(letter)) return [letter];
    const apart = letter.normalize("NFD");
    return [apart.replace(TONES, "").normalize("NFC"), TONES.exec(apart)?.[0] ?? ""];
  });
  return Uint8Array.from(
    parts.filter((part) => part !== ""),
    (part) => {
      const byte = bytes.get(part);
      if (byte === undefined) throw new Error(`not in that encoding: ${part}`);
      return byte;
    },
  );
}
