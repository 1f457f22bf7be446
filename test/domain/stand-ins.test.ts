import { describe, expect, test } from "vitest";
import { faultOfStandIn, readDaySpan } from "../../domain/stand-ins.ts";
import type { StandIn } from "../../domain/org.ts";
import type { PersonId } from "../../domain/ids.ts";
import { newId } from "../builders/ids.ts";
import { day } from "../builders/time.ts";

const TODAY = day("2023-03-24");

describe("days as they are written", () => {
  test.each([
    ["3/4", "2023-04-03", "2023-04-03"],
    ["3/4 - 7/4", "2023-04-03", "2023-04-07"],
    ["03/04/2023-07/04/2023", "2023-04-03", "2023-04-07"],
    ["từ 3/4 đến 7/4/2023", "2023-04-03", "2023-04-07"],
    ["Từ ngày 3/4 đến hết ngày 7/4", "2023-04-03", "2023-04-07"],
    ["3 - 7/4", "2023-04-03", "2023-04-07"],
    ["ngày 3 đến ngày 7/4", "2023-04-03", "2023-04-07"],
    ["2023-04-03 2023-04-07", "2023-04-03", "2023-04-07"],
    ["hôm nay", "2023-03-24", "2023-03-24"],
    ["hôm nay đến 28/3", "2023-03-24", "2023-03-28"],
    ["20/3 - 28/3", "2023-03-24", "2023-03-28"],
  ])("“%s”", (text, from, to) => {
    expect(readDaySpan(text, TODAY)).toEqual({ span: { from, to } });
  });

  test("a day that lies long ago is one of next year", () => {
    expect(readDaySpan("28/12 - 3/1", day("2023-12-20"))).toEqual({
      span: { from: "2023-12-28", to: "2024-01-03" },
    });
    expect(readDaySpan("28/12 - 3/1/2024", day("2023-12-20"))).toEqual({
      span: { from: "2023-12-28", to: "2024-01-03" },
    });
    expect(readDaySpan("5/1", day("2023-12-20"))).toEqual({
      span: { from: "2024-01-05", to: "2024-01-05" },
    });
  });

  test.each([
    ["", "unread"],
    ["mai", "unread"],
    ["31/02", "unread"],
    ["3/4, 4/4, 5/4", "unread"],
    ["3/4 nghỉ", "unread"],
    ["7/4 - 3/4", "backwards"],
    ["20/3", "past"],
    ["3/4 - 2/6", "too-long"],
    ["3/4/2025", "too-far"],
  ])("“%s” is refused: %s", (text, fault) => {
    expect(readDaySpan(text, TODAY)).toMatchObject({ fault: { fault } });
  });

  test("sixty days are the most, both ends counted", () => {
    expect(readDaySpan("3/4 - 1/6", TODAY)).toHaveProperty("span");
  });
});

describe("who may stand in for whom", () => {
  const anna = newId<PersonId>("person");
  const binh = newId<PersonId>("person");
  const chi = newId<PersonId>("person");
  const standIn = (absentId = anna, deputyId = binh, over: Partial<StandIn> = {}): StandIn => ({
    absentId,
    deputyId,
    from: day("2023-04-03"),
    to: day("2023-04-07"),
    ...over,
  });

  test("nobody for himself", () => {
    expect(faultOfStandIn(standIn(anna, anna), [])).toEqual({ fault: "himself" });
  });

  test("one deputy at a time, and no deputy who is absent or is himself stood in for", () => {
    const known = standIn();
    const fault = (wanted: StandIn) => faultOfStandIn(wanted, [known])?.fault ?? null;
    expect(fault(standIn(anna, chi))).toBe("overlap");
    expect(fault(standIn(chi, anna))).toBe("deputy-absent");
    expect(fault(standIn(binh, chi))).toBe("is-deputy");
    expect(fault(standIn(chi, binh))).toBeNull();
  });

  test("only days in common stand in the way", () => {
    const known = [standIn()];
    const span = (from: string, to: string) => ({ from: day(from), to: day(to) });
    expect(faultOfStandIn(standIn(anna, chi, span("2023-04-07", "2023-04-08")), known)).toEqual({
      fault: "overlap",
      other: known[0],
    });
    expect(faultOfStandIn(standIn(anna, chi, span("2023-04-08", "2023-04-09")), known)).toBeNull();
    expect(faultOfStandIn(standIn(anna, chi, span("2023-04-01", "2023-04-02")), known)).toBeNull();
  });
});
