/** Numbers of points in running text, apart from all the other numbers that stand there. */
import { readPoints } from "./points.ts";

export interface Amount {
  /** `đạt 0,95/1`, `0 điểm`; or `trừ 0,5 điểm`. */
  readonly kind: "score" | "deduction";
  readonly points: number;
  /** Of a fraction: `91,84/100 điểm`. */
  readonly max: number | null;
  /** Its place in the text, with the words that belong to it. */
  readonly at: number;
  readonly end: number;
  /** `tổng cộng trừ`: says what the deductions before it come to. */
  readonly isSum: boolean;
  /** The word `điểm` stands with it. */
  readonly isSaid: boolean;
}

const NUMBER = String.raw`\d{1,4}(?:[.,]\d{1,4})?`;
const APART = String.raw`(?<![\d.,/])`;
const NO_MORE = String.raw`(?![\d%]|[.,]\d| ?[/%])`;
/** What can follow points whose unit is not said. */
const CLOSE = String.raw`(?= ?(?:[;,)]|\.(?:\s|$)|$))`;

const DEDUCTION = new RegExp(
  String.raw`(?<![\p{L}\d])(tong(?: cong| so)? )?(?:bi )?(?:diem )?(?:tru|giam tru|mat)(?: di)?( tong cong)?` +
    String.raw` ?:? ?[-\u2010-\u2015]?(${NUMBER})${NO_MORE}(?:( ?diem(?! phan tram)|d(?![\p{L}\d]))|${CLOSE})`,
  "gu",
);
/** `(-0,5)`, `: -5 điểm`; but not `từ 5 - 10 điểm`. */
const SIGNED = new RegExp(
  String.raw`(?<=[:(] ?)[-\u2010-\u2015] ?(${NUMBER})${NO_MORE}(?: ?diem(?!\p{L})| ?d(?![\p{L}\d])|${CLOSE})`,
  "gu",
);
const FRACTION = new RegExp(
  String.raw`${APART}(${NUMBER})( ?diem)?( ?/ ?| tren (?:tong (?:so |diem )?)?)(${NUMBER})${NO_MORE}( ?diem(?: chuan| toi da)?|d(?![\p{L}\d]))?`,
  "gu",
);
/** `Tổng điểm đạt được: 94,11/100`. */
const SAID_BEFORE = /diem(?: \p{L}{1,7}){0,4} ?: ?$/u;
/** `08 điểm bưu điện` are no points. */
const POINTS = new RegExp(
  String.raw`${APART}(${NUMBER})${NO_MORE} ?diem(?![\p{L}]| (?:phan tram|truong|ban|buu|tiep nhan|cau|dan|du lich|den|nong|thi|mo hinh|kinh doanh)(?!\p{L}))`,
  "gu",
);
const LABELLED = new RegExp(
  String.raw`(?<=(?:toi da|diem chuan|tu cham|tu danh gia|diem dat|dat duoc|tham dinh|khao sat|xa hoi hoc|tong diem) ?(?::|la) ?|(?:toi da|tu cham|tu danh gia) )` +
    String.raw`${APART}(${NUMBER})${NO_MORE}${CLOSE}`,
  "gu",
);

/** Finds all points in evenly folded text, in order. */
export function findAmounts(folded: string): readonly Amount[] {
  if (!/\d/u.test(folded)) return [];
  const { taken, rules } = deductions(folded);
  const others = [...fractions(folded), ...plain(folded, POINTS), ...plain(folded, LABELLED)];
  for (const amount of others) {
    if ([...taken, ...rules].every((each) => isApart(amount, each))) taken.push(amount);
  }
  return taken.toSorted((one, other) => one.at - other.at);
}

function isApart(one: Pick<Amount, "at" | "end">, other: Pick<Amount, "at" | "end">): boolean {
  return one.end <= other.at || one.at >= other.end;
}

/** What was deducted; and apart from it what is deducted as a rule. */
function deductions(folded: string): { readonly taken: Amount[]; readonly rules: Amount[] } {
  const taken: Amount[] = [];
  const rules: Amount[] = [];
  for (const match of folded.matchAll(DEDUCTION)) {
    const [, before, within, number = "", unit] = match;
    const isLoss = unit !== undefined || !/mat/u.test(match[0]);
    const isSum = before !== undefined || within !== undefined;
    const found = isLoss ? amountOf("deduction", number, match, isSum) : [];
    (isRule(folded, match) ? rules : taken).push(...found);
  }
  for (const match of folded.matchAll(SIGNED)) {
    taken.push(...amountOf("deduction", match[1] ?? "", match));
  }
  return { taken, rules };
}

/** `cứ mỗi hồ sơ trễ hẹn trừ 0,1 điểm`: how points are taken, not that they were. */
function isRule(folded: string, { index, 0: { length } }: RegExpExecArray): boolean {
  const before = folded.slice(Math.max(0, index - 60), index);
  const after = folded.slice(index + length, index + length + 20);
  return (
    /(?:^|[ (])(?:cu (?:moi|\d+)|neu|moi (?:ho so|bao cao|lan|ngay|van ban|tieu chi|truong hop)|se)(?: \p{L}+){0,8} ?$/u.test(
      before,
    ) || /^ ?(?:\/|cho moi|doi voi moi|moi )/u.test(after)
  );
}

function fractions(folded: string): Amount[] {
  return [...folded.matchAll(FRACTION)].flatMap((match) => {
    const [whole, number = "", unitBefore, sign = "", most = "", unitAfter] = match;
    const before = folded.slice(0, match.index);
    const isSaid =
      unitBefore !== undefined || unitAfter !== undefined || SAID_BEFORE.test(before.slice(-40));
    const points = readPoints(number);
    const max = readPoints(most);
    if (points === null || max === null) return [];
    const after = folded.slice(match.index + whole.length);
    const isScore =
      isSaid ||
      (points <= max &&
        sign.includes("/") &&
        isBareScore(folded, { before, after }, number + most));
    return isScore
      ? amountOf("score", number, match).map((each) => ({ ...each, max, isSaid }))
      : [];
  });
}

/** Without the word `điểm`: `đạt 0,95/1;` but neither `6/7 nhiệm vụ` nor `15/12`. */
function isBareScore(
  folded: string,
  { before, after }: { readonly before: string; readonly after: string },
  numbers: string,
): boolean {
  if (!/^ ?(?:[;,)]|\.(?:\s|$)|$|\(|do |vi )/u.test(after)) return false;
  if (/[.,]/u.test(numbers)) return true;
  const isOfPoints = /\d ?diem|tru \d/u.test(folded) && !/^\d+0\d$/u.test(numbers);
  return isOfPoints && numbers.length < 4 && /(?:dat|duoc|:|\() ?$/u.test(before);
}

function plain(folded: string, pattern: RegExp): Amount[] {
  return [...folded.matchAll(pattern)].flatMap((match) => amountOf("score", match[1] ?? "", match));
}

function amountOf(
  kind: Amount["kind"],
  number: string,
  { index, 0: { length } }: RegExpExecArray,
  isSum = false,
): Amount[] {
  const points = readPoints(number);
  const place = { at: index, end: index + length };
  return points === null ? [] : [{ kind, points, max: null, ...place, isSum, isSaid: true }];
}
