/** Files that are not what they seem, as proof of work and where a document is to be brought in. */
import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Deadline } from "../../../domain/deadline.ts";
import { docx, p, xlsx, zip } from "../../jobs/import/reading/packages.ts";
import { LOCKED, wrongFiles } from "../../e2e/support/wrong-files.ts";
import { BAD_WORDS, expectDecent } from "./bad-words.ts";
import { planted } from "./forged.ts";
import { HOME, JUSTICE, openConversation, type Conversation, type Talker } from "./support.ts";

const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");
const PAGE = "<html><script>alert(1)</script></html>";
const OVER_LIMIT = 21 * 1024 * 1024;
const MACRO = { "word/vbaProject.bin": "x" };

let office: Conversation;
let head: Talker;
let duty: Deadline;

beforeEach(async () => {
  office = await openConversation();
  head = await office.as(JUSTICE);
  ({ deadline: duty } = await office.deadline("NV-002 Kế hoạch"));
});

async function asked(): Promise<void> {
  await head.chooses(await planted(office, head, { do: "ask-evidence", deadlineId: duty.id }));
}

async function given() {
  return office.stores.evidence.of(duty.id);
}

describe("as proof of work", () => {
  test.each<[what: string, name: string, bytes: Uint8Array]>([
    ["a page of the web called a picture", "anh-chup.jpg", Buffer.from(PAGE)],
    ["a page of the web called a PDF", "bao-cao.pdf", Buffer.from(`\n\n${PAGE}`)],
    ["a drawing with commands", "bieu-do.svg", Buffer.from(`<svg onload="alert(1)"/>`)],
    ["a locked Word file", LOCKED.name, LOCKED.bytes],
    ["a script", "bao-cao.pdf.sh", Buffer.from("#!/bin/sh\nrm -rf /")],
    ["a program", "bao-cao.pdf", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)])],
    ["a package of other files", "ho-so.zip", zip({ "../../x.pdf": "a" })],
    ["nothing at all", "trong.pdf", Buffer.alloc(0)],
    ["more than 20 MB", "qua-lon.pdf", Buffer.concat([PDF, Buffer.alloc(OVER_LIMIT)])],
  ])("%s is not taken: it is said, and the question stands", async (_, name, bytes) => {
    await asked();
    const answers = await head.tries({
      kind: "file",
      ref: office.offer(bytes),
      name,
      size: bytes.length,
      caption: "",
      replyTo: null,
    });
    await expectDecent(office, answers, "");
    expect(await given()).toEqual([]);
    expect((await office.stores.deadlines.byId(duty.id))?.state.name).toBe("open");

    await head.sends({ bytes: PDF, name: "ke-hoach.pdf" });
    expect(await given()).toHaveLength(1);
  });

  test("one that the platform does not hand out, or calls endless, is answered too", async () => {
    for (const size of [OVER_LIMIT, 1e300, -1, NaN, null]) {
      await asked();
      const answers = await head.tries({
        kind: "file",
        ref: office.offer(null),
        name: "ke-hoach.pdf",
        size,
        caption: "",
        replyTo: null,
      });
      await expectDecent(office, answers, "");
      expect(await given()).toEqual([]);
    }
  });

  test("a document made to burst is kept as it is: nothing of it is opened", async () => {
    const bomb = docx(" ".repeat(60 * 1024 * 1024));
    await asked();
    const before = performance.now();
    await expectDecent(office, [await head.sends({ bytes: bomb, name: "bom.docx" })], "");
    expect(performance.now() - before).toBeLessThan(10_000);
    for (const { document } of await given()) {
      if (document.source.kind !== "file") throw new Error("a file became something else");
      expect(await office.files.get(document.source.hash)).toEqual(new Uint8Array(bomb));
    }
  });

  test.each<[what: string, bytes: Uint8Array]>([
    ["a Word file with commands in it", docx(p("a"), MACRO)],
    ["a spreadsheet of nothing", xlsx({ rows: "" })],
  ])("%s is taken or refused, decently", async (_, bytes) => {
    await asked();
    await expectDecent(office, [await head.sends({ bytes, name: "x.docx" })], "");
  });

  test("any name comes down to a name that shows what it is, and leads nowhere", async () => {
    for (const [index, name] of BAD_WORDS.entries()) {
      await asked();
      const bytes = Buffer.concat([PDF, Buffer.from(String(index))]);
      const before = new Set((await given()).map(({ id }) => id));
      await expectDecent(office, await tried(bytes, name, ""), name);
      const added = (await given()).filter(({ id }) => !before.has(id));
      expect(added, JSON.stringify(name.slice(0, 40))).toHaveLength(1);
      const { source } = added[0]!.document;
      if (source.kind !== "file") throw new Error("a file became something else");
      expect(source.name).not.toMatch(/[/\\]|\p{C}|^\s*$/u);
      expect(source.name.length).toBeLessThanOrEqual(210);
      expect(source.hash).toBe(createHash("sha256").update(bytes).digest("hex"));
    }
  });

  test("any caption is said back unharmed or left out", async () => {
    for (const [index, caption] of BAD_WORDS.entries()) {
      await asked();
      const bytes = Buffer.concat([PDF, Buffer.from(`chú thích ${index}`)]);
      await expectDecent(office, await tried(bytes, "ke-hoach.pdf", caption), caption);
    }
    for (const { document } of await given()) {
      expect(document.note).not.toMatch(/[\0\u202E\u200B]/u);
      expect([...document.note].length).toBeLessThanOrEqual(2_000);
    }
    expect(await given()).toHaveLength(BAD_WORDS.length);
  });

  async function tried(bytes: Uint8Array, name: string, caption: string) {
    const ref = office.offer(bytes);
    return head.tries({ kind: "file", ref, name, size: bytes.length, caption, replyTo: null });
  }
});

describe("as a document to be brought in", () => {
  test("whatever cannot be read is said to be so, and changes nothing", async () => {
    const coordinator = await office.as(HOME);
    const before = JSON.stringify(await office.stores.plans.all());
    const files = [
      ...wrongFiles(),
      { name: "khong-bang.docx", bytes: docx(p("Không có bảng nào")), code: "no-table" },
      { name: "anh.jpg", bytes: Buffer.from(PAGE), code: "unsupported-format" },
    ];
    for (const { name, bytes, code } of files) {
      await coordinator.says("/nhap");
      const answers = await coordinator.tries({
        kind: "file",
        ref: office.offer(bytes),
        name,
        size: bytes.length,
        caption: "",
        replyTo: null,
      });
      expect(answers.length, `${name}, ${code}`).toBeGreaterThan(0);
      await expectDecent(office, answers.slice(-1), "");
      expect(JSON.stringify(await office.stores.plans.all()), name).toBe(before);
    }
  }, 120_000);
});
