/** How long a start takes until the page answers, and how much memory it holds with 100,000 tasks. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startFakeTelegram } from "../fakes/telegram/index.ts";
import { BENCH_MOMENT, type BenchOffice } from "./office.ts";
import { median, type Comparison } from "./measure.ts";

const ROUNDS = 3;
const LONGEST_START_MILLIS = 2000;
const MOST_MEGABYTES = 200;
const SETTLING_MILLIS = 3000;

export async function measureStartUp(bench: BenchOffice): Promise<readonly Comparison[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push((await startDemo()).millis);
  const { megabytes } = await startService(bench);
  return [
    {
      what: "newcomer's start until the address is printed",
      ours: median(times),
      limit: LONGEST_START_MILLIS,
      unit: "ms",
      limitIs: "promised at most",
      atLeast: null,
    },
    {
      what: "memory of a running service with 100,000 tasks",
      ours: megabytes,
      limit: MOST_MEGABYTES,
      unit: "MB",
      limitIs: "promised at most",
      atLeast: null,
    },
  ];
}

/** The sample office, made anew. */
async function startDemo(): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-start-"));
  try {
    return await startProcess({ DATA_DIR: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startService(bench: BenchOffice): Promise<Started> {
  const telegram = await startFakeTelegram();
  try {
    const settings = {
      DATABASE_URL: `file:${bench.file}`,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
    };
    // On the data's own day: by today's clock, years of reminders would be caught up with.
    return await startProcess(settings, ["--clock", BENCH_MOMENT]);
  } finally {
    await telegram.stop();
  }
}

interface Started {
  readonly millis: number;
  readonly megabytes: number;
}

async function startProcess(
  env: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Promise<Started> {
  const from = performance.now();
  const child = spawn(process.execPath, ["main.ts", "start", ...options], {
    env: { PATH: process.env["PATH"], ...env, PORT: "0", LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.on("data", (chunk) => String(chunk).includes("http://") && resolve());
      child.once("exit", (code) => reject(new Error(`the start ended with ${code}`)));
    });
    const millis = performance.now() - from;
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MILLIS));
    return { millis, megabytes: residentMegabytes(child.pid ?? 0) };
  } finally {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  }
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? Number.NaN) / 1024;
}
