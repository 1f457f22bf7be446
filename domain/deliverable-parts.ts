/** Sản phẩm gồm nhiều phần: what a deliverable's label asks for, and what of it is still missing. */
import { KIND_NAMES, documentKindName, kindByName } from "./document-kinds.ts";
import type { DocumentReference } from "./document-reference.ts";
import { readableWords } from "./document-words/readable-words.ts";

export interface WantedPart {
  /** As the label says: `Báo cáo kết quả`. */
  readonly label: string;
  /** Kinds that it may be, the one that the label names first; empty where it names none. */
  readonly kinds: readonly string[];
}

/** A decision puts them into force: `Quyết định ban hành Kế hoạch`, `Quyết định phê duyệt Đề án`. */
const DECIDED_ON: ReadonlySet<string> = new Set(["KH", "CTr", "ĐA", "DA", "PA", "QC", "QyĐ"]);

/** What may stand before the kind: `Các kế hoạch`, `02 báo cáo`, `- Bản cam kết`. */
const COUNTED = String.raw`[-+*•\s]*(?:\d{1,2}[.)]? )?(?:cac |ban )?`;
const KIND = `(?:${KIND_NAMES.join("|")})(?![a-z])`;
const BEGINS = new RegExp(`^${COUNTED}(${KIND})`, "u");
const SEPARATOR = new RegExp(
  String.raw`(?<hard>\s?[;\n+]\s?|\s(?=\d[.)] ))|(?<or> hoac | ?\/ ?)|(?<!tai chinh)(?<soft> - |, va |, ?| va )(?=${COUNTED}${KIND})`,
  "gu",
);
/** Behind these, “và Kế hoạch” goes on with what the document is about. */
const ABOUT = /(?:^| )(?:thuc hien|trien khai|ban hanh|phe duyet|sua doi|thay the|theo|ve|cua) /u;
/** What is longer is no list of products. */
const LONGEST_LABEL = 1_000;
const DRAFT_OR_ANY = /(?:^|[^a-z])(?:du thao|van ban)(?![a-z])/u;

/** What a label asks for, in its order: one part, or several (`Kế hoạch; Báo cáo kết quả`). */
export function wantedParts(label: string): readonly WantedPart[] {
  const { words, folded } = readableWords(label.slice(0, LONGEST_LABEL));
  const pieces: Piece[] = [{ start: 0, end: folded.length, kinds: [] }];
  for (const match of folded.matchAll(SEPARATOR)) {
    const start = match.index + match[0].length;
    const last = pieces.at(-1);
    if (!last || isInBrackets(folded, match.index)) continue;
    const kind = kindAt(folded, start);
    if (isBreak(match, folded.slice(last.start, match.index), kind, words.charAt(start))) {
      pieces[pieces.length - 1] = { ...last, end: match.index };
      pieces.push({ start, end: folded.length, kinds: [] });
    } else if (kind !== null) {
      pieces[pieces.length - 1] = { ...last, kinds: [...last.kinds, kind] };
    }
  }
  return pieces
    .map((piece) => partOf(piece, words, folded))
    .filter(({ label: name }, index) => name !== "" || index === 0);
}

/**
 * The parts that nothing given stands for. A document whose kind is not known counts for the first still
 * missing; where only one thing is wanted, whatever was given is taken for it.
 */
export function missingParts(
  label: string,
  given: readonly (DocumentReference | null)[],
): readonly WantedPart[] {
  const parts = wantedParts(label);
  if (parts.length < 2) return given.length > 0 ? [] : parts;
  const missing = [...parts];
  let kinds = given.map((reference) => reference?.kind ?? null);
  const take = (fits: (part: WantedPart, kind: string | null) => boolean) => {
    kinds = kinds.filter((kind) => {
      const index = missing.findIndex((part) => fits(part, kind));
      if (index >= 0) missing.splice(index, 1);
      return index < 0;
    });
  };
  take((part, kind) => part.kinds[0] === kind);
  take((part, kind) => kind !== null && part.kinds.includes(kind));
  take((part, kind) => kind === null || part.kinds.length === 0);
  return missing;
}

/** Whether a document of this kind is what the label asks for; null where that cannot be told. */
export function fitsDeliverable(kind: string | null, label: string): boolean | null {
  if (kind === null || documentKindName(kind) === null) return null;
  const parts = wantedParts(label);
  if (parts.some(({ kinds }) => kinds.includes(kind))) return true;
  return parts.some(({ kinds }) => kinds.length === 0) ? null : false;
}

/** A stretch of the label, and kinds that it names besides its first. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly kinds: readonly string[];
}

function isBreak(match: RegExpExecArray, before: string, kind: string | null, first: string) {
  if (match.groups?.["or"] !== undefined) return false;
  if (match.groups?.["hard"] !== undefined) {
    return before.trim() !== "" && (kind !== null || /[\p{Lu}\d-]/u.test(first));
  }
  return before.trim() !== "" && BEGINS.test(before) && !ABOUT.test(before);
}

function partOf({ start, end, kinds }: Piece, words: string, folded: string): WantedPart {
  const label = words.slice(start, end).replace(/^(?:[-–+*•\s]|\d{1,2}[.)] )+|[\s;,.]+$/gu, "");
  const named = kindAt(folded.slice(0, end), start);
  const isOpen = named === null || DRAFT_OR_ANY.test(folded.slice(start, end));
  const all = isOpen ? [] : [named, ...kinds];
  const decided = all.some((kind) => DECIDED_ON.has(kind)) ? ["QĐ"] : [];
  return {
    label: label.charAt(0).toUpperCase() + label.slice(1),
    kinds: [...new Set([...all, ...decided])],
  };
}

function kindAt(folded: string, start: number): string | null {
  const name = BEGINS.exec(folded.slice(start))?.[1];
  return name === undefined ? null : kindByName(name);
}

function isInBrackets(folded: string, at: number): boolean {
  const before = folded.slice(0, at);
  return before.lastIndexOf("(") > before.lastIndexOf(")");
}
