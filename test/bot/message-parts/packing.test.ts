import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pack } from "../../../bot/message-parts/packing.ts";

/** Items by their texts: a blank one parts what stands together. */
function packed(texts: readonly string[], limit: number): string[][] {
  const items = texts.map((text) => ({ text, length: text.length, isBlank: text.trim() === "" }));
  return pack(items, limit).map((part) => part.map(({ text }) => text));
}

const lengthOf = (part: readonly string[]) => part.join("\n").length;

/** The fewest parts that there can be, by trying all. */
function fewest(texts: readonly string[], limit: number): number {
  const needed = [0];
  for (let end = 1; end <= texts.length; end += 1) {
    const ways = Array.from({ length: end }, (_, start) => {
      const joined = texts.slice(start, end).join("\n").trim();
      if (joined === "") return needed[start] ?? 0;
      const isAlone = texts.slice(start, end).filter((text) => text.trim() !== "").length === 1;
      return joined.length <= limit || isAlone ? (needed[start] ?? 0) + 1 : Infinity;
    });
    needed.push(Math.min(...ways));
  }
  return needed.at(-1) ?? 0;
}

describe("packing", () => {
  test("parts at a blank where that costs no message more", () => {
    expect(packed(["aaa", "bbb", "", "ccc", "ddd"], 11)).toEqual([
      ["aaa", "bbb"],
      ["ccc", "ddd"],
    ]);
    expect(packed(["aaa", "bbb", "", "ccc", "ddd", "eee", "fff"], 15)).toEqual([
      ["aaa", "bbb"],
      ["ccc", "ddd", "eee", "fff"],
    ]);
  });

  test("does not part at a blank for a message more", () => {
    expect(packed(["aaa", "", "bbb", "ccc", "ddd"], 8)).toEqual([
      ["aaa", "", "bbb"],
      ["ccc", "ddd"],
    ]);
  });

  test("blanks begin and end no message, and make none", () => {
    expect(packed(["", "aaa", "", "", "bbb", " "], 6)).toEqual([["aaa"], ["bbb"]]);
    expect(packed(["", "aaa", "", "bbb", " "], 8)).toEqual([["aaa", "", "bbb"]]);
    expect(packed(["", " "], 8)).toEqual([]);
    expect(packed([], 8)).toEqual([]);
  });

  test("what is too long is a message by itself", () => {
    expect(packed(["aaa", "bbbbbbbbb", "ccc"], 5)).toEqual([["aaa"], ["bbbbbbbbb"], ["ccc"]]);
  });

  test("anything: in order, nothing lost, within the limit, and as few as can be", () => {
    const text = fc.oneof(fc.constant(""), fc.string({ unit: fc.constant("x"), maxLength: 9 }));
    const texts = fc.array(text, { maxLength: 14 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 9, max: 30 }), (given, limit) => {
        const parts = packed(given, limit);
        const solid = (all: readonly string[]) => all.filter((each) => each !== "");
        expect(solid(parts.flat())).toEqual(solid(given));
        expect(parts.every((part) => lengthOf(part) <= limit)).toBe(true);
        expect(parts.every((part) => part[0] !== "" && part.at(-1) !== "")).toBe(true);
        expect(parts).toHaveLength(fewest(given, limit));
      }),
    );
  });
});
