/**
 * Incident: one text file with 400 KB of brackets in a cell kept the process from answering anybody,
 * also after a restart, since the update that brought it was played again.
 */
import { describe, expect, test } from "vitest";
import { readPlainText } from "../../../jobs/import/reading/plain-text.ts";
import { recognisePlan } from "../../../jobs/import/recognising/recognise-plan.ts";

const HEADER = "Nhiệm vụ chung\tNhiệm vụ cụ thể\tSản phẩm\tCơ quan chủ trì\tThời gian thực hiện\n";
const YEARS = { given: 2023, current: 2023 };

function read(text: string) {
  return readPlainText(new TextEncoder().encode(text));
}

describe("a file beyond any plan is refused before it is understood", () => {
  test.each([
    [
      "a cell of brackets",
      `${HEADER}I. Thể chế\t${"(".repeat(400_000)}\tBáo cáo\tPhòng Tư pháp\tQuý I`,
    ],
    ["a line of dots", `${".".repeat(100_000)}x`],
    ["a heap of marks", `a${"\u0301\u0323".repeat(1000)}`],
    ["a hundred thousand rows", "a\tb\n".repeat(100_000)],
    ["a megabyte of lines", "Kế hoạch cải cách hành chính\n".repeat(40_000)],
    ["four million letters", `${"a".repeat(7000)}\n`.repeat(600)],
  ])("%s", (_, text) => {
    expect(read(text)).toEqual({ ok: false, error: { code: "not-like-a-plan" } });
  });

  test("a thousand units", () => {
    const rows = Array.from(
      { length: 1000 },
      (_, n) => `I. Thể chế\t${n}. Việc số ${n}\tBáo cáo\tPhòng Tư pháp số ${n}\tQuý I/2023`,
    );
    const document = read(HEADER + rows.join("\n"));
    if (!document.ok) throw new Error("the document should be read");
    expect(recognisePlan(document.value, YEARS)).toEqual({
      ok: false,
      error: { code: "not-like-a-plan" },
    });
  });
});
