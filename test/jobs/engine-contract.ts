/** What both engines promise. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Engine, JobHandlers, JobName, JobSchedule } from "../../domain/engine.ts";
import type { MessageId, OrgId } from "../../domain/ids.ts";
import type { EngineOptions } from "../../jobs/engines/engine-options.ts";

export interface EngineUnderTest {
  /** Makes an engine; those of one test share what they work on, if engines of the kind do. */
  readonly make: (options: EngineOptions) => Engine;
  /** Undoes what `make` did, beyond stopping the engines. */
  readonly dispose: () => Promise<void>;
}

const ORG = 1 as OrgId;
const EVERY_SECOND: JobSchedule = { job: "sweep", cron: "* * * * * *", zone: "Asia/Ho_Chi_Minh" };

/** Long enough for a slow machine; what is waited for mostly takes milliseconds. */
export const PATIENCE = { timeout: 15_000, interval: 10 };
const NO_HURRY = 15_000;

/** An engine's surroundings: what came to it, and what it said. */
export class Surroundings {
  readonly started: string[] = [];
  readonly failures: { readonly job: JobName; readonly error: unknown }[] = [];
  readonly log: string[] = [];
  readonly #engines: Engine[] = [];
  readonly #underTest: EngineUnderTest;

  constructor(underTest: EngineUnderTest) {
    this.#underTest = underTest;
  }

  engine(options: Partial<EngineOptions> = {}): Engine {
    const note = (fields: object, message: string): void => {
      this.log.push(`${message} ${JSON.stringify(fields)}`);
    };
    const engine = this.#underTest.make({
      deliverConcurrency: 5,
      onFailure: (job, error) => this.failures.push({ job, error }),
      log: { info: note, warn: note, error: note },
      ...options,
    });
    this.#engines.push(engine);
    return engine;
  }

  /** Handlers that note what they were given and do what the test wants. */
  handlers(does: Partial<JobHandlers> = {}): JobHandlers {
    return {
      sweep: async (data) => {
        this.started.push("sweep");
        await does.sweep?.(data);
      },
      deliver: async (data) => {
        this.started.push(data.messageId);
        await does.deliver?.(data);
      },
      tidy: async (data) => {
        this.started.push("tidy");
        await does.tidy?.(data);
      },
    };
  }

  count(what: string): number {
    return this.started.filter((one) => one === what).length;
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#engines.map((engine) => engine.stop(0)));
    await this.#underTest.dispose();
  }
}

export function deliveries(...ids: readonly string[]): { org: OrgId; messageId: MessageId }[] {
  return ids.map((id) => ({ org: ORG, messageId: id as MessageId }));
}

/** A door that holds whoever waits at it until it is opened. */
export function makeDoor(): { readonly pass: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { pass: promise, open: resolve };
}

export function describeEngine(name: string, setUp: () => Promise<EngineUnderTest>): void {
  describe(`${name} engine`, { timeout: 60_000 }, () => {
    let around: Surroundings;
    beforeEach(async () => {
      around = new Surroundings(await setUp());
    });
    afterEach(async () => {
      await around.dispose();
    });
    testWork(() => around);
    testFailures(() => around);
    testEconomy(() => around);
    testStop(() => around);
    testStart(() => around);
  });
}

