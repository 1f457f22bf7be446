/** Timing, as ratios within one run: the machine's own speed cancels out. */

/** Operations per second of `work`, called `count` times one after another. */
export async function rateOf(
  count: number,
  work: (index: number) => Promise<void>,
): Promise<number> {
  const from = performance.now();
  for (let index = 0; index < count; index += 1) await work(index);
  return (count * 1000) / (performance.now() - from);
}

/** How long `work` takes, in milliseconds. */
export async function millisOf(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

export interface Comparison {
  readonly what: string;
  readonly ours: number;
  readonly limit: number;
  readonly unit: string;
  readonly limitIs: string;
  /** The least that ours / limit should be; null where the figure is only for scale. */
  readonly atLeast: number | null;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs two rates in turn and takes each one's median, so that a slow moment hits both. */
export async function inTurn(
  rounds: number,
  ours: () => Promise<number>,
  limit: () => Promise<number>,
): Promise<{ readonly ours: number; readonly limit: number }> {
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await limit());
    mine.push(await ours());
  }
  return { ours: median(mine), limit: median(theirs) };
}
