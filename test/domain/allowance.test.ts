import { TELEGRAM_TRAITS } from "../../bot/telegram/telegram-traits.ts";
import { WEB_TRAITS } from "../../bot/web/web-traits.ts";
import { ZALO_TRAITS } from "../../bot/zalo/zalo-traits.ts";
import { describe, expect, test } from "vitest";
import {
  forecastOf,
  isAffordable,
  isToBeTold,
  monthAt,
  monthlyLimitOf,
  type Worth,
} from "../../domain/allowance.ts";
import { DEFAULT_ZONE } from "../../domain/time.ts";
import { at } from "../builders/time.ts";

const WORTHS: readonly Worth[] = ["extra", "routine", "answer", "vital"];
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
    [799, ["extra", "routine", "answer", "vital"]],
    [800, ["routine", "answer", "vital"]],
    [899, ["routine", "answer", "vital"]],
    [900, ["answer", "vital"]],
    [979, ["answer", "vital"]],
    [980, ["vital"]],
    [999, ["vital"]],
    [1_000, []],
  ])("after %i of 1,000 in half of it only this is sent: %j", ([used, sent]) => {
    expect(sentAt(used, 0.5)).toEqual(sent);
  });
});

test("when the pace fits, nothing is left out for what is left of the month", () => {
  expect(sentAt(900, 0.95)).toEqual(["extra", "routine", "answer", "vital"]);
  expect(sentAt(979, 0.99)).toEqual(["extra", "routine", "answer", "vital"]);
});

test("the last of it is for what is overdue, also in a month that fits", () => {
  expect(sentAt(990, 0.995)).not.toContain("answer");
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
