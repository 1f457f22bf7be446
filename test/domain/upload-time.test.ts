import { expect, test } from "vitest";
import { uploadMillis } from "../../domain/upload-time.ts";

const file = { kind: "file", name: "a.zip", mime: "application/zip" } as const;

test("a file of 45 MB has seven and a half minutes", () => {
  expect(uploadMillis({ ...file, bytes: new Uint8Array(45_000_000) })).toBe(450_000);
});

test("nothing handed over takes no time: no file, or one that is fetched at its address", () => {
  expect(uploadMillis(null)).toBe(0);
  const url = "https://dondoc.example.vn/f/1";
  expect(uploadMillis({ ...file, bytes: new Uint8Array(1_000), url })).toBe(0);
});

test("a picture is a file like any other", () => {
  expect(uploadMillis({ kind: "picture", png: new Uint8Array(101), alt: "" })).toBe(2);
});
