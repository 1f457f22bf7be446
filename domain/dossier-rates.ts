/**
 * Tỷ lệ đúng hạn: how many dossiers were resolved in time, always with what they are a share of. One rule
 * for `/hoso`, the weekly summary and the reports.
 */
import { shareInHundredths } from "./directive-figures.ts";
import type { DossierPeriod } from "./dossier-action.ts";
import type { DossierCounts } from "./dossier-stores.ts";
import { foldText } from "./text.ts";
import {
  addDays,
  endOfMonth,
  endOfQuarter,
  localDate,
  partsOf,
  quarterOf,
  type LocalDate,
} from "./time.ts";

export type RateFigures = Omit<DossierCounts, "unitId" | "unit" | "field">;

const NONE: RateFigures = {
  received: 0,
  onTime: 0,
  late: 0,
  open: 0,
  overdueOpen: 0,
  online: 0,
  onlineOf: 0,
  paidOnline: 0,
  paidOnlineOf: 0,
  digitised: 0,
  digitisedOf: 0,
};

/** A part of a whole that is named, and its share in hundredths of a per cent; null of nothing. */
export interface Share {
  readonly part: number;
  readonly whole: number;
  readonly hundredths: number | null;
}

/** Which share a plan's target is about. */
export type ShareName = "on-time" | "online" | "paid-online" | "digitised";

/** Chỉ tiêu: what a plan wants a share to be, and what it is. */
export interface TargetedShare {
  readonly name: ShareName;
  /** In hundredths of a per cent, as the share is. */
  readonly wanted: number;
  readonly share: Share;
}

export function sumRates(counts: readonly RateFigures[]): RateFigures {
  return counts.reduce<RateFigures>(
    (sum, each) => ({
      received: sum.received + each.received,
      onTime: sum.onTime + each.onTime,
      late: sum.late + each.late,
      open: sum.open + each.open,
      overdueOpen: sum.overdueOpen + each.overdueOpen,
      online: sum.online + each.online,
      onlineOf: sum.onlineOf + each.onlineOf,
      paidOnline: sum.paidOnline + each.paidOnline,
      paidOnlineOf: sum.paidOnlineOf + each.paidOnlineOf,
      digitised: sum.digitised + each.digitised,
      digitisedOf: sum.digitisedOf + each.digitisedOf,
    }),
    NONE,
  );
}

/** Of what was received: 3928 of 4063 are 96,68 %. */
export function onTimeOfReceived({ onTime, received }: RateFigures): Share {
  return shareOf(onTime, received);
}

/** Of what came to its end, in time or late. */
export function onTimeOfResolved({ onTime, late }: RateFigures): Share {
  return shareOf(onTime, onTime + late);
}

export function shareNamed(name: ShareName, figures: RateFigures): Share {
  switch (name) {
    case "on-time":
      return onTimeOfResolved(figures);
    case "online":
      return shareOf(figures.online, figures.onlineOf);
    case "paid-online":
      return shareOf(figures.paidOnline, figures.paidOnlineOf);
    case "digitised":
      return shareOf(figures.digitised, figures.digitisedOf);
    default:
      return name satisfies never;
  }
}

function shareOf(part: number, whole: number): Share {
  return { part, whole, hundredths: shareInHundredths(part, whole) };
}

export interface RateRow {
  readonly name: string;
  readonly figures: RateFigures;
}

/** Sums what is of one unit, or of one field. */
export function ratesBy(
  counts: readonly DossierCounts[],
  by: "unit" | "field",
): readonly RateRow[] {
  const groups = new Map<string, { readonly name: string; readonly counts: DossierCounts[] }>();
  for (const each of counts) {
    // Two units of one name are two.
    const key = by === "unit" ? (each.unitId ?? "") : each.field;
    const group = groups.get(key);
    if (group) group.counts.push(each);
    else groups.set(key, { name: by === "unit" ? each.unit : each.field, counts: [each] });
  }
  const rows = [...groups.values()].map((group) => ({
    name: group.name,
    figures: sumRates(group.counts),
  }));
  return worstFirst(rows);
}

