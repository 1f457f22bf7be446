import { beforeEach, describe, expect, test } from "vitest";
import { loadFigures } from "../../../jobs/summaries.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { day } from "../../builders/time.ts";
import { unit } from "../../builders/org.ts";
import {
  CHAIRMAN,
  HOME,
  HOME_OFFICER,
  JUSTICE,
  OFFICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

let office: Conversation;
let home: Talker;

beforeEach(async () => {
  office = await openConversation();
  home = await office.as(HOME);
});

describe("/tonghop", () => {
  /** Some work done, some proved, some late. */
  async function work(): Promise<void> {
    const justice = await office.as(JUSTICE);
    await justice.says("NV-002");
    await justice.presses("NV-002 · Kế hoạch");
    await justice.presses("Báo hoàn thành");
    const head = await office.as(OFFICE);
    await head.says("NV-003");
    await head.presses("NV-003 · Kế hoạch");
    await head.replies(head.newest(), "Kế hoạch số 7/KH-UBND ngày 27/02/2023");
    office.setClock("2023-04-10 09:00");
  }

  test.each(["/tonghop", "tổng hợp", "TONG HOP"])(
    "says the figures by one rule: %s",
    async (words) => {
      await work();
      const summary = await home.says(words);
      const { tasks, deadlines, byArea } = await loadFigures(office.stores, day("2023-04-10"));

      expect(tasks).toMatchObject({ total: 19, due: 9, doneOfDue: 1, done: 0 });
      expect(summary.lines.slice(0, 2)).toEqual([
        "Tổng hợp đến ngày 10/4/2023",
        "UBND huyện Cù Lao Dung",
      ]);
      expect(summary.lines).toContain(
        `Nhiệm vụ đã hoàn thành: ${tasks.done}/${tasks.total} cả năm · ` +
          `${tasks.doneOfDue}/${tasks.due} đến hạn`,
      );
      expect(summary.lines).toContain(
        `Đã hoàn thành, còn thiếu tài liệu kiểm chứng: ${deadlines.done}`,
      );
      expect(summary.lines).toContain(`Tài liệu kiểm chứng chờ xem xét: ${deadlines.submitted}`);
      expect(summary.lines).toContain(`Quá hạn: ${deadlines.overdue} việc (tính theo từng đơn vị)`);
      for (const area of byArea) {
        const line = summary.lines.find((each) => each.startsWith(`- ${area.name}: `));
        expect(line).toContain(`${area.done}/${area.total} nhiệm vụ`);
        expect(line?.includes(`quá hạn ${area.overdue} việc`)).toBe(area.overdue > 0);
      }
      expect(summary.outgoing.attachment).toMatchObject({ kind: "picture" });
    },
  );

  test("opens to units, areas and what is overdue", async () => {
    await work();
    const chairman = await office.as(CHAIRMAN);
    await chairman.says("/tonghop");
    const { byUnit, deadlines } = await loadFigures(office.stores, day("2023-04-10"));

    const units = await chairman.presses("Theo đơn vị");
    expect(units.lines.filter((line) => line.startsWith("- "))).toHaveLength(byUnit.length);
    expect(units.lines).toContain("- Phòng Nội vụ: 0/9 nhiệm vụ, quá hạn 4 việc");
    expect(units.outgoing.attachment).toBeNull();
    expect((await chairman.presses("Theo lĩnh vực")).lines[2]).toBe("Theo lĩnh vực");
    expect((await chairman.presses("Việc quá hạn")).lines[2]).toBe(
      `Quá hạn: ${deadlines.overdue} việc (tính theo từng đơn vị)`,
    );
    expect((await chairman.presses("Tổng hợp chung")).lines[1]).toBe("UBND huyện Cù Lao Dung");
  });

  test("on the first day of the sample nothing is late, and nothing reads as if it were", async () => {
    const summary = await home.says("/tonghop");

    expect(summary.lines).toContain("Nhiệm vụ đã hoàn thành: 0/19 cả năm · 0/0 đến hạn");
    expect(summary.lines).toContain("Trong 19 nhiệm vụ có 1 thường xuyên, 1 chưa có ngày");
    expect(summary.text).not.toContain("quá hạn");
  });
});

describe("/donvi", () => {
  test("shows each unit with its people and its open work, page by page", async () => {
    const first = await home.says("đơn vị");
    expect(first.lines[0]).toBe("Các đơn vị (trang 1/3)");
    expect(first.lines).toContain("Phòng Nội vụ – 2/2 người đã liên kết, 16 việc chưa xong");

    const second = await home.presses("Trang sau ›");
    expect(second.replaced).toBe(first.platformId);
    expect(second.lines).toContain("UBND huyện – chưa có người dùng, 0 việc chưa xong");
    expect((await home.presses("Trang sau ›")).buttons).toEqual(["‹ Trang trước", "Nhóm đơn vị"]);
  });

  test("invites the head of a unit that nobody answers for; the code works", async () => {
    const justice = await office.person(JUSTICE);
    await office.stores.people.save({ ...justice, grants: [] });
    const list = await home.says("/donvi");
    expect(list.lines).toContain("Phòng Tư pháp – chưa có người dùng, 9 việc chưa xong");

    const invite = await home.presses("Mời: Phòng Tư pháp");
    expect(invite.lines[0]).toBe("Mã mời cho Trưởng phòng Tư pháp:");
    const newcomer = office.stranger("a-newcomer");
    expect((await newcomer.says(invite.lines[1] ?? "")).lines[0]).toBe(
      "Đã liên kết: Trưởng phòng Tư pháp",
    );
    expect((await newcomer.says("/nhiemvu")).buttons).toContain("NV-002 · Kế hoạch");
    expect((await home.says("/donvi")).lines).toContain(
      "Phòng Tư pháp – 1/1 người đã liên kết, 9 việc chưa xong",
    );
  });

  test("pressed twice invites the same head twice, and makes him once", async () => {
    await office.stores.people.save({ ...(await office.person(JUSTICE)), grants: [] });
    const before = (await office.stores.people.all()).length;
    const list = await home.says("/donvi");
    const codes = [];
    for (const _ of [1, 2]) codes.push((await home.presses("Mời: Phòng Tư pháp", list)).lines[1]);

    expect(new Set(codes).size).toBe(2);
    expect(await office.stores.people.all()).toHaveLength(before + 1);
  });

  test("keeps its buttons short whatever a unit is called", async () => {
    const name = "Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp huyện";
    const id = office.sample.office.ids.next<"UnitId">() as UnitId;
    await office.stores.units.add([unit({ id, name })]);
    const { deadline } = await office.deadline("NV-002 Kế hoạch");
    await office.stores.deadlines.add([
      { ...deadline, id: office.sample.office.ids.next(), unitId: id },
    ]);
    const list = await home.says("/donvi");

    expect(list.text).toContain(name);
    expect(list.buttons[0]).toMatch(/^Mời: Ban Quản lý .*…$/u);
    expect(list.buttons[0]?.length).toBeLessThanOrEqual(60);
  });
});

describe("/nguoidung", () => {
  test("shows who there is, by post and role, and who is linked", async () => {
    const person = await office.person(CHAIRMAN);
    await office.stores.people.unlink(office.sample.bot.id, person.id as never);
    const list = await home.says("người dùng");

    expect(list.lines[0]).toBe("Người dùng (trang 1/3)");
    expect(list.lines).toContain("Chủ tịch UBND huyện – Lãnh đạo UBND, chưa liên kết");
    expect(list.lines).toContain("Chuyên viên CCHC Phòng Nội vụ – Công chức, đã liên kết");
    expect(list.buttons).toContain("Chủ tịch UBND huyện");
    expect(list.buttons).toContain("Chuyên viên CCHC Phòng Nội vụ");
  });

  test("is paged in its place", async () => {
    const first = await home.says("/nguoidung");
    const second = await home.presses("Trang sau ›");

    expect(second.replaced).toBe(first.platformId);
    expect(second.lines[0]).toBe("Người dùng (trang 2/3)");
  });
});

describe("/trogiup", () => {
  test.each([
    [
      JUSTICE,
      ["nhiemvu", "lich", "kiemchung", "hoso", "xinloi", "tim", "nhatky", "caidat", "trogiup"],
    ],
    [
      HOME_OFFICER,
      ["nhiemvu", "lich", "kiemchung", "hoso", "xinloi", "tim", "nhatky", "caidat", "trogiup"],
    ],
    [
      CHAIRMAN,
      [
        "nhiemvu",
        "lich",
        "kiemchung",
        "hoso",
        "xinloi",
        "tim",
        "tonghop",
        "giao",
        "donvi",
        "nhatky",
        "caidat",
        "trogiup",
      ],
    ],
    [
      HOME,
      [
        "nhiemvu",
        "lich",
        "kiemchung",
        "hoso",
        "xinloi",
        "tim",
        "tonghop",
        "giao",
        "donvi",
        "nguoidung",
        "nhap",
        "nhatky",
        "caidat",
        "trogiup",
      ],
    ],
  ])("tells the %s of %j, and nothing else", async (post, commands) => {
    const person = await office.as(post);
    for (const words of ["/trogiup", "trợ giúp", "help", "Hướng dẫn", "/start"]) {
      const help = await person.says(words);
      const told = help.lines.flatMap((line) => /^\/(\w+) – /u.exec(line)?.[1] ?? []);

      expect(help.lines[0]).toBe(`Kính gửi ${post}, có thể nhắn:`);
      expect(told).toEqual(commands);
    }
  });

  test("is what a linked person gets who starts anew, with whatever word", async () => {
    for (const words of ["/start", "/start xin-chao", "bắt đầu"]) {
      expect((await home.says(words)).lines[0]).toBe(`Kính gửi ${HOME}, có thể nhắn:`);
    }
  });

  test("tells a person without any role whom to turn to", async () => {
    await office.stores.people.save({ ...(await office.person(JUSTICE)), grants: [] });
    const help = await (await office.as(JUSTICE)).says("/trogiup");

    expect(help.text).toContain("Đề nghị liên hệ Cơ quan thường trực CCHC.");
    expect(help.buttons).toEqual([]);
  });

  test("its buttons do what they say", async () => {
    await home.says("/trogiup");

    expect((await home.presses("Việc đến hạn 30 ngày tới")).text).toContain("30 ngày tới");
  });

  test("tells a deputy what he may do while he stands in", async () => {
    await office.stores.people.addStandIn({
      absentId: (await office.person(HOME)).id,
      deputyId: (await office.person(HOME_OFFICER)).id,
      from: day("2023-02-20"),
      to: day("2023-02-21"),
    });
    const officer = await office.as(HOME_OFFICER);
    expect((await officer.says("/trogiup")).text).toContain("/nguoidung");

    office.setClock("2023-02-22 08:00");
    expect((await officer.says("/trogiup")).text).not.toContain("/nguoidung");
  });
});

describe("a mistyped command", () => {
  test.each([
    ["/nhiemvuu", "nhiemvu", "Nhiệm vụ của đơn vị"],
    ["nhjemvu", "nhiemvu", "Nhiệm vụ của đơn vị"],
    ["nhiêm vuj", "nhiemvu", "Nhiệm vụ của đơn vị"],
    ["/nhiemvuu tư pháp", "nhiemvu", "Nhiệm vụ của đơn vị"],
    ["/lch", "lich", "Việc đến hạn 30 ngày tới"],
    ["tong hopp", "tonghop", "Tổng hợp tình hình thực hiện"],
    ["/trogup", "trogiup", "Hướng dẫn sử dụng"],
    ["/nguoidug", "nguoidung", "Người dùng, mã mời, phân công thay"],
  ])("gets the nearest: %s", async (typed, command, words) => {
    const answer = await home.says(typed);
    expect(answer.text).toBe(`Chưa hiểu nội dung này. Có phải muốn nhắn /${command} (${words})?`);
    expect(answer.buttons).toEqual([words]);

    expect((await home.presses(words)).text).not.toContain("Chưa hiểu");
  });

  test("is not taken for one that the person does not have", async () => {
    const justice = await office.as(JUSTICE);

    expect((await justice.says("/nguoidug")).text).toBe(
      "Chưa hiểu nội dung này. Gõ /trogiup để xem hướng dẫn.",
    );
  });

  test.each(["hello", "abc xyz", "👍", "ok anh nhé", "/x", "/", "1234", "xin chào các đồng chí"])(
    "is none at all: %s",
    async (typed) => {
      const answer = await home.says(typed);

      expect(answer.text).toBe("Chưa hiểu nội dung này. Gõ /trogiup để xem hướng dẫn.");
      expect(answer.buttons).toEqual(["Nhiệm vụ của đơn vị", "Hướng dẫn"]);
    },
  );
});
