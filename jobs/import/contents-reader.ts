/** Đọc tài liệu: reads files in a process of its own, within limits of time and memory. */
import type { ContentsReader, PlanYears } from "../../domain/document-contents.ts";
import type { SourceFile } from "../../domain/plan-import.ts";
import { DEFAULT_ZONE } from "../../domain/time.ts";
import {
  makeReadingProcess,
  type OnProgress,
  type Outcome,
  type ReadingLimits,
} from "./reading-process.ts";

export const READING_LIMITS: ReadingLimits = {
  memoryMegabytes: 384,
  patienceMillis: 20_000,
  idleMillis: 60_000,
  keptAfterMillis: 1500,
};

/** One that is being read, or has been. */
interface Reading {
  readonly outcome: Promise<Outcome>;
  readonly listeners: Set<OnProgress>;
}

/** Preview, corrections and confirmation ask for the same file again and again. */
const READINGS_KEPT = 3;

/**
 * One file is read at a time, so that memory stays within one process's limit. What takes too long or
 * too much memory fails with `too-heavy`, and so does what is still being read on closing.
 *
 * @param zone of the clocks by which the moments in the files were written: the office's
 */
export function makeContentsReader(
  limits: ReadingLimits = READING_LIMITS,
  zone: string = DEFAULT_ZONE,
): ContentsReader {
  const process = makeReadingProcess(limits);
  const readings = new Map<string, Reading>();
  let lastTurn: Promise<unknown> = Promise.resolve();

  const start = (file: SourceFile, years: PlanYears): Reading => {
    const listeners = new Set<OnProgress>();
    const tell: OnProgress = (progress) => listeners.forEach((listener) => listener(progress));
    const outcome = lastTurn.then(() => process.read({ file, years, zone }, tell));
    lastTurn = outcome.catch(() => null);
    return { outcome, listeners };
  };

  return {
    async read(file, years, onProgress) {
      const key = JSON.stringify([file.hash, file.name, years.given, years.current]);
      const reading = readings.get(key) ?? start(file, years);
      // The one that was asked for last is kept longest.
      readings.delete(key);
      readings.set(key, reading);
      const [oldest] = readings.keys();
      if (readings.size > READINGS_KEPT && oldest !== undefined) readings.delete(oldest);
      if (onProgress) reading.listeners.add(onProgress);
      const forget = () => readings.get(key) === reading && readings.delete(key);
      try {
        const outcome = await reading.outcome;
        // It may be that the machine was only busy.
        if (!outcome.ok && outcome.error.code === "too-heavy") forget();
        return outcome;
      } catch (error) {
        forget();
        throw error;
      }
    },
    async close() {
      await process.close();
      await lastTurn;
    },
  };
}
