/** The process that reads files: started when there is something to read, and ended at its limits. */
import { fork, type ChildProcess } from "node:child_process";
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { DocumentContents, ReadingProgress } from "../../domain/document-contents.ts";
import type { ImportProblem } from "../../domain/plan-import.ts";
import { fail, type Result } from "../../domain/result.ts";
import type { ContentsReply, ContentsRequest } from "./contents-process.ts";

export interface ReadingLimits {
  /** Of the process's heap; reading keeps what lies outside of it within caps of its own. */
  readonly memoryMegabytes: number;
  /** For one file, from when its turn has come. */
  readonly patienceMillis: number;
  /** So long the process is kept for the next file. */
  readonly idleMillis: number;
  /** A file that took longer leaves too much behind in memory for its process to be kept. */
  readonly keptAfterMillis: number;
}

export type Outcome = Result<DocumentContents, ImportProblem>;
export type OnProgress = (progress: ReadingProgress) => void;

export interface ReadingProcess {
  /** One at a time. Throws when the program that reads is broken. */
  read(request: ContentsRequest, onProgress: OnProgress): Promise<Outcome>;
  close(): Promise<void>;
}

const MODULE = fileURLToPath(new URL("contents-process.ts", import.meta.url));

/**
 * Incident: a Word file of 57 KB made a thread's heap grow past its limit in one step, which aborts
 * the whole process, and again at every start. A process of its own can only abort itself.
 */
export function makeReadingProcess(limits: ReadingLimits): ReadingProcess {
  let child: ChildProcess | null = null;
  let isClosed = false;
  let idle: NodeJS.Timeout | undefined;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = child;
    child = null;
    if (!ended || ended.exitCode !== null || ended.signalCode !== null) return;
    // Somebody waits for it again: for its end.
    ended.ref();
    const isGone = new Promise((resolve) => ended.once("exit", resolve));
    ended.kill("SIGKILL");
    await isGone;
  };
  const rest = (): void => {
    // A process that waits keeps nobody from ending.
    child?.unref();
    child?.channel?.unref();
    idle = setTimeout(() => void end(), limits.idleMillis).unref();
  };
  const wake = (): ChildProcess => {
    clearTimeout(idle);
    child ??= startChild(limits.memoryMegabytes, (ended) => {
      if (child === ended) child = null;
    });
    child.ref();
    child.channel?.ref();
    return child;
  };

  return {
    async read(request, onProgress) {
      if (isClosed) return fail({ code: "too-heavy" });
      const from = performance.now();
      const answer = await ask(wake(), request, onProgress, limits.patienceMillis);
      const isLight = performance.now() - from < limits.keptAfterMillis;
      if (answer.kind === "read" && isLight) rest();
      else await end();
      if (answer.kind === "broken") throw new Error("a file could not be read", answer);
      return answer.kind === "read" ? answer.outcome : fail({ code: "too-heavy" });
    },
    async close() {
      isClosed = true;
      await end();
    },
  };
}

function startChild(megabytes: number, onEnd: (child: ChildProcess) => void): ChildProcess {
  const compiled = getCompileCacheDir();
  const child = fork(MODULE, [], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: [`--max-old-space-size=${megabytes}`],
    // It needs none of our settings, and least of all our secrets; only where code is kept compiled.
    env: compiled ? { NODE_COMPILE_CACHE: dirname(compiled) } : {},
  });
  // Whoever waits for it listens too; one that nobody waits for must not end this process.
  child.on("error", () => onEnd(child));
  child.on("exit", () => onEnd(child));
  return child;
}

type Answer =
  | { readonly kind: "read"; readonly outcome: Outcome }
  | { readonly kind: "broken"; readonly cause: string }
  /** Ended, by us or for want of memory. */
  | { readonly kind: "gone" };

function ask(
  child: ChildProcess,
  request: ContentsRequest,
  onProgress: OnProgress,
  patienceMillis: number,
): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer): void => {
      clearTimeout(timer);
      child.off("message", hear).off("error", lose).off("exit", lose);
      resolve(answer);
    };
    const lose = (): void => settle({ kind: "gone" });
    const hear = (message: ContentsReply): void => {
      if (message.kind === "progress") onProgress(message.progress);
      else if (message.kind === "read") settle(message);
      else settle({ kind: "broken", cause: message.fault });
    };
    const timer = setTimeout(lose, patienceMillis);
    child.on("message", hear).on("error", lose).on("exit", lose);
    child.send(request, (error) => error && lose());
  });
}
