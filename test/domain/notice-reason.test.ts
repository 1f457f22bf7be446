import { describe, expect, test } from "vitest";
import type { Reckoning } from "../../domain/content.ts";
import type { Deadline } from "../../domain/deadline.ts";
import type { MessageId, PersonId } from "../../domain/ids.ts";
import { rungsOf } from "../../domain/ladder.ts";
import type { Notice } from "../../domain/message.ts";
import { gatherReasons, reasonsOf } from "../../domain/notice-reason.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { apologyOwed, CALENDAR, LADDER, owed, report, states } from "../builders/ladder.ts";
import { notice } from "../builders/message.ts";
import { day } from "../builders/time.ts";

const TODAY = day("2023-06-01");
const WANTED_BY = day("2023-05-07"); // a Sunday

function viewOf(deadline: Deadline): DeadlineView {
  const words = { code: "NV-001", title: "Tuyên truyền", area: "Thể chế", points: null };
  return { deadline, unit: "Phòng Tư pháp", post: null, ...words };
}

function noticeOf(over: Pick<Notice, "deadlineId"> & Partial<Notice>): Notice {
  const toHead = { personId: "the-head" as PersonId, messageId: "a-message" as MessageId };
  return notice({ ...toHead, ...over });
}

function reasonOf(of: Deadline, rung: string, on: string, dateVersion = 1) {
  const told = noticeOf({ deadlineId: of.id, rung, day: day(on), dateVersion });
  const requests = [{ deadlineId: of.id, wantedBy: WANTED_BY }];
  const [reason] = reasonsOf([told], [viewOf(of)], requests, TODAY, CALENDAR);
  return reason!;
}

/** `date, working day: count − days off`. */
function shown(reckoning: Reckoning | null): string | null {
  if (!reckoning) return null;
  const { date, workingDay, workingDays, daysOff } = reckoning;
  const stands = workingDay === date ? "" : ` (${workingDay})`;
  return [`${date}${stands}: ${workingDays}`, ...daysOff].join(" − ");
}

