/** What a file holds says what it is, whatever it is called. */
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import {
  LARGEST_MEGABYTES,
  nameOfKind,
  readFileKind,
} from "../../../bot/conversation/file-kind.ts";

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** An old Office file, as far as it is known by the streams that it names. */
function compoundFile(stream: string): Uint8Array {
  return Buffer.concat([
    Buffer.from(COMPOUND_FILE),
    Buffer.alloc(600),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(100),
  ]);
}

/** A zip of stored entries: enough for who looks only at their names and first words. */
function zipOf(entries: Readonly<Record<string, string>>): Uint8Array {
  const parts = Object.entries(entries).map(([name, text]) => {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt32LE(Buffer.byteLength(text), 18);
    head.writeUInt32LE(Buffer.byteLength(text), 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    return Buffer.concat([head, Buffer.from(name), Buffer.from(text)]);
  });
  return Buffer.concat([...parts, Buffer.from([0x50, 0x4b, 0x05, 0x06]), Buffer.alloc(18)]);
}

const WORD_TYPES =
  '<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType=' +
  '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
/** As an Office program packs it, compressed. */
async function packageOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries({ "[Content_Types].xml": WORD_TYPES, ...parts })) {
    zip.addBuffer(Buffer.from(text), name);
  }
  zip.end();
  return buffer(zip.outputStream);
}

function related(type: string, target: string, mode = ' TargetMode="External"'): string {
  return (
    '<?xml version="1.0"?><Relationships><Relationship Id="rId1" ' +
    `Type="http://schemas.example.org/relationships/${type}" Target="${target}"${mode}/></Relationships>`
  );
}

/** An old Office file whose directory has one stream, which begins in the sector after the header. */
function streamIn(name: string, stream: Buffer): Uint8Array {
  const file = Buffer.alloc(512 * 4);
  Buffer.from(COMPOUND_FILE).copy(file);
  file.writeUInt16LE(9, 30);
  stream.copy(file, 512);
  file.write(`${name}\0`, 1_024, "utf16le");
  file.writeUInt32LE(0, 1_024 + 116);
  return file;
}

/** The beginning of a Word stream, with its flags. */
function wordStream(flags: number): Buffer {
  const stream = Buffer.alloc(32);
  stream.writeUInt16LE(0xa5ec, 0);
  stream.writeUInt16LE(flags, 10);
  return stream;
}

/** Records of a workbook: kind, length, nothing. */
function bookStream(...kinds: readonly number[]): Buffer {
  return Buffer.concat(
    kinds.map((kind) => {
      const record = Buffer.alloc(8);
      record.writeUInt16LE(kind, 0);
      record.writeUInt16LE(4, 2);
      return record;
    }),
  );
}

