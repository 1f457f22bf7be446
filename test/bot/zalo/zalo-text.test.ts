import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText } from "../../../bot/message-parts/text-cleaning.ts";
import { splitMessage } from "../../../bot/zalo/zalo-text.ts";
import type { Line, OfferedChoice, Outgoing } from "../../../domain/channel.ts";
import { readMarkdown } from "../../fakes/zalo/markdown.ts";
import { outgoing } from "../channel-contract.ts";

const LIMIT = 2000;

/** Any character at all, halves of some included; fast-check's own take seconds to be made. */
const unit = fc.nat({ max: 0x10ffff }).map((code) => String.fromCodePoint(code));

function textsOf(over: Partial<Outgoing>): string[] {
  return splitMessage(outgoing(over)).map(({ text }) => text);
}

/** The mark-up of one message; throws for what the platform would not read. */
function markdownOf(...line: Line): string {
  const [part, ...rest] = splitMessage(outgoing({ lines: [line] }));
  expect(rest).toEqual([]);
  if (!part?.markdown) throw new Error("nothing is marked");
  expect(readMarkdown(part.markdown)).toBe(part.text);
  return part.markdown;
}

function numbered(...labels: string[]): OfferedChoice[] {
  return labels.map((label, index) => ({ label, id: `m:${index}`, mark: String(index + 1) }));
}

