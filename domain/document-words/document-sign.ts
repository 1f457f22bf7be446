/** Ký hiệu: what stands behind a document's number, `KH-UBND`, and how it is written. */
import { kindBySign } from "../document-kinds.ts";
import { foldText } from "../text.ts";
import type { ReadableWords } from "./readable-words.ts";

export interface Sign {
  /** `KH`, `UBND` of `KH-UBND`; as they should be written. */
  readonly parts: readonly string[];
  /** What stands behind the slash of the Party's signs: `TU` of `CT/TU`. */
  readonly slashed: string | null;
  readonly end: number;
  readonly isTypedLow: boolean;
}

const PART = /[a-z][a-z\d&]*/uy;
const JOIN = / ?- ?|\./uy;
const SLASHED = /\s?\/\s?(?<issuer>[a-z][a-z.]{0,14}[a-z])(?![a-z\d/])/uy;
const MOST_PARTS = 5;

/** Issuers whose abbreviations are known however they are typed. */
const ISSUERS = new Map(
  [
    "UBND",
    "HĐND",
    "TTg",
    "CP",
    "TW",
    "TU",
    "HU",
    "ĐU",
    "VP",
    "VPUB",
    "VPUBND",
    "VPCP",
    "SNV",
    "PNV",
  ].map((issuer) => [foldText(issuer), issuer] as const),
);

export function isKnownIssuer(part: string): boolean {
  return ISSUERS.has(foldText(part));
}

/** The sign that begins at a place; null where no letters stand there. */
export function readSign(text: ReadableWords, start: number): Sign | null {
  const isTypedLow = isLowerCase(text.words.slice(start, start + 2));
  const { parts, end } = readParts(text, start, isTypedLow);
  return parts.length > 0 ? { parts, slashed: null, end, isTypedLow } : null;
}

/** The same for a sign of the Party's: its issuer stands behind a slash. */
export function readPartySign(text: ReadableWords, start: number): Sign | null {
  const sign = readSign(text, start);
  const slashed = sign && matchAt(SLASHED, text.folded, sign.end);
  const issuer = slashed?.groups?.["issuer"];
  if (!sign || !slashed || issuer === undefined) return null;
  const end = sign.end + slashed[0].length;
  const typed = text.words.slice(end - issuer.length, end);
  return isKnownIssuer(typed) || /^\p{Lu}{2}/u.test(typed)
    ? { ...sign, slashed: asWritten(typed), end }
    : null;
}

function readParts({ words, folded }: ReadableWords, start: number, isTypedLow: boolean) {
  const parts: string[] = [];
  let end = start;
  let joint = "";
  while (parts.length < MOST_PARTS) {
    const at = end + joint.length;
    const part = matchAt(PART, folded, at)?.[0];
    if (part === undefined) break;
    const typed = words.slice(at, at + part.length);
    const last = parts.at(-1);
    if (last !== undefined && !continuesSign(typed, joint, isTypedLow)) break;
    if (joint === ".") parts[parts.length - 1] = `${last}.${asWritten(typed)}`;
    else parts.push(asWritten(typed));
    end = at + part.length;
    joint = matchAt(JOIN, folded, end)?.[0] ?? "";
    if (joint === "") break;
  }
  return { parts, end };
}

/** What follows a dash with spaces, or a dot, belongs to the sign only if it surely is an abbreviation. */
function continuesSign(typed: string, joint: string, isTypedLow: boolean): boolean {
  const isCapital = /^\p{Lu}[\p{Lu}\d&]/u.test(typed);
  if (joint === ".") return isCapital && !isTypedLow;
  if (joint !== "-") return isKnownIssuer(typed) || (isCapital && !isTypedLow);
  return isTypedLow ? typed.length >= 2 : /^\p{Lu}/u.test(typed) || isKnownIssuer(typed);
}

/** `ubnd` as `UBND`, `qd` as `QĐ`, `TTG` as `TTg`; what is in capitals otherwise stays. */
function asWritten(typed: string): string {
  return typed
    .split("&")
    .map((part) => {
      const issuer = ISSUERS.get(foldText(part));
      if (issuer !== undefined) return issuer;
      const kind = kindBySign(part);
      if (kind !== null && foldText(kind) === foldText(part)) return kind;
      return isLowerCase(part) ? part.toUpperCase() : part;
    })
    .join("&");
}

function isLowerCase(typed: string): boolean {
  return typed === typed.toLowerCase();
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
