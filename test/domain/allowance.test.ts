import { TELEGRAM_TRAITS } from "../../bot/telegram/telegram-traits.ts";
import { WEB_TRAITS } from "../../bot/web/web-traits.ts";
import { ZALO_TRAITS } from "../../bot/zalo/zalo-traits.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  forecastOf,
  isAffordable,
  isToBeTold,
  monthAt,
  monthlyLimitOf,
  worthOf,
  type Worth,
} from "../../domain/allowance.ts";
import type { Content } from "../../domain/content.ts";
import { DEFAULT_ZONE } from "../../domain/time.ts";
import { at } from "../builders/time.ts";

/** The least first. */
const WORTHS: readonly Worth[] = ["chatter", "extra", "answer", "routine", "vital"];
const LIMIT = 1_000;

/** What is sent when so much of the month's 1,000 is used and so much of the month is over. */
function sentAt(used: number, elapsed: number): readonly Worth[] {
  return WORTHS.filter((worth) => isAffordable(worth, { used, limit: LIMIT, elapsed }));
}

test("Zalo carries 3,000 messages a month both ways; the others, as many as there are", () => {
  expect(monthlyLimitOf(ZALO_TRAITS)).toBe(3_000);
  expect(monthlyLimitOf(TELEGRAM_TRAITS)).toBeNull();
  expect(monthlyLimitOf(WEB_TRAITS)).toBeNull();
});

describe("when the month's pace does not fit", () => {
  test.for<[number, readonly Worth[]]>([
    [799, ["chatter", "extra", "answer", "routine", "vital"]],
    [800, ["extra", "answer", "routine", "vital"]],
    [849, ["extra", "answer", "routine", "vital"]],
    [850, ["answer", "routine", "vital"]],
    [899, ["answer", "routine", "vital"]],
    [900, ["routine", "vital"]],
    [949, ["routine", "vital"]],
    [950, ["vital"]],
    [999, ["vital"]],
    [1_000, []],
  ])("after %i of 1,000 in half of it only this is sent: %j", ([used, sent]) => {
    expect(sentAt(used, 0.5)).toEqual(sent);
  });
});

test("when the pace fits, nothing is left out for what is left of the month", () => {
  expect(sentAt(900, 0.95)).toEqual(WORTHS);
  expect(sentAt(979, 0.99)).toEqual(WORTHS);
});

test("the last of it is for what is overdue, also in a month that fits", () => {
  expect(sentAt(980, 0.99)).toEqual(["vital"]);
});

test("whenever something is left out, so is everything that matters less", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 * LIMIT }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (used, elapsed) => {
        const sent = sentAt(used, elapsed);
        expect(sent).toEqual(WORTHS.slice(WORTHS.length - sent.length));
        // Nothing at all goes beyond the month, and nothing is left out before anybody is told.
        if (used >= LIMIT) expect(sent).toEqual([]);
        if (!isToBeTold({ used, limit: LIMIT, elapsed })) expect(sent).toEqual(WORTHS);
      },
    ),
  );
});

describe("what a message is worth", () => {
  const help: Content = { kind: "help", post: "Trưởng phòng Tư pháp", commands: [] };

  test.for<[Content, readonly Content["kind"][], Worth]>([
    [{ kind: "unknown-words", nearest: null }, [], "chatter"],
    [{ kind: "unsupported" }, [], "chatter"],
    [{ kind: "how-to-link", byLink: false }, [], "chatter"],
    [{ kind: "together", parts: [{ kind: "unsupported" }, { kind: "cancelled" }] }, [], "chatter"],
    [{ kind: "together", parts: [{ kind: "unsupported" }, help] }, [], "answer"],
    [help, [], "answer"],
    [help, ["unknown-words"], "answer"],
    [help, ["deadline", "help"], "chatter"],
    [{ kind: "invite-refused", reason: "wrong" }, [], "answer"],
    [{ kind: "invite-refused", reason: "too-many" }, ["invite-refused"], "chatter"],
    [{ kind: "nothing-to-prove" }, ["nothing-to-prove"], "answer"],
  ])("an answer of $0.kind after %1: %2", ([content, before, worth]) => {
    expect(worthOf("reply", content, before)).toBe(worth);
  });

  test("the due day's second message is worth less than any answer to a command", () => {
    const rank = (worth: Worth) => WORTHS.indexOf(worth);
    expect(rank(worthOf("due-day", { kind: "unsupported" }))).toBeLessThan(
      rank(worthOf("reply", help)),
    );
  });
});

test("the coordinators are told from four fifths on", () => {
  expect(isToBeTold({ used: 799, limit: LIMIT, elapsed: 0.5 })).toBe(false);
  expect(isToBeTold({ used: 800, limit: LIMIT, elapsed: 0.5 })).toBe(true);
});

test("a forecast goes on at the month's pace, and is never less than what is used", () => {
  expect(forecastOf({ used: 800, limit: LIMIT, elapsed: 0.5 })).toBe(1_600);
  expect(forecastOf({ used: 3, limit: LIMIT, elapsed: 0 })).toBe(3);
});

test("a month begins and ends at the office's midnight", () => {
  expect(monthAt(at("2023-03-01 00:00"), DEFAULT_ZONE)).toEqual({ month: "2023-03", elapsed: 0 });
  expect(monthAt(at("2023-03-31 23:59"), DEFAULT_ZONE).month).toBe("2023-03");
  expect(monthAt(at("2023-02-15 00:00"), DEFAULT_ZONE).elapsed).toBe(0.5);
  expect(monthAt(at("2023-12-31 23:59"), DEFAULT_ZONE)).toMatchObject({ month: "2023-12" });
});
