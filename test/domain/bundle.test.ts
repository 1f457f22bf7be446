import { describe, expect, test } from "vitest";
import { composeBundle, type BundleParts } from "../../domain/bundle.ts";
import type { Bundle } from "../../domain/content.ts";
import type { Deadline } from "../../domain/deadline.ts";
import type { UnitId } from "../../domain/ids.ts";
import type { NoticeSection } from "../../domain/ladder.ts";
import type { Note, Notice } from "../../domain/message.ts";
import type { Actor } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import type { SupportRequest } from "../../domain/reminding-stores.ts";
import { vietnameseCalendar } from "../builders/calendar.ts";
import { grant, person } from "../builders/org.ts";
import { deadline } from "../builders/plan.ts";
import { at, day } from "../builders/time.ts";

const UNIT = "justice" as UnitId;
const CALENDAR = vietnameseCalendar();
const HEAD: Actor = { person: person({ grants: [grant("head", UNIT)] }), standsInFor: [] };
const NOTE: Note = { kind: "uncertain", messages: 1 };

interface Line {
  readonly view: DeadlineView;
  readonly notice: Notice;
}

function line(
  code: string,
  section: NoticeSection,
  over: Partial<Deadline> & { readonly points?: number; readonly rung?: string } = {},
): Line {
  const { points = null, rung = "-5", ...rest } = over;
  const owed = deadline({ unitId: UNIT, due: day("2023-03-31"), ...rest });
  const view = {
    deadline: owed,
    code,
    title: "",
    area: null,
    unit: "Phòng Tư pháp",
    post: null,
    points,
  };
  const notice = {
    deadlineId: owed.id,
    dateVersion: owed.dateVersion,
    rung,
    day: day("2023-03-24"),
    personId: HEAD.person.id,
    section,
  };
  return { view, notice };
}

function compose(lines: readonly Line[], over: Partial<BundleParts> = {}): Bundle | null {
  const parts = {
    actor: HEAD,
    notices: lines.map(({ notice }) => notice),
    views: lines.map(({ view }) => view),
    notes: [],
    requests: [],
    extensions: [],
    evidence: [],
    doers: new Map(),
    ...over,
  };
  return composeBundle(parts, at("2023-03-24 07:30"), CALENDAR);
}

/** `due: NV-001 NV-002`. */
function orderOf(lines: readonly Line[]): readonly string[] {
  const sections = compose(lines)?.sections ?? [];
  return sections.map(({ name, items }) => `${name}: ${items.map(({ code }) => code).join(" ")}`);
}

describe("the order in a section", () => {
  test("points first where they are known, the most of them; then what has none", () => {
    expect(
      orderOf([
        line("NV-001", "due", { due: day("2023-03-27") }),
        line("NV-002", "due", { points: 50 }),
        line("NV-003", "due", { points: 150, due: day("2023-04-14") }),
      ]),
    ).toEqual(["due: NV-003 NV-002 NV-001"]);
  });

  test("then the date, then the code", () => {
    expect(
      orderOf([
        line("NV-003", "due"),
        line("NV-002", "due", { due: day("2023-04-14") }),
        line("NV-001", "due"),
        line("NV-004", "due", { due: day("2023-03-27") }),
      ]),
    ).toEqual(["due: NV-004 NV-001 NV-003 NV-002"]);
  });
});

test("sections stand in their own order, what is late first, and each item in one of them", () => {
  const late = line("NV-001", "overdue", { due: day("2023-03-20") });
  expect(
    orderOf([
      line("NV-004", "unlinked"),
      line("NV-003", "due"),
      { view: late.view, notice: { ...late.notice, section: "due" } },
      late,
    ]),
  ).toEqual(["overdue: NV-001", "due: NV-003", "unlinked: NV-004"]);
});

describe("notes", () => {
  test("are a message of their own where nothing else is left to say", () => {
    expect(compose([], { notes: [NOTE] })).toMatchObject({
      sections: [],
      notes: [NOTE],
      snoozes: [],
    });
  });

  test("nothing at all is none", () => {
    expect(compose([])).toBeNull();
  });
});

test("a request shows what this unit was asked for, not what another was", () => {
  const asked = line("NV-001", "support", { unitId: "lead" as UnitId });
  const request = (unitId: string, words: string): SupportRequest => ({
    deadlineId: asked.view.deadline.id,
    unitId: unitId as UnitId,
    wantedBy: day("2023-03-28"),
    words,
    by: HEAD.person.id,
    at: at("2023-03-20 08:00"),
  });
  const requests = [request("finance", "gửi dự toán"), request(UNIT, "gửi số liệu")];
  expect(compose([asked], { requests })?.sections[0]?.items[0]?.request).toEqual({
    wantedBy: "2023-03-28",
    words: "gửi số liệu",
  });
});

