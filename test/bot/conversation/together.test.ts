import { describe, expect, test } from "vitest";
import { gathered } from "../../../bot/conversation/together.ts";
import type { Reply } from "../../../bot/conversation/turn.ts";
import { render } from "../../../bot/copy/render.ts";
import type { ChannelTraits } from "../../../domain/channel.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { NUMBERED } from "./support.ts";

const COUNTED: ChannelTraits = {
  ...NUMBERED,
  tier: { name: "gói nhỏ", perMonth: 100, people: 5, charactersAMessage: 400 },
};

const CANCELLED: Reply = { content: { kind: "cancelled" } };
const UNKNOWN: Reply = {
  content: { kind: "unknown-words", nearest: null },
  items: ["deadline-1" as DeadlineId],
};
const HELP: Reply = {
  content: { kind: "help", post: "Trưởng phòng", commands: ["nhiemvu", "lich", "tonghop"] },
};

describe("what answers one update", () => {
  test("goes out as one message where each counts", () => {
    const [whole, ...others] = gathered([CANCELLED, UNKNOWN], COUNTED);
    expect(others).toEqual([]);
    expect(whole?.items).toEqual(UNKNOWN.items);
    const rendered = render(whole?.content ?? HELP.content, COUNTED);
    expect(plainText(rendered)).toBe(
      "Đã hủy.\n\nChưa hiểu nội dung này. Gõ “trợ giúp” để xem hướng dẫn.",
    );
    expect(rendered.choices.flat()).toEqual([]);
  });

  test("as far as it fits", () => {
    const whole = gathered([CANCELLED, CANCELLED, HELP, CANCELLED], COUNTED);
    expect(whole.map(({ content }) => content.kind)).toEqual(["together", "help", "cancelled"]);
  });

  test("as it is where nothing is counted", () => {
    const replies = [CANCELLED, UNKNOWN];
    expect(gathered(replies, NUMBERED)).toBe(replies);
  });
});
