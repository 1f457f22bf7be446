/** What `/readyz` says of a process. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Engine } from "../../domain/engine.ts";
import { readinessOf } from "../../readiness.ts";
import { rehearse, type Rehearsal } from "./support/rehearsal.ts";

const engine = (ready: boolean): Pick<Engine, "health"> => ({
  health: async () => ({ name: "embedded", ready, waiting: 0 }),
});
const ENGINE = engine(true);
let office: Rehearsal;

beforeEach(async () => {
  office = await rehearse();
  await office.tickAt("2023-03-24 07:30");
});
afterEach(() => office.close());

test("a process that sweeps is ready, and tells how old its last sweep is", async () => {
  office.setClock("2023-03-24 07:32");
  expect(await readinessOf(office.sample, ENGINE)).toEqual({
    ready: true,
    checks: {
      database: "ok",
      lastSweepSeconds: "120",
      oldestOverdueSeconds: "0",
      engine: "embedded",
    },
  });
});

test("one that has not swept for more than five minutes is not", async () => {
  office.setClock("2023-03-24 07:35");
  expect((await readinessOf(office.sample, ENGINE)).ready).toBe(true);
  office.setClock("2023-03-24 07:36");
  expect((await readinessOf(office.sample, ENGINE)).ready).toBe(false);
});

test("one that only takes messages in is ready, whoever sweeps", async () => {
  office.setClock("2023-03-24 12:00");
  expect(await readinessOf(office.sample, null)).toMatchObject({
    ready: true,
    checks: { lastSweepSeconds: "16200" },
  });
});

test("a clock that was set back makes nobody stuck", async () => {
  office.setClock("2023-03-20 07:30");
  expect((await readinessOf(office.sample, ENGINE)).ready).toBe(true);
});

test("the age of the oldest message that should have gone out is told", async () => {
  office.channel.answerWith(() => ({ outcome: "retry", afterSeconds: 60, reason: "away" }));
  await office.playTo("2023-03-27 07:50");
  const { checks } = await readinessOf(office.sample, ENGINE);
  expect(Number(checks["oldestOverdueSeconds"])).toBeGreaterThanOrEqual(20 * 60);
});

test("what waits for the morning is not overdue", async () => {
  office.channel.answerWith(() => ({ outcome: "retry", afterSeconds: 60, reason: "away" }));
  await office.playTo("2023-03-27 17:30");
  expect(await readinessOf(office.sample, ENGINE)).toMatchObject({
    checks: { oldestOverdueSeconds: "0" },
  });
});

test("without its engine, or its database, it is not ready", async () => {
  expect(await readinessOf(office.sample, engine(false))).toMatchObject({
    ready: false,
    checks: { engine: "embedded: unreachable" },
  });
  const ping = async () => {
    throw new Error("gone");
  };
  const opened = { office: office.sample.office, database: { ping } };
  expect(await readinessOf(opened, ENGINE)).toMatchObject({
    ready: false,
    checks: { database: "unreachable" },
  });
});
