import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { startRedis } from "../servers/redis.ts";
import { describeWithRedis } from "../servers/suites.ts";

const run = promisify(execFile);
const PROCESS = fileURLToPath(new URL("engine-process.ts", import.meta.url));
const EMBEDDED = new URL("../../jobs/engines/embedded-engine.ts", import.meta.url).href;

/** Fails when the process does not end by itself. */
async function outputOf(...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, args, { timeout: 15_000 });
  return stdout;
}

describe("a process with the embedded engine", () => {
  test("ends by itself once the engine has stopped", async () => {
    expect(await outputOf(PROCESS)).toBe("stopped\n");
  });

  test("does not load what only the other engine needs", async () => {
    const script = `
      import { registerHooks } from "node:module";
      const loaded = [];
      registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
      await import(${JSON.stringify(EMBEDDED)});
      process.stdout.write(loaded.join("\\n"));
    `;
    const loaded = await outputOf("--input-type=module", "--eval", script);
    expect(loaded).toContain("/p-queue/");
    expect(loaded).not.toMatch(/\/(bullmq|ioredis)\//);
  });
});

describeWithRedis("a process with the BullMQ engine", () => {
  test("ends by itself once the engine has stopped", async () => {
    const redis = await startRedis();
    try {
      expect(await outputOf(PROCESS, redis.url)).toBe("stopped\n");
    } finally {
      await redis.stop();
    }
    expect(await outputOf(PROCESS, redis.url)).toMatch(
      /^Error: Redis cannot be used.*\nstopped\n$/,
    );
  });
});
