import fc from "fast-check";
import { expect, test } from "vitest";
import { plainFileName } from "../../domain/file-words.ts";

test.each([
  ["Báo cáo số 45/BC-UBND", "Bao-cao-so-45-BC-UBND"],
  ["Quyết định Ban biên tập", "Quyet-dinh-Ban-bien-tap"],
  ["Đề án", "De-an"],
  ["../../x", "x"],
  ["🎉", "van-ban"],
  ["", "van-ban"],
])("%s", (words, name) => {
  expect(plainFileName(words)).toBe(name);
});

test("whatever the words are: letters, digits and dashes, not too many", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 60 }), (words, most) => {
      const name = plainFileName(words, most);
      expect(name).toMatch(/^[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*$/u);
      expect(name.length).toBeLessThanOrEqual(Math.max(most, "van-ban".length));
    }),
  );
});
