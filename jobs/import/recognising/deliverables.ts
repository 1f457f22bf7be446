/** Sản phẩm và thời gian: which deliverable of a row is due when. */
import type { ImportedDeliverable, RowProblem } from "../../domain/plan-import.ts";
import { foldText } from "../../domain/text.ts";
import { readTiming, splitTimings } from "../../domain/timing/read-timing.ts";
import type { TimingReading } from "../../domain/timing.ts";
import { splitItems } from "./cell-items.ts";

export interface RowDeliverables {
  readonly deliverables: readonly ImportedDeliverable[];
  readonly problems: readonly RowProblem[];
}

const EMBEDDED = /long ghep/u;
/** A cell that holds more characters than this tells something else than when. */
const LONGEST_TIMING = 500;

/**
 * Pairs products with timings: by position when both are several and as many; one timing serves
 * all products; one product takes all timings. Any other inequality is a problem, and then every
 * product stays without a date. A row without a product has one deliverable with an empty label.
 */
export function readDeliverables(product: string, timing: string, year: number): RowDeliverables {
  const products = splitItems(product);
  const labels = products.length > 0 ? products : [""];
  const timings = timing.length > LONGEST_TIMING ? [timing] : splitTimings(timing);
  const all = timings.join("; ");
  if (timings.length <= 1 || labels.length === 1) return eachDue(labels.map(() => all));
  if (timings.length === labels.length) return eachDue(timings);
  return {
    deliverables: labels.map((label) => ({
      ...named(label, all),
      kind: "unspecified",
      due: [],
      withinYear: false,
    })),
    problems: [
      { code: "unpaired", deliverables: labels.length, timings: timings.length, text: all },
    ],
  };

  function eachDue(phrases: readonly string[]): RowDeliverables {
    const readings = new Map(phrases.map((phrase) => [phrase, readPhrase(phrase, year)]));
    const deliverables = labels.map((label, index) => {
      const phrase = phrases[index] ?? "";
      const { kind, due, withinYear } = readings.get(phrase) ?? readPhrase(phrase, year);
      return { ...named(label, phrase), kind, due, withinYear };
    });
    const problems = [...readings].flatMap(([text, reading]) =>
      reading.problems.map((problem) => ({ code: "timing" as const, text, problem })),
    );
    return { deliverables, problems };
  }
}

function readPhrase(phrase: string, year: number): TimingReading {
  if (phrase.length <= LONGEST_TIMING) return readTiming(phrase, year);
  const problems = [{ code: "unreadable", text: phrase } as const];
  return { kind: "unspecified", due: [], withinYear: false, problems };
}

function named(label: string, timing: string) {
  return { label, timing, embedded: EMBEDDED.test(foldText(label)) };
}