describe("the sum behind a reminder", () => {
  const may = owed({ due: day("2023-05-05") });

  test.each([
    ["-5", "2023-04-25", "2023-05-05: 5 − 2023-05-01 − 2023-05-02 − 2023-05-03"],
    ["0", "2023-05-05", "2023-05-05: 0"],
    ["0-afternoon", "2023-05-05", "2023-05-05: 0"],
    ["+3", "2023-05-10", "2023-05-05: 3"],
    ["monday1", "2023-05-15", "2023-05-05: 6"],
    ["before-coordinator", "2023-05-09", "2023-05-05: 3"],
    ["coordinator", "2023-05-10", "2023-05-05: 3"],
    ["leader", "2023-05-12", "2023-05-05: 5"],
    ["offer-closing", "2023-06-12", "2023-05-05: 26"],
    [
      "support-2",
      "2023-04-28",
      "2023-05-07 (2023-05-05): 2 − 2023-05-01 − 2023-05-02 − 2023-05-03",
    ],
    ["handed-over +1", "2023-05-08", "2023-05-05: 1"],
    ["snoozed-2023-04-24 -5", "2023-04-26", null],
    ["of another time", "2023-04-26", null],
  ])("%s of %s", (rung, on, sum) => {
    expect(shown(reasonOf(may, rung, on).reckoning)).toBe(sum);
  });

  test("of a date on a day off is counted to the last working day before it", () => {
    const yearEnd = owed({ due: day("2023-12-31") });
    const { reckoning } = reasonOf(yearEnd, "-5", "2023-12-22");
    expect(shown(reckoning)).toBe("2023-12-31 (2023-12-29): 5");
  });

  test("follows the owner's own date, and the written one after it", () => {
    const own = owed({ due: day("2023-12-31"), ownDue: day("2023-06-30") });
    expect(shown(reasonOf(own, "-2", "2023-06-28").reckoning)).toBe("2023-06-30: 2");
    const { reckoning } = reasonOf(own, "written-2", "2023-12-27");
    expect(shown(reckoning)).toBe("2023-12-31 (2023-12-29): 2");
  });

  test("of a report's cut-off, a quarter's end, a signature and a proof", () => {
    const sum = (of: Deadline, rung: string, on: string) => shown(reasonOf(of, rung, on).reckoning);
    expect(sum(report(), "cut-off-5", "2023-02-24")).toBe("2023-03-05 (2023-03-03): 5");
    const ongoing = owed({ due: null, timing: "ongoing" });
    expect(sum(ongoing, "status-2023-09-30~2", "2023-09-27")).toBe("2023-09-30 (2023-09-29): 2");
    const { awaiting, done } = states();
    expect(sum(owed({ state: awaiting }), "presented", "2023-03-28")).toBe("2023-03-27: 1");
    expect(sum(owed({ state: awaiting }), "signature-2", "2023-03-29")).toBe("2023-03-31: 2");
    expect(sum(owed({ state: awaiting }), "signature+1", "2023-04-03")).toBe("2023-03-31: 1");
    expect(sum(owed({ state: done }), "proof+2", "2023-03-29")).toBe("2023-03-27: 2");
  });

  test("of an apology counts to its dossier's date, and from it; the afternoon is the last lawful day's", () => {
    // Promised for Friday 5/5/2023: lawful until Thursday; 1, 2 and 3/5 are off.
    const dates = { due: day("2023-05-04"), dossierDue: day("2023-05-05") };
    const sum = (rung: string, on: string, of: Partial<Deadline> = {}) =>
      shown(reasonOf(apologyOwed({ ...dates, ...of }), rung, on).reckoning);
    expect(sum("-3", "2023-04-27")).toBe("2023-05-05: 3 − 2023-05-01 − 2023-05-02 − 2023-05-03");
    expect(sum("0-afternoon", "2023-05-04")).toBe("2023-05-04: 0");
    expect(sum("before-leader", "2023-05-05")).toBe("2023-05-05: 1");
    expect(sum("+1", "2023-05-08")).toBe("2023-05-05: 1");
    expect(sum("coordinator", "2023-05-08")).toBe("2023-05-05: 1");
    expect(sum("present", "2023-05-11")).toBe("2023-05-05: 4");
    expect(sum("offer-closing", "2023-06-12")).toBe("2023-05-05: 26");
    const { awaiting } = states();
    expect(sum("signature-1", "2023-05-04", { state: awaiting })).toBe("2023-05-05: 1");
    expect(sum("signature+1", "2023-05-08", { state: awaiting })).toBe("2023-05-05: 1");
  });

  test("is as many working days as the rung says, of every rung that counts any", () => {
    for (const of of [may, owed({ due: day("2023-12-31") }), report(), apologyOwed()]) {
      for (const { name, rule, day: on } of rungsOf(of, LADDER, CALENDAR)) {
        if (!("days" in rule)) continue;
        expect(reasonOf(of, name, on).reckoning?.workingDays, name).toBe(rule.days);
      }
    }
  });

  test("is no more once the date was changed; what does not hang on the date is left alone", () => {
    expect(reasonOf(owed({ dateVersion: 2 }), "-5", "2023-03-24")).toMatchObject({
      isOutdated: true,
      reckoning: null,
    });
    const proof = reasonOf(owed({ dateVersion: 2, state: states().done }), "proof+2", "2023-03-29");
    expect(proof).toMatchObject({ isOutdated: false, reckoning: { workingDays: 2 } });
  });

  test("is not looked for where the deadline is gone", () => {
    const told = noticeOf({ deadlineId: may.id });
    expect(reasonsOf([told], [], [], TODAY, CALENDAR)).toEqual([]);
  });
});

describe("many units' same reason", () => {
  const units = ["Phòng Nội vụ", "Phòng Y tế", "UBND xã An Thạnh 1"];
  const ofUnits = (rung: string, names: readonly string[] = units) =>
    names.map((unit) => {
      const reason = reasonOf(owed({ due: day("2023-05-05") }), rung, "2023-05-10");
      return { ...reason, item: { ...reason.item, unit } };
    });

  test("is one, with all their names", () => {
    const reasons = ofUnits("coordinator");
    expect(gatherReasons(reasons, true)).toEqual([{ ...reasons[0], units }]);
  });

  test("names none where that goes without saying", () => {
    expect(gatherReasons(ofUnits("+1", ["Phòng Nội vụ"]), false)).toMatchObject([{ units: [] }]);
  });

  test("another rung, another day, another duty is another reason, in the order given", () => {
    const [one] = ofUnits("leader");
    const later = { ...one!, day: day("2023-05-11") };
    const other = { ...one!, item: { ...one!.item, code: "NV-009" } };
    const reasons = [...ofUnits("coordinator"), one!, later, other];
    expect(
      gatherReasons(reasons, true).map(({ rung, units: named }) => [rung.kind, named.length]),
    ).toEqual([
      ["escalation", 3],
      ["escalation", 1],
      ["escalation", 1],
      ["escalation", 1],
    ]);
  });
});
