import { expect, test } from "vitest";
import { visible } from "../../../bot/conversation/file-name.ts";

test("a name is cut to what a name may have, with its ending", () => {
  // Incident: a file name of a million characters became the name of a plan.
  const shown = visible(`${"kế hoạch ".repeat(120_000)}.csv`);
  expect(shown).toHaveLength(200);
  expect(shown).toMatch(/^kế hoạch .*….*\.csv$/u);
  expect(visible(`${"😀".repeat(300)}.csv`)).not.toMatch(/\p{C}/u);
});

test("a name of many blanks is read at once", () => {
  // Incident: a hundred thousand of them between two letters kept everybody waiting for seconds.
  expect(visible(`a${" ".repeat(1_000_000)}b.pdf`)).toMatch(/^a .*b\.pdf$/su);
});

test("a name of common length stays, without what turns or hides its letters", () => {
  expect(visible("Kế hoạch\u202e\0 2023.docx")).toBe("Kế hoạch 2023.docx");
});

test.each([
  ["../../x.pdf", "x.pdf"],
  ["C:\\Users\\ubnd\\Báo cáo.docx", "Báo cáo.docx"],
  ["..", ""],
  ["\u200b\u2060", ""],
  [" .htaccess ", "htaccess"],
])("%j is shown as %j", (name, shown) => {
  expect(visible(name)).toBe(shown);
});
