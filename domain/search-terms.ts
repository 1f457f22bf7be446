/** Từ cần tìm: what is looked for in tasks, directives and documents. */
import { KIND_NAMES, documentKindName, kindByName, kindBySign } from "./document-kinds.ts";
import { readDocumentReference } from "./document-reference.ts";
import { isKnownIssuer } from "./document-words/document-sign.ts";
import type { EvidenceDocument } from "./evidence.ts";
import { readTaskCode } from "./task-code.ts";
import { foldText } from "./text.ts";

export interface SearchTerms {
  /** Folded, as it was typed. */
  readonly whole: string;
  /** Folded words, all of which must occur in a task, a report or a directive. */
  readonly work: readonly string[];
  /** The same for a document; null where the words ask for none. */
  readonly documents: readonly string[] | null;
  /** The kind that a document has to be of. */
  readonly kind: string | null;
  /** The folded number of the very document that is looked for; null where none is named. */
  readonly number: string | null;
  /** Nothing is said but a number, its kind and its sign: a document is meant before work. */
  readonly isNumber: boolean;
}

const MOST_WORDS = 12;
const DASHES = /[\u2010-\u2015\u2212]/gu;
const KIND = new RegExp(String.raw`(?<![a-z\d])(?:${KIND_NAMES.join("|")})(?![a-z\d])`, "u");
/** They stand before a number and a date, and in no document itself. */
const AROUND_NUMBERS = new Set(["so", "ngay"]);

export function readSearch(text: string): SearchTerms {
  const whole = foldText(text.replace(DASHES, "-"));
  const number = readDocumentReference(text)?.number ?? null;
  if (number !== null) {
    const folded = foldText(number);
    return {
      whole: folded,
      work: [folded],
      documents: [folded],
      kind: null,
      number: folded,
      isNumber: true,
    };
  }
  const code = readTaskCode(text);
  if (code !== null) {
    const folded = foldText(code);
    return {
      whole: folded,
      work: [folded],
      documents: [folded],
      kind: null,
      number: null,
      isNumber: false,
    };
  }
  const kind = KIND.exec(whole)?.[0] ?? null;
  const besides = (kind === null ? whole : whole.replace(kind, " "))
    .split(/[\s/-]+/u)
    .filter((word) => word !== "" && !AROUND_NUMBERS.has(word));
  return {
    whole,
    work: whole.split(" ").filter(Boolean).slice(0, MOST_WORDS),
    documents: besides.length === 0 && kind === null ? null : besides.slice(0, MOST_WORDS),
    kind: kind === null ? null : kindByName(kind),
    number: null,
    isNumber: besides.some(isDigits) && besides.every((word) => isDigits(word) || isSign(word)),
  };
}

function isDigits(word: string): boolean {
  return /^\d+$/u.test(word);
}

function isSign(word: string): boolean {
  return kindBySign(word) !== null || isKnownIssuer(word);
}

/** Whether a document is of the kind that is asked for, or is called so by whoever gave it. */
export function isOfKind({ reference, note, source }: EvidenceDocument, kind: string): boolean {
  if (reference?.kind === kind) return true;
  const name = foldText(documentKindName(kind) ?? kind);
  const fileName = source.kind === "file" ? source.name : "";
  return foldText(`${note} ${fileName}`).includes(name);
}

/** Whether all of the folded words occur in these texts. */
export function holdsAll(words: readonly string[], texts: readonly string[]): boolean {
  const folded = foldText(texts.join(" "));
  return words.every((word) => folded.includes(word));
}
