import { expect, test } from "vitest";
import {
  KIND_NAMES,
  KIND_SIGNS,
  documentKindName,
  kindByName,
  kindBySign,
} from "../../domain/document-kinds.ts";

test("each kind is found by its name and its abbreviation, however they are typed", () => {
  for (const sign of ["KH", "QĐ", "TTr", "CTr", "NĐ", "TTLT", "QyĐ"]) {
    const name = documentKindName(sign) ?? "";
    expect(kindBySign(sign)).toBe(sign);
    expect(kindBySign(sign.toLowerCase().replaceAll("đ", "d"))).toBe(sign);
    expect(kindByName(name.toUpperCase())).toBe(sign);
  }
});

test("of two that only diacritics tell apart, the commoner is meant without them", () => {
  expect(["HD", "HĐ", "hd", "DA", "ĐA", "da"].map(kindBySign)).toEqual([
    "HD",
    "HĐ",
    "HD",
    "DA",
    "ĐA",
    "ĐA",
  ]);
});

test("what abbreviates or names no kind is none", () => {
  for (const word of ["UBND", "", "constructor", "toString", "__proto__"]) {
    expect(kindBySign(word)).toBeNull();
    expect(kindByName(word)).toBeNull();
    expect(documentKindName(word)).toBeNull();
  }
});

test("the longer names come first", () => {
  expect(KIND_NAMES.indexOf("thong tu lien tich")).toBeLessThan(KIND_NAMES.indexOf("thong tu"));
  expect(KIND_SIGNS.indexOf("ttr")).toBeLessThan(KIND_SIGNS.indexOf("tt"));
});
