/** Chỉ tiêu: the figures that a duty is to reach, `đạt ít nhất 80%`, apart from those it reports. */
import type { ImportedTarget } from "../../../../domain/plan-import.ts";
import { findDueOfFigure } from "./due-phrases.ts";

interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly at: number;
}

const LONGEST = 8_000;
const LONGEST_CLAUSE = 160;
const NUMBER = String.raw`(?<![\d/.,])(\d{1,6}(?:[.,]\d{1,2})?)`;
/** In `80-90%` the first is what has to be reached. */
const PERCENT = new RegExp(
  String.raw`${NUMBER}(?:\s?%?\s?[-–]\s?\d{1,3}(?:[.,]\d{1,2})?)?\s?(?:%|phần trăm(?!\p{L}))`,
  "gu",
);
const UNITS =
  "điểm|hồ sơ|thủ tục(?: hành chính)?|TTHC|sáng kiến|mô hình|giải pháp|cuộc|lần|lượt|tin(?:,? bài)?|bài|lớp|dịch vụ công";
const COUNTED = new RegExp(
  String.raw`(?:ít nhất|tối thiểu|không quá|tối đa|đạt(?: từ| trên)?)(?:\s+(?:là|từ|trên|có))?\s+${NUMBER}\s+(${UNITS})(?!\p{L})`,
  "giu",
);

const AIM =
  /(?<!\p{L})(?:phấn đấu|đảm bảo|bảo đảm|ít nhất|tối thiểu|tối đa|không quá|trên|trở lên|chỉ tiêu|mục tiêu|đạt|giảm|tăng|nâng)(?!\p{L})/iu;
/** What was reached, and not what is to be. */
const FACT =
  /(?<!\p{L})(?:chiếm|bị trừ|(?:chỉ|mới|hiện|vẫn|từng|không|chưa)(?:\s+\p{L}+){0,2}?\s+(?:đạt|có|được|chiếm)|đã(?!\s+(?:đề ra|giao|được|ban hành|phê duyệt|ký|cam kết|xây dựng|xác định))|hiện nay|hiện tại|đạt được|trước đây)(?!\p{L})/iu;
/** Where a clause that states an aim of its own begins. */
const NEW_AIM =
  /,\s+(?=(?:và\s+)?(?:phấn đấu|đảm bảo|bảo đảm|đạt|tối thiểu|ít nhất|nâng|giảm|tăng|đến|trước|tỷ lệ|tỉ lệ|trong đó)(?!\p{L}))/iu;

/**
 * The targets of a duty: percentages, and counts that are said to be the least or the most. A
 * figure that tells what was reached (`chỉ đạt`, `chiếm`) is none. Due is null where the clause
 * names no date; a phrase without a year is laid into the plan year.
 */
export function readTargets(text: string, year: number): ImportedTarget[] {
  if (text.length > LONGEST) return [];
  return sentences(text).flatMap((sentence) => readSentence(sentence, year));
}

function readSentence(sentence: string, year: number): ImportedTarget[] {
  const targets: ImportedTarget[] = [];
  let common: ImportedTarget["due"] = null;
  let isFirst = true;
  for (const clause of clauses(sentence)) {
    const figures = figuresIn(clause);
    const [figure] = figures;
    const named = findDueOfFigure(clause, year);
    // A date said before the first figure is that of the whole enumeration.
    if (isFirst && named && named.at < (figure?.at ?? clause.length)) common = named.due;
    for (const { value, unit, at } of meantFigures(clause, figures)) {
      if (!isAim(clause, at, unit)) continue;
      targets.push({ text: tidied(clause), value, unit, due: named?.due ?? common });
    }
    isFirst &&= figure === undefined;
  }
  return targets;
}

/** `từ 80% lên 95%` aims at the second, `từ 90% đến 95%` at the first. */
function meantFigures(clause: string, figures: readonly Figure[]): readonly Figure[] {
  const [first, second] = figures;
  if (!first || !second || figures.length > 2) return figures;
  const between = clause.slice(first.at, second.at);
  if (/%\s+lên\s+$/u.test(between)) return [second];
  return /%\s+(?:đến|tới)\s+$/u.test(between) ? [first] : figures;
}

function isAim(clause: string, at: number, unit: string): boolean {
  if (FACT.test(clause.slice(0, at))) return false;
  // A duty orders: `Số hóa 100% hồ sơ` needs no other word.
  return unit === "%" || AIM.test(clause);
}

/** Cut at `;` and full stops that end a sentence; not within numbers, dates and `Nghị định số …`. */
function sentences(text: string): string[] {
  return text.split(/(?<=[^\s.]{2}[.!?…])\s+(?=[\p{Lu}\d"“])/u);
}

/** The clauses of a sentence, each with one figure at the most where commas allow it. */
function clauses(sentence: string): string[] {
  return sentence.split(/;\s*/u).flatMap((part) => {
    const pieces = figuresIn(part).length > 1 ? partedAtFigures(part) : [part];
    return pieces.map((piece) => (piece.length > LONGEST_CLAUSE ? shortened(piece) : piece));
  });
}

/** Puts a cut at each comma or `và` after which the next figure's words begin. */
function partedAtFigures(part: string): string[] {
  const pieces: string[] = [];
  let words: string[] = [];
  for (const piece of part.split(/,\s+|\s+và\s+(?=(?:\p{L}+\s+){0,12}\d)/u)) {
    words.push(piece);
    if (figuresIn(piece).length === 0) continue;
    pieces.push(words.join(", "));
    words = [];
  }
  const rest = words.length > 0 ? `, ${words.join(", ")}` : "";
  return pieces.map((piece, index) => (index === pieces.length - 1 ? piece + rest : piece));
}

/** The end of a long clause that states the aim, if it says where it begins. */
function shortened(clause: string): string {
  const pieces = clause.split(NEW_AIM);
  return pieces.find((piece) => figuresIn(piece).length > 0) ?? clause;
}

function figuresIn(text: string): Figure[] {
  const percents = [...text.matchAll(PERCENT)].map((match) => figureOf(match, match[1] ?? "", "%"));
  const counts = [...text.matchAll(COUNTED)].map((match) =>
    figureOf(match, match[1] ?? "", (match[2] ?? "").toLowerCase().replace("tthc", "TTHC")),
  );
  return [...percents, ...counts].toSorted((one, other) => one.at - other.at);
}

function figureOf(match: RegExpExecArray, number: string, unit: string): Figure {
  return { value: Number(number.replace(",", ".")), unit, at: match.index };
}

function tidied(clause: string): string {
  return clause.replace(/^[\s,–-]+|[\s.;,]+$/gu, "");
}
