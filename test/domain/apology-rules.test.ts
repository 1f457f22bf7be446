/** The rules of apologies by day, and how an apology stands by them (LAW, *Late dossiers and the apology*). */
import { describe, expect, test } from "vitest";
import { SHIPPED_APOLOGY_RULES } from "../../db/reference/apology-rules.ts";
import { mergedRules } from "../../domain/apology-duty.ts";
import { makeApology } from "../../domain/apology-making.ts";
import { lastLawfulDay, rulesInForce } from "../../domain/apology-rules.ts";
import { stageOf, timingOf, type Apology } from "../../domain/apology.ts";
import type { DeadlineState } from "../../domain/deadline.ts";
import type { ApologyId, DeadlineId, PersonId, UnitId } from "../../domain/ids.ts";
import { isDeskByName } from "../../domain/one-stop-desk.ts";
import { apologyRules, dossier, occasion } from "../builders/dossier.ts";
import { CALENDAR, states } from "../builders/ladder.ts";
import { at, day } from "../builders/time.ts";

describe("the pack in force", () => {
  const packs = [
    apologyRules(day("2025-09-15"), { basis: "mới" }),
    apologyRules(day("2018-06-25"), { basis: "cũ" }),
  ];

  test.each([
    ["2017-01-01", "cũ"], // before all of them the first holds
    ["2018-06-25", "cũ"],
    ["2025-09-14", "cũ"],
    ["2025-09-15", "mới"],
    ["2030-01-01", "mới"],
  ])("on %s is the %s one", (on, basis) => {
    expect(rulesInForce(packs, day(on)).basis).toBe(basis);
  });

  test("none at all is a broken program", () => {
    expect(() => rulesInForce([], day("2023-02-24"))).toThrow("no rules");
  });

  test("an own pack stands for the shipped one of its day, and beside those of others", () => {
    const own = [
      apologyRules(day("2025-09-15"), { basis: "của tỉnh" }),
      apologyRules(day("2024-01-01"), { basis: "của huyện" }),
    ];
    const merged = mergedRules(packs, own);
    expect(merged.map(({ from, basis }) => `${from} ${basis}`)).toEqual([
      "2018-06-25 cũ",
      "2024-01-01 của huyện",
      "2025-09-15 của tỉnh",
    ]);
  });

  test("those that ship: form 04 of Circular 01/2018 to 14/9/2025, of Circular 03/2025 since; a day, once", () => {
    const form = (on: string) => rulesInForce(SHIPPED_APOLOGY_RULES, day(on)).form;
    expect([form("2023-02-24"), form("2025-09-14"), form("2025-09-15")]).toEqual([
      "form-2018",
      "form-2018",
      "form-2025",
    ]);
    for (const pack of SHIPPED_APOLOGY_RULES) {
      expect(pack).toMatchObject({ leadDays: 1, mostReappointments: 1 });
    }
  });
});

describe("the last lawful day", () => {
  test.each([
    ["2023-02-24", 1, "2023-02-23", "Friday: Thursday"],
    ["2023-02-27", 1, "2023-02-24", "Monday: Friday"],
    ["2023-02-24", 0, "2023-02-24", "of no lead: the day itself"],
    ["2023-02-24", 2, "2023-02-22", "of two days"],
    ["2024-02-15", 1, "2024-02-07", "after Tết 2024: the day before it; 8 to 14/2 are off"],
    ["2024-05-02", 1, "2024-04-26", "29, 30/4 and 1/5/2024 are off"],
    ["2024-05-06", 1, "2024-05-04", "the Saturday that is worked"],
    ["2024-05-04", 1, "2024-05-03", "of the Saturday itself: Friday"],
    ["2023-09-05", 1, "2023-08-31", "1 and 4/9/2023 are off"],
    ["2024-01-02", 1, "2023-12-29", "1/1 is off"],
    ["2023-12-31", 1, "2023-12-28", "of a Sunday: before its last working day, Friday 29/12"],
  ])("of %s, %i before, is %s (%s)", (due, leadDays, expected) => {
    const long = { received: occasion("2022-01-04"), due: occasion(due) };
    expect(lastLawfulDay(long, { leadDays }, CALENDAR)).toBe(expected);
  });

  // Received on Monday 27/02 at 09:00 with a limit of 3 hours, it was to be apologised for by Friday 24/02.
  test.each([
    ["2023-02-27 09:00", "2023-02-27 14:00", 1, "2023-02-27", "hours: its own day"],
    ["2023-02-24 15:30", "2023-02-27", 1, "2023-02-27", "counted as of Monday"],
    ["2023-02-25 09:00", "2023-02-28", 2, "2023-02-27", "on a Saturday: as of Monday"],
    ["2023-02-27", "2023-02-28", 1, "2023-02-27", "a lead that can be kept"],
    ["2023-02-27 16:00", "2023-02-27 17:00", 1, "2023-02-27", "never after its own day"],
  ])("received %s, due %s, %i before: %s (%s)", (received, due, leadDays, expected) => {
    const short = { received: occasion(received), due: occasion(due) };
    expect(lastLawfulDay(short, { leadDays }, CALENDAR)).toBe(expected);
  });
});

