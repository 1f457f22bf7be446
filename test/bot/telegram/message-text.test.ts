import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Line } from "../../../domain/channel.ts";
import { cleanText, shortened } from "../../../bot/message-parts/text-cleaning.ts";
import { splitText } from "../../../bot/telegram/message-text.ts";
import { parseHtml } from "../../fakes/telegram/html-parser.ts";

const LIMIT = 4096;

/** Any character at all, halves of some included; fast-check's own take seconds to be made. */
const unit = fc.nat({ max: 0x10ffff }).map((code) => String.fromCodePoint(code));

/** The words as Telegram would show them: throws for HTML that it would refuse. */
function shown(lines: readonly Line[], limit = LIMIT): string[] {
  return splitText(lines, limit).map(({ html }) => parseHtml(html).text);
}

function boldLength(html: string): number {
  const lengths = parseHtml(html).entities.map(({ type, length }) =>
    type === "bold" ? length : 0,
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}

describe("splitting", () => {
  test("what just fits stays one message; one character more makes two", () => {
    expect(splitText([["x".repeat(LIMIT)]], LIMIT)).toHaveLength(1);
    expect(shown([["x".repeat(LIMIT + 1)]])).toEqual(["x".repeat(LIMIT), "x"]);
  });

  test("tags do not count, the words in them do", () => {
    const [part, ...rest] = splitText([[{ bold: "&".repeat(LIMIT) }]], LIMIT);
    expect(rest).toEqual([]);
    expect(part?.html).toBe(`<b>${"&amp;".repeat(LIMIT)}</b>`);
  });

  test("cuts between lines, so that no line is torn that fits by itself", () => {
    const lines = Array.from({ length: 100 }, (_, index) => [`${index} ${"y".repeat(150)}`]);
    const parts = shown(lines);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap((text) => text.split("\n"))).toEqual(lines.flat());
  });

  test("bold over the boundary is bold on both sides, and nothing is lost", () => {
    const lines: Line[] = [["a".repeat(4000), { bold: "b".repeat(200) }, "c".repeat(5800)]];
    const parts = splitText(lines, LIMIT);
    expect(parts.map(({ text }) => text.length)).toEqual([4096, 4096, 1808]);
    expect(parts.map(({ html }) => boldLength(html))).toEqual([96, 104, 0]);
    expect(parts.map(({ text }) => text).join("")).toBe(
      "a".repeat(4000) + "b".repeat(200) + "c".repeat(5800),
    );
  });

  test("a long line is cut at a blank where there is one", () => {
    expect(shown([["một hai ba bốn năm"]], 10)).toEqual(["một hai ba", "bốn năm"]);
  });

  test("4,096 emoji come whole: no emoji is cut into halves", () => {
    const parts = shown([["🙂".repeat(4096)]]);
    expect(parts.map((text) => text.length)).toEqual([4096, 4096]);
    expect(parts.join("")).toBe("🙂".repeat(4096));
    const family = shown([["👨‍👩‍👧‍👦".repeat(1000)]]);
    expect(family.every((text) => /^(?:👨‍👩‍👧‍👦)+$/u.test(text))).toBe(true);
    expect(family.join("")).toBe("👨‍👩‍👧‍👦".repeat(1000));
  });

  test("a letter and its marks stay together, unless there are thousands of them", () => {
    const decomposed = "ề".normalize("NFD").repeat(2000);
    expect(shown([[decomposed]]).every((text) => text.startsWith("e"))).toBe(true);
    expect(shown([[`a${"\u0301".repeat(9000)}`]]).map((text) => text.length)).toEqual([
      4096, 4096, 809,
    ]);
  });

  test("a part in which nothing can be seen is not sent", () => {
    expect(shown([["đầu"], ...Array.from({ length: 5000 }, () => [" "]), ["cuối"]])).toEqual([
      expect.stringContaining("đầu"),
      expect.stringContaining("cuối"),
    ]);
    expect(shown([["\u200b\u200d\ufeff"], ["  "]])).toEqual([]);
    expect(shown([])).toEqual([]);
  });

  test("any lines come whole, in order, within the limit and in well-formed HTML", () => {
    const text = fc.string({ unit, maxLength: 60 });
    const span = fc.oneof(
      text,
      text.map((bold) => ({ bold })),
      text.map((italic) => ({ italic })),
    );
    const lines = fc.array(fc.array(span, { maxLength: 4 }), { maxLength: 12 });
    const squeeze = (joined: string) => joined.replace(/[\s\p{Cf}\u2800\u3164]/gu, "");
    fc.assert(
      fc.property(lines, fc.integer({ min: 20, max: 200 }), (given, limit) => {
        const parts = splitText(given, limit);
        for (const part of parts) {
          expect(part.text.length).toBeLessThanOrEqual(limit);
          expect(parseHtml(part.html).text).toBe(part.text);
        }
        const words = given.flat().map((each) => {
          return typeof each === "string" ? each : "bold" in each ? each.bold : each.italic;
        });
        const wanted = squeeze(words.map(cleanText).join(""));
        expect(squeeze(parts.map((part) => part.text).join(""))).toBe(wanted);
      }),
    );
  });
});

