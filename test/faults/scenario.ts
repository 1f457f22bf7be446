/** What a fault is tried with, and what is counted afterwards. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeRandom, type Random } from "./random.ts";

/** How much of everything; each scenario reads what it needs. */
export interface Sizes {
  /** Messages that fall due over the run. */
  readonly messages: number;
  /** Processes killed at random moments. */
  readonly kills: number;
  /** Updates that come in. */
  readonly updates: number;
  /** Days of the office's year that are lived through. */
  readonly days: number;
  /** How long what is taken away stays away, in milliseconds. */
  readonly awayMillis: number;
}

export interface Tally {
  /** What had to be told, or to be done. */
  readonly due: number;
  /** Of that, what was: by what the other side has, not by what we believe. */
  readonly sent: number;
  /** What came once more than it should have. */
  readonly doubled: number;
  /** Neither sent, nor on record as unknown or dropped for a reason. */
  readonly lost: number;
  /** Attempts that are on record with an end that nobody knows. */
  readonly unknown: number;
  readonly kills: number;
  /** What `pragma integrity_check` says. */
  readonly integrity: string;
  /** Whatever else is not as it must be, in words; empty when all is well. */
  readonly faults: readonly string[];
}

export interface Stage {
  readonly folder: string;
  readonly sizes: Sizes;
  readonly random: Random;
  /** Says how far the run is. */
  readonly say: (progress: string) => void;
}

export interface Scenario {
  /** As in `--only`. */
  readonly name: string;
  readonly title: string;
  /** Small enough for the tests. */
  readonly short: Sizes;
  /** Which share of a long run's work is this scenario's, where not all of it; the rest is too slow. */
  readonly share?: number;
  /** Needs a redis-server on the machine. */
  readonly needsRedis: boolean;
  readonly run: (stage: Stage) => Promise<Tally>;
}

/** What a scenario is tried with in a long run of these sizes. */
export function longSizes({ share = 1 }: Scenario, sizes: Sizes): Sizes {
  const part = (count: number) => Math.ceil(count * share);
  const { messages, kills, updates } = sizes;
  return { ...sizes, messages: part(messages), kills: part(kills), updates: part(updates) };
}

/** Runs a scenario in a folder of its own, which is removed afterwards. */
export async function play(
  scenario: Scenario,
  sizes: Sizes,
  seed: number,
  say: (progress: string) => void,
): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), "dondoc-faults-"));
  try {
    return await scenario.run({ folder, sizes, random: makeRandom(seed), say });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Why a run is no success, in words; empty when it is one. */
export function faultsOf(tally: Tally): readonly string[] {
  const { lost, integrity, faults } = tally;
  return [
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(integrity === "ok" ? [] : [`integrity: ${integrity}`]),
    ...faults,
  ];
}

/** The tallies of several parts as one. */
export function addUp(tallies: readonly Tally[]): Tally {
  const sum = (count: (tally: Tally) => number) =>
    tallies.reduce((total, tally) => total + count(tally), 0);
  return {
    due: sum(({ due }) => due),
    sent: sum(({ sent }) => sent),
    doubled: sum(({ doubled }) => doubled),
    lost: sum(({ lost }) => lost),
    unknown: sum(({ unknown }) => unknown),
    kills: sum(({ kills }) => kills),
    integrity: tallies.find(({ integrity }) => integrity !== "ok")?.integrity ?? "ok",
    faults: tallies.flatMap(({ faults }) => faults),
  };
}
