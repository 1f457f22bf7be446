import { expect, test } from "vitest";
import { isThanks } from "../../domain/thanks.ts";

test.each([
  "Cảm ơn",
  "cám ơn!",
  "Dạ vâng",
  "ok",
  "OK ạ",
  "Đã rõ.",
  "👍",
  "👍🏽",
  "🙏🙏",
  "Vâng ạ",
  "cảm ơn anh nhiều nhé",
  "Ok em",
  "cam on a",
])("%s closes the talk", (text) => {
  expect(isThanks(text)).toBe(true);
});

test.each([
  "",
  "   ",
  "cảm ơn, cho hỏi NV-002",
  "ok nhiệm vụ",
  "không",
  "2",
  "👍👍👍👍",
  "đã trình ký",
])("“%s” may want an answer", (text) => {
  expect(isThanks(text)).toBe(false);
});
