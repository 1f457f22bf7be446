/** What people write of a directive: its pieces one by one, or all of them parted by semicolons. */
import type {
  DirectiveDocument,
  DirectiveDraft,
  DirectivePiece,
  PieceFault,
} from "./directive-draft.ts";
import { unitsNamed, withoutRepetition, type UnitReader } from "./directive-units.ts";
import { readDocumentReference } from "./document-reference.ts";
import { readOwnDate } from "./follow-up-dates.ts";
import { fail, ok, type Result } from "./result.ts";
import { foldText } from "./text.ts";
import { addDays, parseLocalDate, partsOf, type LocalDate } from "./time.ts";

export const LONGEST_TITLE = 500;
/** So much may be said of a directive at once, in characters and in lines or pieces. */
export const LONGEST_SAYING = 4_000;
export const MOST_PIECES = 100;
const LONGEST_PRODUCT = 120;
const LONGEST_ISSUER = 120;
const LONGEST_NUMBER = 60;
/** No duty is given, or registered, farther from today than this. */
const FARTHEST_DAYS = 5 * 366;
/** A day without a year that lies further back than this is one of the next year. */
const LONG_AGO_DAYS = 180;
/** Before any day that can be written: whether it has passed is asked for elsewhere. */
const EARLIEST = parseLocalDate("1900-01-01");

const DUE_WORDS =
  /^(?:thời\s+)?(?:hạn|han)(?:\s+(?:chót|cuối|hoàn thành|thực hiện|xử lý|báo cáo|trả lời|là))*(?!\p{L})\s*:?\s*/iu;
/** `hoàn thành trước 15/4`, `báo cáo chậm nhất 15/4`. */
const DUE_DEED =
  /^(?:(?:hoàn thành|thực hiện|trả lời|báo cáo|gửi|xong)\s+)+(?=(?:trước|chậm nhất|muộn nhất|đến)\s)/iu;
const ANSWERED_WORDS = /^(?:ngày\s+)?(?:đã\s+)?(?:trả lời|hoàn thành)(?:\s+ngày)?\s*:?\s*(?=\d)/iu;
const FOR_WHOM = /^(?:giao )?cho\s+(?<who>[^:]+?)\s*(?::\s*(?<what>.*))?$/iu;
const PRODUCT_WORDS = /^(?:sản phẩm|san pham|kết quả|ket qua)(?!\p{L})\s*:?\s*/iu;
const NOTHING = /^(?:khong(?: co)?|bo|-)$/u;
const ISSUER = /(?:^|\s)(?:của|cơ quan ban hành:?)\s+(?<issuer>\S.*?)(?=\s+(?:về|v\/v)\s|[.;]?$)/iu;
const WRITTEN_DAY = /\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}/iu;
const IS_DOCUMENT =
  /^(?:(?:theo )?(?:van ban|cong van|thong bao|quyet dinh|chi thi|ke hoach|nghi quyet|cong dien) |so )/u;

/** What one message says of a directive, and which piece of it cannot be taken. */
export interface DirectiveRead {
  readonly draft: DirectiveDraft;
  readonly fault: PieceAtFault | null;
}

export interface PieceAtFault {
  readonly piece: DirectivePiece;
  readonly fault: PieceFault;
}