describe("bad input", () => {
  test.each([
    "<b>unclosed",
    '<a href="tg://user?id=1">sếp</a>',
    "&lt; &amp;lt; &nbsp;",
    "_*[]()~>#+-=|{}.!",
    "'; DROP TABLE task; --",
    '=HYPERLINK("http://x/?"&A1)',
    "<tg-spoiler>x</b></i>",
  ])("reads as it was written, marked or not: %s", (text) => {
    expect(shown([[text]])).toEqual([text]);
    expect(shown([[{ bold: text }, "\u00a0", { italic: text }]])).toEqual([`${text}\u00a0${text}`]);
    expect(splitText([[text]], LIMIT).map((part) => parseHtml(part.html).entities)).toEqual([[]]);
  });

  test("direction overrides, NUL and control characters vanish; half an emoji is replaced", () => {
    expect(shown([["a\u202etxt.exe\u2066b\u2069"]])).toEqual(["atxt.exeb"]);
    expect(shown([["a\0b\u0007c\u009fd\u007fe"]])).toEqual(["abcde"]);
    expect(shown([["a\ud83d b"]])).toEqual(["a\ufffd b"]);
  });

  test("line ends of every kind are line ends, and a tab is a blank", () => {
    expect(shown([["1\r\n2\r3\n4\u20285\u00856\t7"]])).toEqual(["1\n2\n3\n4\n5\n6 7"]);
    expect(shown([[{ bold: "một\nhai" }]])).toEqual(["một\nhai"]);
  });
});

describe("links", () => {
  const entities = (link: string, text: string) =>
    splitText([[{ link, text }]], LIMIT).map(({ html }) => parseHtml(html));

  test("an address with quotes and ampersands opens as it is", () => {
    const link = `https://a.vn/?q="x"&y=<1>&amp;`;
    expect(entities(link, "mở")).toEqual([
      { text: "mở", entities: [{ type: "text_link", url: link, offset: 0, length: 2 }] },
    ]);
  });

  test.each(["javascript:alert(1)", "tg://user?id=1", "http://localhost:3000/x", "không phải"])(
    "%s is only told, since Telegram would not open it",
    (link) => {
      expect(entities(link, "mở")).toEqual([{ text: `mở (${link})`, entities: [] }]);
      expect(entities(link, link)).toEqual([{ text: link, entities: [] }]);
    },
  );
});

describe("labels", () => {
  test("are cut after a word and marked as cut", () => {
    expect(shortened("Xem việc", 60)).toBe("Xem việc");
    expect(shortened("Báo cáo kết quả cải cách hành chính", 20)).toBe("Báo cáo kết quả cải…");
    expect(shortened("🙂".repeat(40), 60)).toBe(`${"🙂".repeat(29)}…`);
  });
});