describe("an apology as it begins", () => {
  const making = {
    apologyId: "an-apology" as ApologyId,
    deadlineId: "a-duty" as DeadlineId,
    dossier: dossier({ due: occasion("2023-02-24 16:30") }),
    unitId: "the-unit" as UnitId,
    number: 1,
    label: "Văn bản xin lỗi",
    rules: apologyRules(day("2018-06-25")),
    at: at("2023-02-21 09:00"),
  };

  test("is owed by the last lawful day, and keeps the date that was not kept", () => {
    const by = "the-head" as PersonId;
    const said = { clock: "foreseen", reason: "Chờ thẩm định", by } as const;
    const { apology, deadline } = makeApology({ ...making, ...said }, CALENDAR);
    expect(deadline).toMatchObject({
      kind: "apology",
      due: "2023-02-23",
      dossierDue: "2023-02-24",
      dossierId: making.dossier.id,
      unitId: "the-unit",
      state: { name: "open" },
    });
    expect(apology).toMatchObject({
      deadlineId: deadline.id,
      clock: "foreseen",
      reason: "Chờ thẩm định",
      reasonBy: by,
      oldDue: occasion("2023-02-24 16:30"),
      newDue: null,
    });
  });

  test("without a reason has nobody who gave one", () => {
    const found = { clock: "overdue", reason: null, by: "the-head" as PersonId } as const;
    expect(makeApology({ ...making, ...found }, CALENDAR).apology.reasonBy).toBeNull();
  });
});

describe("how it came by the law", () => {
  const duty = { due: day("2023-02-23"), dossierDue: day("2023-02-24"), onTimeReason: null };

  test.each([
    ["2023-02-21", "in-time"],
    ["2023-02-23", "in-time"],
    ["2023-02-24", "late"],
    ["2023-02-25", "after-due"],
  ])("sent on %s: %s", (sentOn, timing) => {
    expect(timingOf(day(sentOn), duty)).toBe(timing);
  });

  test("with no lead there is no day between", () => {
    const none = { ...duty, due: day("2023-02-24") };
    expect(timingOf(day("2023-02-24"), none)).toBe("in-time");
    expect(timingOf(day("2023-02-27"), none)).toBe("after-due");
  });
});

describe("where it stands", () => {
  const drafted = at("2023-02-22 10:00");
  const ticked = { by: null, at: at("2023-02-23 15:00") };
  type Said = Pick<Apology, "draftedAt" | "ticked" | "newDue">;
  const blank: Said = { draftedAt: null, ticked: null, newDue: null };
  const letter: Said = { ...blank, draftedAt: drafted, newDue: day("2023-03-01") };
  const of = (said: Said, name: DeadlineState["name"]) => stageOf(said, { state: states()[name] });

  test.each<[string, Said, DeadlineState["name"], string]>([
    ["nothing is done", blank, "open", "owed"],
    ["its letter is made", letter, "open", "drafted"],
    ["its letter came back", letter, "returned", "drafted"],
    ["a letter written by hand lies with its signer", blank, "awaiting", "drafted"],
    ["it was sent", letter, "done", "sent"],
    ["it was proved", letter, "submitted", "sent"],
    ["it was accepted, and the new date is not entered", letter, "accepted", "sent"],
    ["the new date is entered, and it was not sent", { ...letter, ticked }, "open", "drafted"],
    ["both", { ...letter, ticked }, "submitted", "done"],
    ["there is no new date to be entered", { ...letter, newDue: null }, "submitted", "done"],
    ["it is not owed", letter, "waived", "not-owed"],
  ])("%s", (_, said, state, stage) => {
    expect(of(said, state)).toBe(stage);
  });
});

test.each([
  ["Bộ phận Một cửa", true],
  ["BỘ PHẬN MỘT CỬA huyện", true],
  ["Bộ phận Tiếp nhận và Trả kết quả", true],
  ["Bộ phận TN&TKQ", true],
  ["Trung tâm Phục vụ hành chính công", true],
  ["Trung tâm Hành chính công huyện", true],
  ["Bộ phận Một cửa điện tử", true],
  ["Trung tâm Y tế", false],
  ["Phòng Tư pháp", false],
  ["Tổ theo dõi Bộ phận Một cửa", false],
])("%s is known as the one-stop desk by its name: %s", (name, isDesk) => {
  expect(isDeskByName({ name, aliases: [] })).toBe(isDesk);
  expect(isDeskByName({ name: "Một đơn vị", aliases: [name] })).toBe(isDesk);
});