function testWork(get: () => Surroundings): void {
  test("handles every job that is woken, with its data", async () => {
    const around = get();
    const engine = around.engine();
    await engine.work(around.handlers(), []);
    const ids = Array.from({ length: 1_200 }, (_, index) => `message-${index}`);
    await engine.wake("sweep", [{}]);
    await engine.wake("tidy", [{}]);
    await engine.wake("deliver", deliveries(...ids));
    await vi.waitFor(() => expect(around.started).toHaveLength(1_202), PATIENCE);
    expect(around.started.toSorted()).toEqual([...ids, "sweep", "tidy"].toSorted());
  });

  test("keeps what is woken before it works", async () => {
    const around = get();
    const engine = around.engine();
    await engine.wake("deliver", deliveries("a", "b", "c"));
    expect(await engine.health()).toMatchObject({ ready: true, waiting: 3 });
    await engine.work(around.handlers(), []);
    await vi.waitFor(() => expect(around.started).toHaveLength(3), PATIENCE);
    await vi.waitFor(async () => expect((await engine.health()).waiting).toBe(0), PATIENCE);
  });

  test("delivers side by side, and no more than it may", async () => {
    const around = get();
    const engine = around.engine({ deliverConcurrency: 2 });
    const door = makeDoor();
    await engine.work(around.handlers({ deliver: () => door.pass }), []);
    await engine.wake("deliver", deliveries("a", "b", "c"));
    await vi.waitFor(() => expect(around.started).toHaveLength(2), PATIENCE);
    await engine.wake("tidy", [{}]);
    await vi.waitFor(() => expect(around.count("tidy")).toBe(1), PATIENCE);
    expect(around.started).toHaveLength(3);
    door.open();
    await vi.waitFor(() => expect(around.started).toHaveLength(4), PATIENCE);
  });

  test("ticks by its schedules", async () => {
    const around = get();
    const engine = around.engine();
    await engine.work(around.handlers(), [EVERY_SECOND, { ...EVERY_SECOND, job: "tidy" }]);
    await vi.waitFor(() => {
      expect(around.count("sweep")).toBeGreaterThanOrEqual(3);
      expect(around.count("tidy")).toBeGreaterThanOrEqual(3);
    }, PATIENCE);
  });

  test("ticks by the clock of the schedule's zone", async () => {
    const around = get();
    const engine = around.engine();
    // Two hours, since one may end while the test runs; the zones are seven hours apart.
    const hour = (new Date().getUTCHours() + 7) % 24;
    const cron = `* * ${hour},${(hour + 1) % 24} * * *`;
    await engine.work(around.handlers(), [
      { job: "tidy", cron, zone: "UTC" },
      { job: "sweep", cron, zone: "Asia/Ho_Chi_Minh" },
    ]);
    await vi.waitFor(() => expect(around.count("sweep")).toBeGreaterThan(1), PATIENCE);
    expect(around.count("tidy")).toBe(0);
  });

  test("begins what is urgent before all that waits, also when it is woken later", async () => {
    const around = get();
    const engine = around.engine({ deliverConcurrency: 1 });
    const door = makeDoor();
    await engine.work(around.handlers({ deliver: () => door.pass }), []);
    await engine.wake("deliver", deliveries("first"));
    await vi.waitFor(() => expect(around.started).toEqual(["first"]), PATIENCE);
    await engine.wake("deliver", deliveries("a", "b", "c"));
    const [urgent] = deliveries("urgent");
    if (urgent) await engine.wake("deliver", [{ ...urgent, urgent: true }]);
    await engine.wake("deliver", deliveries("d"));
    door.open();
    await vi.waitFor(() => expect(around.started).toHaveLength(6), PATIENCE);
    expect(around.started).toEqual(["first", "urgent", "a", "b", "c", "d"]);
  });
}

function testFailures(get: () => Surroundings): void {
  test.for([
    ["an error", new Error("the printer burns")],
    ["a type error", new TypeError("x is not a function")],
    ["what is no error", "just words"],
  ] as const)("tries a job that throws %s again, then reports it", async ([, thrown]) => {
    const around = get();
    const engine = around.engine();
    const deliver: JobHandlers["deliver"] = async ({ messageId }) => {
      // oxlint-disable-next-line only-throw-error
      if (messageId === "bad") throw thrown;
    };
    await engine.work(around.handlers({ deliver }), []);
    await engine.wake("deliver", deliveries("before", "bad", "after"));
    await vi.waitFor(() => expect(around.failures).toHaveLength(1), PATIENCE);
    expect(around.failures).toEqual([{ job: "deliver", error: thrown }]);
    expect(around.count("bad")).toBe(3);
    await engine.wake("deliver", deliveries("later"));
    await vi.waitFor(() => expect(around.count("later")).toBe(1), PATIENCE);
    expect([around.count("before"), around.count("after")]).toEqual([1, 1]);
  });

  test("reports nothing when a later attempt goes well", async () => {
    const around = get();
    const engine = around.engine();
    let ended = 0;
    const sweep = async (): Promise<void> => {
      if (around.count("sweep") < 3) throw new Error("not yet");
      ended += 1;
    };
    await engine.work(around.handlers({ sweep }), []);
    await engine.wake("sweep", [{}]);
    await vi.waitFor(() => expect(ended).toBe(1), PATIENCE);
    expect(around.count("sweep")).toBe(3);
    expect(around.failures).toEqual([]);
  });

  test("delivers a message again that failed before", async () => {
    const around = get();
    const engine = around.engine();
    const deliver = async (): Promise<void> => {
      if (around.count("a") <= 3) throw new Error("the database is away");
    };
    await engine.work(around.handlers({ deliver }), []);
    await engine.wake("deliver", deliveries("a"));
    await vi.waitFor(() => expect(around.failures).toHaveLength(1), PATIENCE);
    await vi.waitFor(async () => {
      await engine.wake("deliver", deliveries("a"));
      expect(around.count("a")).toBeGreaterThan(3);
    }, PATIENCE);
  });
}

