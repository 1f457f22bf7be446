/**
 * One line as the platform's markdown. Which dialect it reads is not written down: words are marked
 * only where every dialect would agree, and escaped only where something would act as mark-up, so
 * that a reader who knows no escapes shows as few of them as possible.
 */
import { textOf, type Piece, type Row } from "../message-parts/text-rows.ts";

/** What words are marked with on both sides; `""` for plain ones. */
export type Mark = "**" | "*" | "";

export interface MarkedLine {
  readonly text: string;
  /** False when nothing in it is marked after all. */
  readonly isMarked: boolean;
}

const ADDRESS = /https?:\/\/[^\s<]+/giu;
/** What would act as mark-up even inside an address, where a backslash would belong to it. */
const IN_ADDRESS: Readonly<Record<string, string>> = { "*": "%2A", "`": "%60", "\\": "%5C" };
const WORD = /[\p{L}\p{N}]/u;
/** Beside a mark, these could be taken for a part of it. */
const CLINGING = /[\p{L}\p{N}\p{M}*_~`\\]/u;
const PUNCTUATION = /^[!-/:-@[-`{-~]$/u;

export function markdownOf(row: Row<Mark>): MarkedLine {
  const text = textOf(row);
  const escaped = escapedUnits(text);
  let [offset, result, isMarked, lastEnd] = [0, "", false, -1];
  for (const { text: words, mark } of joined(row)) {
    const core = coreOf(words);
    const [start, end] = [offset + core.start, offset + core.end];
    const takes = mark !== "" && start > lastEnd && canBeMarked(text, start, end);
    const inner = escaped.slice(start, end).join("");
    const outer = [escaped.slice(offset, start), escaped.slice(end, offset + words.length)];
    const [lead = "", trail = ""] = outer.map((units) => units.join(""));
    result += lead + (takes ? `${mark}${inner}${mark}` : inner) + trail;
    isMarked ||= takes;
    if (takes) lastEnd = end;
    offset += words.length;
  }
  return { text: result, isMarked };
}

/** Neighbours under the same mark are marked as one. */
function joined(row: Row<Mark>): readonly Piece<Mark>[] {
  const pieces: Piece<Mark>[] = [];
  for (const piece of row) {
    const last = pieces.at(-1);
    if (last?.mark === piece.mark) {
      pieces.splice(-1, 1, { text: last.text + piece.text, mark: last.mark });
    } else pieces.push(piece);
  }
  return pieces;
}

/** Blanks at the edge would keep a mark from being one. */
function coreOf(words: string): { readonly start: number; readonly end: number } {
  const end = words.trimEnd().length;
  return { start: Math.min(words.length - words.trimStart().length, end), end };
}

/** Not next to a letter, and not in or around an address, which would swallow the mark behind it. */
function canBeMarked(text: string, start: number, end: number): boolean {
  if (start === end || text.charAt(end - 1) === "\\") return false;
  const isInAddress = [...text.matchAll(ADDRESS)].some(({ index, 0: address }) => {
    return index < end && index + address.length > start;
  });
  if (isInAddress) return false;
  return !CLINGING.test(before(text, start)) && !CLINGING.test(after(text, end));
}

function before(text: string, at: number): string {
  const unit = text.charAt(at - 1);
  return /[\udc00-\udfff]/u.test(unit) ? text.slice(at - 2, at) : unit;
}

function after(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : "";
}

/** Each unit of the line as it has to be written. */
function escapedUnits(text: string): readonly string[] {
  const units = [...Array(text.length).keys()].map((at) => escapedUnit(text, at));
  for (const { index, 0: address } of text.matchAll(ADDRESS)) {
    for (const [offset, unit] of address.split("").entries()) {
      units[index + offset] = IN_ADDRESS[unit] ?? unit;
    }
  }
  return units;
}

function escapedUnit(text: string, at: number): string {
  const unit = text.charAt(at);
  return actsAsMarkup(unit, text, at) ? `\\${unit}` : unit;
}

function actsAsMarkup(unit: string, text: string, at: number): boolean {
  const rest = text.slice(at + 1, at + 40);
  switch (unit) {
    case "*":
    case "`":
    case "~":
      return true;
    case "\\":
      return rest === "" || PUNCTUATION.test(rest.charAt(0));
    case "_":
      return !(WORD.test(before(text, at)) && WORD.test(after(text, at + 1)));
    case "[":
      return /\][([]/u.test(text.slice(at));
    case "<":
      return /^[a-z/!?]/iu.test(rest);
    case "&":
      return /^(?:[a-z]\w*|#\w+);/iu.test(rest);
    case "#":
      return text.slice(0, at).trim() === "" && /^#{0,5}(?:\s|$)/u.test(rest);
    case ">":
      return text.slice(0, at).trim() === "";
    case "=":
    case "-":
      return at === text.search(/\S/u) && /^(?:=+|-[- ]*)$/u.test(text.trim());
    default:
      return false;
  }
}
