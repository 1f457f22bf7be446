/** The faults that were measured with BullMQ, and what became of them. */
import { Redis } from "ioredis";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { JobSchedule } from "../../domain/engine.ts";
import { makeBullmqEngine } from "../../jobs/engines/bullmq-engine.ts";
import { RedisLink } from "../../jobs/engines/redis-link.ts";
import { startRedis } from "../servers/redis.ts";
import type { TestServer } from "../servers/server-process.ts";
import { describeWithRedis } from "../servers/suites.ts";
import { deliveries, PATIENCE, Surroundings } from "./engine-contract.ts";

const EVERY_SECOND: JobSchedule = { job: "sweep", cron: "* * * * * *", zone: "UTC" };
const PASSWORD = "h%40i-dang";

describeWithRedis("a BullMQ engine whose Redis has trouble", () => {
  let redis: TestServer;
  let redisUrl: string;
  let around: Surroundings;

  beforeEach(async () => {
    redis = await startRedis();
    redisUrl = redis.url;
    around = new Surroundings({
      make: (options) =>
        makeBullmqEngine({ ...options, redisUrl, prefix: "test", watchMillis: 200 }),
      dispose: () => redis.stop(),
    });
  });
  afterEach(() => around.dispose());

  /** Asks for a delivery until it is taken. */
  const wakeAtLast = async (wake: () => Promise<void>): Promise<void> => {
    await vi.waitFor(wake, PATIENCE);
  };

  const asAdmin = async (use: (admin: Redis) => Promise<unknown>): Promise<void> => {
    const admin = new Redis(redis.url);
    try {
      await use(admin);
    } finally {
      admin.disconnect();
    }
  };

  test("incident: scheduler keys deleted, it ticked once more and then never again", async () => {
    await around.engine().work(around.handlers(), [EVERY_SECOND]);
    await around.engine().work(around.handlers(), [EVERY_SECOND]);
    await vi.waitFor(() => expect(around.count("sweep")).toBeGreaterThan(0), PATIENCE);
    await asAdmin((admin) => admin.flushall());
    const before = around.count("sweep");
    await vi.waitFor(() => expect(around.count("sweep")).toBeGreaterThan(before + 3), PATIENCE);
    expect(around.log.join("\n")).toContain("Schedules were missing in Redis");
  });

  test("incident: the next run deleted alone, the schedule stood still", async () => {
    await around.engine().work(around.handlers(), [EVERY_SECOND]);
    await vi.waitFor(() => expect(around.count("sweep")).toBeGreaterThan(0), PATIENCE);
    await asAdmin((admin) => admin.del("test:sweep:delayed", "test:sweep:wait"));
    const before = around.count("sweep");
    await vi.waitFor(() => expect(around.count("sweep")).toBeGreaterThan(before + 3), PATIENCE);
  });

  test("incident: Redis down, asking for work hung until it was back", async () => {
    const worker = around.engine();
    const waker = around.engine();
    await worker.work(around.handlers(), [EVERY_SECOND]);
    await waker.wake("deliver", deliveries("before"));
    await vi.waitFor(() => expect(around.count("before")).toBe(1), PATIENCE);
    await redis.kill();

    await expect(waker.wake("deliver", deliveries("lost"))).rejects.toThrow("Redis cannot be used");
    await expect(waker.wake("sweep", [{}])).rejects.toThrow("Redis cannot be used");
    expect(await waker.health()).toEqual({ name: "bullmq", ready: false, waiting: 0 });

    await redis.restart();
    const before = around.count("sweep");
    await vi.waitFor(() => expect(around.count("sweep")).toBeGreaterThan(before + 1), PATIENCE);
    await wakeAtLast(() => waker.wake("deliver", deliveries("after")));
    await vi.waitFor(() => expect(around.count("after")).toBe(1), PATIENCE);
    expect(await waker.health()).toMatchObject({ ready: true });
    expect(around.log.join("\n")).toContain("Redis is back");
  });

  test("fails when Redis is there and does not answer", async () => {
    const waker = around.engine();
    await waker.wake("deliver", deliveries("before"));
    await asAdmin(async (admin) => {
      await admin.call("client", "pause", "60000", "all");
      await expect(waker.wake("deliver", deliveries("a"))).rejects.toThrow("Redis cannot be used");
      expect(await waker.health()).toMatchObject({ ready: false });
    });
  });

  test("starts without Redis, and works once it is there", async () => {
    await redis.kill();
    const engine = around.engine();
    await engine.work(around.handlers(), [EVERY_SECOND]);
    await expect(engine.wake("deliver", deliveries("a"))).rejects.toThrow("Redis cannot be used");
    await redis.restart();
    await vi.waitFor(() => expect(around.count("sweep")).toBeGreaterThan(1), PATIENCE);
    await wakeAtLast(() => engine.wake("deliver", deliveries("b")));
    await vi.waitFor(() => expect(around.count("b")).toBe(1), PATIENCE);
  });

  test("stops when Redis is away, with and without a job that runs", async () => {
    const idle = around.engine();
    const busy = around.engine();
    const forever = new Promise<void>(() => {});
    await idle.work({ ...around.handlers(), deliver: () => forever }, []);
    await idle.stop(10_000);
    await busy.work(around.handlers({ deliver: () => forever }), []);
    await busy.wake("deliver", deliveries("a"));
    await vi.waitFor(() => expect(around.count("a")).toBe(1), PATIENCE);
    await redis.kill();
    await busy.stop(100);
    await around.engine().stop(10_000);
  });

  test("never says the password", async () => {
    redisUrl = redis.url.replace("redis://", `redis://:${PASSWORD}@`);
    await asAdmin((admin) => admin.config("SET", "requirepass", decodeURIComponent(PASSWORD)));
    const engine = around.engine();
    await engine.work(around.handlers(), []);
    await engine.wake("deliver", deliveries("a"));
    await vi.waitFor(() => expect(around.count("a")).toBe(1), PATIENCE);

    redisUrl = redisUrl.replace(PASSWORD, `${PASSWORD}-old`);
    const stranger = around.engine();
    const said = await stranger.wake("sweep", [{}]).catch(String);
    await stranger.work(around.handlers(), []);
    await vi.waitFor(() => expect(around.log.join("\n")).toContain("WRONGPASS"), PATIENCE);
    expect(said).toContain("Redis cannot be used");
    const everything = [said, ...around.log].join("\n");
    expect(everything).not.toContain(PASSWORD);
    expect(everything).not.toContain(decodeURIComponent(PASSWORD));
  });

  test("takes the password out of whatever an error says", async () => {
    const said: string[] = [];
    const note = (fields: object): void => {
      said.push(JSON.stringify(fields));
    };
    const url = redis.url.replace("redis://", `redis://:${PASSWORD}@`);
    const link = new RedisLink(url, { info: note, warn: note, error: note });
    const command = { name: "auth", args: [decodeURIComponent(PASSWORD)] };
    link.report(Object.assign(new Error(`no ${decodeURIComponent(PASSWORD)}`), { command }));
    link.report(new Error(`cannot reach ${url}`));
    const refused = await link.use(() => Promise.reject(new Error(`at ${url}`))).catch(String);
    link.close();
    const everything = [...said, refused].join("\n");
    expect(everything).toContain("cannot reach redis://:***@");
    expect(everything).not.toContain(PASSWORD);
    expect(everything).not.toContain(decodeURIComponent(PASSWORD));
  });
});
