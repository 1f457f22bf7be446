/** Tìm: tasks, directives and documents, by whatever is known of them, and only what may be seen. */
import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../builders/ids.ts";
import { evidence } from "../../builders/plan.ts";
import { directive } from "../../builders/proof.ts";
import {
  CHAIRMAN,
  COMMUNE,
  CULTURE,
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const LINK = "https://vanban.example.vn/15";
const PLAN = "Kế hoạch số 15/KH-UBND ngày 20/3/2023 của UBND huyện về phổ biến pháp luật";
/** A deadline that belongs to no plan. */
const APART = {
  kind: "directive",
  label: "",
  planId: null,
  planYear: null,
  taskId: null,
  deliverableId: null,
} as const;
const PLAN_SAID = `${PLAN} (${LINK})`;

let office: Conversation;
let justice: Talker;

beforeEach(async () => {
  office = await openConversation();
  justice = await office.as(JUSTICE);
});

/** The head of justice hands in the plan of NV-002. */
async function handIn(words = `${PLAN} ${LINK}`): Promise<void> {
  await justice.says("NV-002");
  await justice.presses("NV-002 · Kế hoạch");
  await justice.presses("Nộp tài liệu");
  await justice.says(words);
}

describe("a document is found", () => {
  test.each([
    "/tim 15/KH-UBND",
    "tìm 15/KH-UBND",
    "Tim 15/kh-ubnd",
    "tìm kiếm 15 / KH – UBND",
    "tim 15 kh ubnd",
    "tìm số 15",
    "tìm kế hoạch 15",
    "tim pho bien phap luat",
    "tìm Kế hoạch số 15/KH-UBND ngày 20/3/2023",
  ])("by “%s”", async (words) => {
    await handIn();

    const found = await justice.says(words);

    expect(found.lines).toContain("Văn bản đã nộp");
    expect(found.text).toContain(PLAN_SAID);
    expect(found.lines).toContain("Kiểm chứng cho: NV-002 · Kế hoạch – Phòng Tư pháp");
  });

  test("by its file's name, and the file can be had", async () => {
    await justice.says("NV-002");
    await justice.presses("NV-002 · Kế hoạch");
    await justice.presses("Nộp tài liệu");
    await justice.sends({
      name: "ke-hoach-pbgdpl.pdf",
      bytes: new TextEncoder().encode("%PDF-1.7\n%"),
    });

    const found = await justice.says("tìm pbgdpl");
    expect(found.text).toContain("ke-hoach-pbgdpl.pdf (nộp ngày 20/02/2023)");

    const file = await justice.presses("Mở tệp: ke-hoach-pbgdpl.pdf");
    expect(file.outgoing.attachment).not.toBeNull();
  });

  test("and what it proves opens", async () => {
    await handIn();
    await justice.says("tìm 15/KH-UBND");

    const opened = await justice.presses("NV-002 · Kế hoạch");

    expect(opened.lines[0]).toBe("NV-002 · Kế hoạch");
  });

  test("the very number before one that only holds it", async () => {
    await handIn("Kế hoạch số 5/KH-UBND ngày 20/3/2023");
    await handIn(`${PLAN} ${LINK}`);

    const { text } = await justice.says("tìm 5/KH-UBND");

    expect(text.indexOf("số 5/KH-UBND")).toBeGreaterThan(0);
    expect(text.indexOf("số 15/KH-UBND")).toBeGreaterThan(text.indexOf("số 5/KH-UBND"));
  });

  test("once, whatever it proves, and what is not to be seen of that is not said", async () => {
    await handIn();
    const [use] = await office.stores.evidence.search(["15/kh-ubnd"], null, 1);
    const other = await office.deadline("NV-008 Kế hoạch");
    if (!use) throw new Error("nothing was handed in");
    await office.stores.evidence.add({
      ...use,
      id: newId("evidence"),
      proves: { kind: "deadline", deadlineId: other.deadline.id },
    });

    const all = await (await office.as(CHAIRMAN)).says("tìm 15/KH-UBND");
    expect(all.text.split(PLAN_SAID)).toHaveLength(2);
    expect(all.text).toContain("NV-008 · Kế hoạch – Phòng Nội vụ");

    const own = await justice.says("tìm 15/KH-UBND");
    expect(own.text).not.toContain("NV-008");
  });

  test("given for a criterion, by those who may give such", async () => {
    const { id: submittedBy } = await office.person(HOME);
    await office.stores.evidence.add({
      id: newId("evidence"),
      document: {
        id: newId("document"),
        source: { kind: "reference" },
        note: "Quyết định kiện toàn Ban biên tập",
        reference: null,
        givenBy: submittedBy,
        givenAt: office.now(),
      },
      proves: {
        kind: "criterion",
        criterion: { setKey: "set", area: "", name: "Trang thông tin điện tử" },
      },
      submittedBy,
      submittedAt: office.now(),
    });

    const found = await (await office.as(HOME)).says("tìm ban biên tập");
    expect(found.text).toContain("Kiểm chứng tiêu chí: Trang thông tin điện tử");
    expect((await justice.says("tìm ban biên tập")).text).toContain("Không tìm thấy");
  });
});

describe("work is found", () => {
  test.each([
    ["tìm phổ biến", "NV-002 · Kế hoạch"],
    ["/tim pho bien", "NV-002 · Báo cáo"],
    ["tìm kiểm tra", "NV-001 · Kế hoạch"],
    ["tim kiem tra", "NV-001 · Kế hoạch"],
    ["tìm nv 2", "NV-002 · Kế hoạch"],
    ["tìm báo cáo quý I", "Báo cáo Quý I/2023"],
  ])("by “%s”", async (words, button) => {
    expect((await justice.says(words)).buttons).toContain(button);
  });

  test("in one line where many units owe it", async () => {
    const found = await (await office.as(HOME)).says("tìm báo cáo quý I/2023");

    expect(found.text).toContain("0/21 đơn vị");
  });

  test("also where it closes with a report and is owed by no line of its own", async () => {
    const found = await (await office.as(HOME)).says("tìm niêm yết");
    expect(found.buttons).toEqual(["NV-004", "NV-005"]);

    const task = await (await office.as(HOME)).presses("NV-004");
    expect(task.lines[0]).toMatch(/^NV-004 · Niêm yết/u);
  });

  test.each(["tìm 152/UBND-NV", "tim 152 ubnd", "tìm CĐ-007", "tìm đất đai"])(
    "given by a directive, by “%s”",
    async (words) => {
      const { id: createdBy } = await office.person(CHAIRMAN);
      const { deadline } = await office.deadline("NV-002 Kế hoạch");
      const given = directive({
        createdBy,
        code: "CĐ-007",
        number: "152/UBND-NV",
        title: "Rà soát đất đai",
      });
      await office.stores.directives.add(given);
      await office.stores.deadlines.add([
        { ...deadline, ...APART, id: newId("deadline"), directiveId: given.id },
      ]);

      expect((await justice.says(words)).text).toContain("CĐ-007");
      expect((await (await office.as(CULTURE)).says(words)).text).toContain("Không tìm thấy");
    },
  );

  test("also when it is done", async () => {
    await handIn();

    expect((await justice.says("tìm phổ biến")).text).toContain("Đã nộp tài liệu kiểm chứng");
  });

  test("page by page, each in the place of the one before", async () => {
    const first = await justice.says("tìm kế hoạch");
    expect(first.text).toContain("Trang 1/");

    const second = await justice.presses("Trang sau ›");

    expect(second.replaced).toBe(first.platformId);
    expect(second.text).toContain("Trang 2/");
    expect(second.buttons.slice(0, 4)).not.toEqual(first.buttons.slice(0, 4));
  });
});

describe("only what may be seen", () => {
  test("neither another's document nor another's work", async () => {
    await handIn();
    const commune = await office.as(COMMUNE);

    // The commune supports NV-002, and so sees its documents; not those of NV-010.
    expect((await commune.says("tìm 15/KH-UBND")).text).toContain("NV-002");
    expect((await commune.says("tìm bổ nhiệm vị trí lãnh đạo")).text).toContain("Không tìm thấy");
    expect((await justice.says("tìm bổ nhiệm vị trí lãnh đạo")).text).toContain("Không tìm thấy");
  });

  test("of what many units owe, one's own part", async () => {
    const name = "NV-011 Báo cáo kết quả";
    const { deadline } = await office.deadline(name, "UBND xã An Thạnh 2");
    const { id: submittedBy } = await office.person(HOME);
    const handedIn = evidence({ deadlineId: deadline.id, submittedBy });
    await office.stores.evidence.add(handedIn);

    const commune = await office.as(COMMUNE);
    expect((await commune.says("tìm 191/KH-UBND")).text).toContain("Không tìm thấy");
    const own = await commune.says("tìm đánh giá và phân loại");
    expect(own.text).toContain("NV-011 · Báo cáo kết quả");
    expect(own.text).not.toContain("UBND xã An Thạnh 2");

    // The home affairs support that task.
    const home = await office.as(HOME);
    expect((await home.says("tìm 191/KH-UBND")).text).toContain("UBND xã An Thạnh 2");
  });

  test("a choice that was made for somebody else finds what its presser may see", async () => {
    const home = await office.as(HOME);
    const { choices } = (await home.says("tìm kế hoạch")).outgoing;
    const next = choices.flat().find(({ label }) => label === "Trang sau ›");

    const forged = await justice.chooses(next?.id ?? "");

    expect(forged.text).not.toContain("NV-0");
  });

  test("who has no role any more finds nothing", async () => {
    await handIn();
    const person = await office.person(JUSTICE);
    await office.stores.people.save({ ...person, grants: [] });

    for (const words of ["tìm phổ biến", "tìm 15/KH-UBND"]) {
      expect((await justice.says(words)).text).not.toContain("NV-002");
    }
  });
});

describe("without words it asks for them", () => {
  test.each(["/tim", "tìm", "tìm kiếm", "/tim \u200B "])("“%s”", async (words) => {
    const asked = await justice.says(words);
    expect(asked.lines[0]).toBe("Cần tìm gì?");
    expect(asked.buttons).toEqual(["Hủy"]);

    expect((await justice.says("phổ biến")).lines[0]).toMatch(/^Tìm “phổ biến”: 2 việc$/u);
  });

  test("and a number is an answer, not evidence", async () => {
    await handIn();
    await justice.says("/tim");

    const found = await justice.says("15/KH-UBND");

    expect(found.text).toContain(PLAN_SAID);
    expect(await office.stores.evidence.search(["15/kh-ubnd"], null, 9)).toHaveLength(1);
  });

  test("another command is no answer, nor is a document with its link", async () => {
    await justice.says("/tim");
    expect((await justice.says("nhiệm vụ")).lines[0]).toBe("Nhiệm vụ của đơn vị");

    await justice.says("/tim");
    expect((await justice.says(`Báo cáo 45/BC-PTP ${LINK}`)).text).not.toContain("Tìm “");
  });

  test("and can be left", async () => {
    await justice.says("/tim");
    expect((await justice.presses("Hủy")).text).toContain("hủy");
  });
});

test("nothing found: it says what to do, and asks anew", async () => {
  const nothing = await justice.says("/tim xyz");
  expect(nothing.text).toContain("Không tìm thấy “xyz”");

  const asked = await justice.presses("Tìm từ khác");
  expect(asked.lines[0]).toBe("Cần tìm gì?");
});

test.each([
  "%",
  "_",
  "\\",
  "'",
  "((",
  "=HYPERLINK(1)",
  "a".repeat(5000),
  "kiểm ".repeat(400),
  "👍",
])("“%s” is looked for like any other words", async (words) => {
  const nothing = await justice.says(`/tim ${words}`);
  expect(nothing.text).toMatch(/^(?:Không tìm thấy|Tìm) “/u);
  expect(nothing.text.length).toBeLessThan(2_000);
});

describe("where nothing can be pressed", () => {
  beforeEach(async () => {
    office = await openConversation({ traits: NUMBERED });
    justice = await office.as(JUSTICE);
  });

  test("each number stands before what it opens", async () => {
    await handIn();

    const found = await justice.says("tìm phổ biến");

    expect(found.numbered).toEqual(["1. NV-002 · Báo cáo", "2. NV-002 · Kế hoạch"]);
    expect((await justice.says("1")).lines[0]).toBe("NV-002 · Báo cáo");
    expect((await justice.says("quay lại")).lines[0]).toMatch(/^Tìm “phổ biến”/u);
  });

  test("a document's number opens what it proves", async () => {
    await handIn();
    await justice.says("tìm 15/KH-UBND");

    expect((await justice.says("1")).lines[0]).toBe("NV-002 · Kế hoạch");
  });

  test("a number that is asked for is looked for", async () => {
    await handIn();
    await justice.says("tìm");

    expect((await justice.says("15")).text).toContain("15/KH-UBND");
    await justice.says("1");
    expect((await justice.says("quay lại")).lines[0]).toMatch(/^Tìm “15”/u);
  });

  test("pages are turned", async () => {
    const home = await office.as(HOME);
    expect((await home.says("tìm kế hoạch")).numbered.at(-1)).toMatch(/Trang sau/u);

    expect((await home.says("xem thêm")).text).toContain("Trang 2/");
  });
});

test("a head of culture sees what his unit has a part in", async () => {
  const culture = await office.as(CULTURE);
  expect((await culture.says("tìm phổ biến")).text).toContain("Phòng Tư pháp");
});
