/** Files of every kind that no plan can be read from, each with the code of why. */
import { docx, p, sheetRow, wordParts, xlsx, zip } from "../../jobs/import/reading/packages.ts";

export interface WrongFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly code: string;
}

/** The container of Office files of before 2007, and of locked ones of today. */
function oldOfficeFile(stream: string): Buffer {
  const head = Buffer.from("d0cf11e0a1b11ae1", "hex");
  return Buffer.concat([head, Buffer.alloc(2000), Buffer.from(stream, "utf16le")]);
}

/** More than 20 MB. */
const HUGE_BYTES = 21 * 1024 * 1024;
const UNPACKED_BYTES = 60 * 1024 * 1024;
/** As many as a sheet has. */
const ALL_ROWS = 1_048_576;

export const LOCKED = wrong("khoa.docx", oldOfficeFile("EncryptedPackage"), "encrypted");
export const OLD_WORD = wrong("cu.doc", oldOfficeFile("WordDocument"), "old-format");
export const DAMAGED = wrong("hong.docx", docx(p("KẾ HOẠCH")).subarray(0, 300), "unreadable");
export const PDF = wrong("ke-hoach.pdf", Buffer.from("%PDF-1.7\n"), "pdf");
export const EMPTY = wrong("trong.docx", Buffer.alloc(0), "empty");
export const PICTURE = wrong(
  "anh.png",
  Buffer.from("89504e470d0a1a0a0000", "hex"),
  "unsupported-format",
);

export function wrongFiles(): readonly WrongFile[] {
  const spaces = " ".repeat(UNPACKED_BYTES);
  const rows = Array.from({ length: ALL_ROWS }, (_, n) => sheetRow(n + 1, `việc ${n}`)).join("");
  return [
    LOCKED,
    OLD_WORD,
    DAMAGED,
    PDF,
    EMPTY,
    PICTURE,
    wrong("cu.xls", oldOfficeFile("Workbook"), "old-format"),
    wrong("khoa.zip", zip(wordParts(p("a")), { flags: 1 }), "encrypted"),
    wrong("bom.docx", docx(spaces), "bomb"),
    wrong("bom.xlsx", xlsx({ rows: spaces }), "bomb"),
    wrong("trieu-dong.xlsx", xlsx({ rows }), "not-like-a-plan"),
    wrong("qua-lon.txt", Buffer.alloc(HUGE_BYTES, "Kế hoạch\n"), "too-large"),
    wrong("doi-ten.docx", Buffer.from("Kế hoạch cải cách hành chính"), "unsupported-format"),
  ];
}

function wrong(name: string, bytes: Buffer, code: string): WrongFile {
  return { name, bytes, code };
}
