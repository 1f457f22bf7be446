import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import { describe, expect, test } from "vitest";
import { grouped } from "../../../bot/copy/bundle-sections.ts";
import { render } from "../../../bot/copy/render.ts";
import type { Bundle, BundleItem } from "../../../domain/content.ts";
import type { MessageId } from "../../../domain/ids.ts";
import type { NoticeSection } from "../../../domain/ladder.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { day } from "../../builders/time.ts";
import { itemWith, PLAIN } from "./contents.ts";

const TODAY = day("2023-04-10");
const REASON = "Nêu lý do chậm";

function item(code: string, over: Partial<BundleItem> = {}): BundleItem {
  return {
    ...itemWith(PLAIN, { code, title: "", due: TODAY, ...over }),
    missedDays: [],
    signedSince: null,
    lateReason: null,
    returnedFor: null,
    extension: null,
    request: null,
    goesTo: [],
    cutOffIn: null,
    ...over,
  };
}

function shown(name: NoticeSection, items: readonly BundleItem[], namesUnits = false) {
  const bundle: Bundle = {
    post: PLAIN.post,
    today: TODAY,
    role: "head",
    sections: [{ name, items }],
    namesUnits,
    notes: [],
    snoozes: [],
  };
  const rendered = render(
    { kind: "bundle", messageId: "message" as MessageId, bundle },
    WEB_TRAITS,
  );
  const buttons = rendered.choices.flat().map(({ label }) => label);
  const [title] = plainText(rendered).split("\n");
  return { title, lines: plainText(rendered).split("\n").slice(3), buttons };
}

describe("a unit is urged only about what is late, and reminded before", () => {
  test.each<[NoticeSection, string, string]>([
    ["due", "2023-04-10", "Nhắc việc"],
    ["overdue", "2023-04-07", "Đôn đốc, nhắc việc"],
    ["apology", "2023-04-10", "Nhắc việc"], // its last lawful day
    ["apology", "2023-04-07", "Đôn đốc, nhắc việc"],
  ])("%s of %s: %s", (name, due, words) => {
    const { title } = shown(name, [item("H49-0012", { due: day(due) })]);
    expect(title).toBe(`${words} – thứ Hai, 10/4/2023`);
  });
});

describe("before a matter goes up", () => {
  const late = { due: day("2023-04-05") };

  test("what is due today is no threat: one hint below, and no reason is asked for", () => {
    const { lines, buttons } = shown("due", [item("NV-001", { goesTo: ["coordinator"] })]);
    expect(lines).toEqual([
      "Đến hạn hôm nay (1)",
      "NV-001 · Kế hoạch – hạn 10/4/2023, đến hạn hôm nay",
      "Nếu chưa hoàn thành, ngày làm việc tới sẽ báo cáo Cơ quan thường trực CCHC.",
    ]);
    expect(buttons.filter((label) => label.startsWith(REASON))).toEqual([]);
  });

  test("the hint names what it means where not all of the section would go up", () => {
    const other = item("NV-002", { due: day("2023-04-12") });
    const { lines } = shown("due", [item("NV-001", { goesTo: ["leader"] }), other]);
    expect(lines[0]).toBe("Sắp đến hạn (2)");
    expect(lines.at(-1)).toBe(
      "NV-001 · Kế hoạch: nếu chưa hoàn thành, ngày làm việc tới sẽ báo cáo lãnh đạo UBND.",
    );
  });

  test("what is late says who will be told, and asks for the reason", () => {
    const { lines, buttons } = shown("warning", [
      item("NV-001", { ...late, goesTo: ["coordinator"] }),
      item("NV-002", { ...late, goesTo: ["coordinator", "leader"] }),
    ]);
    expect(lines.filter((line) => line.startsWith("Ngày làm việc tới"))).toEqual([
      "Ngày làm việc tới sẽ báo cáo Cơ quan thường trực CCHC nếu chưa xong (1)",
      "Ngày làm việc tới sẽ báo cáo Cơ quan thường trực CCHC và lãnh đạo UBND nếu chưa xong (1)",
    ]);
    expect(buttons).toContain(`${REASON}: NV-001 · Kế hoạch`);
    expect(buttons).toContain(`${REASON}: NV-002 · Kế hoạch`);
  });
});

describe("whose work it is, where its person has several units'", () => {
  const units = ["Phòng Tài nguyên và Môi trường", "UBND xã An Thạnh 1", "UBND xã An Thạnh 2"];
  const items = units.map((unit) =>
    item("", { code: null, label: "Báo cáo Quý I/2023", unit, goesTo: ["leader"] }),
  );

  test("stands below each line, and on each button that stays within its length", () => {
    const { lines, buttons } = shown("warning", items, true);
    expect(lines.filter((line) => units.includes(line))).toEqual(units);
    const asks = buttons.filter((label) => label.startsWith(REASON));
    expect(asks).toHaveLength(3);
    expect(asks.slice(1)).toEqual([
      `${REASON}: Báo cáo Quý I/2023 · UBND xã An Thạnh 1`,
      `${REASON}: Báo cáo Quý I/2023 · UBND xã An Thạnh 2`,
    ]);
    for (const label of buttons) expect([...label].length).toBeLessThanOrEqual(60);
  });

  test("a long name leaves room for the unit that tells its buttons apart", () => {
    const label = "Báo cáo kết quả thực hiện nhiệm vụ cải cách hành chính";
    const { buttons } = shown(
      "due",
      items.slice(1).map((each) => ({ ...each, label })),
      true,
    );
    expect(buttons[0]).toMatch(/ · UBND xã An Thạnh 1$/u);
    expect(buttons[1]).toMatch(/ · UBND xã An Thạnh 2$/u);
  });

  test("goes without saying elsewhere", () => {
    expect(shown("due", [item("NV-001")]).lines).not.toContain(PLAIN.unit);
  });
});

describe("a reminder of the cut-off", () => {
  const report = { due: day("2023-04-17"), cutOff: day("2023-04-12") };

  test.each([
    [2, "Chốt số liệu 12/4 (còn 2 ngày làm việc)"],
    [0, "Chốt số liệu 12/4 (hôm nay là ngày làm việc cuối)"],
  ])("with %i working days left: %s", (cutOffIn, words) => {
    const { lines } = shown("due", [item("BC", { ...report, cutOffIn })]);
    expect(lines.slice(1)).toEqual(["BC · Kế hoạch – hạn 17/4/2023, còn 5 ngày làm việc", words]);
  });
});

test("what many units owe adds up: shown, named and left out make the whole", () => {
  const owed = ["NV-001", "NV-002", "NV-003"].flatMap((code) =>
    ["A", "B", "C"].map((unit) => itemWith(PLAIN, { code, unit, due: TODAY })),
  );
  const lines = grouped(owed, { most: 2, mostUnits: 2, total: 11 });
  const texts = lines.map((line) => plainText({ lines: [line] }));
  expect(texts).toEqual([
    "NV-001 · Kế hoạch – hạn 10/4/2023, đến hạn hôm nay: A; B; và 1 đơn vị khác",
    "NV-002 · Kế hoạch – hạn 10/4/2023, đến hạn hôm nay: A; B; và 1 đơn vị khác",
    "… và 5 việc khác",
  ]);
});
