/** An office whose service runs on pigeons alone, in this process. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { loadConfig, type Config } from "../../config.ts";
import { importPlan } from "../../import-commands.ts";
import { invite } from "../../invitation.ts";
import type { Log } from "../../jobs/job-tools.ts";
import type { ProcessRole, Running } from "../../running.ts";
import { startService } from "../../service.ts";
import { makeStillClock } from "../../system-clock.ts";
import { at } from "../builders/time.ts";
import { makePigeonPost, type PigeonPost } from "./pigeon-post.ts";

const PLAN = join(import.meta.dirname, "../../sample/cu-lao-dung-2023-ke-hoach-cchc.txt");
export const [FIRST, SECOND] = ["pigeon-1", "pigeon-2"] as const;
export const HEAD = "Trưởng phòng Tư pháp";
export const STOP_MILLIS = 5_000;

export interface PigeonOffice {
  readonly post: PigeonPost;
  readonly config: Config;
  /** What was warned of, and worse. */
  readonly logged: readonly string[];
  start(role?: ProcessRole): Promise<Running>;
  /** Of the head of a unit, whose plan is there already. */
  invite(): Promise<string>;
}

/** Two bots, unless the settings say otherwise; made for one test. */
export function openPigeonOffice(
  settings: Readonly<Record<string, string | undefined>> = {},
): PigeonOffice {
  const post = makePigeonPost();
  const folder = mkdtempSync(join(tmpdir(), "dondoc-pigeons-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const env = {
    PIGEON_TOKEN: FIRST,
    PIGEON_TOKEN_2: SECOND,
    DATABASE_URL: `file:${join(folder, "office.sqlite")}`,
    DATA_DIR: folder,
    PORT: "0",
    ...settings,
  };
  const config = loadConfig(env, [post.kit]);
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const { value } = config;
  const logged: string[] = [];
  const note = (fields: object, message: string): void =>
    void logged.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log & { debug: Log["info"] } = {
    debug: () => {},
    info: () => {},
    warn: note,
    error: note,
  };
  return {
    post,
    config: value,
    logged,
    async start(role = "all") {
      const running = await startService(value, role, makeStillClock(at("2023-03-24 09:00")), log);
      onTestFinished(() => running.stop(STOP_MILLIS));
      return running;
    },
    async invite() {
      await importPlan(value, PLAN, { commit: true, year: "2023" });
      const { json } = await invite(value, { role: "head", post: HEAD, unit: "Phòng Tư pháp" });
      return (json as { readonly code: string }).code;
    },
  };
}
