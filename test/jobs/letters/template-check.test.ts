/** Edited templates: the shipped ones are taken, and each that would harm or mislead is refused by name. */
import { describe, expect, test } from "vitest";
import { LETTER_FORMS } from "../../../domain/apology-rules.ts";
import { REQUIRED_TAGS } from "../../../domain/letter-tags.ts";
import { shippedTemplate } from "../../../jobs/letters/shipped-templates.ts";
import { docx, p, xlsx, zip } from "../import/reading/packages.ts";
import {
  DOCUMENT,
  editedTemplate,
  endingTemplate,
  linkedTemplate,
  problemOf,
  rewordedTemplate,
} from "./template-parts.ts";

const TYPES = "[Content_Types].xml";

describe("a template is taken", () => {
  test.each(LETTER_FORMS)("as it ships: %s", async (form) => {
    expect(await problemOf(await shippedTemplate(form))).toBeNull();
  });

  test("with sentences of the office's own, and a field more than once", async () => {
    const edited = await endingTemplate(p("Kính mong Ông/Bà {ten_nguoi_nop} thông cảm."));
    expect(await problemOf(edited)).toBeNull();
  });

  test("with a field that Word has cut into runs", async () => {
    const edited = await rewordedTemplate((document) =>
      document.replace(
        "{ma_ho_so}",
        `{ma_</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ho_so}</w:t></w:r><w:r><w:t>`,
      ),
    );
    expect(await problemOf(edited)).toBeNull();
  });

  test("with a link that is followed only when it is pressed, and the template of Word's own disk", async () => {
    expect(
      await problemOf(await linkedTemplate("hyperlink", "https://dichvucong.gov.vn")),
    ).toBeNull();
    const normal = "file:///C:\\Users\\a\\Normal.dotm";
    expect(await problemOf(await linkedTemplate("attachedTemplate", normal))).toBeNull();
  });
});

