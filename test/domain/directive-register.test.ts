/** The register of directives from above: its rows as they are pasted, and what is counted of it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countDirectives,
  resultOf,
  shareInHundredths,
  type CountedDirective,
} from "../../domain/directive-figures.ts";
import { registerKey, MOST_ROWS, readRegister } from "../../domain/directive-register.ts";
import { unitReader } from "../../domain/directive-units.ts";
import { countFigures } from "../../domain/figures.ts";
import type { DeadlineState } from "../../domain/deadline.ts";
import type { PersonId } from "../../domain/ids.ts";
import { newId } from "../builders/ids.ts";
import { unit } from "../builders/org.ts";
import { at, day } from "../builders/time.ts";

const TODAY = day("2022-06-30");
const JUSTICE = unit({ name: "Phòng Tư pháp" });
const HOME = unit({ name: "Phòng Nội vụ" });
const OWN = { name: HOME.name, unitIds: [HOME.id] };

function read(text: string, known: readonly string[] = []) {
  return readRegister(text, {
    today: TODAY,
    reader: unitReader([JUSTICE, HOME], [], TODAY),
    ownUnit: OWN,
    known: new Set(known),
    nextId: () => newId("directive"),
  });
}

describe("rows", () => {
  test("are taken with what they tell, the office's own unit where they name none", () => {
    const { rows, refused } = read(
      "số; ngày; nội dung; hạn; ngày trả lời\n" +
        "1245/UBND-KSTT của UBND tỉnh; 10/3/2022; Rà soát TTHC; 25/3/2022; 24/3/2022\n\n" +
        "1300/UBND-NV\t1/4/2022\tBáo cáo số liệu\t15/4/2022\t\tPhòng Tư pháp\n" +
        "-; ; Họp giao ban; 30/6/2022",
    );
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([
      {
        number: "1245/UBND-KSTT",
        issuer: "UBND tỉnh",
        issuedOn: "2022-03-10",
        title: "Rà soát TTHC",
        due: "2022-03-25",
        answeredOn: "2022-03-24",
        named: OWN,
      },
      { number: "1300/UBND-NV", answeredOn: null, named: { unitIds: [JUSTICE.id] } },
      { number: null, issuedOn: null, title: "Họp giao ban" },
    ]);
  });

  test.each([
    ["1/UBND; 1/3/2022; Rà soát", "columns"],
    ["1/UBND; 1/3/2022;  ; 1/4/2022", "no-title"],
    ["1/UBND; 31/02/2022; Rà soát; 1/4/2022", "document-day"],
    ["1/UBND; 1/7/2022; Rà soát; 1/8/2022", "document-day"],
    ["1/UBND; 1/3/2022; Rà soát; sớm", "due"],
    ["1/UBND; 1/3/2022; Rà soát; 24:00", "due"],
    ["1/UBND; 1/3/2022; Rà soát; 1/4/2022; NaN", "answered-day"],
    ["1/UBND; 1/3/2022; Rà soát; 1/4/2022; 1/7/2022", "answered-in-future"],
    ["1/UBND; 1/3/2022; Rà soát; 1/4/2022; 28/2/2022", "answered-before-document"],
    ["1/UBND; 1/3/2022; Rà soát; 1/4/2022; ; Phòng Lạ", "unit"],
    ["1/UBND; 1/3/2022; Rà soát; 1/4/2022; ; Phòng Tư pháp, Phòng Nội vụ", "unit"],
  ])("“%s” is refused: %s", (line, fault) => {
    const { rows, refused } = read(`2/UBND; 1/3/2022; Được; 1/4/2022\n${line}`);
    expect(rows).toHaveLength(1);
    expect(refused).toMatchObject([{ line: 2, fault }]);
  });

  test("one that stands in the register, or above, is not taken again", () => {
    const line = "1/UBND; 1/3/2022; Rà soát; 1/4/2022";
    expect(read(`${line}\n${line}`).refused).toMatchObject([{ line: 2, fault: "known" }]);
    const other = "1/UBND; 1/3/2022; Báo cáo; 1/4/2022";
    expect(read(`${line}\n${other}`).rows).toHaveLength(2);
    const key = registerKey({ number: "1/ubnd", issuedOn: day("2022-03-01"), title: "rà soát" });
    expect(read(line, [key ?? ""]).rows).toEqual([]);
  });

  test("so many at once are taken, and it is known how many were left", () => {
    const lines = Array.from({ length: 130 }, (_, at) => `${at + 1}/UBND; ; Việc; 1/4/2022`);
    const { rows, left } = read(lines.join("\n"));
    expect([rows.length, left]).toEqual([MOST_ROWS, 30]);
  });

  test("each line is either taken or refused, whatever stands in it", () => {
    const line = fc
      .string({ unit: "binary", maxLength: 80 })
      .map((text) => `x${text.replaceAll("\n", "")}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const { rows, refused } = read(`1/UBND; ; Việc; 1/4/2022\n${lines.join("\n")}`);
        const visible = lines.length;
        expect(rows.length + refused.length).toBe(visible + 1);
      }),
    );
  });
});

describe("the figure", () => {
  test("of the half-year report: 64 of 64, one of them late by a system's error alone", () => {
    const onTime = Array.from({ length: 63 }, () => answered("2022-03-25", "2022-03-24"));
    const wrong = answered("2022-03-25", "2022-03-26");
    const before = countDirectives([...onTime, wrong], TODAY);
    expect(before).toEqual({ total: 64, onTime: 63, corrected: 0, toCome: 0 });
    const corrected = { ...wrong, onTimeReason: "Lỗi trên hệ thống" };
    const after = countDirectives([...onTime, corrected], TODAY);
    expect(after).toEqual({ total: 64, onTime: 64, corrected: 1, toCome: 0 });
  });

  test("counts what is overdue and not what is still to come or need not be done", () => {
    const open = (due: string) => ({ ...answered(due, due), state: { name: "open" } as const });
    const waived = { name: "waived", by: null, at: at("2022-03-01 08:00"), reason: "?" } as const;
    const list = [
      open("2022-06-29"),
      open("2022-06-30"),
      open("2022-07-15"),
      { ...open("2022-03-01"), state: waived },
      answered("2022-07-15", "2022-06-01"),
    ];
    expect(countDirectives(list, TODAY)).toEqual({ total: 2, onTime: 1, corrected: 0, toCome: 2 });
    expect(list.map((each) => resultOf(each, TODAY))).toEqual([
      "overdue",
      "open",
      "open",
      "waived",
      "on-time",
    ]);
  });

  test("goes by the date before an extension", () => {
    const extended = { ...answered("2022-05-10", "2022-05-05"), originalDue: day("2022-05-01") };
    expect(resultOf(extended, TODAY)).toBe("late");
  });

  test("is not overdue before the date that was granted, as the summary counts it too", () => {
    const originalDue = day("2022-05-01");
    const due = day("2022-07-15");
    const extended = { ...answered("2022-05-01", "2022-05-01"), originalDue, due };
    const open = { ...extended, state: { name: "open" } as const };
    expect(countDirectives([open], TODAY)).toEqual({
      total: 0,
      onTime: 0,
      corrected: 0,
      toCome: 1,
    });
    const counted = { task: null, unit: "A", due, state: open.state.name, embedded: false };
    expect(countFigures([], [counted], 2022, TODAY).deadlines).toMatchObject({
      open: 1,
      overdue: 0,
    });
  });

  test("of none is none", () => expect(countDirectives([], TODAY)).toBeNull());

  test.each([
    [64, 64, 10_000],
    [3928, 4063, 9_668],
    [1, 3, 3_333],
    [2, 3, 6_667],
    [1, 800, 13],
    [0, 5, 0],
  ])("%i of %i are %i hundredths of a per cent", (part, whole, share) => {
    expect(shareInHundredths(part, whole)).toBe(share);
  });

  test("of nothing there is no share", () => expect(shareInHundredths(0, 0)).toBeNull());

  test("each is counted once, and a correction never lessens what is on time", () => {
    const some = fc.record({
      due: fc.constantFrom(day("2022-03-01"), day("2022-06-30"), day("2022-09-01")),
      completed: fc.constantFrom(null, day("2022-02-01"), day("2022-06-29")),
      isCorrected: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 30 }), (list) => {
        const directives = list.map(({ due, completed, isCorrected }): CountedDirective => ({
          ...answered(due, completed ?? due),
          ...(completed === null && { state: { name: "open" } }),
          onTimeReason: isCorrected ? "Lỗi hệ thống" : null,
        }));
        const counted = countDirectives(directives, TODAY);
        const plain = countDirectives(
          directives.map((each) => ({ ...each, onTimeReason: null })),
          TODAY,
        );
        if (!counted || !plain) throw new Error("there is something to be counted");
        expect(counted.total + counted.toCome).toBe(list.length);
        expect(counted.onTime).toBe(plain.onTime + counted.corrected);
        expect(counted.onTime).toBeLessThanOrEqual(counted.total);
      }),
    );
  });
});

function answered(due: string, completed: string): CountedDirective {
  const state: DeadlineState = {
    name: "done",
    by: "somebody" as PersonId,
    at: at(`${completed} 09:00`),
    completedOn: day(completed),
  };
  return { due: day(due), originalDue: null, onTimeReason: null, state };
}
