/** Incident: 1 KB, and 86 KB, in the lesser parts of a package kept the reader busy for 20 seconds. */
import { describe, expect, test } from "vitest";
import {
  docx,
  p,
  refusalOf,
  sheetRow,
  textsOf,
  tbl,
  tc,
  xlsx,
  zip,
  wordParts,
} from "./packages.ts";

const rows = sheetRow(1, "a", "b");
const strings = (content: string) => ({ "xl/sharedStrings.xml": `<sst>${content}</sst>` });
const styles = (content: string) => ({
  "xl/styles.xml": `<styleSheet><cellXfs>${content}</cellXfs></styleSheet>`,
});
const referring = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>0</v></c></row>`,
  );
const wideTag = `<w:p ${Array.from({ length: 200_000 }, (_, n) => `a${n}="" `).join("")}/>`;

describe("every part that a library reads is weighed before", () => {
  test.each([
    [
      "styles that do not end",
      docx(p("a"), { "word/styles.xml": "<w:styles><w:style>" }),
      "unreadable",
    ],
    [
      "a name of styles without an end",
      docx(p("a"), { "word/styles.xml": `<${"a".repeat(500_000)}` }),
      "unreadable",
    ],
    ["a comment that does not end", docx(`${p("a")}<!--`), "unreadable"],
    ["a tag of two hundred thousand attributes", docx(wideTag), "unreadable"],
    [
      "a million styles",
      docx(p("a"), { "word/styles.xml": `<s>${"<a/>".repeat(1_000_000)}</s>` }),
      "not-like-a-plan",
    ],
    ["a million comments", docx("<!---->".repeat(1_000_000)), "not-like-a-plan"],
    [
      "lists under another name",
      zip(wordParts(p("a"), { "word/a.xml": "<a>".repeat(100_000) })),
      "unreadable",
    ],
    ["shared texts that do not end", xlsx({ rows }, strings("<si>")), "unreadable"],
    [
      "a million shared texts",
      xlsx({ rows }, strings("<si/>".repeat(1_000_000))),
      "not-like-a-plan",
    ],
    [
      "a hundred thousand styles of cells",
      xlsx({ rows }, styles("<xf/>".repeat(100_000))),
      "not-like-a-plan",
    ],
    [
      "a long text in ten thousand cells",
      xlsx(
        { rows: referring(10_000).join("") },
        strings(`<si><t>${"a ".repeat(4_000_000)}</t></si>`),
      ),
      "not-like-a-plan",
    ],
    ["elements of a sheet that end in another", xlsx({ rows: "<row><a></row></a>" }), "unreadable"],
  ])("%s", async (_, content, code) => {
    expect(await refusalOf(content)).toBe(code);
  });
});

test("what nobody sees of a text is read from no format", async () => {
  // Incident: a NUL that XML names reached the database, and the message about it never left.
  const written = "Phòng&#0;&#x202e; Đỏ";
  const word = docx(p(written) + tbl([tc(written), tc("a")], [tc("b"), tc("c")]));
  const clean = [
    ["Phòng Đỏ", "a"],
    ["b", "c"],
  ];
  expect(JSON.stringify(await textsOf(word))).not.toMatch(/\\u0000|\u202e/u);
  const sheet = sheetRow(1, "Phòng_x0000__x200B_ Đỏ", "a") + sheetRow(2, "b", "c");
  expect(await textsOf(xlsx({ rows: sheet }))).toEqual(clean);
  expect(await textsOf("Phòng\u200b Đỏ\ta\nb\tc\n", "a.txt")).toEqual(clean);
  expect(await textsOf("Phòng\u202e Đỏ,a\nb,c\n", "a.csv")).toEqual(clean);
});
