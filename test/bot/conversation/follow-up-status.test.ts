import { beforeEach, describe, expect, test } from "vitest";
import {
  HOME,
  JUSTICE,
  idOf,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

let office: Conversation;
let home: Talker;

const ONGOING = "NV-010 Quyết định của Chủ tịch UBND huyện";

beforeEach(async () => {
  office = await openConversation();
  home = await office.as(HOME);
});

async function openOngoing(who: Talker = home) {
  await who.says("NV-010");
  const { newest } = who;
  const label = newest().buttons.find((each) => each.startsWith("NV-010 · Quyết định"));
  return who.presses(label ?? "NV-010");
}

async function linesStored() {
  const { deadline } = await office.deadline(ONGOING);
  const lines = await office.stores.statusLines.of(deadline.id);
  return lines.map(({ quarterEnd, words }) => [quarterEnd, words]);
}

describe("Cập nhật tình hình", () => {
  test("asks about the running quarter; the next words are the line, and stand in the detail", async () => {
    await openOngoing();
    const asked = await home.presses("Cập nhật tình hình");
    expect(asked.lines).toEqual([
      "NV-010 · Quyết định của Chủ tịch UBND huyện",
      "Đề nghị nhắn tình hình thực hiện quý I/2023, trong một vài câu.",
    ]);

    const answer = await home.says("Đã ban hành 3 quyết định,\n còn 2 quyết định chờ ký");
    expect(answer.lines[0]).toBe(
      "Đã ghi nhận tình hình quý I/2023: NV-010 · Quyết định của Chủ tịch UBND huyện",
    );
    expect(await linesStored()).toEqual([
      ["2023-03-31", "Đã ban hành 3 quyết định, còn 2 quyết định chờ ký"],
    ]);
    const opened = await openOngoing();
    expect(opened.text).toContain("Tình hình quý I/2023 (Trưởng phòng Nội vụ)\nĐã ban hành 3");
    expect(opened.text).toContain("Trưởng phòng Nội vụ cập nhật tình hình");
  });

  test("given in time, nobody asks at the quarter's end; the next quarter asks again", async () => {
    await openOngoing();
    await home.presses("Cập nhật tình hình");
    await home.says("Đang thực hiện");
    const { deadline } = await office.deadline(ONGOING);

    expect(deadline.statusFor).toBe("2023-03-31");
    expect(deadline.nextNoticeAt).toBe("2023-06-28T00:30:00.000Z");
  });

  test("a later line of the same quarter takes the earlier one's place", async () => {
    for (const words of ["Đang soạn thảo", "Đã trình ký"]) {
      await openOngoing();
      await home.presses("Cập nhật tình hình");
      await home.says(words);
    }
    expect(await linesStored()).toEqual([["2023-03-31", "Đã trình ký"]]);
  });

  test("words that say nothing are asked for again; “thôi” lets it be", async () => {
    await openOngoing();
    await home.presses("Cập nhật tình hình");
    const again = await home.says(" \u200b\u2063 ");
    expect(again.text).toContain("Nội dung còn trống.");

    expect((await home.says("thôi")).lines).toEqual(["Đã hủy."]);
    await home.says("Đang thực hiện");
    expect(await linesStored()).toEqual([]);
  });

  test("keeps 500 characters, and words that begin like a command", async () => {
    await openOngoing();
    await home.presses("Cập nhật tình hình");
    await home.says(`Nhiệm vụ ${"đang thực hiện ".repeat(100)}`);

    const [line] = await linesStored();
    expect([...(line?.[1] ?? "")].length).toBeLessThanOrEqual(500);
    expect(line?.[1]).toMatch(/^Nhiệm vụ đang thực hiện/u);
  });

  test("in the first days of a quarter is about the one before, until that has its line", async () => {
    office.setClock("2023-04-05 09:00");
    await openOngoing();
    expect((await home.presses("Cập nhật tình hình")).text).toContain("quý I/2023");
    await home.says("Hoàn thành kế hoạch quý");

    await openOngoing();
    expect((await home.presses("Cập nhật tình hình")).text).toContain("quý II/2023");
    await home.says("Đang triển khai");
    expect((await linesStored()).map(([quarter]) => quarter)).toEqual(["2023-06-30", "2023-03-31"]);
  });

  test("after the plan's year has gone it is about its last quarter", async () => {
    office.setClock("2024-03-05 09:00");
    await openOngoing();
    expect((await home.presses("Cập nhật tình hình")).text).toContain("quý IV/2023");
  });

  test("another unit is refused: it sees no button, and a forged one does nothing", async () => {
    const opened = await openOngoing();
    const justice = await office.as(JUSTICE);
    const answer = await justice.chooses(idOf(opened, "Cập nhật tình hình"));
    expect(answer.text).toContain("không còn hiệu lực");
    await justice.says("Đã xong hết");
    expect(await linesStored()).toEqual([]);
  });

  test("after the work has been waived there is nothing to tell", async () => {
    const opened = await openOngoing();
    await home.presses("Không phát sinh");
    await home.says("Năm nay không có");

    const answer = await home.presses("Cập nhật tình hình", opened);
    expect(answer.text).toContain("đã ghi nhận không phải thực hiện");
  });
});
