/** Which periods a day named by its place in a period is owed in: `Hàng quý, ngày 10 tháng cuối quý`. */
import type { DayOf, DayOfBase, Item, Meaning, Rhythm, Series } from "./items.ts";

/** Gives the day the periods that it is written behind, in place of their last days. */
export function tieDayOf(tied: Item[], item: Item, meaning: DayOf): boolean {
  const bases =
    item.join === "break" && !isSaidAgain(tied, meaning) ? [] : takeBases(tied, meaning);
  if (meaning.unit === "open" && bases.length === 0) return false;
  tied.push({ ...item, meaning: { ...meaning, bases } });
  return true;
}

/** `Hàng quý; trước ngày 15 của tháng cuối quý` says which day of the quarter just named. */
function isSaidAgain(tied: readonly Item[], { unit }: DayOf): boolean {
  const last = tied.at(-1)?.meaning;
  if (last?.sort !== "rhythm" || last.bare) return false;
  return (unit === "quarter" && last.months === 3) || (unit === "month" && last.months === 1);
}

/** `ngày 20 của tháng cuối quý, 6 tháng, năm`: the day is owed in each of these periods. */
export function joinsDayOf(
  tied: Item[],
  { join, written }: Item,
  meaning: Rhythm | Series,
): boolean {
  const last = tied.at(-1);
  if (last?.meaning.sort !== "dayOf" || (join !== "comma" && join !== "list")) return false;
  const { bases, unit } = last.meaning;
  const isNamed = meaning.sort === "series" || meaning.bare;
  if (unit === "month" || unit === "open" || !isNamed) return false;
  const first = bases.length > 0 ? bases : [QUARTERLY];
  tied[tied.length - 1] = {
    ...last,
    meaning: { ...last.meaning, bases: [...first, meaning] },
    written: `${last.written}, ${written}`,
  };
  return true;
}

const QUARTERLY: Rhythm = { sort: "rhythm", months: 3, bare: false, window: null };

function takeBases(tied: Item[], meaning: DayOf): DayOfBase[] {
  const bases: DayOfBase[] = [];
  for (;;) {
    const last = tied.at(-1);
    if (last === undefined || !isBaseOf(last.meaning, meaning)) return bases;
    tied.pop();
    bases.unshift(last.meaning);
    if (last.join === "break") return bases;
  }
}

function isBaseOf(base: Meaning, { unit, which }: DayOf): base is DayOfBase {
  if (base.sort === "rhythm" && unit === "open") return base.months === 1 || which === "first";
  if (base.sort === "rhythm") return (base.months === 1) === (unit === "month");
  if (base.sort === "point") {
    if (base.bound === "before" || base.grain === "day" || unit === "month") return false;
    return (base.grain === "month") === (unit === "open" && which === "each");
  }
  return base.sort === "series" && unit !== "month" && !(unit === "open" && which === "each");
}
