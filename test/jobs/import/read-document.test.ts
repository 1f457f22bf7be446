import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../../jobs/import/document.ts";
import { LIMIT_MEGABYTES, readDocument } from "../../../jobs/import/read-document.ts";
import { sourceFile } from "./given.ts";

function read(content: string | Uint8Array, name?: string): SourceDocument {
  const outcome = readDocument(sourceFile(content, name));
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

function refusal(content: string | Uint8Array, name?: string): string {
  const outcome = readDocument(sourceFile(content, name));
  return outcome.ok ? "accepted" : outcome.error.code;
}

const TEXT = "KẾ HOẠCH\r\n\r\nTên\tHạn\r\nMột\t31/3\r\nhết";
const BLOCKS = [
  { kind: "paragraph", text: "KẾ HOẠCH", line: 1 },
  {
    kind: "table",
    rows: [
      { cells: ["Tên", "Hạn"], line: 3 },
      { cells: ["Một", "31/3"], line: 4 },
    ],
  },
  { kind: "paragraph", text: "hết", line: 5 },
];

describe("plain text", () => {
  test("tab-separated lines that stand together are a table", () => {
    expect(read(TEXT).blocks).toEqual(BLOCKS);
  });

  test("however it was encoded, it says the same", () => {
    const marked = (mark: readonly number[], rest: Uint8Array) => Uint8Array.of(...mark, ...rest);
    const little = Buffer.from(TEXT, "utf16le");
    const big = Buffer.from(TEXT, "utf16le").swap16();
    expect(read(TEXT.normalize("NFD")).blocks).toEqual(BLOCKS);
    expect(read(`\uFEFF${TEXT}`).blocks).toEqual(BLOCKS);
    expect(read(marked([0xff, 0xfe], little)).blocks).toEqual(BLOCKS);
    expect(read(marked([0xfe, 0xff], big)).blocks).toEqual(BLOCKS);
  });

  test("what a converter left behind is no text, but bullets are", () => {
    const [first, second, table] = read(
      "## **Nơi nhận** *ogc*\n* Kế hoạch\nA<br>B\t<b>chú</b>\n---\t---",
    ).blocks;
    expect(first).toMatchObject({ text: "Nơi nhận ogc" });
    expect(second).toMatchObject({ text: "* Kế hoạch" });
    expect(table).toMatchObject({ rows: [{ cells: ["A\nB", "chú"] }] });
  });
});

describe("what is refused", () => {
  test.each([
    ["a Word file under a text's name", Uint8Array.of(0x50, 0x4b, 3, 4, 20), "ke-hoach.txt"],
    ["a PDF", new TextEncoder().encode("%PDF-1.7 …"), "ke-hoach"],
    ["a text under a Word file's name", "Kế hoạch", "ke-hoach.docx"],
  ])("%s", (_, content, name) => {
    expect(refusal(content, name)).toBe("unsupported-format");
  });

  test("bytes that are no text", () => {
    expect(refusal(Uint8Array.of(0x4b, 0x00, 0x48))).toBe("unreadable");
    expect(refusal(Uint8Array.of(0xff, 0x48, 0xc3, 0x28))).toBe("unreadable");
  });

  test("nothing but blanks", () => {
    expect(refusal("")).toBe("empty");
    expect(refusal("\uFEFF \r\n\t\t\r\n")).toBe("empty");
  });

  test("more than the limit", () => {
    const bytes = new Uint8Array(LIMIT_MEGABYTES * 1024 * 1024 + 1).fill(65);
    expect(readDocument(sourceFile(bytes))).toEqual({
      ok: false,
      error: { code: "too-large", limitMegabytes: LIMIT_MEGABYTES },
    });
    expect(refusal(bytes.subarray(1))).toBe("not-like-a-plan");
  });
});
