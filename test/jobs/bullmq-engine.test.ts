import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { JobSchedule } from "../../domain/engine.ts";
import { makeBullmqEngine } from "../../jobs/engines/bullmq-engine.ts";
import { startRedis } from "../servers/redis.ts";
import type { TestServer } from "../servers/server-process.ts";
import { describeWithRedis } from "../servers/suites.ts";
import {
  deliveries,
  describeEngine,
  makeDoor,
  PATIENCE,
  Surroundings,
  type EngineUnderTest,
} from "./engine-contract.ts";

describeWithRedis("over a Redis of our own", () => {
  let redis: TestServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  const setUp = async (): Promise<EngineUnderTest> => {
    const prefix = `test-${randomUUID()}`;
    const { url: redisUrl } = redis;
    return {
      make: (options) => makeBullmqEngine({ ...options, redisUrl, prefix, watchMillis: 30_000 }),
      dispose: async () => {},
    };
  };

  describeEngine("BullMQ", setUp);
  testSeveralProcesses(setUp);
});

function testSeveralProcesses(setUp: () => Promise<EngineUnderTest>): void {
  let around: Surroundings;
  beforeEach(async () => {
    around = new Surroundings(await setUp());
  });
  afterEach(() => around.dispose());

  test("one process wakes, two others share the work", async () => {
    const waker = around.engine();
    const door = makeDoor();
    const mine: string[][] = [[], []];
    for (const ids of mine) {
      const deliver = async ({ messageId }: { messageId: string }): Promise<void> => {
        ids.push(messageId);
        await door.pass;
      };
      await around.engine({ deliverConcurrency: 1 }).work(around.handlers({ deliver }), []);
    }
    await waker.wake("deliver", deliveries("a", "b", "c", "d"));
    await vi.waitFor(() => expect(mine.map((ids) => ids.length)).toEqual([1, 1]), PATIENCE);
    door.open();
    await vi.waitFor(() => expect(around.started).toHaveLength(4), PATIENCE);
    expect(mine.flat().toSorted()).toEqual(["a", "b", "c", "d"]);
  });

  test("what a process leaves when it stops, another does", async () => {
    const leaver = around.engine({ deliverConcurrency: 1 });
    const door = makeDoor();
    await leaver.work(around.handlers({ deliver: () => door.pass }), []);
    await leaver.wake("deliver", deliveries("a", "b", "c"));
    await vi.waitFor(() => expect(around.started).toEqual(["a"]), PATIENCE);
    const stopping = leaver.stop(10_000);
    door.open();
    await stopping;
    await around.engine().work(around.handlers(), []);
    await vi.waitFor(() => expect(around.started).toHaveLength(3), PATIENCE);
    expect(around.started.toSorted()).toEqual(["a", "b", "c"]);
  });

  test("two processes with the same schedule tick once a second together", async () => {
    const schedule: JobSchedule = { job: "sweep", cron: "* * * * * *", zone: "UTC" };
    await around.engine().work(around.handlers(), [schedule]);
    await around.engine().work(around.handlers(), [schedule]);
    const before = around.count("sweep");
    const from = performance.now();
    await vi.waitFor(
      () => expect(around.count("sweep")).toBeGreaterThanOrEqual(before + 4),
      PATIENCE,
    );
    // Four ticks, the first at once or soon; twice as many would be here before two seconds.
    expect(performance.now() - from).toBeGreaterThan(2_000);
  });

  test("a schedule that is no longer wanted stops", async () => {
    const schedule: JobSchedule = { job: "tidy", cron: "* * * * * *", zone: "UTC" };
    const before = around.engine();
    await before.work(around.handlers(), [schedule]);
    await vi.waitFor(() => expect(around.count("tidy")).toBeGreaterThan(0), PATIENCE);
    await before.stop(10_000);
    await around.engine().work(around.handlers(), [{ ...schedule, job: "sweep" }]);
    const tidied = around.count("tidy");
    const swept = around.count("sweep");
    await vi.waitFor(() => expect(around.count("sweep")).toBeGreaterThan(swept + 2), PATIENCE);
    expect(around.count("tidy")).toBeLessThanOrEqual(tidied + 1);
  });
}
