/** What was handed in, as reviews and lists of proofs name it. */
import type { Choice, Line } from "../../domain/channel.ts";
import type { GivenDocument } from "../../domain/review-content.ts";
import { fullDate, shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";
import { referenceWords } from "./lists.ts";

/** A letter's file, whose own name may be the applicant's. */
export const LETTER_NAME = "văn bản xin lỗi (tệp)";

/** Under which it is handed out. */
export const LETTER_FILE_NAME = "Văn bản xin lỗi";

const LONGEST_NAME = 150;
const LONGEST_BRIEF = 90;
/** Those before them are opened from the duty itself. */
const MOST_OPENED = 2;

/** `Báo cáo số 45/BC-UBND ngày 10/3/2023`; else the file's name, else that it is a link. */
export function documentName({ reference, fileName, link }: GivenDocument): string {
  if (reference) return shorten(referenceWords(reference), LONGEST_NAME);
  return shorten(fileName ?? link ?? "tài liệu", LONGEST_NAME);
}

/** The same in a line about its duty, with what a reviewer ought to know before he says *Đạt*. */
export function briefDocument(document: GivenDocument): string {
  return `${shorten(documentName(document), LONGEST_BRIEF)}${returned(document)}`;
}

/** Where it was returned before, and is handed in all the same. */
export function returned({ wasReturned }: GivenDocument): string {
  return wasReturned ? " (đã trả lại trước đó)" : "";
}

/** `- Báo cáo số 45/BC-UBND, có tệp, nộp ngày 12/3/2023`; what has an address is a link. */
export function documentLine(document: GivenDocument): Line {
  const { link, fileName, day } = document;
  const awaits = link || fileName ? "" : ", chờ tệp";
  const file = fileName && document.reference ? ", có tệp" : "";
  const behind = `${awaits}${file}, nộp ngày ${fullDate(day)}${returned(document)}`;
  const name = documentName(document);
  return link ? ["- ", { link, text: name }, behind] : [`- ${name}${behind}`];
}

/** Mở tệp: one for each file, the newest first. */
export function openFileChoices(documents: readonly GivenDocument[]): Choice[][] {
  const files = documents.filter(({ fileName }) => fileName !== null).slice(0, MOST_OPENED);
  const isOnly = files.length === 1;
  return files.map(({ evidenceId, fileName }) => [
    {
      label: isOnly ? "Mở tệp" : shorten(`Mở tệp: ${fileName ?? ""}`, LONGEST_BUTTON),
      action: { do: "open-evidence", evidenceId },
    },
  ]);
}
