/** Sản phẩm và thời gian: which deliverable of a row is due when. */
import type { ImportedDeliverable, RowProblem } from "../../../../domain/plan-import.ts";
import { readTiming, splitTimings } from "../../../../domain/timing/read-timing.ts";
import type { TimingReading } from "../../../../domain/timing.ts";
import { splitItems } from "../text/cell-items.ts";

export interface RowDeliverables {
  readonly deliverables: readonly ImportedDeliverable[];
  readonly problems: readonly RowProblem[];
}

/** Reads a cell of products and one of timings for the reader's plan year. */
export type DeliverableReader = (product: string, timing: string) => RowDeliverables;

interface TimingPhrases {
  split(cell: string): readonly string[];
  read(phrase: string): TimingReading;
}

const EMBEDDED = /l[ôoồ]ng\s+gh[eé]p/iu;
/** A cell that holds more characters than this tells something else than when. */
const LONGEST_TIMING = 500;
const LISTED = /;\s+(?=\p{Lu})/u;

/**
 * Pairs products with timings: by position when both are several and as many; one timing serves
 * all products; one product takes all timings. Any other inequality is a problem, and then every
 * product stays without a date. A row without a product has one deliverable with an empty label.
 */
export function readDeliverables(product: string, timing: string, year: number): RowDeliverables {
  return makeDeliverableReader(year)(product, timing);
}

/** One that remembers each phrase: a long plan says few different ones. */
export function makeDeliverableReader(year: number): DeliverableReader {
  const phrases = timingPhrases(year);
  return (product, timing) => {
    const labels = labelsOf(product);
    const timings = timingsOf(timing, labels.length, phrases);
    const all = timings.join("; ");
    if (timings.length <= 1 || labels.length === 1) {
      return eachDue(labels, [all], phrases);
    }
    if (timings.length === labels.length) return eachDue(labels, timings, phrases);
    return unpaired(labels, timings.length, all);
  };
}

/** One a line or bullet; on one line, `Kế hoạch; Báo cáo` are two, `Kế hoạch, báo cáo` is one. */
function labelsOf(product: string): readonly string[] {
  const labels = splitItems(product).flatMap((item) =>
    item.includes("(") ? [item] : item.split(LISTED),
  );
  return labels.length > 0 ? labels : [""];
}

/** A single line that lists as many timings as there are products is paired with them as well. */
function timingsOf(timing: string, products: number, phrases: TimingPhrases): readonly string[] {
  const timings = phrases.split(timing);
  if (timings.length !== 1 || products === 1) return timings;
  const listed = timing.split(";").map((part) => part.trim());
  const isList = listed.length === products && listed.every((part) => part !== "");
  return isList ? listed : timings;
}

function eachDue(
  labels: readonly string[],
  timings: readonly string[],
  phrases: TimingPhrases,
): RowDeliverables {
  const deliverables = labels.map((label, index) => {
    const timing = timings[index] ?? timings[0] ?? "";
    const { kind, due, withinYear } = phrases.read(timing);
    return { ...named(label, timing), kind, due, withinYear };
  });
  const problems = [...new Set(timings)].flatMap((text) =>
    phrases.read(text).problems.map((problem) => ({ code: "timing" as const, text, problem })),
  );
  return { deliverables, problems };
}

function unpaired(labels: readonly string[], timings: number, text: string): RowDeliverables {
  const unread = { kind: "unspecified", due: [], withinYear: false } as const;
  return {
    deliverables: labels.map((label) => ({ ...named(label, text), ...unread })),
    problems: [{ code: "unpaired", deliverables: labels.length, timings, text }],
  };
}

function timingPhrases(year: number): TimingPhrases {
  const splits = new Map<string, readonly string[]>();
  const readings = new Map<string, TimingReading>();
  return {
    split(cell) {
      const known = splits.get(cell);
      if (known) return known;
      const split = cell.length > LONGEST_TIMING ? [cell] : splitTimings(cell);
      splits.set(cell, split);
      return split;
    },
    read(phrase) {
      const known = readings.get(phrase);
      if (known) return known;
      const reading = readPhrase(phrase, year);
      readings.set(phrase, reading);
      return reading;
    },
  };
}

function readPhrase(phrase: string, year: number): TimingReading {
  if (phrase.length <= LONGEST_TIMING) return readTiming(phrase, year);
  const problems = [{ code: "unreadable", text: phrase } as const];
  return { kind: "unspecified", due: [], withinYear: false, problems };
}

function named(label: string, timing: string) {
  return { label, timing, embedded: EMBEDDED.test(label) };
}
