import { describe, expect, test } from "vitest";
import { itemOf } from "../../domain/bundle.ts";
import type { Item } from "../../domain/content.ts";
import type { Deadline } from "../../domain/deadline.ts";
import type { UnitId } from "../../domain/ids.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { gatherGroups, PAGE_SIZE, pageOf, preferWhole } from "../../domain/task-list.ts";
import { readTaskCode } from "../../domain/task-code.ts";
import { vietnameseCalendar } from "../builders/calendar.ts";
import { newId } from "../builders/ids.ts";
import { deadline } from "../builders/plan.ts";
import { day } from "../builders/time.ts";

const CALENDAR = vietnameseCalendar();
const TODAY = day("2023-03-20");

describe("the groups of a list", () => {
  test.each([
    ["overdue", "2023-03-19", "the day before"],
    ["next-seven-days", "2023-03-20", "today"],
    ["next-seven-days", "2023-03-29", "the seventh working day"],
    ["this-quarter", "2023-03-30", "the eighth working day"],
    ["this-quarter", "2023-03-31", "the quarter's last day"],
    ["later", "2023-04-28", "the next quarter"],
  ])("%s: %s, %s", (group, due) => {
    expect(groupsOf([dated(due)])).toEqual([group]);
  });

  test("what is near counts as near across the quarter's end, working days only", () => {
    const lastWeek = day("2023-12-27");
    const calendar = (due: string) =>
      itemOf(view({ due: day(due) }), lastWeek, CALENDAR).countdown?.workingDays;

    expect(calendar("2024-01-05")).toBe(6);
    expect(
      groupsOf([itemOf(view({ due: day("2024-01-05") }), lastWeek, CALENDAR)], lastWeek),
    ).toEqual(["next-seven-days"]);
  });

  test("what has no date is ongoing or waits for one", () => {
    expect(groupsOf([undated("ongoing"), undated("unspecified")])).toEqual(["ongoing", "undated"]);
  });

  test("what is done is not overdue any more, and stands where its proof is missing", () => {
    const state = { name: "done", by: newId("p"), at: newId("t"), completedOn: TODAY } as never;

    expect(groupsOf([itemOf(view({ due: day("2023-03-10"), state }), TODAY, CALENDAR)])).toEqual([
      "unproved",
    ]);
  });

  test("stand in order of urgency, whatever order they came in", () => {
    const items = [
      undated("unspecified"),
      dated("2023-12-31"),
      dated("2023-03-31"),
      dated("2023-03-01"),
    ];
    const list = pageOf([...items, undated("ongoing")], [dated("2023-03-21")], 0, TODAY);

    expect(list.groups.map(({ name }) => name)).toEqual([
      "overdue",
      "this-quarter",
      "later",
      "ongoing",
      "undated",
      "support",
    ]);
  });
});

describe("paging", () => {
  const many = Array.from({ length: 2 * PAGE_SIZE + 1 }, () => dated("2023-03-31"));

  test("cuts where a page is full, and says how many there are in all", () => {
    const shown = [0, 1, 2].map((page) => pageOf(many, [], page, TODAY));

    expect(shown.map(({ groups }) => groups[0]?.items.length)).toEqual([PAGE_SIZE, PAGE_SIZE, 1]);
    expect(shown.map(({ groups }) => groups[0]?.total)).toEqual([13, 13, 13]);
    expect(shown.flatMap(({ groups }) => groups.flatMap(({ items }) => items))).toEqual(many);
  });

  test("a page too far is the last, one before the first is the first", () => {
    expect(pageOf(many, [], 99, TODAY)).toMatchObject({ page: 2, pages: 3 });
    expect(pageOf(many, [], -1, TODAY)).toMatchObject({ page: 0, pages: 3 });
  });

  test("nothing at all is one page", () => {
    expect(pageOf([], [], 0, TODAY)).toEqual({ groups: [], page: 0, pages: 1 });
  });
});

