/** The fault suite in its short form: `npm run faults` tries the same at length. */
import { describe, expect, test, vi } from "vitest";
import { describeWithRedis } from "../servers/suites.ts";
import { faultsOf, play, type Scenario } from "./scenario.ts";
import { SCENARIOS } from "./scenarios.ts";

/** Far more than any takes; a machine that does ten other things gets there too. */
const PATIENCE_MILLIS = 240_000;
const SEED = 20_230_324;

vi.setConfig({ testTimeout: PATIENCE_MILLIS });

describe("nothing is lost, and nothing doubled without a doubt on record, through", () => {
  test.each(SCENARIOS.filter(({ needsRedis }) => !needsRedis))("$title", tryShortly);
});

describeWithRedis("nothing is lost, with a Redis of our own, through", () => {
  test.each(SCENARIOS.filter(({ needsRedis }) => needsRedis))("$title", tryShortly);
});

async function tryShortly(scenario: Scenario): Promise<void> {
  const tally = await play(scenario, scenario.short, SEED, () => {});

  expect(faultsOf(tally)).toEqual([]);
  expect(tally.due).toBeGreaterThan(0);
  expect(tally.sent + tally.unknown).toBeGreaterThanOrEqual(tally.due);
}
