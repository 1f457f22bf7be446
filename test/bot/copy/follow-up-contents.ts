/** What is said between reminders, in its several shapes. */
import type { Content, Item } from "../../../domain/content.ts";
import type { FollowUpContent, FollowUpShown } from "../../../domain/follow-up-content.ts";
import type { LocalTime } from "../../../domain/time.ts";
import { day } from "../../builders/time.ts";
import type { Words } from "./words.ts";

type FollowUpKind = FollowUpContent["kind"];
type FollowUpContents = {
  readonly [Each in FollowUpKind]: readonly Extract<Content, { kind: Each }>[];
};

const messageId = "message" as never;
const FRIDAY = day("2023-03-31");
const MONDAY = day("2023-04-03");

/** What an opened item shows when everything is there, and when nothing is. */
export function followUpShown(words: Words, isThere: boolean): FollowUpShown {
  const request = { unit: words.unit, wantedBy: FRIDAY, words: words.reason.slice(0, 300) };
  return {
    statusLine: isThere
      ? { quarterEnd: FRIDAY, words: words.reason.slice(0, 500), by: words.post }
      : null,
    requests: isThere ? Array.from({ length: 10 }, () => request) : [],
    mayGiveStatus: isThere,
    mayRegisterDate: isThere,
  };
}

/** @param items the first of them has a date */
export function followUpContents(
  words: Words,
  items: readonly [Item, ...Item[]],
): FollowUpContents {
  const [item] = items;
  const reasons = ["unread", "past", "after-due"] as const;
  const units = Array.from({ length: 6 }, () => ({ id: "unit" as never, name: words.unit }));
  const names = units.map(({ name }) => name);
  return {
    snoozed: [
      { kind: "snoozed", today: FRIDAY, day: FRIDAY, time: "14:00" as LocalTime, items },
      { kind: "snoozed", today: FRIDAY, day: MONDAY, time: "07:30" as LocalTime, items: [item] },
      {
        kind: "snoozed",
        today: MONDAY,
        day: day("2023-04-04"),
        time: "07:30" as LocalTime,
        items: [item],
      },
    ],
    "snooze-choices": (["asked", "late"] as const).map((reason) => ({
      kind: "snooze-choices",
      reason,
      messageId,
      today: day("2023-04-28"),
      choices: [
        { time: "afternoon", day: day("2023-04-28") },
        { time: "tomorrow", day: day("2023-05-04") },
        { time: "monday", day: day("2023-05-08") },
      ],
    })),
    "nothing-to-snooze": [
      { kind: "nothing-to-snooze", reason: "no-message" },
      { kind: "nothing-to-snooze", reason: "nothing-left" },
    ],
    "ask-status-line": [true, false].map((isBlank) => ({
      kind: "ask-status-line",
      item,
      quarterEnd: FRIDAY,
      isBlank,
    })),
    "status-line-recorded": [{ kind: "status-line-recorded", item, quarterEnd: FRIDAY }],
    "ask-own-date": items.map((each) => ({ kind: "ask-own-date", item: each })),
    "own-date-recorded": [{ kind: "own-date-recorded", item, ownDue: FRIDAY }],
    "bad-own-date": reasons.flatMap((reason) =>
      items.map((each) => ({ kind: "bad-own-date" as const, reason, item: each })),
    ),
    "closed-late": items.map((each) => ({ kind: "closed-late", item: each })),
    "close-late-undone": [{ kind: "close-late-undone", item }],
    "not-closed-late": [{ kind: "not-closed-late", item }],
    "choose-support": [
      { kind: "choose-support", item, units, total: 20, page: 1, pages: 4 },
      { kind: "choose-support", item, units: units.slice(4), total: 2, page: 0, pages: 1 },
    ],
    "no-support-unit": [{ kind: "no-support-unit", item }],
    "ask-support": [1, 2, 6].map((count) => ({
      kind: "ask-support",
      item,
      units: names.slice(0, count),
    })),
    "bad-wanted-date": reasons.map((reason) => ({ kind: "bad-wanted-date", reason, item })),
    "support-asked": [
      { kind: "support-asked", item, wantedBy: FRIDAY, told: names, unreached: [] },
      { kind: "support-asked", item, wantedBy: FRIDAY, told: [], unreached: [...names, ...names] },
    ],
  };
}