describe("what many units owe is one line", () => {
  const report = newId<NonNullable<Deadline["reportPeriodId"]>>("period");
  const product = newId<NonNullable<Deadline["deliverableId"]>>("product");
  const units = ["một", "hai", "ba"];
  const reports = units.map((unit) => view({ reportPeriodId: report }, unit));

  test("by deliverable or report period, and by date", () => {
    const products = units.map((unit) => view({ deliverableId: product }, unit));
    const other = view({ deliverableId: product, due: day("2023-06-30") });
    const lines = gatherGroups([...reports, ...products, other], TODAY, CALENDAR);

    expect(lines.map(({ members, item }) => [members, item.due])).toEqual([
      [3, "2023-03-31"],
      [3, "2023-03-31"],
      [1, "2023-06-30"],
    ]);
  });

  test("and by directive", () => {
    const directiveId = newId<NonNullable<Deadline["directiveId"]>>("directive");
    const given = units.map((unit) => view({ directiveId }, unit));
    const [line, ...others] = gatherGroups(given, TODAY, CALENDAR);

    expect(others).toEqual([]);
    expect(line).toMatchObject({ members: 3, item: { directiveId } });
  });

  test("what belongs to neither is never gathered", () => {
    expect(gatherGroups([view(), view()], TODAY, CALENDAR)).toHaveLength(2);
  });

  test("but what stands apart", () => {
    const lines = gatherGroups(reports, TODAY, CALENDAR, ({ unit }) => unit === "hai");

    expect(lines.map(({ item, members }) => `${item.unit} ${members}`)).toEqual(["một 2", "hai 1"]);
  });
});

describe("a filter", () => {
  const money = view({}, "Phòng Tài chính – Kế hoạch");
  const area = { ...view(), area: "Cải cách tài chính công" };
  const words = { ...view(), title: "Tại các cơ quan hành chính, công sở" };

  test("is a phrase before it is words", () => {
    const found = preferWhole([words, area], [money], "tai chinh cong");

    expect(found).toEqual({ owed: [area], supported: [] });
  });

  test("is words where no phrase fits, and nothing where nothing was typed", () => {
    const all = { owed: [words, area], supported: [money] };

    expect(preferWhole(all.owed, all.supported, "cong chinh")).toEqual(all);
    expect(preferWhole(all.owed, all.supported, "")).toEqual(all);
  });

  test("fits code, label and unit too", () => {
    for (const filter of ["nv-002", "ke hoach", "phong tai chinh"]) {
      expect(preferWhole([], [money], filter).supported).toEqual([money]);
    }
    expect(preferWhole([area], [money], "phong tai chinh").owed).toEqual([]);
  });
});

test.each([
  ["NV-002", "NV-002"],
  ["nv 2", "NV-002"],
  ["Nv002", "NV-002"],
  [" nv-12 ", "NV-012"],
  ["nv 1234", "NV-1234"],
  ["nv 0002", "NV-002"],
  ["CĐ-007", "CĐ-007"],
  ["cd 7", "CĐ-007"],
  ["nv", null],
  ["nv 2 tư pháp", null],
  ["nv -1", null],
  ["nv 1234567", null],
])("the code in “%s” is %s", (text, code) => {
  expect(readTaskCode(text)).toBe(code);
});

function groupsOf(items: readonly Item[], today = TODAY): readonly string[] {
  return pageOf(items, [], 0, today).groups.map(({ name }) => name);
}

function dated(due: string): Item {
  return itemOf(view({ due: day(due) }), TODAY, CALENDAR);
}

function undated(timing: "ongoing" | "unspecified"): Item {
  return itemOf(view({ due: null, timing }), TODAY, CALENDAR);
}

function view(over: Partial<Deadline> = {}, unit = "Phòng Tư pháp"): DeadlineView {
  const unitId = newId<UnitId>("unit");
  const words = { code: "NV-002", title: "Tuyên truyền", area: "Thể chế", points: null };
  return { deadline: deadline({ unitId, ...over }), unit, post: null, ...words };
}