const ODT = zipOf({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" });

describe("is taken", () => {
  test.each<readonly [string, Uint8Array, string]>([
    ["a PDF", bytesOf("%PDF-1.7 kế hoạch"), "pdf"],
    ["a PDF that a scanner began with an empty line", bytesOf("\r\n%PDF-1.4 x"), "pdf"],
    ["a Word document", zipOf({ "[Content_Types].xml": WORD_TYPES }), "docx"],
    ["an old Word document", compoundFile("WordDocument"), "doc"],
    ["an old workbook", compoundFile("Workbook"), "xls"],
    ["old slides", compoundFile("PowerPoint Document"), "ppt"],
    ["a document of LibreOffice", ODT, "odt"],
    ["a photo", new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "jpg"],
    ["a scan", new Uint8Array([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0]), "tif"],
    ["words", bytesOf("Báo cáo kết quả <b>quý I</b>\n1;2;3"), "txt"],
  ])("%s", async (_, bytes, kind) => {
    expect(await readFileKind(bytes, "tài liệu")).toEqual({ ok: true, value: kind });
  });

  test("a text in old letters that are no UTF-8, where it is called a text", async () => {
    const old = new Uint8Array([0x42, 0xb8, 0x6f, 0x20, 0x63, 0xb8, 0x6f]);
    expect(await readFileKind(old, "bao-cao.txt")).toEqual({ ok: true, value: "txt" });
    expect(await readFileKind(old, "bao-cao.pdf")).toMatchObject({ ok: false });
  });
});

describe("is not taken", () => {
  test.each<readonly [string, string, Uint8Array, string]>([
    ["a page called a photo", "anh.jpg", bytesOf("<!DOCTYPE html><p>chào"), "runs"],
    ["a page behind a comment", "anh.png", bytesOf("<!-- x -->\n<html>"), "runs"],
    ["a picture that holds commands", "so-do.png", bytesOf("<svg onload='alert(1)'>"), "runs"],
    ["the same as XML", "so-do.txt", bytesOf("<?xml version='1.0'?><svg/>"), "runs"],
    ["a script by its first line", "ghi-chu.txt", bytesOf("#!/bin/sh\nrm -r /"), "runs"],
    ["a script by its name", "ghi-chu.vbs", bytesOf('MsgBox "chào"'), "runs"],
    ["a program", "bao-cao.pdf", Buffer.concat([bytesOf("MZ"), Buffer.alloc(300)]), "runs"],
    ["an archive", "ho-so.docx", zipOf({ "a.txt": "chào" }), "archive"],
    ["an encrypted document", "ke-hoach.docx", compoundFile("EncryptedPackage"), "encrypted"],
    ["nothing", "trong.pdf", new Uint8Array(), "empty"],
    ["blanks", "trong.txt", bytesOf(" \n\t "), "empty"],
    ["bytes of no kind", "bao-cao.pdf", new Uint8Array([1, 2, 3, 0, 5]), "unknown-format"],
    ["what is in no list", "thu.rtf", bytesOf("{\\rtf1 chào}"), "unknown-format"],
  ])("%s", async (_, name, bytes, code) => {
    expect(await readFileKind(bytes, name)).toEqual({ ok: false, error: { code } });
  });

  test("what is larger than may come by any way", async () => {
    const bytes = new Uint8Array(LARGEST_MEGABYTES * 1024 * 1024 + 1).fill(32);
    bytes.set(bytesOf("%PDF-1.7"));
    expect(await readFileKind(bytes, "x.pdf")).toEqual({
      ok: false,
      error: { code: "too-large", limitMegabytes: 20 },
    });
    expect(await readFileKind(bytes.subarray(1), "x.txt")).toMatchObject({ ok: true });
  });

  test("no bytes and no name bring it down, and a page is never taken", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.string(), async (bytes, name) => {
        await readFileKind(bytes, name);
        const page = Buffer.concat([bytesOf("<html>"), bytes]);
        expect((await readFileKind(page, name)).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

// Incident: spreadsheets in text, macros and templates from elsewhere were taken, to run on the reviewer's machine.
describe("what runs, fetches or is locked when an Office program opens it is not taken", () => {
  const SETTINGS = "word/_rels/settings.xml.rels";
  const OWN_TEMPLATE = "file:///C:\\Users\\an\\Templates\\Cong-van.dotx";

  test.each<readonly [string, string, Uint8Array | Promise<Uint8Array>, string]>([
    ["a formula in a text", "so-lieu.csv", bytesOf("=cmd|'/c calc'!A0,1"), "sheet-text"],
    ["the same with tabs", "so-lieu.TSV", bytesOf("1\t2"), "sheet-text"],
    ["an old exchange format", "so-lieu.txt", bytesOf("ID;P\nC;X1;Y1"), "runs"],
    ["an old document with macros", "x.doc", compoundFile("WordDocument _VBA_PROJECT"), "runs"],
    ["an old workbook with macros", "x.xls", compoundFile("Workbook _VBA_PROJECT_CUR"), "runs"],
    ["a project among the parts", "x.docx", packageOf({ "word/vbaProject.bin": "x" }), "runs"],
    [
      "a project under another name",
      "x.docx",
      packageOf({
        "[Content_Types].xml": WORD_TYPES.replace(
          "<Override",
          '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override',
        ),
      }),
      "runs",
    ],
    ...["http://x.example.vn/a.dotm", "\\\\x.example.vn\\a.dotm", "&#104;ttp://x.example.vn"].map(
      (target) =>
        [
          `a template at ${target}`,
          "x.docx",
          packageOf({ [SETTINGS]: related("attachedTemplate", target) }),
          "runs",
        ] as const,
    ),
    [
      "a template in wide letters",
      "x.docx",
      packageOf({
        [SETTINGS]: Buffer.from(related("attachedTemplate", "http://x.example.vn"), "utf16le"),
      }),
      "runs",
    ],
    [
      "a part made to burst",
      "x.docx",
      packageOf({ [SETTINGS]: Buffer.alloc(9 << 20) }),
      "unknown-format",
    ],
    ["a locked old document", "x.doc", streamIn("WordDocument", wordStream(0x0100)), "encrypted"],
    ["a locked old workbook", "x.xls", streamIn("Workbook", bookStream(0x0809, 0x2f)), "encrypted"],
    ["locked slides", "x.ppt", compoundFile("PowerPoint Document EncryptedSummary"), "encrypted"],
  ])("%s", async (_, name, bytes, code) => {
    expect(await readFileKind(await bytes, name)).toEqual({ ok: false, error: { code } });
  });

  test.each<readonly [string, Uint8Array | Promise<Uint8Array>, string]>([
    [
      "a template of the writer's own",
      packageOf({ [SETTINGS]: related("attachedTemplate", OWN_TEMPLATE) }),
      "docx",
    ],
    [
      "a link in its words",
      packageOf({ [SETTINGS]: related("hyperlink", "https://x.example.vn") }),
      "docx",
    ],
    [
      "a part of its own",
      packageOf({ [SETTINGS]: related("oleObject", "embeddings/1.bin", "") }),
      "docx",
    ],
    ["an old document", streamIn("WordDocument", wordStream(0)), "doc"],
    ["an old workbook", streamIn("Workbook", bookStream(0x0809, 0xe1, 0x0a)), "xls"],
  ])("but %s is", async (_, bytes, kind) => {
    expect(await readFileKind(await bytes, "x")).toEqual({ ok: true, value: kind });
  });

  test("no bytes in such a file bring it down", async () => {
    const whole = Buffer.from(await packageOf({ [SETTINGS]: related("hyperlink", "x") }));
    const old = Buffer.from(streamIn("Workbook", bookStream(0x0809, 0x0a)));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(whole, old),
        fc.nat(),
        fc.uint8Array({ maxLength: 8 }),
        fc.nat(),
        async (file, at, bytes, length) => {
          const damaged = Buffer.from(file);
          damaged.set(bytes.subarray(0, 1), at % file.length);
          damaged.set(bytes, Math.max(8, (at % file.length) - 8));
          await readFileKind(damaged.subarray(0, 1 + (length % file.length)), "x");
        },
      ),
      { numRuns: 300 },
    );
  });
});

test.each([
  ["báo cáo.pdf", "pdf", "báo cáo.pdf"],
  ["báo cáo.PDF", "pdf", "báo cáo.PDF"],
  ["ảnh.pdf", "png", "ảnh.png"],
  ["ảnh.jpeg", "jpg", "ảnh.jpeg"],
  ["ke-hoach.doc", "docx", "ke-hoach.docx"],
  ["bao-cao.pdf.exe", "pdf", "bao-cao.pdf.pdf"],
  ["Số liệu 1.2", "xlsx", "Số liệu 1.2.xlsx"],
  ["so-lieu.csv", "txt", "so-lieu.txt"],
  ["tệp không tên", "txt", "tệp không tên.txt"],
])("%s that is %s is called %s", (name, kind, called) => {
  expect(nameOfKind(name, kind)).toBe(called);
});
