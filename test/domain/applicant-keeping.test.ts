import { describe, expect, test } from "vitest";
import {
  applicantDays,
  DEFAULT_APPLICANT_DAYS,
  endedTooLongAgo,
  readApplicantDays,
  saveApplicantDays,
} from "../../domain/applicant-keeping.ts";
import type { SettingStore } from "../../domain/upkeep-stores.ts";
import { day } from "../builders/time.ts";

/** The two of its methods that are asked here. */
function settingsOf(): { readonly settings: SettingStore } {
  const values = new Map<string, string>();
  const settings: Pick<SettingStore, "value" | "setValue"> = {
    value: async (name) => values.get(name) ?? null,
    setValue: async (name, value) => void values.set(name, value),
  };
  return { settings: settings as SettingStore };
}

describe("for how many days applicants are kept", () => {
  test("is a month until an office says otherwise", async () => {
    const stores = settingsOf();
    expect(await applicantDays(stores)).toBe(DEFAULT_APPLICANT_DAYS);
    expect(DEFAULT_APPLICANT_DAYS).toBe(30);
    for (const days of [0, 7, 365]) {
      await saveApplicantDays(stores, days);
      expect(await applicantDays(stores)).toBe(days);
    }
  });

  test.each([
    ["0", 0],
    ["30", 30],
    [" 365 ", 365],
    ["30 ngày", 30],
    ["30 NGÀY".normalize("NFD"), 30],
    ["7 ngay", 7],
    ["366", null],
    ["-1", null],
    ["1,5", null],
    ["", null],
    ["ba mươi", null],
    ["30 tháng", null],
  ])("is read from %j as %j", (text, days) => {
    expect(readApplicantDays(text)).toBe(days);
  });
});

describe("in the night to 25/3", () => {
  const tonight = day("2023-03-25");

  test.each([
    [0, "2023-03-25", "what ended yesterday or before"],
    [1, "2023-03-24", "what ended on 23/3 or before: 24/3 is the day after its end"],
    // 22/2 + 30 days = 24/3 (February 2023 has 28).
    [30, "2023-02-23", "what ended on 22/2 or before"],
  ])("with %i days, all before %s are forgotten: %s", (days, before) => {
    expect(endedTooLongAgo(tonight, days)).toBe(before);
  });
});
