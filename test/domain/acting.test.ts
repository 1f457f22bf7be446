import { describe, expect, test } from "vitest";
import { actingAmong } from "../../domain/acting.ts";
import type { PersonId } from "../../domain/ids.ts";
import { standIn } from "../builders/org.ts";

/** `A→B`: A is absent, B stands in for him. */
function among(...pairs: readonly string[]) {
  const acting = actingAmong(
    pairs.map((pair) => {
      const [absentId, deputyId] = pair.split("→") as [PersonId, PersonId];
      return standIn({ absentId, deputyId });
    }),
  );
  return {
    of: (people: string) => [...people].map((id) => acting.of(id as PersonId)).join(""),
    absentFor: (person: string) => acting.absentFor(person as PersonId).join(""),
  };
}

describe("who acts in whose place", () => {
  test.each([
    ["nobody's", [], "AB", "AB"],
    ["the deputy", ["A→B"], "AB", "BB"],
    ["the last one present of a chain", ["A→B", "B→C"], "ABC", "CCC"],
    ["in a circle each one himself", ["A→B", "B→A"], "AB", "AB"],
    ["in a circle of three each one himself", ["A→B", "B→C", "C→A"], "ABC", "ABC"],
    ["for one whose deputies are a circle, the first of them", ["X→A", "A→B", "B→A"], "XAB", "AAB"],
    ["nobody for himself", ["A→A"], "A", "A"],
    ["of two deputies the last", ["A→B", "A→C"], "ABC", "CBC"],
  ])("%s", (_who, pairs, people, acting) => {
    expect(among(...pairs).of(people)).toBe(acting);
  });

  test("is the other side of for whom somebody acts", () => {
    expect(among("A→B", "B→C").absentFor("C")).toBe("AB");
    expect(among("A→B", "B→C").absentFor("B")).toBe("");
    expect(among("A→B", "B→A").absentFor("A")).toBe("");
    expect(among("A→B", "D→B").absentFor("B")).toBe("AD");
  });
});
