import { tz } from "@date-fns/tz";
import { format } from "date-fns/format";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dateIn, instantAt, instantOf, isoIn, timeIn } from "../../domain/time.ts";
import { at, day, time } from "../builders/time.ts";

/** Beside whole hours, halves and quarters; Lord Howe moves its clocks by half an hour. */
const ZONES = [
  "Asia/Ho_Chi_Minh",
  "UTC",
  "America/Los_Angeles",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
];

const moment = fc.date({
  min: new Date("1975-07-01T00:00:00Z"),
  max: new Date("2060-01-01T00:00:00Z"),
  noInvalidDate: true,
});

test("a wall clock shows what the library for zones says, at any moment and in any zone", () => {
  const shows = fc.property(moment, fc.constantFrom(...ZONES), (date, zone) => {
    const instant = instantOf(date);
    const as = (pattern: string) => format(date, pattern, { in: tz(zone) });
    expect(dateIn(instant, zone)).toBe(as("yyyy-MM-dd"));
    expect(timeIn(instant, zone)).toBe(as("HH:mm"));
    expect(isoIn(instant, zone)).toBe(as("yyyy-MM-dd'T'HH:mm:ssxxx"));
  });
  fc.assert(shows, { numRuns: 400 });
});

test("a wall clock follows a change of its zone's offset to the minute", () => {
  const zone = "America/Los_Angeles";
  const shown = ["2023-03-12T09:59:00Z", "2023-03-12T10:00:00Z"].map((text) =>
    isoIn(at(text), zone),
  );
  expect(shown).toEqual(["2023-03-12T01:59:00-08:00", "2023-03-12T03:00:00-07:00"]);
});

test("a day and time of a zone are the instant that shows them", () => {
  const instant = instantAt(day("2023-03-24"), time("07:30"), "Asia/Ho_Chi_Minh");
  expect(instant).toBe("2023-03-24T00:30:00.000Z");
  expect(dateIn(at("2023-03-24T17:00:00Z"), "Asia/Ho_Chi_Minh")).toBe("2023-03-25");
});

test("a zone that there is not is refused", () => {
  expect(() => dateIn(at("2023-03-24T17:00:00Z"), "Asia/Nowhere")).toThrow(/zone/u);
});
