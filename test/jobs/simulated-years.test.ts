import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { live, type Life } from "./support/life.ts";
import {
  fewEnough,
  nothingEmptyOrTwice,
  nothingLeftBehind,
  onlyInOfficeHours,
  oneBundleAMorning,
  quietWhilePutOff,
  silentOnceSettled,
  type Promised,
} from "./support/promises.ts";
import {
  handedOverFromTheBlocked,
  warnedAsOftenAsTheLadderSays,
} from "./support/warning-promise.ts";
import { worlds } from "./support/random-worlds.ts";
import type { World } from "./support/world.ts";

/** `YEARS=500 SEED=7` tries more of them, and others. */
const YEARS = Number(process.env["YEARS"] ?? 10);
const SEED = Number(process.env["SEED"] ?? 20_230_103);
const TIMEOUT_MILLIS = 120_000 + YEARS * 10_000;

/** Each year is lived once, whatever is asked of it. */
const lives = new Map<string, Promise<Life>>();

function lived(world: World): Promise<Life> {
  const key = JSON.stringify(world);
  const life = lives.get(key) ?? live(world);
  lives.set(key, life);
  return life;
}

describe.each([
  ["in which nothing fails", true],
  ["with outages, refusals and blocked chats", false],
])("a made-up year %s", { timeout: TIMEOUT_MILLIS }, (_name, isCalm) => {
  test.each<[string, Promised]>([
    ["nothing goes out outside office hours, but for the leaders' summary", onlyInOfficeHours],
    ["nobody gets two bundles a morning", oneBundleAMorning],
    ["no message is empty, and none speaks twice of one duty", nothingEmptyOrTwice],
    ["everybody is warned as often as the ladder says", warnedAsOftenAsTheLadderSays],
    ["what a person no longer takes is told to the coordinators", handedOverFromTheBlocked],
    ["what is settled is spoken of no more", silentOnceSettled],
    ["what was put off is not spoken of until then, but on its due day", quietWhilePutOff],
    ["a duty costs its people no more than 18 messages, and 13 for each deed", fewEnough],
    ["nothing that was planned is left behind", nothingLeftBehind],
  ])("%s", async (_rule, promise) => {
    const kept = fc.asyncProperty(worlds(isCalm), async (world) => {
      expect(promise(await lived(world))).toEqual([]);
    });
    await fc.assert(kept, { seed: SEED, numRuns: YEARS });
  });
});
