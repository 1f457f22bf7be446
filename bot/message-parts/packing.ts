/** What stands under one another, put into as few messages as possible. */

export interface Packed {
  /** As the platform counts, or more. */
  readonly length: number;
  /** Nothing of it can be seen: messages neither begin nor end with it, and may part there. */
  readonly isBlank: boolean;
}

/**
 * The parts, in order: as few as the limit allows, parted at blanks rather than between what stands
 * together. What is longer than the limit by itself is a part of its own. Blanks at either end of a
 * part are left out, and so are parts in which nothing could be seen.
 *
 * @param limit of a part's length, with one more for each line break in it
 */
export function pack<Item extends Packed>(
  items: readonly Item[],
  limit: number,
): readonly (readonly Item[])[] {
  const ends = items.map((_, start) => endOf(items, start, limit));
  const needed = partsNeeded(items, ends);
  const parts: (readonly Item[])[] = [];
  for (let start = 0; start < items.length;) {
    if (items[start]?.isBlank) {
      start += 1;
      continue;
    }
    const latest = ends[start] ?? items.length;
    const left = (needed[start] ?? 1) - 1;
    const end = partingPlace(items, { start, latest }, (place) => (needed[place] ?? 0) <= left);
    parts.push(withoutBlankEnd(items.slice(start, end)));
    start = end;
  }
  return parts;
}

/** The furthest that a part may reach which begins here. */
function endOf(items: readonly Packed[], start: number, limit: number): number {
  let length = items[start]?.length ?? 0;
  let end = start + 1;
  for (; end < items.length; end += 1) {
    length += 1 + (items[end]?.length ?? 0);
    if (length > limit) break;
  }
  return end;
}

/** For what begins at each place; at the last place nothing is left. */
function partsNeeded(items: readonly Packed[], ends: readonly number[]): readonly number[] {
  const needed = Array.from({ length: items.length + 1 }, () => 0);
  for (let start = items.length - 1; start >= 0; start -= 1) {
    const after = items[start]?.isBlank ? start + 1 : (ends[start] ?? items.length);
    needed[start] = (needed[after] ?? 0) + (items[start]?.isBlank ? 0 : 1);
  }
  return needed;
}

/** The last blank after which no more parts are needed than without it; else as far as it reaches. */
function partingPlace(
  items: readonly Packed[],
  { start, latest }: { readonly start: number; readonly latest: number },
  costsNothing: (place: number) => boolean,
): number {
  for (let place = latest; place > start && costsNothing(place); place -= 1) {
    if (place === items.length || items[place - 1]?.isBlank || items[place]?.isBlank) return place;
  }
  return latest;
}

function withoutBlankEnd<Item extends Packed>(items: readonly Item[]): readonly Item[] {
  return items.slice(0, items.findLastIndex(({ isBlank }) => !isBlank) + 1);
}
