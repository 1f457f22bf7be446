/** What a channel cannot do is not spoken of there. */
import { describe, expect, test } from "vitest";
import { render } from "../../../bot/copy/render.ts";
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { NUMBERED } from "../conversation/support.ts";
import { contentsWith, PLAIN } from "./contents.ts";

const CONTENTS = Object.entries(contentsWith(PLAIN)).flatMap(([kind, contents]) =>
  contents.map((content, index) => [`${kind} ${index + 1}`, content] as const),
);

function textOf(content: (typeof CONTENTS)[number][1], traits = NUMBERED): string {
  return plainText(render(content, traits));
}

describe("where nothing can be pressed or quoted", () => {
  test.each(CONTENTS)("%s speaks of neither", (_, content) => {
    const text = textOf(content);
    expect(text).not.toMatch(/(?:^|[\s“(])\/[a-z]+/mu);
    expect(text).not.toMatch(/\bbấm\b|\bnút\b/iu);
    expect(text).not.toMatch(/trả lời tin (?:này|nhắn)/iu);
  });

  test("commands are said in words", () => {
    const help = { kind: "help", post: "Trưởng phòng", commands: ["nhiemvu", "lich"] } as const;
    expect(textOf(help)).toContain("\n“nhiệm vụ” – Nhiệm vụ của đơn vị\n“lịch” – ");
    expect(textOf(help)).toContain("nhắn số, ví dụ 2. Nhắn “xem thêm”, “quay lại”, hoặc “thôi”");
    expect(textOf(help, WEB_TRAITS)).toContain("\n/nhiemvu – Nhiệm vụ của đơn vị\n/lich – ");
    expect(textOf(help, WEB_TRAITS)).not.toContain("nhắn số");
  });

  test.each(["evidence-recorded", "done-recorded", "unsupported", "ask-evidence"])(
    "%s promises no file",
    (kind) => {
      const said = CONTENTS.filter(([, content]) => content.kind === kind);
      expect(said.length).toBeGreaterThan(0);
      for (const [, content] of said) {
        expect(textOf(content)).not.toMatch(/(?:gửi|hoặc|bằng|liên kết,) tệp/u);
        expect(textOf(content)).not.toMatch(/[Tt]rả lời/u);
      }
    },
  );
});

test("how a question is left is said once, and no list is made of that alone", () => {
  for (const [name, content] of CONTENTS) {
    const rendered = render(content, NUMBERED);
    expect(textOf(content).split("“thôi”").length, name).toBeLessThanOrEqual(2);
    const [only, ...others] = rendered.choices.flat();
    expect(others.length === 0 && only?.action.do === "cancel", name).toBe(false);
  }
});

test("every choice that turns is one of a kind in its message", () => {
  for (const [name, content] of CONTENTS) {
    const turns = render(content, NUMBERED)
      .choices.flat()
      .flatMap(({ turn }) => turn ?? []);
    expect(turns.filter((turn) => turn === "more").length, name).toBeLessThanOrEqual(1);
  }
});