/** Without what nobody sees, with single spaces, and no longer than that. */
export function visibleWords(text: string, most: number): string {
  const visible = text
    .normalize("NFC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  return [...visible].slice(0, most).join("").trimEnd();
}

/** Whether it is more than is read: every piece is compared with every unit's name. */
export function isTooMuch(text: string): boolean {
  return text.length > LONGEST_SAYING || text.split(/[;\n]/u).length > MOST_PIECES;
}

/**
 * `Báo cáo rà soát TTHC; Phòng Tư pháp, UBND các xã; hạn 15/4/2023; Công văn 152/UBND-NV ngày
 * 20/3/2023; sản phẩm: Báo cáo`. What is to be done stands first, the others in any order.
 */
export function readDirective(
  text: string,
  draft: DirectiveDraft,
  reader: UnitReader,
  today: LocalDate,
): DirectiveRead {
  const parts = text.split(/[;\n]/u).filter((part) => visibleWords(part, 1));
  const { units, rest } = unitsFirst(parts, reader);
  const [title, ...others] = rest;
  let read: DirectiveRead =
    title === undefined && units.length > 0
      ? taken(draft)
      : withPiece(draft, "title", title ?? "", reader, today);
  for (const words of others.map((part) => visibleWords(part, LONGEST_TITLE))) {
    const piece = pieceOf(words, draft.direction, today);
    if (piece === "units" && isContinued(words, reader)) {
      read = and(read, (so) => taken({ ...so, title: continued(so.title, words) }));
    } else if (piece === "units") units.push(words);
    else read = and(read, (so) => withPiece(so, piece, words, reader, today));
  }
  if (units.length === 0) return read;
  return and(read, (so) => withPiece(so, "units", units.join(";"), reader, today));
}

/** `cho Phòng Y tế`, `cho Phòng Y tế: báo cáo …`: who is to do it may stand before what is to be done. */
function unitsFirst(
  parts: readonly string[],
  reader: UnitReader,
): { readonly units: string[]; readonly rest: readonly string[] } {
  const [first = "", ...others] = parts;
  const { who, what = "" } = FOR_WHOM.exec(visibleWords(first, LONGEST_TITLE))?.groups ?? {};
  const read = who === undefined ? null : reader.read(who);
  if (who === undefined || !read || read.named.length === 0 || read.unclear.length > 0) {
    return { units: [], rest: parts };
  }
  return { units: [who], rest: [what, ...others].filter((part) => part !== "") };
}

/** One piece, as it was told; what was there of it before goes. */
export function withPiece(
  draft: DirectiveDraft,
  piece: DirectivePiece | "answered",
  text: string,
  reader: UnitReader,
  today: LocalDate,
): DirectiveRead {
  switch (piece) {
    case "title": {
      const title = visibleWords(text, LONGEST_TITLE);
      return title ? taken({ ...draft, title }) : faulty(draft, piece, "blank");
    }
    case "product": {
      const words = visibleWords(text, LONGEST_PRODUCT).replace(PRODUCT_WORDS, "");
      return taken({ ...draft, product: isNothing(words) ? "" : words });
    }
    case "units":
      return withUnits(draft, text, reader);
    case "due": {
      const due = readDirectiveDay(text, draft.direction, today);
      return due.ok ? taken({ ...draft, due: due.value }) : faulty(draft, piece, due.error);
    }
    case "answered": {
      const day = readDirectiveDay(text.replace(ANSWERED_WORDS, ""), "received", today);
      if (!day.ok) return faulty(draft, "due", day.error);
      if (day.value > today) return faulty(draft, "due", "future");
      return taken({ ...draft, answeredOn: day.value });
    }
    case "document": {
      const document = readDirectiveDocument(text, today);
      return document.ok
        ? taken({ ...draft, ...document.value })
        : faulty(draft, piece, document.error);
    }
    default:
      return piece satisfies never;
  }
}

/** `Công văn 152/UBND-NV ngày 20/3/2023 của UBND tỉnh`; nothing for “không có”. */
export function readDirectiveDocument(
  text: string,
  today: LocalDate,
): Result<DirectiveDocument, PieceFault> {
  const words = visibleWords(text, LONGEST_TITLE);
  if (isNothing(words)) return ok({ number: null, issuer: "", issuedOn: null });
  const reference = readDocumentReference(words);
  const issuedOn = reference?.date ?? null;
  if (issuedOn === null && WRITTEN_DAY.test(words)) return fail("unread");
  if (issuedOn !== null && issuedOn > today) return fail("future");
  const issuer = visibleWords(ISSUER.exec(words)?.groups?.["issuer"] ?? "", LONGEST_ISSUER);
  const number = reference?.number ? visibleWords(reference.number, LONGEST_NUMBER) : null;
  if (number === null && issuedOn === null && issuer === "") return fail("unread");
  return ok({ number, issuer, issuedOn });
}

/** `hạn 15/4/2023`, `trước 20/4`, `cuối tháng 4`; what was given to us may have been due already. */
export function readDirectiveDay(
  text: string,
  direction: DirectiveDraft["direction"],
  today: LocalDate,
): Result<LocalDate, PieceFault> {
  const words = visibleWords(text, LONGEST_TITLE).replace(DUE_WORDS, "").replace(DUE_DEED, "");
  const { year } = partsOf(today);
  const here = dayIn(words, year);
  const isLongAgo = here !== null && here < addDays(today, -LONG_AGO_DAYS) && !isYearWritten(words);
  const day = isLongAgo && direction === "given" ? dayIn(words, year + 1) : here;
  if (day === null) return fail(words === "" ? "blank" : "unread");
  if (direction === "given" && day < today) return fail("past");
  const isNear = day >= addDays(today, -FARTHEST_DAYS) && day <= addDays(today, FARTHEST_DAYS);
  return isNear ? ok(day) : fail("too-far");
}

function dayIn(words: string, planYear: number): LocalDate | null {
  if (EARLIEST === null) return null;
  const read = readOwnDate(words, { planYear, due: null }, EARLIEST);
  return read.ok ? read.value : null;
}

function isYearWritten(words: string): boolean {
  return /\d{4}/u.test(words);
}

function withUnits(draft: DirectiveDraft, text: string, reader: UnitReader): DirectiveRead {
  const { named, unclear } = reader.read(text);
  if (named.length + unclear.length === 0) return faulty(draft, "units", "blank");
  const isOne = draft.direction === "given" || unitsNamed(named).length + unclear.length === 1;
  if (!isOne) return faulty(draft, "units", "one-unit");
  const all = withoutRepetition(named);
  return taken({ ...draft, named: all, unclear });
}

function pieceOf(
  words: string,
  direction: DirectiveDraft["direction"],
  today: LocalDate,
): DirectivePiece | "answered" {
  const folded = foldText(words);
  if (PRODUCT_WORDS.test(words)) return "product";
  if (direction === "received" && ANSWERED_WORDS.test(words)) return "answered";
  if (readDocumentReference(words)?.number || IS_DOCUMENT.test(folded)) return "document";
  if (/^của\s/iu.test(words)) return "document";
  const isDue =
    DUE_WORDS.test(words) ||
    DUE_DEED.test(words) ||
    /^(?:truoc|den|cham nhat|muon nhat|ngay) .*\d/u.test(folded);
  return isDue || dayIn(words, partsOf(today).year) !== null ? "due" : "units";
}

/** What names nobody, and does not look as if it should, goes on with what is to be done. */
function isContinued(words: string, reader: UnitReader): boolean {
  return reader.read(words).named.length === 0 && !reader.mayName(words);
}

function continued(title: string, words: string): string {
  return visibleWords(`${title}; ${words}`, LONGEST_TITLE);
}

function isNothing(words: string): boolean {
  return NOTHING.test(foldText(words));
}

/** The first that cannot be taken is told; what can is taken all the same. */
function and(
  { draft, fault }: DirectiveRead,
  next: (draft: DirectiveDraft) => DirectiveRead,
): DirectiveRead {
  const read = next(draft);
  return { draft: read.draft, fault: fault ?? read.fault };
}

function taken(draft: DirectiveDraft): DirectiveRead {
  return { draft, fault: null };
}

function faulty(draft: DirectiveDraft, piece: DirectivePiece, fault: PieceFault): DirectiveRead {
  return { draft, fault: { piece, fault } };
}
