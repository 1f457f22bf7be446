/** Every form that the specification names, in combinations and spellings that no seed holds. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readTiming } from "../../domain/timing/read-timing.ts";

interface Case {
  readonly phrase: string;
  readonly year: number;
  readonly kind: string;
  readonly due: readonly string[];
  /** Null where an official may want a problem shown or not. */
  readonly problem: boolean | null;
}

const TABLE = readFileSync(new URL("./timing-unseen.txt", import.meta.url), "utf8");
const HEADING = /^= (?<year>\d+) (?<kind>\w+)(?: (?<sign>problem|either))?(?:: (?<due>.+))?$/u;

function datesOf(due: string, year: number): string[] {
  return due.split(" ").map((date) => {
    const [day = "", month = "", written = String(year)] = date.split("/");
    return `${written}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  });
}

function casesOf(block: string): Case[] {
  const [heading = "", ...lines] = block.trim().split("\n");
  const { year = "", kind = "", sign, due } = HEADING.exec(heading)?.groups ?? {};
  const expected = {
    year: Number(year),
    kind,
    due: due === undefined ? [] : datesOf(due, Number(year)),
    problem: sign === "either" ? null : sign === "problem",
  };
  return lines.map((line) => ({ phrase: JSON.parse(`"${line.slice(1, -1)}"`), ...expected }));
}

const CASES = TABLE.split("\n\n").slice(1).flatMap(casesOf);

function expectReading(phrase: string, expected: Case): void {
  const { kind, due, problems } = readTiming(phrase, expected.year);
  expect({
    phrase,
    kind,
    due,
    problem: expected.problem === null ? null : problems.length > 0,
  }).toEqual({
    phrase,
    kind: expected.kind === "dated" ? expect.stringMatching(/^(once|recurring)$/u) : expected.kind,
    due: expected.due,
    problem: expected.problem,
  });
}

/** Scanned letters are what they are: a capital L is no 1. */
const SCANNED = /l+\/|l2|1O/u;
/** What a bullet before it would make another cell of: a dash may then begin an entry. */
const MARKED = /\n|^\P{L}|^[a-z]\)|^[io] | [-–→] /u;

describe("a phrase that no seed holds", () => {
  test("is one of many", () => {
    expect(CASES.length).toBeGreaterThan(850);
  });

  test.each(CASES)("$phrase of $year is $kind $due", (expected) => {
    expectReading(expected.phrase, expected);
  });

  test("reads the same decomposed, without diacritics, in capitals and in small letters", () => {
    for (const expected of CASES) {
      const { phrase } = expected;
      const bare = phrase.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gu, "d");
      expectReading(phrase.normalize("NFD"), expected);
      expectReading(bare.replace(/Đ/gu, "D"), expected);
      if (SCANNED.test(phrase)) continue;
      expectReading(phrase.toUpperCase(), expected);
      expectReading(phrase.toLowerCase(), expected);
    }
  });

  test("reads the same with a bullet before it, blanks around it or a full stop behind it", () => {
    for (const expected of CASES.filter(({ kind }) => kind !== "unspecified")) {
      const { phrase } = expected;
      for (const spelling of [`  ${phrase} `, `${phrase}.`, `${phrase} ;`])
        expectReading(spelling, expected);
      if (MARKED.test(phrase)) continue;
      for (const mark of ["- ", "-", "• ", "+ ", "* ", "1. ", "a) ", "Thời gian: "]) {
        expectReading(mark + phrase, expected);
      }
    }
  });
});
