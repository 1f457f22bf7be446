/** The criteria that a paragraph names with their points, one after another. */
import type { Points } from "../../../../domain/scores.ts";
import { foldEvenly } from "../text/even-fold.ts";
import { findAmounts, type Amount } from "../text/amounts.ts";

export interface ScorePiece {
  readonly name: string;
  readonly max: Points;
  readonly assessed: Points;
  readonly self: Points;
  readonly lost: Points;
  readonly reason: string | null;
}

export interface ScorePieces {
  readonly pieces: readonly ScorePiece[];
  /** Where the paragraph adds its deductions up, and they come to something else; hundredths. */
  readonly differing: { readonly printed: number; readonly computed: number } | null;
}

interface OpenPiece {
  name: string;
  max: Points;
  assessed: Points;
  self: Points;
  lost: Points;
  reason: string | null;
  /** A later sum of deductions has counted it in. */
  isCounted: boolean;
}

type Field = "max" | "assessed" | "self";

/** What stands right before a number and says which one it is; it belongs to no name. */
const LABELS: readonly (readonly [Field, RegExp])[] = [
  ["self", /(?:diem )?tu (?:cham|danh gia)(?: diem)?(?: dat| la| duoc)?$/u],
  ["max", /(?:so )?(?:diem )?(?:toi da|chuan)(?: la)?$|thang diem(?: la)?$/u],
  [
    "assessed",
    /(?:(?:so |ket qua |diem )*(?:duoc )?tham dinh|cham(?: diem)?)(?: chi| con)?(?: dat| la| duoc| con)?$/u,
  ],
  [
    "assessed",
    /(?:(?:chi|moi|ket qua|so|diem) )*(?:dat(?: duoc)?|duoc)(?: so diem)?$|(?:so )?diem$/u,
  ],
];
const REASON =
  /^[\s)\].,;]*(?:\(?(?:do|vi|nguyen nhan|ly do)(?:(?: bi)? tru(?: diem)?)?(?!\p{L})[\s:,]*|[:\u2013\u2014-]\s*(?:\(?(?:do|vi|nguyen nhan|ly do)(?!\p{L})[\s:,]*)?)/u;
/** A sentence of its own behind the points tells why, where it begins like this. */
const EXPLAINING = /^[\s)\].,;]*(?=(?:chua|thieu|khong|cham|co|con) )/u;
/** `hoàn thành 6/7 nhiệm vụ`: within a name it is the reason why points were lost. */
const SHARE =
  /(?:hoan thanh|thuc hien|giai quyet|xu ly|moi|dat)(?: duoc| dat| co)? \d{1,4} ?\/ ?\d{1,4} \p{L}/u;

/** Reads a paragraph without its bullet. Names and reasons are as written; a name may be missing. */
export function readPieces(text: string): ScorePieces {
  const folded = foldEvenly(text);
  const amounts = findAmounts(folded);
  const pieces: OpenPiece[] = [];
  let differing: ScorePieces["differing"] = null;
  let from = 0;
  for (const amount of amounts) {
    const { words, label } = takeLabel(text.slice(from, amount.at));
    const last = pieces.at(-1);
    const { reason, name } = from === 0 ? { reason: "", name: tidyName(words) } : divide(words);
    if (last && reason) last.reason ??= reason;
    if (amount.kind === "score") {
      const own = lastName(name);
      const piece = last && !own ? last : openPiece(own);
      if (piece !== last) pieces.push(piece);
      fill(piece, amount, label ?? "assessed");
    } else if (name && !amount.isSum) {
      pieces.push({ ...openPiece(name), lost: amount.points, reason: name });
    } else if (!last) {
      pieces.push({ ...openPiece(""), lost: amount.points });
    } else differing = settle(pieces, amount) ?? differing;
    from = amount.end;
  }
  const last = pieces.at(-1);
  if (last) last.reason = reasonIn(text.slice(from)) ?? last.reason;
  return { pieces: pieces.map(finish), differing };
}

function openPiece(name: string): OpenPiece {
  const none = { max: null, assessed: null, self: null, lost: null, reason: null };
  return { name, ...none, isCounted: false };
}

function fill(piece: OpenPiece, amount: Amount, field: Field): void {
  piece[field] ??= amount.points;
  if (field !== "max" && amount.max !== null) piece.max ??= amount.max;
}

