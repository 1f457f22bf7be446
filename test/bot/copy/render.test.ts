import { describe, expect, test } from "vitest";
import { render as renderFor } from "../../../bot/copy/render.ts";
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import type { Line, Span } from "../../../domain/channel.ts";
import type { Content } from "../../../domain/content.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { vietnameseCalendar } from "../../builders/calendar.ts";
import { day } from "../../builders/time.ts";
import { contentsWith, itemWith, PLAIN, type Kind } from "./contents.ts";
import type { Words } from "./words.ts";

const render = (content: Content) => renderFor(content, WEB_TRAITS);

const VIETNAMESE = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/iu;
const MACHINE =
  /undefined|null|NaN|\[object|Infinity|\b(?:open|awaiting|done|submitted|accepted|returned|waived|head|leader|coordinator|officer|overdue|true|false|deadline|task)\b/u;
const LONGEST_LINE = 600;
const LONGEST_LABEL = 60;

const HOSTILE = [
  "<b>unclosed",
  '<a href="tg://user?id=1">sếp</a>',
  "&lt;đã thoát&gt;",
  "_*[]()~>#+-=|{}.!",
  '=HYPERLINK("http://x/?"&A1)',
  "[gấp](https://xau.example.vn)",
  "`mã` $(x) ${y}",
  "'; drop table task; --",
];

function everyContent(words: Words): readonly (readonly [string, Content])[] {
  return Object.entries(contentsWith(words)).flatMap(([kind, contents]) =>
    contents.map((content, index) => [`${kind} ${index + 1}`, content] as const),
  );
}

describe("everything that can be said is said in Vietnamese, and reads as such", () => {
  test.each(everyContent(PLAIN))("%s", (_, content) => {
    const rendered = render(content);
    const text = plainText(rendered);

    expect(text).toMatch(VIETNAMESE);
    expect(text).not.toMatch(MACHINE);
    expect(text.split("\n")[0]?.trim()).not.toBe("");
    expect(text).not.toMatch(/ {2}| [,;:?]| \.(?!(?:txt|docx?|xlsx?|csv|tsv)\b)|\(\)|“”|\n\n\n/u);
    expect(text.normalize("NFC")).toBe(text);
    for (const line of text.split("\n")) expect(line.trim()).toBe(line);
    for (const { label } of rendered.choices.flat()) {
      expect(label).not.toMatch(MACHINE);
      expect(label.trim()).not.toBe("");
    }
  });
});

describe("what comes from outside is as long as it is there, not here", () => {
  const LONG: Words = {
    title: "Xây dựng kế hoạch ".repeat(250),
    label: "Báo cáo kết quả thực hiện nhiệm vụ ".repeat(4).trim(),
    unit: "Ban Quản lý dự án đầu tư xây dựng và phát triển quỹ đất huyện",
    post: "Phó Giám đốc phụ trách Ban Quản lý dự án đầu tư xây dựng và phát triển quỹ đất huyện",
    area: "Xây dựng và phát triển chính quyền điện tử, chính quyền số ".repeat(3).trim(),
    reason: "Chờ hướng dẫn ".repeat(36),
    fileName: `${"ke-hoach-".repeat(30)}.pdf`,
  };

  test.each(everyContent(LONG))("%s", (_, content) => {
    // Who asks what is overdue is told every unit's name.
    const isWhole = content.kind === "summary" && content.part === "overdue";
    const { lines, choices } = render(content);

    expect(longestIn(lines.map(lineText))).toBeLessThanOrEqual(isWhole ? 4_000 : LONGEST_LINE);
    expect(longestIn(choices.flat().map(({ label }) => label))).toBeLessThanOrEqual(LONGEST_LABEL);
  });

  test("4,097 characters and 4,096 emoji of a title", () => {
    for (const title of ["A".repeat(4_097), "🎉".repeat(4_096)]) {
      for (const [, content] of everyContent({ ...PLAIN, title })) {
        const text = plainText(render(content));
        for (const line of text.split("\n")) {
          expect([...line].length).toBeLessThanOrEqual(LONGEST_LINE);
        }
        expect(text.isWellFormed()).toBe(true);
      }
    }
  });
});

describe("words from outside are words: no mark-up is made of them", () => {
  test.each(HOSTILE)("%s", (words) => {
    const hostile: Words = { ...PLAIN, title: words, label: words, unit: words, post: words };
    const marked = { ...hostile, area: words, reason: words, fileName: words };
    let shown = 0;
    for (const [, content] of everyContent(marked)) {
      const { lines } = render(content);
      for (const span of lines.flat()) {
        if (typeof span !== "string" && "link" in span) {
          expect(span.link).toMatch(/^https:\/\/(?:t\.me|vanban\.example\.vn)\//u);
        }
        if (wordsOf(span).includes(words)) shown += 1;
      }
    }
    expect(shown).toBeGreaterThan(50);
  });
});

describe("buttons", () => {
  test.each(everyContent(PLAIN))("of %s are no more than a channel takes", (_, content) => {
    const { choices } = render(content);

    expect(choices.flat().length).toBeLessThanOrEqual(100);
    for (const row of choices) expect(row.length).toBeLessThanOrEqual(4);
    expect(choices.every((row) => row.length > 0)).toBe(true);
  });

  test("of one name are told apart by date, then by unit", () => {
    const twins = [
      itemWith(PLAIN, { due: day("2023-06-30") }),
      itemWith(PLAIN, { due: day("2023-12-31") }),
    ];
    const units = ["Phòng Nội vụ", "Phòng Y tế"].map((unit) => itemWith(PLAIN, { unit }));
    const labels = (items: typeof twins) =>
      render({ kind: "ask-which", items, page: 0, pages: 1 })
        .choices.flat()
        .map(({ label }) => label);

    expect(labels(twins)).toEqual(["NV-002 · Kế hoạch · 30/6", "NV-002 · Kế hoạch · 31/12", "Hủy"]);
    expect(labels(units)).toEqual([
      "NV-002 · Kế hoạch · Phòng Nội vụ",
      "NV-002 · Kế hoạch · Phòng Y tế",
      "Hủy",
    ]);
  });
});

describe("an item says when it is due", () => {
  const calendar = vietnameseCalendar();
  const said = (due: string, today: string) => {
    const countdown = calendar.countdown(day(today), day(due));
    const item = { ...itemWith(PLAIN, { due: day(due) }), countdown };
    return plainText(render({ kind: "ask-which", items: [item], page: 0, pages: 1 }))
      .split("\n")[1]
      ?.replace("- NV-002 · Kế hoạch – ", "");
  };

  test.each([
    ["2023-03-31", "2023-03-24", "hạn 31/3/2023, còn 5 ngày làm việc"],
    ["2023-03-31", "2023-03-31", "hạn 31/3/2023, đến hạn hôm nay"],
    ["2023-03-31", "2023-04-03", "hạn 31/3/2023, quá hạn 1 ngày làm việc"],
    ["2023-12-31", "2023-12-29", "hạn 31/12/2023, hôm nay là ngày làm việc cuối cùng trước hạn"],
    ["2023-12-31", "2023-03-01", "hạn 31/12/2023"],
    ["2023-05-05", "2023-04-27", "hạn 05/5/2023, còn 3 ngày làm việc (nghỉ 01/5, 02/5, 03/5)"],
    ["2023-02-28", "2023-02-27", "hạn 28/02/2023, còn 1 ngày làm việc"],
  ])("%s, seen on %s: %s", (due, today, words) => {
    expect(said(due, today)).toBe(words);
  });

  test("of what is done only the date", () => {
    for (const state of ["done", "submitted", "accepted", "waived"] as const) {
      const item = itemWith(PLAIN, { state });
      const { lines } = render({ kind: "ask-which", items: [item], page: 0, pages: 1 });

      expect(lines[1]).toEqual(["- NV-002 · Kế hoạch – hạn 31/3/2023"]);
    }
  });
});

describe("the documents' own words", () => {
  const every = everyContent(PLAIN)
    .map(([, content]) => {
      const rendered = render(content);
      return [plainText(rendered), ...rendered.choices.flat().map(({ label }) => label)].join("\n");
    })
    .join("\n");

  test.each([
    "tài liệu kiểm chứng",
    "Báo hoàn thành",
    "Đã trình ký",
    "Yêu cầu bổ sung",
    "Đạt",
    "Không phải thực hiện",
    "Cơ quan thường trực CCHC",
    "Việc đến hạn 30 ngày tới",
    "Hủy",
    "24/47 cả năm · 24/26 đến hạn",
    "17/21 đơn vị",
    "Còn thiếu: ",
  ])("%s", (words) => {
    expect(every).toContain(words);
  });

  test.each([/minh chứng/iu, /\bbạn\b/iu, /\bHuỷ\b/u, /uỷ quyền|ủy quyền/iu, /đầu mối/iu])(
    "never %s",
    (words) => {
      expect(every).not.toMatch(words);
    },
  );

  test("đôn đốc is said downward and only of what is overdue", () => {
    const kinds: readonly Kind[] = ["bundle", "due-day", "weekly"];
    for (const kind of kinds) {
      for (const content of contentsWith(PLAIN)[kind] as readonly Content[]) {
        if (!("bundle" in content) || !content.bundle) continue;
        const { sections } = content.bundle;
        const early = {
          ...content.bundle,
          sections: sections.filter(({ name }) => name === "due"),
        };
        const text = plainText(render({ ...content, bundle: early }));
        expect(text).not.toMatch(/đôn đốc/iu);
        if (content.bundle.role !== "leader") continue;
        expect(plainText(render(content))).not.toMatch(/đôn đốc/iu);
      }
    }
  });
});

function longestIn(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => [...text].length));
}

function lineText(line: Line): string {
  return line.map(wordsOf).join("");
}

function wordsOf(span: Span): string {
  if (typeof span === "string") return span;
  if ("bold" in span) return span.bold;
  if ("italic" in span) return span.italic;
  return span.text;
}