describe("mark-up", () => {
  test("bold and italic words are marked, neighbours as one, blanks at the edge outside", () => {
    expect(markdownOf({ bold: "NV-019" }, " của ", { italic: "Phòng Tư pháp" }, ".")).toBe(
      "**NV-019** của *Phòng Tư pháp*.",
    );
    expect(markdownOf({ bold: "một " }, { bold: "hai" }, " ba")).toBe("**một hai** ba");
    expect(markdownOf("a", { bold: " b " }, "c")).toBe("a **b** c");
  });

  test("words that no reader would surely take as marked go without a mark", () => {
    const lines: Line[] = [
      ["trước", { bold: "dính" }],
      [{ bold: "dính" }, "sau"],
      [{ bold: "xem https://a.vn/x" }],
      [{ bold: "  " }],
      [{ bold: "cuối\\" }],
      ["*", { bold: "sao" }],
    ];
    for (const line of lines) {
      expect(splitMessage(outgoing({ lines: [line, ["x"]] }))).toMatchObject([{ markdown: null }]);
    }
    expect(markdownOf({ bold: "đậm:" }, { italic: "(nghiêng)" })).toBe("**đậm:**(nghiêng)");
  });

  test.each([
    ["2*3", "2\\*3"],
    ["_x_ a_b", "\\_x\\_ a_b"],
    ["`mã` ~5", "\\`mã\\` \\~5"],
    ["[1] [a](b) [c]", "\\[1] \\[a](b) [c]"],
    ["3 < 5 <b> </b> <!--", "3 < 5 \\<b> \\</b> \\<!--"],
    ["&lt; & &#60; R&D", "\\&lt; & \\&#60; R&D"],
    ["\\* \\a C:\\", "\\\\\\* \\a C:\\\\"],
    ["# a #1", "\\# a #1"],
    ["#1 # a", "#1 # a"],
    ["> a > b", "\\> a > b"],
    ["---", "\\---"],
    ["- a -- b", "- a -- b"],
    ["https://a.vn/a_b_c?x=[1](2)&lt;", "https://a.vn/a_b_c?x=[1](2)&lt;"],
    ["https://a.vn/*_*", "https://a.vn/%2A_%2A"],
  ])("escapes only what would act: %s", (text, escaped) => {
    const [part] = splitMessage(outgoing({ lines: [[text], [{ bold: "x" }]] }));
    expect(part).toEqual({ text: `${text}\nx`, markdown: `${escaped}\n**x**` });
  });

  test("a link is told as it is, behind its words", () => {
    const link = "https://a.vn/x";
    expect(textsOf({ lines: [[{ link, text: "mở" }], [{ link, text: link }]] })).toEqual([
      `mở: ${link}\n${link}`,
    ]);
    expect(textsOf({ lines: [[{ link: "javascript:alert(1)", text: "Xem:" }]] })).toEqual([
      "Xem: javascript:alert(1)",
    ]);
  });

  test("any words read as they were written, whether marked or not", () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from("aĐ1 *_`~[]()<>#=-\\.&;\n🙂ề"), "https://a.vn/"),
      maxLength: 30,
    });
    const span = fc.oneof(
      text,
      text.map((bold) => ({ bold })),
      text.map((italic) => ({ italic })),
    );
    fc.assert(
      fc.property(fc.array(fc.array(span, { maxLength: 4 }), { maxLength: 4 }), (lines) => {
        for (const { text: plain, markdown } of splitMessage(outgoing({ lines }))) {
          // Inside an address such signs cannot be written as they are.
          const isTwisted = /https:\/\/\S*[*`\\<]/u.test(plain);
          if (markdown !== null && !isTwisted) expect(readMarkdown(markdown)).toBe(plain);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("splitting", () => {
  test("what just fits stays one message; one character more makes two", () => {
    expect(textsOf({ lines: [["x".repeat(LIMIT)]] })).toHaveLength(1);
    expect(textsOf({ lines: [["x".repeat(LIMIT + 1)]] })).toEqual(["x".repeat(LIMIT), "x"]);
  });

  test("marks count, but only where there are any", () => {
    const stars = "*".repeat(LIMIT);
    expect(textsOf({ lines: [[stars]] })).toEqual([stars]);
    const parts = splitMessage(outgoing({ lines: [[{ bold: "x" }, " ", stars]] }));
    expect(parts.map(({ text }) => text).join("")).toBe(`x ${stars}`);
    expect(parts.every(({ markdown, text }) => (markdown ?? text).length <= LIMIT)).toBe(true);
  });

  test("cuts between paragraphs rather than inside them", () => {
    const paragraph = (name: string, size: number) =>
      Array.from({ length: size }, (_, index) => [`${name}${index} ${"y".repeat(90)}`]);
    const lines = [...paragraph("a", 12), [""], ...paragraph("b", 15)];
    const [first, second, ...rest] = textsOf({ lines });
    expect(rest).toEqual([]);
    expect(first?.split("\n")).toHaveLength(12);
    expect(second).toMatch(/^b0 /u);
  });

  test("4,096 emoji come whole, and no emoji is cut into halves", () => {
    const parts = textsOf({ lines: [["🙂".repeat(4096)]] });
    expect(parts.map((text) => text.length)).toEqual([2000, 2000, 2000, 2000, 192]);
    expect(parts.join("")).toBe("🙂".repeat(4096));
  });

  test("nothing that could be seen is no message", () => {
    expect(textsOf({ lines: [["\u200b\0 "], [""], ["\u202e"]] })).toEqual([]);
  });

  test("what hides or turns other text is left out", () => {
    expect(textsOf({ lines: [["a\u202etxt.exe\0"]] })).toEqual(["atxt.exe"]);
  });

  test("any lines and choices come whole, in order and within the limit", () => {
    const text = fc.string({ unit, maxLength: 900 });
    const span = fc.oneof(
      text,
      text.map((bold) => ({ bold })),
      text.map((italic) => ({ italic })),
    );
    const lines = fc.array(fc.array(span, { maxLength: 3 }), { maxLength: 10 });
    const labels = fc.array(fc.string({ unit, maxLength: 300 }), { maxLength: 12 });
    const squeeze = (joined: string) => joined.replace(/[\s\p{Cf}\u2800\u3164]/gu, "");
    fc.assert(
      fc.property(lines, labels, (given, offered) => {
        const parts = splitMessage(outgoing({ lines: given, choices: [numbered(...offered)] }));
        for (const { text: plain, markdown } of parts) {
          expect(plain.length).toBeLessThanOrEqual(LIMIT);
          expect(markdown?.length ?? 0).toBeLessThanOrEqual(LIMIT);
        }
        const words = given.flat().map((each) => {
          return typeof each === "string" ? each : "bold" in each ? each.bold : each.italic;
        });
        const all = squeeze(parts.map((part) => part.text).join(""));
        expect(all.startsWith(squeeze(words.map(cleanText).join("")))).toBe(true);
        expect(all.endsWith(offered.length > 0 ? "Nhắnsốđểchọn." : "")).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("choices", () => {
  test("are numbered lines below the text, whatever rows they stood in", () => {
    const [one, two, three] = numbered("Báo hoàn thành", "Xem\nlại", " ");
    if (!one || !two || !three) throw new Error("three choices");
    expect(textsOf({ lines: [["Việc gì?"], [""]], choices: [[one, two], [], [three]] })).toEqual([
      "Việc gì?\n\n1. Báo hoàn thành\n2. Xem lại\n3. •\nNhắn số để chọn.",
    ]);
  });

  test("are asked for by letter where letters were given", () => {
    const choices = [[{ label: "Thôi", id: "m:0", mark: "a" }]];
    expect(textsOf({ lines: [["Bao nhiêu ngày?"]], choices })).toEqual([
      "Bao nhiêu ngày?\n\na. Thôi\nNhắn chữ cái để chọn.",
    ]);
  });

  test("without marks are only told", () => {
    const choices = [[{ label: "Thôi", id: "m:0" }]];
    expect(textsOf({ lines: [["x"]], choices })).toEqual(["x\n\n- Thôi"]);
  });

  test("need no text above them", () => {
    expect(textsOf({ choices: [numbered("Thôi")] })).toEqual(["1. Thôi\nNhắn số để chọn."]);
  });

  test("never stand alone in a message when a line can go with them", () => {
    const lines = Array.from({ length: 20 }, (_, index) => [`${index} ${"y".repeat(96)}`]);
    const parts = textsOf({ lines, choices: [numbered("Một", "Hai", "Ba")] });
    expect(parts).toHaveLength(2);
    expect(parts.at(-1)).toMatch(/^19 y+\n\n1\. Một\n2\. Hai\n3\. Ba\nNhắn số để chọn\.$/u);
  });

  test("that are too many for one message go on in the next", () => {
    const labels = Array.from({ length: 60 }, (_, index) => `việc ${index} ${"z".repeat(60)}`);
    const parts = textsOf({ lines: [["Chọn:"]], choices: [numbered(...labels)] });
    expect(parts.length).toBeGreaterThan(1);
    const told = parts.flatMap((text) => text.split("\n")).filter((line) => /^\d+\. /u.test(line));
    expect(told).toEqual(labels.map((label, index) => `${index + 1}. ${label}`));
  });
});

describe("a choice that a line names", () => {
  const LINES: Line[] = [
    [{ bold: "Trong quý (2)" }],
    [{ bold: "NV-002 · Kế hoạch" }, " – hạn 31/3/2023"],
    ["Xây dựng kế hoạch"],
    ["- NV-003 – hạn 31/12/2023"],
  ];

  /** At these lines, numbered from 1; null for the text's end. */
  function choicesAt(...lines: readonly (number | null)[]): OfferedChoice[] {
    return numbered(...lines.map((_, index) => `lựa chọn ${index + 1}`)).map((choice, index) => {
      const line = lines[index] ?? null;
      return line === null ? choice : { ...choice, line };
    });
  }

  test("has its number there, in the place of a list's dash, and is not told again", () => {
    expect(splitMessage(outgoing({ lines: LINES, choices: [choicesAt(1, 3, null)] }))).toEqual([
      {
        text:
          "Trong quý (2)\n1. NV-002 · Kế hoạch – hạn 31/3/2023\nXây dựng kế hoạch\n" +
          "2. NV-003 – hạn 31/12/2023\n\n3. lựa chọn 3\nNhắn số để chọn.",
        markdown:
          "**Trong quý (2)**\n1. **NV-002 · Kế hoạch** – hạn 31/3/2023\nXây dựng kế hoạch\n" +
          "2. NV-003 – hạn 31/12/2023\n\n3. lựa chọn 3\nNhắn số để chọn.",
      },
    ]);
  });

  test("is asked for once, at the end, also where none is told below the text", () => {
    expect(textsOf({ lines: [["- Một"], ["- Hai"]], choices: [choicesAt(0, 1)] })).toEqual([
      "1. Một\n2. Hai\n\nNhắn số để chọn.",
    ]);
    const letters = choicesAt(0).map((choice) => ({ ...choice, mark: "a" }));
    expect(textsOf({ lines: [["- Một"]], choices: [letters] })).toEqual([
      "a. Một\n\nNhắn chữ cái để chọn.",
    ]);
  });

  test("keeps the number that it was given before, whatever order that makes", () => {
    const again = choicesAt(1, 0).map((choice, index) => ({ ...choice, mark: `${5 + index}` }));
    expect(textsOf({ lines: [["- Một"], ["- Hai"]], choices: [again] })).toEqual([
      "6. Một\n5. Hai\n\nNhắn số để chọn.",
    ]);
  });

  test("shares its line with no other: that one is told below the text", () => {
    expect(textsOf({ lines: [["- Một"]], choices: [choicesAt(0, 0)] })).toEqual([
      "1. Một\n\n2. lựa chọn 2\nNhắn số để chọn.",
    ]);
  });

  test("is told below the text where its line cannot be seen, or is none of the message's", () => {
    expect(textsOf({ lines: [["Chọn:"], ["\u200b"]], choices: [choicesAt(1, 7)] })).toEqual([
      "Chọn:\n\n1. lựa chọn 1\n2. lựa chọn 2\nNhắn số để chọn.",
    ]);
  });

  test("without a mark, leaves its line as it is", () => {
    const choices = [[{ label: "Một", id: "m:0", line: 0 }]];
    expect(textsOf({ lines: [["- một"]], choices })).toEqual(["- một\n\n- Một"]);
  });

  test("stays with its line when the text is split, and how to choose with the end", () => {
    const lines = Array.from({ length: 30 }, (_, index) => [`- ${index} ${"y".repeat(96)}`]);
    const choices = [choicesAt(...lines.map((_, index) => index), null)];
    const parts = textsOf({ lines, choices });
    expect(parts).toHaveLength(2);
    const rows = parts
      .join("\n")
      .split("\n")
      .filter((row) => row !== "");
    expect(rows).toEqual([
      ...lines.map((_, index) => `${index + 1}. ${index} ${"y".repeat(96)}`),
      "31. lựa chọn 31",
      "Nhắn số để chọn.",
    ]);
    expect(parts.every((text) => text.length <= LIMIT)).toBe(true);
  });
});