/**
 * The lowest share in time of what has come to its end or to its date; what is late and still open counts
 * against its unit. Of equal shares the one with more that is late; those of which nothing can be said last.
 */
export function worstFirst(rows: readonly RateRow[]): readonly RateRow[] {
  const shares = new Map(rows.map((row) => [row, shareOfDue(row.figures)]));
  const rank = (row: RateRow) => shares.get(row) ?? Number.MAX_SAFE_INTEGER;
  const missed = ({ figures }: RateRow) => figures.late + figures.overdueOpen;
  return rows.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      missed(other) - missed(one) ||
      one.name.localeCompare(other.name, "vi"),
  );
}

function shareOfDue({ onTime, late, overdueOpen }: RateFigures): number | null {
  return shareInHundredths(onTime, onTime + late + overdueOpen);
}

/** Of these days, the first and the last included; never beyond today. */
export function spanOf(
  period: DossierPeriod,
  today: LocalDate,
): { readonly from: LocalDate; readonly to: LocalDate } {
  const { year, month } = partsOf(today);
  switch (period) {
    case "month":
      return { from: firstOf(year, month), to: today };
    case "quarter":
      return { from: firstOf(year, quarterOf(today) * 3 - 2), to: today };
    case "half-year":
      return { from: firstOf(year, month <= 6 ? 1 : 7), to: today };
    case "year":
      return { from: firstOf(year, 1), to: today };
    case "last-year":
      return { from: firstOf(year - 1, 1), to: endOfQuarter(year - 1, 4) };
    default:
      return period satisfies never;
  }
}

/** The months of a span, the newest first, cut to it; at most so many. */
export function monthsOf(
  from: LocalDate,
  to: LocalDate,
  most: number,
): readonly { readonly from: LocalDate; readonly to: LocalDate }[] {
  const months: { readonly from: LocalDate; readonly to: LocalDate }[] = [];
  for (let last = to; last >= from && months.length < most;) {
    const { year, month } = partsOf(last);
    const first = firstOf(year, month);
    const end = endOfMonth(year, month);
    months.push({ from: first < from ? from : first, to: end > to ? to : end });
    last = addDays(first, -1);
  }
  return months;
}

function firstOf(year: number, month: number): LocalDate {
  const day = localDate(year, month, 1);
  if (!day) throw new RangeError(`no such month: ${year}-${month}`);
  return day;
}

const PERCENT = /(\d{1,3})(?:[.,](\d{1,2}))?\s*%/u;

/**
 * The targets that words of a plan set for dossiers: `Tỷ lệ hồ sơ trực tuyến toàn trình đạt 50%; 30% hồ sơ
 * thực hiện thanh toán trực tuyến; 100% tỷ lệ giải quyết hồ sơ trước hạn và đúng hạn`. Others are left out.
 */
export function dossierTargets(
  words: string,
): readonly { readonly name: ShareName; readonly wanted: number }[] {
  return words.split(/[;\n]|\.(?=\s|$)/u).flatMap((part) => {
    const found = PERCENT.exec(part);
    const name = found && shareMeant(foldText(part));
    if (!found || !name) return [];
    const wanted = Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
    return wanted > 0 && wanted <= 10_000 ? [{ name, wanted }] : [];
  });
}

function shareMeant(folded: string): ShareName | null {
  if (!/ho so/u.test(folded) || /noi bo|van ban/u.test(folded)) return null;
  if (/thanh toan truc tuyen|thanh toan dien tu/u.test(folded)) return "paid-online";
  if (/dung han|truoc han/u.test(folded)) return "on-time";
  if (/so hoa/u.test(folded)) return "digitised";
  return /truc tuyen/u.test(folded) ? "online" : null;
}
