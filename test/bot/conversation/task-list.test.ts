import { beforeEach, describe, expect, test } from "vitest";
import {
  CHAIRMAN,
  COMMUNE,
  CULTURE,
  HOME,
  JUSTICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

let office: Conversation;
let justice: Talker;

beforeEach(async () => {
  office = await openConversation();
  justice = await office.as(JUSTICE);
});

describe("/nhiemvu may be typed as people type", () => {
  test.each([
    "/nhiemvu",
    "nhiemvu",
    "nhiệm vụ",
    "Nhiem vu",
    "NHIỆM VỤ",
    "/NHIEMVU",
    "/Nhiệm vụ",
    "/nhiệmvụ",
    "nhiệm vụ".normalize("NFD"),
    "/nhiemvu@dondoc_bot",
    "  /nhiemvu  ",
    "/ nhiemvu",
    "nhiệm   vụ",
    "nhiệm\u00A0vụ",
    "/nhiemvu\u200B",
    "việc",
    "Công việc",
  ])("“%s”", async (text) => {
    const list = await justice.says(text);

    expect(list.lines[0]).toBe("Nhiệm vụ của đơn vị");
    expect(list.buttons).toContain("NV-002 · Kế hoạch");
  });

  test("with what is looked for behind it", async () => {
    for (const text of ["/nhiemvu phổ biến", "nhiệm vụ phổ biến", "/nhiemvu@dondoc_bot Pho Bien"]) {
      const list = await justice.says(text);

      expect(list.lines[0]).toMatch(/^Nhiệm vụ của đơn vị – “(?:phổ biến|Pho Bien)”$/u);
      expect(list.buttons.slice(0, 2)).toEqual(["NV-002 · Kế hoạch", "NV-002 · Báo cáo"]);
    }
  });
});

describe("the list", () => {
  test("groups what a unit owes by urgency, with dates as documents write them", async () => {
    const list = await justice.says("/nhiemvu");

    expect(list.lines).toEqual([
      "Nhiệm vụ của đơn vị",
      "",
      "Trong quý (2)",
      "Báo cáo Quý I/2023 – chốt số liệu 05/3/2023, hạn 10/3/2023, còn 14 ngày làm việc",
      "NV-002 · Kế hoạch – hạn 31/3/2023, còn 29 ngày làm việc",
      "Xây dựng kế hoạch và tổ chức tuyên truyền, phổ biến giáo dục pháp luật",
      "",
      "Sắp tới (5)",
      "Báo cáo 6 tháng đầu năm 2023 – chốt số liệu 05/6/2023, hạn 10/6/2023",
      "Báo cáo Quý III/2023 – chốt số liệu 05/9/2023, hạn 10/9/2023",
      "Báo cáo tổng hợp năm 2023 – chốt số liệu 05/12/2023, hạn 10/12/2023",
      "NV-002 · Báo cáo – hạn 31/12/2023",
      "Xây dựng kế hoạch và tổ chức tuyên truyền, phổ biến giáo dục pháp luật",
      "",
      "Trang 1/5",
    ]);
  });

  test("shows the groups in their order over its pages", async () => {
    office.setClock("2023-03-28 09:00");
    const home = await office.as(HOME);
    const headings: string[] = [];
    let page = await home.says("/nhiemvu");
    for (;;) {
      headings.push(...page.lines.filter((line) => /^[^–]* \(\d+\)$/u.test(line)));
      if (!page.buttons.includes("Trang sau ›")) break;
      page = await home.presses("Trang sau ›");
    }

    expect([...new Set(headings)].map((line) => line.replace(/ \(\d+\)$/u, ""))).toEqual([
      "Quá hạn",
      "7 ngày làm việc tới",
      "Sắp tới",
      "Thường xuyên",
      "Phối hợp",
    ]);
  });

  test("has work without a date, and work that it supports, on its last pages", async () => {
    await justice.says("/nhiemvu");
    const second = await justice.presses("Trang sau ›");

    expect(second.lines).toContain("Chưa có ngày (2)");
    expect(second.lines).toContain("NV-001 · Kế hoạch – chưa có thời hạn");
    const support = second.lines.findIndex((line) => /^Phối hợp \(\d+\)$/u.test(line));
    expect(second.lines.slice(support + 1, support + 4)).toEqual([
      "NV-003 · Kế hoạch – hạn 28/02/2023, còn 6 ngày làm việc",
      "Xây dựng và triển khai thực hiện Kế hoạch kiểm soát, rà soát TTHC năm 2023",
      "Văn phòng HĐND và UBND huyện",
    ]);
  });

  test("is paged by buttons, in the place of the page before", async () => {
    const first = await justice.says("/nhiemvu");
    expect(first.buttons).toContain("Trang sau ›");
    expect(first.buttons).not.toContain("‹ Trang trước");

    const second = await justice.presses("Trang sau ›");
    expect(second.replaced).toBe(first.platformId);
    expect(second.lines.at(-1)).toBe("Trang 2/5");
    expect(justice.screen()).toEqual([second]);

    const back = await justice.presses("‹ Trang trước");
    expect(back.lines).toEqual(first.lines);
    expect(justice.screen()).toHaveLength(1);
  });

  test("never calls two buttons the same", async () => {
    const culture = await office.as(CULTURE);
    const reports = await culture.says("/nhiemvu nv 15");

    expect(reports.buttons).toEqual([
      "NV-015 · Báo cáo · 31/3",
      "NV-015 · Báo cáo · 30/6",
      "NV-015 · Báo cáo · 30/9",
      "NV-015 · Báo cáo · 31/12",
      "Bỏ lọc",
    ]);
  });

  test("has what is overdue first", async () => {
    office.setClock("2023-04-10 09:00");
    const list = await justice.says("/nhiemvu");

    expect(list.lines.slice(2, 5)).toEqual([
      "Quá hạn (2)",
      "Báo cáo Quý I/2023 – hạn 10/3/2023, quá hạn 21 ngày làm việc",
      "NV-002 · Kế hoạch – hạn 31/3/2023, quá hạn 6 ngày làm việc",
    ]);
  });

  test("on the due day says so", async () => {
    office.setClock("2023-03-31 09:00");

    expect((await justice.says("NV-002")).lines).toContain(
      "NV-002 · Kế hoạch – hạn 31/3/2023, đến hạn hôm nay",
    );
  });
});

describe("a filter", () => {
  test.each(["NV-002", "nv 2", "Nv002", "/nhiemvu nv 2", "/nhiemvu NV-002", "nhiệm vụ nv-2"])(
    "by code: %s",
    async (text) => {
      const list = await justice.says(text);

      expect(list.lines[0]).toBe("Nhiệm vụ của đơn vị – “NV-002”");
      expect(list.buttons).toEqual(["NV-002 · Kế hoạch", "NV-002 · Báo cáo", "Bỏ lọc"]);
    },
  );

  test("that nothing fits says so, and lets itself be dropped", async () => {
    const none = await justice.says("/nhiemvu máy bay");
    expect(none.lines).toEqual([
      "Nhiệm vụ của đơn vị – “máy bay”",
      "Không có việc nào khớp với từ cần tìm.",
    ]);

    const all = await justice.presses("Bỏ lọc");
    expect(all.replaced).toBe(none.platformId);
    expect(all.lines[0]).toBe("Nhiệm vụ của đơn vị");
  });

  test("never shows a head another unit's work", async () => {
    for (const filter of ["NV-008", "tất cả", "Phòng Nội vụ", "'; drop table deadline; --", "%"]) {
      const list = await justice.says(`/nhiemvu ${filter}`);

      expect(list.buttons.join()).not.toContain("NV-008 · Báo cáo");
      expect(list.text).not.toContain("đào tạo, bồi dưỡng cán bộ");
    }
    expect((await justice.says("/nhiemvu")).buttons).toContain("NV-002 · Kế hoạch");
  });

  test("shows what it was in words that nobody can hide in", async () => {
    const list = await justice.says(`/nhiemvu \u202Epháp\0 ${"luật ".repeat(100)}`);

    expect(list.lines[0]?.length).toBeLessThan(140);
    expect(list.lines[0]).not.toMatch(/\p{C}/u);
  });
});

test.each(["nhiệm vụ của tôi", "/nhiemvu của đơn vị", "việc của phòng tôi"])(
  "“%s” is what is one's own",
  async (text) => {
    const home = await office.as(HOME);
    const list = await home.says(text);

    expect(list.lines[0]).toBe("Nhiệm vụ của đơn vị");
    expect(list.buttons).toEqual((await home.says("/nhiemvu")).buttons);
  },
);

test("what is done is found by those who look for it, after what is still to be done", async () => {
  await justice.says("NV-002");
  await justice.presses("NV-002 · Kế hoạch");
  await justice.replies(justice.newest(), "https://vanban.example.vn/15");
  expect((await justice.says("/nhiemvu")).buttons).not.toContain("NV-002 · Kế hoạch");
  const list = await justice.says("nv 2");

  expect(list.lines.filter((line) => line.endsWith(" (1)"))).toEqual([
    "Sắp tới (1)",
    "Đã nộp tài liệu, đã xong (1)",
  ]);
  expect(list.buttons).toContain("NV-002 · Kế hoạch");
});

describe("the coordinator", () => {
  let home: Talker;

  beforeEach(async () => {
    home = await office.as(HOME);
  });

  test("sees the own unit's work first of all", async () => {
    const list = await home.says("/nhiemvu");

    expect(list.lines[0]).toBe("Nhiệm vụ của đơn vị");
    expect(list.buttons).not.toContain("NV-002 · Kế hoạch");
  });

  test.each(["/nhiemvu tất cả", "nhiệm vụ tat ca", "/nhiemvu TẤT CẢ"])(
    "sees everything by “%s”, what many owe in one line",
    async (text) => {
      const list = await home.says(text);

      expect(list.lines[0]).toMatch(/^Nhiệm vụ của các đơn vị – “tất cả|tat ca|TẤT CẢ”$/u);
      expect(list.lines).toContain(
        "Báo cáo Quý I/2023 – chốt số liệu 05/3/2023, hạn 10/3/2023, còn 14 ngày làm việc · 0/21 đơn vị",
      );
      expect(list.lines.filter((line) => line.startsWith("Báo cáo Quý I/2023"))).toHaveLength(1);
    },
  );

  test("sees of a single unit's work whose it is", async () => {
    const list = await home.says("nv 2");
    const line = list.lines.indexOf("NV-002 · Kế hoạch – hạn 31/3/2023, còn 29 ngày làm việc");

    expect(list.lines[line + 2]).toBe("Phòng Tư pháp");
  });

  test("finds work by its area", async () => {
    const list = await home.says("/nhiemvu tài chính công");

    expect(list.buttons).toEqual([
      "NV-012 · Báo cáo kết quả thực hiện",
      "NV-013 · Báo cáo kết quả thực hiện",
      "Bỏ lọc",
    ]);
  });

  test("finds a unit's work by its name: the unit's own, not everybody's", async () => {
    const list = await home.says("/nhiemvu an thạnh 1");

    expect(list.text).not.toContain("/21 đơn vị");
    expect(list.lines.filter((line) => line === "UBND xã An Thạnh 1")).toHaveLength(5);
    const report = await home.presses("Báo cáo Quý I/2023");
    expect(report.lines).toContain("Đơn vị: UBND xã An Thạnh 1");
  });

  test("opens a report that all owe to the units that still owe it", async () => {
    const commune = await office.as(COMMUNE);
    await commune.says("/nhiemvu");
    await commune.presses("Báo cáo Quý I/2023");
    await commune.presses("Báo hoàn thành");
    await commune.presses("Nộp tài liệu");
    await commune.says("Báo cáo số 12/BC-UBND ngày 08/3/2023");

    const all = await home.says("/nhiemvu tất cả");
    expect(all.text).toContain("hạn 10/3/2023, còn 14 ngày làm việc · 1/21 đơn vị");
    const owing = await home.presses("Báo cáo Quý I/2023");

    expect(owing.lines[0]).toBe("Nhiệm vụ của các đơn vị – “Báo cáo Quý I/2023”");
    expect(owing.lines[2]).toBe("Trong quý (20)");
    expect(owing.text).not.toContain("Quý III");
    expect(owing.text).not.toContain("UBND xã An Thạnh 1\n");
    expect(new Set(owing.buttons).size).toBe(owing.buttons.length);
  });
});

describe("a leader", () => {
  test("sees all units' work at once, group tasks in one line", async () => {
    const chairman = await office.as(CHAIRMAN);
    const list = await chairman.says("/nhiemvu");
    expect(list.lines[0]).toBe("Nhiệm vụ của các đơn vị");
    expect(list.lines[2]).toBe("7 ngày làm việc tới (1)");

    const task = await chairman.says("nv 11");
    expect(task.lines).toContain("NV-011 · Báo cáo kết quả – hạn 31/12/2023 · 0/21 đơn vị");
    expect(task.lines.filter((line) => line.startsWith("NV-011"))).toHaveLength(1);
  });

  test("sees how many of the units have done their part", async () => {
    for (const post of [COMMUNE, JUSTICE]) {
      const head = await office.as(post);
      await head.says("nv 11");
      await head.presses("NV-011 · Báo cáo kết quả");
      await head.presses("Báo hoàn thành");
    }
    const chairman = await office.as(CHAIRMAN);

    expect((await chairman.says("nv 11")).text).toContain("2/21 đơn vị");
    expect((await chairman.presses("NV-011 · Báo cáo kết quả")).lines).toContain(
      "Tiến độ: 2/21 đơn vị, thiếu 19",
    );
  });
});

test("a commune's chairman sees what his commune owes and supports", async () => {
  const commune = await office.as(COMMUNE);
  const list = await commune.says("/nhiemvu");

  expect(list.lines).toContain("Trong quý (1)");
  expect(list.lines).toContain("NV-011 · Báo cáo kết quả – hạn 31/12/2023");
  expect(list.lines).toContain("Phối hợp (19)");
  expect(list.text).not.toContain("đơn vị)");
});
