import { expect, test } from "vitest";
import { soundnessOf } from "../../../../jobs/import/reading/xml-soundness.ts";
import { tidyText } from "../../../../jobs/import/reading/written-text.ts";

test.each([
  ["a NUL", "Phòng\0 Nội vụ"],
  ["an escape sequence's beginning", "\u001bPhòng Nội vụ"],
  ["a turn of the direction", "Phòng \u202eNội\u202c vụ"],
  ["a zero-width space", "Phòng\u200b Nội vụ"],
  ["half a character", "Phòng Nội vụ\ud83d"],
])("%s is no part of what was written", (_, text) => {
  expect(tidyText(text)).toBe("Phòng Nội vụ");
});

test("lines stay lines", () => {
  expect(tidyText(" - Kế hoạch\r\n\r\n- Báo\u00a0cáo ")).toBe("- Kế hoạch\n- Báo cáo");
});

test("a tag that never ends is broken at once, however long its name", () => {
  // Incident: a file of 1 KB kept the reader busy for 20 seconds.
  const long = "a".repeat(200_000);
  expect(soundnessOf(`<${long}`, 10)).toBe("broken");
  expect(soundnessOf(`<${long}=`, 10)).toBe("broken");
});

test("comments count like tags", () => {
  expect(soundnessOf(`<a>${"<!---->".repeat(20)}</a>`, 10)).toBe("too-much");
});
