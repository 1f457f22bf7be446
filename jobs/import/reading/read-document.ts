/** Turns a file into a document, whatever it is called. */
import type { ImportProblem, SourceFile } from "../../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { SourceDocument } from "./document.ts";
import { readExcel } from "./excel.ts";
import { formatOf } from "./file-format.ts";
import { isBeyond, isTooMuch, PLAN_LIMITS, SHEET_LIMITS } from "./limits.ts";
import { openOfficePackage } from "./office-package.ts";
import { readSeparatedText, readText } from "./separated-text.ts";
import { readWord } from "./word.ts";

export const LIMIT_MEGABYTES = 20;

/**
 * Never throws for what is in the file. May take seconds: to be done apart from everything else. A
 * spreadsheet may have more in it than any plan (`SHEET_LIMITS`), and longer texts: whoever takes these has them cut.
 */
export async function readDocument(
  file: SourceFile,
): Promise<Result<SourceDocument, ImportProblem>> {
  if (file.bytes.length > LIMIT_MEGABYTES * 1024 * 1024) {
    return fail({ code: "too-large", limitMegabytes: LIMIT_MEGABYTES });
  }
  if (file.bytes.length === 0) return fail({ code: "empty" });
  const format = formatOf(file);
  switch (format) {
    case "office":
      return readOffice(file);
    case "separated":
      return readSeparatedText(file.bytes);
    case "text":
      return readText(file.bytes);
    case "old-office":
      return fail({ code: "old-format", name: file.name });
    case "encrypted-office":
      return fail({ code: "encrypted" });
    case "pdf":
      return fail({ code: "pdf" });
    case "other":
      return fail({ code: "unsupported-format", name: file.name });
    default:
      return format satisfies never;
  }
}

async function readOffice({
  name,
  bytes,
}: SourceFile): Promise<Result<SourceDocument, ImportProblem>> {
  const opened = await openOfficePackage(bytes);
  if (!opened.ok) return opened;
  const { kind } = opened.value;
  if (kind === "other") return fail({ code: "unsupported-format", name });
  const read = kind === "word" ? await readWord(opened.value) : await readExcel(opened.value);
  if (!read.ok) return read;
  const { value } = read;
  const isRefused = kind === "word" ? isBeyond(value, PLAN_LIMITS) : isTooMuch(value, SHEET_LIMITS);
  if (isRefused) return fail({ code: "not-like-a-plan" });
  return read.value.blocks.length > 0 ? ok(read.value) : fail({ code: "empty" });
}
