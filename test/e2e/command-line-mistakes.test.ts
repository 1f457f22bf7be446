/** What a user of the command line gets wrong: status 1, a code for scripts, a sentence for people. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { zip } from "../jobs/import/reading/packages.ts";
import { makePlace, run, runJson, type Place } from "./support/dondoc.ts";

const BACKWARDS = ["simulate", "--from", "2023-04-10", "--to", "2023-02-20"];
const TEN_YEARS = ["simulate", "--from", "2023-01-01", "--to", "2033-01-01"];
const NO_SUCH_DAY = ["simulate", "--from", "2023-02-30", "--to", "2023-03-01"];

describe("a mistake", { timeout: 120_000 }, () => {
  test.each<[string, readonly string[], string]>([
    ["a bad year", ["timing", "Quý I", "--year", "23"], "bad-year"],
    ["no phrase", ["timing"], "bad-arguments"],
    ["a plan that is not there", ["import", "plan", "no-such-file.txt"], "no-such-file"],
    ["a folder", ["import", "plan", "."], "no-such-file"],
    ["an invite of nobody", ["invite", "--role", "leader"], "bad-arguments"],
    ["a head of no unit", ["invite", "--post", "Trưởng phòng"], "unit-needed"],
    ["an unknown unit", ["invite", "--post", "A", "--unit", "Phòng Vũ trụ"], "no-such-unit"],
    ["an unknown role", ["invite", "--post", "A", "--role", "king"], "bad-role"],
    ["a span backwards", BACKWARDS, "bad-range"],
    ["a span of ten years", TEN_YEARS, "bad-range"],
    ["no such day", NO_SUCH_DAY, "bad-date"],
    ["no day to count to", ["status", "--as-of", "hôm nay"], "bad-date"],
    ["an unknown command", ["report"], "bad-arguments"],
    ["no command", [], "bad-arguments"],
  ])("%s", async (_name, args, code) => {
    await expectRefused(makePlace(), args, code);
  });

  test.each([
    ["without a year", "2023\tQuý I\nQuý II\n", "bad-timing-line"],
    ["with a bad year", "2023\tQuý I\nMMXXIII\tQuý II\n", "bad-year"],
  ])("a line %s: none is answered", async (_name, lines, code) => {
    await expectRefused(makePlace(), ["timing", "-"], code, lines);
  });

  test.each([
    ["bytes.txt", "\0\u0001\u00fe\0%".repeat(600), "unreadable"],
    ["plan.zip", zip({ "plan.txt": "Quý I" }).toString("latin1"), "unsupported-format"],
    ["broken.zip", "PK\u0003\u0004", "unreadable"],
    ["empty.txt", "", "empty"],
  ])("a file that cannot be read: %s", async (file, bytes, code) => {
    const place = makePlace();
    writeFileSync(join(place.folder, file), bytes, "latin1");
    const message = await expectRefused(place, ["import", "plan", file, "--commit"], code);
    const { status, stdout, stderr } = await run(place, ["import", "plan", file]);
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: `${message}\n` });
  });
});

/** @returns the sentence that tells what was wrong */
async function expectRefused(
  place: Place,
  args: readonly string[],
  code: string,
  input = "",
): Promise<string> {
  const { status, json } = await runJson<{ error: { message: string } }>(place, args, input);
  expect({ status, json }).toEqual({
    status: 1,
    json: { error: { code, message: expect.stringMatching(/\S\.$/u) } },
  });
  return json.error.message;
}
