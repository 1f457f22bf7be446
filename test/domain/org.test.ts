import { expect, test } from "vitest";
import { existedIn } from "../../domain/org.ts";
import { day } from "../builders/time.ts";

test.each([
  { from: null, to: null, was: true },
  { from: "2023-12-31", to: null, was: true },
  { from: "2024-01-01", to: null, was: false },
  { from: null, to: "2023-01-01", was: true },
  { from: null, to: "2022-12-31", was: false },
  { from: "2023-03-01", to: "2023-06-30", was: true },
])("a unit from $from to $to was there in 2023: $was", ({ from, to, was }) => {
  const unit = { validFrom: from ? day(from) : null, validTo: to ? day(to) : null };
  expect(existedIn(unit, 2023)).toBe(was);
});