describe("what is about to go up", () => {
  const TODAY = day("2023-03-24");
  const LATE = day("2023-03-21");

  test("but is not late yet stands with what is due, once, and says to whom it would go", () => {
    const due = line("NV-001", "due", { due: TODAY, rung: "0" });
    const notice = { ...due.notice, section: "warning", rung: "before-coordinator" } as const;
    const sections = compose([due, { ...due, notice }])?.sections;
    expect(sections?.map(({ name }) => name)).toEqual(["due"]);
    expect(sections?.[0]?.items).toMatchObject([{ code: "NV-001", goesTo: ["coordinator"] }]);
  });

  test("and is late stands under its warning; of two superiors both are named", () => {
    const late = line("NV-001", "warning", { due: LATE, rung: "before-leader" });
    const notice = { ...late.notice, rung: "before-coordinator" };
    expect(compose([late, { ...late, notice }])?.sections).toMatchObject([
      { name: "warning", items: [{ goesTo: ["coordinator", "leader"] }] },
    ]);
  });

  test("of what has gone up while nothing could be sent nobody is warned", () => {
    const gone = line("NV-001", "warning", { due: LATE, rung: "before-coordinator" });
    const notice = { ...gone.notice, day: day("2023-03-23") };
    const reminder = { ...gone.notice, section: "overdue", rung: "+3" } as const;
    const ahead = { ...gone.notice, rung: "before-leader" };
    const old = { ...gone, notice };
    expect(compose([old, { ...gone, notice: reminder }])?.sections).toMatchObject([
      { name: "overdue", items: [{ goesTo: [], missedDays: ["2023-03-23"] }] },
    ]);
    expect(compose([old, { ...gone, notice: ahead }])?.sections).toMatchObject([
      { name: "warning", items: [{ goesTo: ["leader"], missedDays: ["2023-03-23"] }] },
    ]);
  });

  test("nothing else goes anywhere", () => {
    expect(compose([line("NV-001", "due")])?.sections[0]?.items[0]?.goesTo).toEqual([]);
  });
});

test("a day on which two reminders were missed is one day", () => {
  const missed = line("NV-001", "due", { rung: "0" });
  const yesterday = { ...missed.notice, day: day("2023-03-23") };
  const lines = [yesterday, { ...yesterday, rung: "cut-off-0" }].map((notice) => ({
    ...missed,
    notice,
  }));
  expect(compose(lines)?.sections[0]?.items[0]?.missedDays).toEqual(["2023-03-23"]);
});

describe("what is told for its cut-off", () => {
  const reminded = (cutOff: string, rung: string) => {
    const told = line("BC", "due", { kind: "report", cutOff: day(cutOff), rung });
    return compose([told])?.sections[0]?.items[0]?.cutOffIn;
  };

  test.each([
    ["2023-03-31", "cut-off-5", 5],
    ["2023-03-26", "cut-off-0", 0], // a Sunday: this Friday is its last working day
    ["2023-03-31", "snoozed-2023-03-23 cut-off-5", 5],
    ["2023-03-23", "cut-off-0", null],
    ["2023-03-31", "-2", null],
  ])("%s, %s: %s working days", (cutOff, rung, left) => {
    expect(reminded(cutOff, rung)).toBe(left);
  });
});

describe("whose work it is", () => {
  const OTHER = "health" as UnitId;
  const other = person({ grants: [grant("head", OTHER)] });

  test("goes without saying where its person has one unit, whatever others owe", () => {
    const lines = [
      line("NV-001", "due"),
      line("NV-002", "escalation", { unitId: OTHER, due: day("2023-03-17") }),
    ];
    expect(compose(lines)?.namesUnits).toBe(false);
  });

  test.each<readonly [string, Actor]>([
    ["stands in for another unit's head", { ...HEAD, standsInFor: [other] }],
    [
      "is the head of two units",
      { ...HEAD, person: person({ grants: [grant("head", UNIT), grant("head", OTHER)] }) },
    ],
    [
      "has no unit of his own, and stands in",
      { person: person({ grants: [] }), standsInFor: [other] },
    ],
  ])("is said to who %s", (_, actor) => {
    expect(compose([line("NV-001", "due", { unitId: OTHER })], { actor })?.namesUnits).toBe(true);
  });
});

test("only what is a person's own to do can be put off", () => {
  expect(compose([line("NV-001", "due")])?.snoozes).not.toEqual([]);
  expect(compose([line("NV-001", "escalation", { due: day("2023-03-17") })])?.snoozes).toEqual([]);
});
