import { describe, expect, test } from "vitest";
import type { MessageKind } from "../../domain/message.ts";
import { DEFAULT_RULES } from "../../domain/rules.ts";
import {
  comingMorning,
  eventPlacement,
  isOfficeHours,
  lateCarrier,
  nextChance,
  nextOfficeMoment,
} from "../../domain/sending-hours.ts";
import { vietnameseCalendar } from "../builders/calendar.ts";
import { at, day, time } from "../builders/time.ts";

const CALENDAR = vietnameseCalendar();

describe("office hours", () => {
  test.each([
    ["2023-03-24 07:29", false, "2023-03-24 07:30"],
    ["2023-03-24 07:30", true, "2023-03-24 07:30"],
    ["2023-03-24 11:29", true, "2023-03-24 11:29"],
    ["2023-03-24 11:30", false, "2023-03-24 13:30"],
    ["2023-03-24 13:29", false, "2023-03-24 13:30"],
    ["2023-03-24 13:30", true, "2023-03-24 13:30"],
    ["2023-03-24 16:59", true, "2023-03-24 16:59"],
    ["2023-03-24 17:00", false, "2023-03-27 07:30"],
    ["2023-03-25 10:00", false, "2023-03-27 07:30"],
    ["2023-04-28 17:30", false, "2023-05-04 07:30"],
    ["2023-01-23 08:00", false, "2023-01-27 07:30"],
  ])("%s: %s, next %s", (moment, isOpen, next) => {
    expect(isOfficeHours(at(moment), DEFAULT_RULES, CALENDAR)).toBe(isOpen);
    expect(nextOfficeMoment(at(moment), DEFAULT_RULES, CALENDAR)).toBe(at(next));
  });

  test("are those of the rules, whatever the calendar was made with", () => {
    const rules = {
      ...DEFAULT_RULES,
      officeHours: {
        morning: [time("07:00"), time("11:00")],
        afternoon: [time("13:00"), time("16:30")],
      },
    } as const;
    expect(isOfficeHours(at("2023-03-24 07:00"), rules, CALENDAR)).toBe(true);
    expect(isOfficeHours(at("2023-03-24 16:30"), rules, CALENDAR)).toBe(false);
  });
});

describe("when a message may go out", () => {
  test.each<readonly [MessageKind, string, string, string]>([
    // On its own day, from its own time to the closing of the office.
    ["morning", "2023-03-24", "2023-03-24 07:30", "2023-03-24 07:30"],
    ["morning", "2023-03-24", "2023-03-24 07:29", "2023-03-24 07:30"],
    ["morning", "2023-03-24", "2023-03-24 16:59", "2023-03-24 16:59"],
    ["due-day", "2023-03-24", "2023-03-24 14:00", "2023-03-24 14:00"],
    ["event", "2023-03-24T09:20", "2023-03-24 09:20", "2023-03-24 09:20"],
    ["event", "2023-03-24T09:20", "2023-03-24 10:45", "2023-03-24 10:45"],
    // Nobody is written to in the lunch break, however late it is.
    ["morning", "2023-03-24", "2023-03-24 11:30", "2023-03-24 13:30"],
    ["event", "2023-03-24T11:20", "2023-03-24 12:00", "2023-03-24 13:30"],
    // From closing time on it waits for the next working day's morning.
    ["morning", "2023-03-24", "2023-03-24 17:00", "2023-03-27 07:30"],
    ["due-day", "2023-03-31", "2023-03-31 17:00", "2023-04-03 07:30"],
    ["event", "2023-03-24T16:50", "2023-03-24 17:01", "2023-03-27 07:30"],
    // What is of an earlier day, or of a day that has become one off.
    ["morning", "2023-03-23", "2023-03-24 09:00", "2023-03-27 07:30"],
    ["morning", "2023-03-23", "2023-03-24 05:00", "2023-03-24 07:30"],
    ["morning", "2023-03-25", "2023-03-25 08:00", "2023-03-27 07:30"],
    // What is of a later day, after a clock was set back.
    ["morning", "2023-03-27", "2023-03-24 09:00", "2023-03-27 07:30"],
    // The leaders' summary alone goes out before office hours.
    ["weekly", "2023-03-27", "2023-03-27 06:45", "2023-03-27 06:45"],
    ["weekly", "2023-03-27", "2023-03-27 06:44", "2023-03-27 06:45"],
    ["event", "2023-03-27T06:45", "2023-03-27 06:45", "2023-03-27 07:30"],
    // An answer is an answer.
    ["reply", "17", "2023-03-25 23:00", "2023-03-25 23:00"],
  ])("%s of %s, at %s: %s", (kind, slot, moment, chance) => {
    const message = { kind, slot };
    expect(nextChance(message, at(moment), DEFAULT_RULES, CALENDAR)).toBe(at(chance));
  });
});

describe("where an event goes", () => {
  test.each([
    ["in office hours, ten minutes from now", "2023-03-24 09:10", "event 2023-03-24T09:20"],
    ["to the whole minute", "2023-03-24T09:10:30+07:00", "event 2023-03-24T09:21"],
    ["not into the lunch break, but after it", "2023-03-24 11:25", "event 2023-03-24T13:30"],
    ["out of the lunch break, when it is over", "2023-03-24 12:00", "event 2023-03-24T13:30"],
    [
      "before the office opens, into the morning's message",
      "2023-03-24 06:00",
      "morning 2023-03-24",
    ],
    ["just before it opens, too", "2023-03-24 07:25", "morning 2023-03-24"],
    ["just before it closes, into the next morning's", "2023-03-23 16:55", "morning 2023-03-24"],
    ["in the evening", "2023-03-24 20:00", "morning 2023-03-27"],
    ["on a Saturday", "2023-03-25 10:00", "morning 2023-03-27"],
    ["at Tết", "2023-01-23 10:00", "morning 2023-01-27"],
  ])("%s (%s)", (_, moment, place) => {
    const { kind, slot, plannedFor } = eventPlacement(at(moment), DEFAULT_RULES, CALENDAR);
    expect(`${kind} ${slot}`).toBe(place);
    expect(plannedFor).toBe(at(kind === "event" ? slot.replace("T", " ") : `${slot} 07:30`));
  });
});

describe("the morning that comes", () => {
  const coming = (moment: string, from: string) =>
    comingMorning(at(moment), day(from), DEFAULT_RULES, CALENDAR).slot;

  test("is today's while it has not come, tomorrow's after it", () => {
    expect(coming("2023-03-23 07:30", "2023-03-23")).toBe("2023-03-23");
    expect(coming("2023-03-23 07:31", "2023-03-23")).toBe("2023-03-24");
  });

  test("is that of the day asked for, or of the first working day after it", () => {
    expect(coming("2023-03-23 09:00", "2023-03-28")).toBe("2023-03-28");
    expect(coming("2023-03-23 09:00", "2023-03-25")).toBe("2023-03-27");
    expect(coming("2023-03-23 09:00", "2023-01-02")).toBe("2023-03-24");
  });
});

test("what arises during the day and joins its morning's message is not planned for the past", () => {
  const { slot, plannedFor } = lateCarrier(at("2023-03-24 10:00"), DEFAULT_RULES, CALENDAR);
  expect([slot, plannedFor]).toEqual(["2023-03-24", at("2023-03-24 10:00")]);
});
