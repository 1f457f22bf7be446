/** Shares with their denominators, worst first, spans, and what a plan wants. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DossierCounts } from "../../domain/dossier-stores.ts";
import {
  dossierTargets,
  monthsOf,
  onTimeOfReceived,
  onTimeOfResolved,
  ratesBy,
  shareNamed,
  spanOf,
  sumRates,
  worstFirst,
  type RateFigures,
} from "../../domain/dossier-rates.ts";
import type { UnitId } from "../../domain/ids.ts";
import { addDays } from "../../domain/time.ts";
import { day } from "../builders/time.ts";

const NONE: RateFigures = sumRates([]);

function counts(over: Partial<DossierCounts>): DossierCounts {
  return { ...NONE, unitId: null, unit: "", field: "", ...over };
}

describe("the share in time", () => {
  // Báo cáo 6 tháng 2022 của Quảng Điền: 3928 of 4063 received; its own 96,67 % is a slip.
  test("of those received is 96,68 % for Quảng Điền", () => {
    const figures = { ...NONE, received: 4_063, onTime: 3_928, late: 82, open: 53 };
    expect(onTimeOfReceived(figures)).toEqual({ part: 3_928, whole: 4_063, hundredths: 9_668 });
    // 3928 / 4010 = 0,979551…
    expect(onTimeOfResolved(figures)).toEqual({ part: 3_928, whole: 4_010, hundredths: 9_796 });
  });

  test("of nothing is no share", () => {
    expect(onTimeOfReceived(NONE).hundredths).toBeNull();
    expect(onTimeOfResolved({ ...NONE, received: 3, open: 3 }).hundredths).toBeNull();
    expect(shareNamed("paid-online", NONE).hundredths).toBeNull();
  });

  test("of what an export tells has those as its whole of which it tells", () => {
    const figures = { ...NONE, received: 10, online: 1, onlineOf: 4, digitised: 3, digitisedOf: 3 };
    expect(shareNamed("online", figures)).toEqual({ part: 1, whole: 4, hundredths: 2_500 });
    expect(shareNamed("digitised", figures).hundredths).toBe(10_000);
  });
});

describe("the figures of groups", () => {
  const rows = [
    counts({
      unitId: "a" as UnitId,
      unit: "A",
      field: "Đất đai",
      received: 10,
      onTime: 9,
      late: 1,
    }),
    counts({ unitId: "a" as UnitId, unit: "A", field: "Hộ tịch", received: 5, onTime: 5 }),
    counts({ unitId: "b" as UnitId, unit: "B", field: "Đất đai", received: 2, open: 2 }),
    counts({
      unitId: "c" as UnitId,
      unit: "C",
      field: "Đất đai",
      received: 3,
      open: 3,
      overdueOpen: 3,
    }),
  ];

  test("sum to the whole, whichever way they are grouped", () => {
    for (const by of ["unit", "field"] as const) {
      expect(sumRates(ratesBy(rows, by).map(({ figures }) => figures))).toEqual(sumRates(rows));
    }
  });

  test("have the worst first: what is late and still open counts as missed", () => {
    expect(ratesBy(rows, "unit").map(({ name }) => name)).toEqual(["C", "A", "B"]);
  });

  test("of two units of one name are two", () => {
    const twins = ["x", "y"].map((id) =>
      counts({ unitId: id as UnitId, unit: "Tổ 1", received: 1 }),
    );
    expect(ratesBy(twins, "unit")).toHaveLength(2);
  });

  test("are in an order that does not depend on how they came", () => {
    const row = fc.record({
      name: fc.string({ maxLength: 3 }),
      figures: fc
        .record({ onTime: fc.nat(9), late: fc.nat(9), overdueOpen: fc.nat(9) })
        .map((over) => ({ ...NONE, ...over })),
    });
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ name }) => name }), (some) => {
        const names = (list: typeof some) => worstFirst(list).map(({ name }) => name);
        expect(names(some.toReversed())).toEqual(names(some));
      }),
    );
  });
});

describe("a span", () => {
  const today = day("2023-08-17");

  test.each([
    ["month", "2023-08-01", "2023-08-17"],
    ["quarter", "2023-07-01", "2023-08-17"],
    ["half-year", "2023-07-01", "2023-08-17"],
    ["year", "2023-01-01", "2023-08-17"],
    ["last-year", "2022-01-01", "2022-12-31"],
  ] as const)("%s is from %s to %s", (period, from, to) => {
    expect(spanOf(period, today)).toEqual({ from, to });
  });

  test("is cut into months that touch, the newest first", () => {
    expect(monthsOf(day("2022-12-15"), day("2023-02-20"), 24)).toEqual([
      { from: "2023-02-01", to: "2023-02-20" },
      { from: "2023-01-01", to: "2023-01-31" },
      { from: "2022-12-15", to: "2022-12-31" },
    ]);
    expect(monthsOf(day("2020-01-01"), day("2023-02-20"), 3)).toHaveLength(3);
    expect(monthsOf(day("2023-02-21"), day("2023-02-20"), 3)).toEqual([]);
  });

  test("is covered by its months, each day once", () => {
    const lengths = fc.tuple(fc.nat(400), fc.nat(400));
    fc.assert(
      fc.property(lengths, ([start, length]) => {
        const from = addDays(day("2022-01-01"), start);
        const to = addDays(from, length);
        const months = monthsOf(from, to, 100).toReversed();
        expect(months[0]?.from).toBe(from);
        expect(months.at(-1)?.to).toBe(to);
        for (const [index, month] of months.slice(1).entries()) {
          expect(month.from).toBe(addDays(months[index]?.to ?? from, 1));
        }
      }),
    );
  });
});

describe("the targets of a plan", () => {
  // Kế hoạch khắc phục của Gio Linh 2023.
  test("are read out of its words, and those of other things are not", () => {
    const words =
      "Phấn đấu giải quyết hồ sơ TTHC luân chuyển nội bộ giữa các cơ quan có thẩm quyền bằng " +
      "phương thức điện tử đạt 95%; Tỷ lệ hồ sơ trực tuyến toàn trình đạt 50%; 30% hồ sơ thực hiện " +
      "thanh toán trực tuyến; 100% tỷ lệ giải quyết hồ sơ trước hạn và đúng hạn.";
    expect(dossierTargets(words)).toEqual([
      { name: "online", wanted: 5_000 },
      { name: "paid-online", wanted: 3_000 },
      { name: "on-time", wanted: 10_000 },
    ]);
  });

  test.each([
    ["Tỷ lệ hồ sơ đúng hạn đạt 98,5%", [{ name: "on-time", wanted: 9_850 }]],
    ["100% hồ sơ được số hóa", [{ name: "digitised", wanted: 10_000 }]],
    ["giải ngân đạt 100% kế hoạch", []],
    ["hồ sơ giải quyết đúng hạn", []],
    ["250% hồ sơ đúng hạn", []],
  ])("%s", (words, targets) => {
    expect(dossierTargets(words)).toEqual(targets);
  });
});
