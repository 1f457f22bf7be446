/** Old Office files (`.doc`, `.xls`, `.ppt`): known by the streams that they hold, refused for what runs or is locked. */
import type { FileProblem } from "../../domain/file-problem.ts";
import { fail, ok, type Result } from "../../domain/result.ts";

const BEGINNING = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** The header alone. */
const SMALLEST_BYTES = 512;
/** Where the file's header names the size of its sectors, as a power of two. */
const SECTOR_SHIFT_AT = 30;
const DIRECTORY_ENTRY_BYTES = 128;
const FIRST_SECTOR_AT = 116;

/** A Word stream begins with this, and eight bytes later has its flags. */
const WORD_MARK = 0xa5ec;
const WORD_FLAGS_AT = 10;
const WORD_ENCRYPTED = 0x0100;

/** Records of a workbook: it is locked where this one stands among the first. */
const FILE_PASS = 0x2f;
const BEGIN_OF_STREAM = 0x0809;
const FIRST_RECORDS = 8;

export function isCompoundFile(content: Buffer): boolean {
  return content.subarray(0, BEGINNING.length).equals(BEGINNING);
}

/** The ending that it should bear. An encrypted new document lies in such a file too. */
export function readCompoundFile(content: Buffer): Result<string, FileProblem> {
  if (content.length < SMALLEST_BYTES) return fail({ code: "unknown-format" });
  const holds = (stream: string) => content.includes(Buffer.from(stream, "utf16le"));
  if (holds("EncryptedPackage") || holds("EncryptedSummary")) return fail({ code: "encrypted" });
  // Also `_VBA_PROJECT_CUR`, as workbooks call it.
  if (holds("_VBA_PROJECT")) return fail({ code: "runs" });
  if (holds("WordDocument")) return isWordLocked(content) ? fail({ code: "encrypted" }) : ok("doc");
  if (holds("Workbook") || holds("Book\0")) {
    return isWorkbookLocked(content) ? fail({ code: "encrypted" }) : ok("xls");
  }
  return holds("PowerPoint Document") ? ok("ppt") : fail({ code: "unknown-format" });
}

function isWordLocked(content: Buffer): boolean {
  return beginningsOf(content, "WordDocument").some(
    (stream) =>
      stream.length > WORD_FLAGS_AT + 2 &&
      stream.readUInt16LE(0) === WORD_MARK &&
      (stream.readUInt16LE(WORD_FLAGS_AT) & WORD_ENCRYPTED) !== 0,
  );
}

function isWorkbookLocked(content: Buffer): boolean {
  return ["Workbook", "Book"].flatMap((name) => beginningsOf(content, name)).some(hasFilePass);
}

function hasFilePass(stream: Buffer): boolean {
  let at = 0;
  for (let record = 0; record < FIRST_RECORDS && at + 4 <= stream.length; record += 1) {
    const kind = stream.readUInt16LE(at);
    if (record === 0 && kind !== BEGIN_OF_STREAM) return false;
    if (kind === FILE_PASS) return true;
    at += 4 + stream.readUInt16LE(at + 2);
  }
  return false;
}

/**
 * What may be the first sector of a stream, by every place that looks like its entry in the file's
 * directory: that one is found without following the chain of sectors.
 */
function beginningsOf(content: Buffer, name: string): readonly Buffer[] {
  const sector = 2 ** content.readUInt16LE(SECTOR_SHIFT_AT);
  const named = Buffer.from(`${name}\0`, "utf16le");
  const found: Buffer[] = [];
  for (let at = content.indexOf(named); at >= 0; at = content.indexOf(named, at + 2)) {
    if (at + DIRECTORY_ENTRY_BYTES > content.length) break;
    // The header takes the room of one sector.
    const begins = (content.readUInt32LE(at + FIRST_SECTOR_AT) + 1) * sector;
    if (begins < content.length) found.push(content.subarray(begins, begins + sector));
  }
  return found;
}
