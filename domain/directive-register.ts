/**
 * Sổ theo dõi ý kiến chỉ đạo: rows of a register that exists already, pasted as lines of
 * `số; ngày; nội dung; hạn; ngày trả lời; đơn vị`. The last two may be left out.
 */
import type { PieceFault } from "./directive-draft.ts";
import type { NamedUnits, UnitReader } from "./directive-units.ts";
import { readDirectiveDay, visibleWords } from "./directive-words.ts";
import { readDocumentReference } from "./document-reference.ts";
import type { DirectiveId } from "./ids.ts";
import { fail, ok, type Result } from "./result.ts";
import { foldText } from "./text.ts";
import type { LocalDate } from "./time.ts";

/** A row that can be taken. */
export interface RegisterRow {
  readonly id: DirectiveId;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  readonly title: string;
  readonly due: LocalDate;
  readonly answeredOn: LocalDate | null;
  /** The unit that answers it. */
  readonly named: NamedUnits;
}

export type RowFault =
  | "columns"
  | "no-title"
  | "document-day"
  | "due"
  | "answered-day"
  | "answered-in-future"
  | "answered-before-document"
  | "unit"
  /** It stands in the register, or in a line above. */
  | "known";

export interface RefusedRow {
  /** From 1, as it was pasted. */
  readonly line: number;
  readonly words: string;
  readonly fault: RowFault;
}

export interface RegisterRead {
  readonly rows: readonly RegisterRow[];
  readonly refused: readonly RefusedRow[];
  /** So many lines beyond what is taken at once were left out. */
  readonly left: number;
}

export interface RegisterReading {
  readonly today: LocalDate;
  readonly reader: UnitReader;
  /** Who answers what names no unit; null: it has to be named. */
  readonly ownUnit: NamedUnits | null;
  /** What stands in the register (`registerKey`). */
  readonly known: ReadonlySet<string>;
  readonly nextId: () => DirectiveId;
}

/** So many rows are taken at once. */
export const MOST_ROWS = 100;

const LONGEST_TITLE = 500;
const LONGEST_NUMBER = 60;
const LONGEST_QUOTE = 60;
const HEADER = /noi dung|so(?: ky)? hieu|so van ban/u;

export function readRegister(text: string, reading: RegisterReading): RegisterRead {
  const lines = text
    .split("\n")
    .map((words, index) => ({ words, line: index + 1 }))
    .filter(({ words }, index) => visibleWords(words, 1) !== "" && !isHeader(words, index));
  const known = new Set(reading.known);
  const rows: RegisterRow[] = [];
  const refused: RefusedRow[] = [];
  for (const { words, line } of lines.slice(0, MOST_ROWS)) {
    const row = readRow(words, reading);
    const key = row.ok ? registerKey(row.value) : null;
    if (row.ok && (key === null || !known.has(key))) {
      rows.push(row.value);
      if (key !== null) known.add(key);
      continue;
    }
    const fault = row.ok ? "known" : row.error;
    refused.push({ line, words: visibleWords(words, LONGEST_QUOTE), fault });
  }
  return { rows, refused, left: Math.max(0, lines.length - MOST_ROWS) };
}

/**
 * By what one is known again: its document and what it asks for, since a document may ask for several
 * things. Null without a number: the same words may well come each month.
 */
export function registerKey({
  number,
  issuedOn,
  title,
}: Pick<RegisterRow, "number" | "issuedOn" | "title">): string | null {
  if (number === null) return null;
  return `${foldText(number).replace(/\s/gu, "")} ${issuedOn ?? ""} ${foldText(title)}`;
}

/** Titles of columns, in the first line. */
function isHeader(words: string, index: number): boolean {
  return index === 0 && HEADER.test(foldText(words)) && !/\d/u.test(words);
}

function readRow(words: string, reading: RegisterReading): Result<RegisterRow, RowFault> {
  const cells = words.split(words.includes("\t") ? "\t" : /[;|]/u);
  if (cells.length < 4) return fail("columns");
  const [sign = "", day = "", what = "", until = "", answered = "", unit = ""] = cells;
  const title = visibleWords(what, LONGEST_TITLE);
  if (title === "") return fail("no-title");
  const { today } = reading;
  const issuedOn = optionalDay(day, today);
  if (!issuedOn.ok || (issuedOn.value !== null && issuedOn.value > today)) {
    return fail("document-day");
  }
  const due = readDirectiveDay(until, "received", today);
  if (!due.ok) return fail("due");
  const answeredOn = readAnswered(answered, issuedOn.value, today);
  if (!answeredOn.ok) return answeredOn;
  const named = readUnit(unit, reading);
  if (!named) return fail("unit");
  return ok({
    id: reading.nextId(),
    ...readSign(sign),
    issuedOn: issuedOn.value,
    title,
    due: due.value,
    answeredOn: answeredOn.value,
    named,
  });
}

/** `1245/UBND-KSTT của UBND tỉnh`: a number, as it is read or as it stands, and who signed. */
function readSign(words: string): Pick<RegisterRow, "number" | "issuer"> {
  const visible = visibleWords(words, 2 * LONGEST_NUMBER);
  const [before = "", issuer = ""] = visible.split(/\s+của\s+/iu);
  const read = readDocumentReference(before)?.number ?? before.replace(/^số\s+/iu, "");
  const number = visibleWords(read, LONGEST_NUMBER);
  return { number: number === "" || number === "-" ? null : number, issuer };
}

function readAnswered(
  words: string,
  issuedOn: LocalDate | null,
  today: LocalDate,
): Result<LocalDate | null, RowFault> {
  const day = optionalDay(words, today);
  if (!day.ok) return fail("answered-day");
  if (day.value === null) return ok(null);
  if (day.value > today) return fail("answered-in-future");
  return issuedOn !== null && day.value < issuedOn
    ? fail("answered-before-document")
    : ok(day.value);
}

function optionalDay(words: string, today: LocalDate): Result<LocalDate | null, PieceFault> {
  const visible = visibleWords(words, LONGEST_QUOTE);
  if (visible === "" || /^(?:-+|chua(?: tra loi| co)?|x)$/u.test(foldText(visible)))
    return ok(null);
  return readDirectiveDay(visible, "received", today);
}

function readUnit(words: string, { reader, ownUnit }: RegisterReading): NamedUnits | null {
  if (visibleWords(words, 1) === "") return ownUnit;
  const { named, unclear } = reader.read(visibleWords(words, LONGEST_TITLE));
  const [only, ...others] = named;
  return only && others.length + unclear.length === 0 && only.unitIds.length === 1 ? only : null;
}