function lossOf({ max, assessed, lost }: Pick<OpenPiece, "max" | "assessed" | "lost">): Points {
  return lost ?? (max !== null && assessed !== null ? Math.max(0, max - assessed) : null);
}

/** A deduction without words of its own sums up what was named before it. */
function settle(pieces: readonly OpenPiece[], amount: Amount): ScorePieces["differing"] {
  const open = pieces.filter(({ isCounted }) => !isCounted);
  const counted = amount.isSum || open.length === 0 ? pieces : open;
  for (const piece of pieces) piece.isCounted = true;
  const unknown = counted.filter((piece) => lossOf(piece) === null);
  const computed = sumOfLosses(counted);
  const [only] = unknown;
  if (only && unknown.length === 1 && amount.points >= computed) {
    only.lost = amount.points - computed;
    return null;
  }
  const whole = sumOfLosses(pieces);
  if (unknown.length > 0 || computed === amount.points || whole === amount.points) return null;
  return { printed: amount.points, computed };
}

function sumOfLosses(pieces: readonly OpenPiece[]): number {
  return pieces.reduce((sum, piece) => sum + (lossOf(piece) ?? 0), 0);
}

function takeLabel(words: string): { readonly words: string; readonly label: Field | null } {
  const bare = words.replace(/[\s:(–-]+$/u, "");
  // Folded, `chậm` would be `chấm`.
  const folded = foldEvenly(bare.replace(/chậm/giu, "----"));
  for (const [label, pattern] of LABELS) {
    const at = folded.search(pattern);
    if (at >= 0 && !/\p{L}/u.test(folded.charAt(at - 1))) {
      return { words: bare.slice(0, at), label };
    }
  }
  return { words: bare, label: null };
}

/** Words between two numbers: the reason of the first, and the name of what the second belongs to. */
function divide(words: string): { readonly reason: string; readonly name: string } {
  const marker = REASON.exec(foldEvenly(words));
  if (!marker) return { reason: "", name: tidyName(words) };
  const rest = words.slice(marker[0].length);
  const end = rest.search(/;\s|\.\s/u);
  if (end < 0) return { reason: tidyReason(rest), name: "" };
  return { reason: tidyReason(rest.slice(0, end)), name: tidyName(rest.slice(end)) };
}

function reasonIn(tail: string): string | null {
  const folded = foldEvenly(tail);
  const marker = REASON.exec(folded) ?? EXPLAINING.exec(folded);
  return marker ? tidyReason(tail.slice(marker[0].length)) || null : null;
}

/** The clause that is scored, of several: `…; Tính hợp lý của các văn bản`, `… (Tình hình thực hiện`. */
function lastName(words: string): string {
  const clause = words.slice(words.lastIndexOf("; ") + 1);
  const open = clause.lastIndexOf("(");
  return tidyName(open > clause.lastIndexOf(")") ? clause.slice(open + 1) : clause);
}

const CONNECTIVE =
  /^(?:(?:va|nen|do do|vi vay|con|trong do|cu the|bi|tong cong)(?!\p{L})[\s:,]*)+/u;

function tidyName(words: string): string {
  const start = words.replace(/^[\s)\].,;:–-]+/u, "");
  const connective = CONNECTIVE.exec(foldEvenly(start))?.[0] ?? "";
  const rest = start.slice(connective.length).replace(/[\s(,:;.–-]+$/u, "");
  return /\p{L}{2}/u.test(rest) ? rest : "";
}

function tidyReason(words: string): string {
  const bare = words.trim().replace(/[\s.;,/]+$/u, "");
  return bare.endsWith(")") && !bare.includes("(") ? bare.slice(0, -1).trimEnd() : bare;
}

function finish({ isCounted: _, ...piece }: OpenPiece): ScorePiece {
  const lost = lossOf(piece);
  const { name, reason } = divideShare(piece, lost);
  const named = { ...piece, name: name || (reason ?? ""), lost };
  return { ...named, reason: lost === 0 ? null : reason };
}

function divideShare(
  { name, reason }: Pick<OpenPiece, "name" | "reason">,
  lost: Points,
): { readonly name: string; readonly reason: string | null } {
  const at = foldEvenly(name).search(SHARE);
  if (reason !== null || lost === 0 || at <= 0) return { name, reason };
  return { name: tidyName(name.slice(0, at)), reason: tidyReason(name.slice(at)) };
}