describe("a template is refused", () => {
  const field = (...pieces: readonly string[]) =>
    `<w:p>${pieces.map((piece) => `<w:r>${piece}</w:r>`).join("")}</w:p>`;
  const begin = `<w:fldChar w:fldCharType="begin"/>`;
  const end = `<w:fldChar w:fldCharType="end"/>`;
  const says = (text: string) => `<w:instrText xml:space="preserve">${text}</w:instrText>`;

  test.each(REQUIRED_TAGS)("without {%s}, which is named", async (tag) => {
    const edited = await rewordedTemplate((document) => document.replaceAll(`{${tag}}`, "…"));
    expect(await problemOf(edited)).toEqual({ code: "missing-tags", tags: [tag] });
  });

  test.each([
    "{ten}",
    "{#ma_ho_so}",
    "{/ma_ho_so}",
    "{ma_ho_so[a: 1]}",
    "{constructor}",
    "{__proto__}",
    "{MA_HO_SO}",
    "{}",
    "{ly_do.length}",
  ])("for %s, which is named", async (tag) => {
    expect(await problemOf(await endingTemplate(p(tag)))).toEqual({
      code: "unknown-tags",
      tags: [tag],
    });
  });

  test.each(["{ma_ho_so", "ma_ho_so}", "{{ma_ho_so}}", "{ma_ho_so {ly_do}"])(
    "for a brace without its other one: %s",
    async (text) => {
      expect(await problemOf(await endingTemplate(p(text)))).toEqual({ code: "open-brace" });
    },
  );

  test.each([
    ["a picture that lies elsewhere", "image", "https://evil.example/x.png"],
    ["another template", "attachedTemplate", "https://evil.example/x.dotm"],
    ["another template on a share", "attachedTemplate", "\\\\evil\\x.dotm"],
    ["settings that lie elsewhere", "settings", "http://169.254.169.254/"],
  ])("for what would be fetched: %s", async (_, type, target) => {
    expect(await problemOf(await linkedTemplate(type, target))).toEqual({ code: "external" });
  });

  test.each([
    ["an embedded object", "oleObject", "embeddings/a.bin"],
    ["a page of the web within it", "aFChunk", "chunk.html"],
    ["a control", "control", "activeX1.xml"],
  ])("for what runs: %s", async (_, type, target) => {
    expect(await problemOf(await linkedTemplate(type, target, ""))).toEqual({ code: "runs" });
  });

  test.each([
    ["a link behind a bracket", linkedTemplate("image", "https://evil.example/?a>b")],
    [
      "a field in a section of its own",
      endingTemplate(`<w:p><w:r>${says("<![CDATA[DDE c]]>")}</w:r></w:p>`),
    ],
    [
      "a field with a comment in it",
      endingTemplate(`<w:p><w:r>${says("DD<!-- -->E c")}</w:r></w:p>`),
    ],
  ])("for what only hides something: %s", async (_, edited) => {
    expect(await problemOf(await edited)).toEqual({ code: "not-word" });
  });

  test("for macros", async () => {
    const macro = await editedTemplate(() => ({ "word/vbaProject.bin": "x" }));
    expect(await problemOf(macro)).toEqual({ code: "runs" });
    const renamed = await editedTemplate((parts) => ({
      [TYPES]: (parts.get(TYPES) ?? "").replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
      ),
    }));
    expect(await problemOf(renamed)).toEqual({ code: "runs" });
  });

  test.each([
    ["in one piece", field(begin, says(` DDEAUTO c:\\\\x "a" `), end)],
    ["cut in two", field(begin, says(" DDE"), says("AUTO c "), end)],
    ["after another field", field(begin, says("PAGE"), end, begin, says("DDE c"), end)],
    ["by the letters' numbers", field(begin, says("&#68;DE c"), end)],
    ["behind a bracket", field(begin, says("PAGE > DDE c"), end)],
    [
      "in its short form, behind a bracket",
      `<w:p><w:fldSimple w:instr="PAGE > INCLUDETEXT c"/></w:p>`,
    ],
    [
      "in its short form",
      `<w:p><w:fldSimple w:instr='INCLUDEPICTURE "http://evil.example/a.png"'/></w:p>`,
    ],
  ])("for a field that runs or fetches something, %s", async (_, xml) => {
    expect(await problemOf(await endingTemplate(xml))).toEqual({ code: "runs" });
  });

  test("not for the number of a page", async () => {
    expect(await problemOf(await endingTemplate(field(begin, says(" PAGE "), end)))).toBeNull();
  });

  test.each([
    ["nothing", Buffer.alloc(0), "not-word"],
    ["a text", Buffer.from("{ma_ho_so}"), "not-word"],
    ["a spreadsheet", xlsx({ rows: "" }), "not-word"],
    ["another package", zip({ "a.txt": "a" }), "not-word"],
    ["a package that only looks like Word", docx(p("{ma_ho_so}")), "not-word"],
    ["a locked package", zip({ "word/document.xml": "a" }, { flags: 1 }), "encrypted"],
    ["3 MB", Buffer.alloc(3 * 1024 * 1024), "too-large"],
    ["30 MB", Buffer.alloc(30 * 1024 * 1024), "too-large"],
    ["one made to burst", zip({ "word/header1.xml": " ".repeat(60 << 20) }), "too-heavy"],
    ["many small parts", zip(Object.fromEntries(manyNames(6_000))), "too-heavy"],
  ])("%s", async (_, bytes, code) => {
    expect(await problemOf(bytes)).toMatchObject({ code });
  });

  test("one with a part that bursts beside a sound letter", async () => {
    const edited = await editedTemplate(() => ({ "word/media/a.bin": " ".repeat(9 << 20) }));
    expect(await problemOf(edited)).toEqual({ code: "too-heavy" });
  });

  // The library looks for each tag among all the text beside it: a million of them would take minutes.
  test("one with more fields than a letter ever has", async () => {
    const edited = await endingTemplate(p("{ly_do}".repeat(100_000)));
    expect(await problemOf(edited)).toEqual({ code: "too-heavy" });
  });

  test("the same, the braces by their numbers", async () => {
    const edited = await endingTemplate(p("&#x7B;ly_do&#125;".repeat(100_000)));
    expect(await problemOf(edited)).toEqual({ code: "too-heavy" });
  });

  test("one with a hundred thousand paragraphs", async () => {
    expect(await problemOf(await endingTemplate(p("a").repeat(100_000)))).toEqual({
      code: "too-heavy",
    });
  });

  test("one whose elements lie too deep, or do not end", async () => {
    const deep = await endingTemplate("<w:sdt>".repeat(3_000) + "</w:sdt>".repeat(3_000));
    expect(await problemOf(deep)).toEqual({ code: "not-word" });
    expect(await problemOf(await endingTemplate("<w:p>"))).toEqual({ code: "not-word" });
  });

  test("one without its letter", async () => {
    const empty = await editedTemplate(() => ({ [DOCUMENT]: null }));
    expect(await problemOf(empty)).toEqual({ code: "not-word" });
  });
});

function manyNames(count: number): readonly (readonly [string, string])[] {
  return Array.from({ length: count }, (_, index) => [`word/${index}.bin`, ""]);
}
