/** Đọc tài liệu: reads files in a thread of its own, within limits of time and memory. */
import { Worker, type ResourceLimits } from "node:worker_threads";
import type {
  ContentsReader,
  DocumentContents,
  PlanYears,
  ReadingProgress,
} from "../../domain/document-contents.ts";
import type { ImportProblem, SourceFile } from "../../domain/plan-import.ts";
import { fail, type Result } from "../../domain/result.ts";
import type { ContentsReply, ContentsRequest } from "./contents-worker.ts";

export interface ReadingLimits {
  readonly memoryMegabytes: number;
  /** For one file, from when its turn has come. */
  readonly patienceMillis: number;
  /** So long the thread is kept for the next file. */
  readonly idleMillis: number;
}

export const READING_LIMITS: ReadingLimits = {
  memoryMegabytes: 384,
  patienceMillis: 20_000,
  idleMillis: 60_000,
};

type Outcome = Result<DocumentContents, ImportProblem>;
type OnProgress = (progress: ReadingProgress) => void;

/** One that is being read, or has been. */
interface Reading {
  readonly outcome: Promise<Outcome>;
  readonly listeners: Set<OnProgress>;
}

/** Preview, corrections and confirmation ask for the same file again and again. */
const READINGS_KEPT = 3;

/** A thread keeps the memory that it needed: one that needed much is not kept. */
const HARD_WORK_MILLIS = 1500;

const WORKER = new URL("contents-worker.ts", import.meta.url);

/**
 * One file is read at a time, so that memory stays within one thread's limit. What takes too long or
 * too much memory fails with `too-heavy`, and so does what is still being read on closing.
 */
export function makeContentsReader(limits: ReadingLimits = READING_LIMITS): ContentsReader {
  const thread = makeReadingThread(limits);
  const readings = new Map<string, Reading>();
  let lastTurn: Promise<unknown> = Promise.resolve();

  const start = (file: SourceFile, years: PlanYears): Reading => {
    const listeners = new Set<OnProgress>();
    const tell: OnProgress = (progress) => listeners.forEach((listener) => listener(progress));
    const outcome = lastTurn.then(() => thread.read({ file, years }, tell));
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
      await thread.close();
      await lastTurn;
    },
  };
}

interface ReadingThread {
  /** One at a time. Throws when the program that reads is broken. */
  read(request: ContentsRequest, onProgress: OnProgress): Promise<Outcome>;
  close(): Promise<void>;
}

function makeReadingThread({
  memoryMegabytes,
  patienceMillis,
  idleMillis,
}: ReadingLimits): ReadingThread {
  let worker: Worker | null = null;
  let isClosed = false;
  let idle: NodeJS.Timeout | undefined;

  const end = async () => {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };
  const rest = () => {
    // A thread that waits keeps nobody from ending the process.
    worker?.unref();
    idle = setTimeout(() => void end(), idleMillis).unref();
  };
  const wake = (): Worker => {
    clearTimeout(idle);
    const resourceLimits = { maxOldGenerationSizeMb: memoryMegabytes };
    worker ??= startWorker(resourceLimits, (ended) => {
      if (worker === ended) worker = null;
    });
    worker.ref();
    return worker;
  };

  return {
    async read(request, onProgress) {
      if (isClosed) return fail({ code: "too-heavy" });
      const started = performance.now();
      const answer = await ask(wake(), request, onProgress, patienceMillis);
      const isHardWork = performance.now() - started > HARD_WORK_MILLIS;
      if (answer.kind === "answered" && !isHardWork) rest();
      else await end();
      if (answer.kind === "answered") return answer.outcome;
      if (answer.fault === null) return fail({ code: "too-heavy" });
      throw new Error("a file could not be read", { cause: answer.fault });
    },
    async close() {
      isClosed = true;
      await end();
    },
  };
}

function startWorker(resourceLimits: ResourceLimits, onEnd: (worker: Worker) => void): Worker {
  const worker = new Worker(WORKER, { resourceLimits, execArgv: [] });
  // Whoever waits for it listens too; a thread that nobody waits for must not end the process.
  worker.on("error", () => onEnd(worker));
  worker.on("exit", () => onEnd(worker));
  return worker;
}

/** `fault` is null when the thread was ended, by us or for want of memory. */
type Answer =
  | { readonly kind: "answered"; readonly outcome: Outcome }
  | { readonly kind: "gone"; readonly fault: unknown };

function ask(
  worker: Worker,
  { file, years }: ContentsRequest,
  onProgress: OnProgress,
  patienceMillis: number,
): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer) => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      resolve(answer);
    };
    const onMessage = (message: ContentsReply) => {
      if (message.kind === "progress") onProgress(message.progress);
      else settle({ kind: "answered", outcome: message.outcome });
    };
    const onError = (error: unknown) =>
      settle({ kind: "gone", fault: isExhaustion(error) ? null : error });
    const onExit = () => settle({ kind: "gone", fault: null });
    const timer = setTimeout(onExit, patienceMillis);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    // The thread gets a copy of its own: the caller's bytes may lie in a larger buffer.
    const bytes = new Uint8Array(file.bytes);
    worker.postMessage({ file: { ...file, bytes }, years }, [bytes.buffer]);
  });
}

/** Out of memory, or of stack. */
function isExhaustion(error: unknown): boolean {
  if (error instanceof RangeError) return true;
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
