import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../../jobs/import/reading/document.ts";
import { LIMIT_MEGABYTES, readDocument } from "../../../jobs/import/reading/read-document.ts";
import { sourceFile } from "./given.ts";
import { refusalOf } from "./reading/packages.ts";

async function read(content: string | Uint8Array, name?: string): Promise<SourceDocument> {
  const outcome = await readDocument(sourceFile(content, name));
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
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
  test("tab-separated lines that stand together are a table", async () => {
    expect((await read(TEXT)).blocks).toEqual(BLOCKS);
  });

  test("however it was encoded, it says the same", async () => {
    const marked = (mark: readonly number[], rest: Uint8Array) => Uint8Array.of(...mark, ...rest);
    const little = Buffer.from(TEXT, "utf16le");
    const big = Buffer.from(TEXT, "utf16le").swap16();
    expect((await read(TEXT.normalize("NFD"))).blocks).toEqual(BLOCKS);
    expect((await read(`\uFEFF${TEXT}`)).blocks).toEqual(BLOCKS);
    expect((await read(marked([0xff, 0xfe], little))).blocks).toEqual(BLOCKS);
    expect((await read(marked([0xfe, 0xff], big))).blocks).toEqual(BLOCKS);
  });

  test("what a converter left behind is no text, but bullets are", async () => {
    const text = "## **Nơi nhận** *ogc*\n* Kế hoạch\nA<br>B\t<b>chú</b>\n---\t---";
    const [first, second, table] = (await read(text)).blocks;
    expect(first).toMatchObject({ text: "Nơi nhận ogc" });
    expect(second).toMatchObject({ text: "* Kế hoạch" });
    expect(table).toMatchObject({ rows: [{ cells: ["A\nB", "chú"] }] });
  });
});

test("a letterhead of tab-separated lines is no table", async () => {
  const { blocks } = await read("UBND XÃ A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH");
  expect(blocks.map(({ kind }) => kind)).toEqual(["paragraph", "paragraph", "paragraph"]);
});

describe("what is refused", () => {
  test("bytes that are no text", async () => {
    expect(await refusalOf(Uint8Array.of(0x4b, 0x00, 0x48))).toBe("unreadable");
    expect(await refusalOf(Uint8Array.of(0xff, 0x48, 0xc3, 0x28))).toBe("unreadable");
  });

  test("nothing but blanks", async () => {
    expect(await refusalOf("")).toBe("empty");
    expect(await refusalOf("\uFEFF \r\n\t\t\r\n")).toBe("empty");
  });

  test("more than the limit", async () => {
    const bytes = new Uint8Array(LIMIT_MEGABYTES * 1024 * 1024 + 1).fill(65);
    expect(await readDocument(sourceFile(bytes))).toEqual({
      ok: false,
      error: { code: "too-large", limitMegabytes: LIMIT_MEGABYTES },
    });
    expect(await refusalOf(bytes.subarray(1))).toBe("not-like-a-plan");
  });
});
