/** Sentences that say what the whole set came to. */
import { NO_TOTAL, type Points } from "../../../../domain/scores.ts";
import { foldEvenly } from "../text/even-fold.ts";
import { findAmounts, type Amount } from "../text/amounts.ts";
import { kindIn, readSubject, type Subject } from "./score-subjects.ts";

/** What a paragraph says of one scoring as a whole. */
export interface StatedTotal {
  /** Of the words before its points; nothing is filled in yet. */
  readonly subject: Subject;
  readonly max: Points;
  readonly assessed: Points;
  readonly self: Points;
  readonly survey: Points;
  readonly lost: Points;
  readonly selfGap: Points;
}

type Part = Exclude<keyof StatedTotal, "subject">;
type Role = Part | "verified";

interface OpenTotal extends Record<Part | "verified", Points> {
  subject: Subject;
  /** The survey's part is said to be within the points before it. */
  isWithin: boolean;
}

const NOTHING_SAID = { ...NO_TOTAL, verified: null };

/** Neither what is wished for, nor what others have. */
const NOT_OURS =
  /(?:phan dau|muc tieu|ky vong|du kien|it nhat|toi thieu|phai dat|cao nhat|thap nhat|(?:trung binh|binh quan) (?:cua|toan|cac|ca|cap)|diem (?:cong|thuong)|dung dau|dan dau)[^;.]{0,80}$/u;
const WISHED_FOR = /^ ?tro len/u;
const OWN = /tu (?:cham|danh gia)/u;
const CHANGE = /(?:giam|tang|cao hon|thap hon|kem|chenh lech|lech|chenh)(?! tru)[^;.]{0,60}$/u;
const COMPARED = /so voi[^;.]{0,40}$/u;

/** `Năm 2023: 85,5/100 điểm`. */
const SET_BEFORE = /(?:^|nam 20\d\d|nam|cham diem|xa|huyen|tinh) ?:? ?\(?$/u;

/** For what stands before a number within its clause; the first that fits counts. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ["max", /(?:diem chuan|toi da|thang diem|diem toi da)[^;,]{0,40}$/u],
  ["survey", /(?:dieu tra|khao sat|xa hoi hoc|xhh)[^;,.]{0,40}$/u],
  ["self", /tu (?:cham|danh gia)[^;,.]{0,60}$/u],
  ["assessed", /tong (?:so )?(?:diem|cong)(?! tham dinh)[^;,.]{0,60}$/u],
  ["verified", /tham dinh(?: la| dat| duoc| chi dat| con)? ?:? ?\(?$/u],
  [
    "assessed",
    /(?:dat(?: duoc)?|duoc|la|con|diem(?: so)?|ket qua|cham(?: diem)?)[^;,.\p{L}]{0,12}$/u,
  ],
];

/**
 * Reads what a paragraph says of scorings as wholes: one, or one a year where it tells of several
 * years. Points that it only compares with are left out.
 */
export function readTotals(text: string): readonly StatedTotal[] {
  const folded = foldEvenly(text);
  const amounts = findAmounts(folded).filter(({ isSaid }) => isSaid);
  const totals: OpenTotal[] = [];
  for (const [index, amount] of amounts.entries()) {
    const from = amounts[index - 1]?.end ?? 0;
    const before = clauseBefore(folded, from, amount.at);
    const after = clauseAfter(folded, amount.end, amounts[index + 1]?.at ?? folded.length);
    const role = roleOf(amount, before, after);
    if (role === null) continue;
    const subject = readSubject(text.slice(from, amount.at));
    const last = totals.at(-1);
    const isNext = role === "assessed" && isOtherYear(last, subject);
    const open = last && !isNext ? last : { subject, ...NOTHING_SAID, isWithin: false };
    if (open !== last) totals.push(open);
    open[role] ??= amount.points;
    if (amount.max !== null && role !== "max") open.max ??= amount.max;
    open.isWithin ||= role === "survey" && /trong do|bao gom/u.test(folded.slice(from, amount.at));
  }
  return totals.map(finish);
}

function isOtherYear(last: OpenTotal | undefined, { year }: Subject): boolean {
  if (!last || last.assessed === null || year === null) return false;
  return last.subject.year !== null && last.subject.year !== year;
}

function roleOf({ kind, max }: Amount, before: string, after: string): Role | null {
  if (NOT_OURS.test(before) || WISHED_FOR.test(after)) return null;
  if (kind === "deduction") {
    return /^[ )]*(?:tren|so voi)[^;.]{0,30}tu (?:cham|danh gia)/u.test(after) ? "selfGap" : "lost";
  }
  const change = CHANGE.exec(before);
  if (change !== null) {
    const around = `${before} ${after}`;
    const isOfOwn = OWN.test(around) && !/nam 20\d\d|nam truoc|cung ky/u.test(around);
    return isOfOwn && !/^(?:tang|cao)/u.test(change[0]) ? "selfGap" : null;
  }
  if (COMPARED.test(before)) return null;
  if (/^ ?(?:chuan|toi da)/u.test(after)) return "max";
  const bare = before.replace(/\d[\d.,]* ?% ?\(?$/u, "");
  const named = ROLES.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
  const isOfSet = max !== null && (kindIn(bare) !== null || SET_BEFORE.test(bare));
  return named ?? (isOfSet ? "assessed" : null);
}

/** Up to the end of the sentence before. */
function clauseBefore(folded: string, from: number, at: number): string {
  const words = folded.slice(from, at);
  return words.slice(Math.max(words.lastIndexOf(". ") + 1, words.lastIndexOf("; ") + 1));
}

function clauseAfter(folded: string, end: number, next: number): string {
  const words = folded.slice(end, next);
  const stop = words.search(/[.;]\s/u);
  return stop < 0 ? words : words.slice(0, stop);
}

function finish({ verified, isWithin, ...open }: OpenTotal): StatedTotal {
  const parts =
    verified !== null && open.survey !== null && !isWithin ? verified + open.survey : verified;
  return { ...open, assessed: open.assessed ?? parts };
}
