import { expect, test } from "vitest";
import { RANDOM_IDS } from "../ids.ts";

test("no id begins with a dash, which a command line would take for an option", () => {
  const ids = Array.from({ length: 3_000 }, () => RANDOM_IDS.next<"MessageId">());
  expect(ids.filter((id) => !/^\w[\w-]{15}$/u.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