function testEconomy(get: () => Surroundings): void {
  test("sweeps once more for all that is woken during a sweep", async () => {
    const around = get();
    const engine = around.engine();
    const door = makeDoor();
    await engine.work(around.handlers({ sweep: () => door.pass }), []);
    await engine.wake("sweep", [{}]);
    await vi.waitFor(() => expect(around.count("sweep")).toBe(1), PATIENCE);
    for (let wakes = 0; wakes < 5; wakes += 1) await engine.wake("sweep", [{}, {}]);
    expect((await engine.health()).waiting).toBe(1);
    door.open();
    await vi.waitFor(() => expect(around.count("sweep")).toBe(2), PATIENCE);
    await engine.stop(NO_HURRY);
    expect(around.count("sweep")).toBe(2);
  });

  test("delivers a message once that is woken again while it waits", async () => {
    const around = get();
    const engine = around.engine({ deliverConcurrency: 1 });
    const door = makeDoor();
    await engine.work(around.handlers({ deliver: () => door.pass }), []);
    await engine.wake("deliver", deliveries("a"));
    await vi.waitFor(() => expect(around.started).toEqual(["a"]), PATIENCE);
    for (let wakes = 0; wakes < 5; wakes += 1) await engine.wake("deliver", deliveries("b", "b"));
    await engine.wake("deliver", deliveries("c"));
    door.open();
    await vi.waitFor(() => expect(around.count("c")).toBe(1), PATIENCE);
    expect(around.started).toEqual(["a", "b", "c"]);
  });
}

function testStop(get: () => Surroundings): void {
  test("waits for running jobs when it stops, and starts no other", async () => {
    const around = get();
    const engine = around.engine({ deliverConcurrency: 1 });
    const door = makeDoor();
    let ended = false;
    const deliver = async (): Promise<void> => {
      await door.pass;
      ended = true;
    };
    await engine.work(around.handlers({ deliver }), []);
    await engine.wake("deliver", deliveries("a", "b", "c"));
    await vi.waitFor(() => expect(around.started).toEqual(["a"]), PATIENCE);
    const stopping = engine.stop(NO_HURRY);
    setTimeout(door.open, 200);
    await stopping;
    expect(ended).toBe(true);
    expect(around.started).toEqual(["a"]);
  });

  test("does not wait for ever", async () => {
    const around = get();
    const engine = around.engine({ deliverConcurrency: 1 });
    const door = makeDoor();
    await engine.work(around.handlers({ deliver: () => door.pass }), [EVERY_SECOND]);
    await engine.wake("deliver", deliveries("a", "b"));
    await vi.waitFor(() => expect(around.count("a")).toBe(1), PATIENCE);
    await engine.stop(100);
    const atStop = [...around.started];
    door.open();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(around.started).toEqual(atStop);
  });

  test("does not try a job again once it stops", async () => {
    const around = get();
    const engine = around.engine();
    const door = makeDoor();
    const deliver = async (): Promise<void> => {
      await door.pass;
      throw new Error("broken");
    };
    await engine.work(around.handlers({ deliver }), []);
    await engine.wake("deliver", deliveries("a"));
    await vi.waitFor(() => expect(around.started).toEqual(["a"]), PATIENCE);
    const stopping = engine.stop(NO_HURRY);
    door.open();
    await stopping;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(around.started).toEqual(["a"]);
  });

  test("neither wakes nor works after it stopped", async () => {
    const around = get();
    const engine = around.engine();
    await engine.work(around.handlers(), []);
    await engine.stop(NO_HURRY);
    await expect(engine.wake("sweep", [{}])).rejects.toThrow("stopped");
    await expect(engine.work(around.handlers(), [])).rejects.toThrow("stopped");
    expect(await engine.health()).toMatchObject({ ready: false });
    await engine.stop(NO_HURRY);
  });
}

function testStart(get: () => Surroundings): void {
  test("refuses to work without a handler, or with one for a job that is none", async () => {
    const around = get();
    const engine = around.engine();
    const { tidy, ...fewer } = around.handlers();
    await expect(engine.work(fewer as JobHandlers, [])).rejects.toThrow('"tidy" has no handler');
    const more = { ...fewer, tidy, backup: tidy };
    await expect(engine.work(more, [])).rejects.toThrow('no job "backup"');
    await engine.work({ ...fewer, tidy }, []);
    await expect(engine.work(around.handlers(), [])).rejects.toThrow("works already");
  });

  test.for([
    { ...EVERY_SECOND, cron: "every morning" },
    { ...EVERY_SECOND, cron: "0 0 30 2 *" },
    { ...EVERY_SECOND, zone: "Asia/Atlantis" },
    { ...EVERY_SECOND, job: "deliver" as "sweep" },
  ])("refuses the schedule $job, $cron, $zone", async (schedule) => {
    const around = get();
    await expect(around.engine().work(around.handlers(), [schedule])).rejects.toThrow(schedule.job);
  });
}
