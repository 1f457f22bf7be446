import { beforeEach, describe, expect, test } from "vitest";
import { storeUpload } from "../../../bot/conversation/stored-upload.ts";
import { makePublicAddresses } from "../../../public-addresses.ts";
import { formWith, openPublicOffice, type PublicOffice } from "../web/public-office.ts";
import { planFile } from "./plan-files.ts";
import {
  HOME,
  JUSTICE,
  NUMBERED,
  OFFICE,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const REPORT: GivenFile = { name: "ke-hoach-15.pdf", bytes: Buffer.from("%PDF-1.7 kế hoạch") };
const ADDRESS = /https:\/\/cchc\.example\.vn\/dondoc\/u\/[0-9A-Za-z]{24}$/mu;

let office: PublicOffice;
let justice: Talker;
let home: Talker;

async function give(url: string, file: GivenFile = REPORT, note = ""): Promise<string> {
  const response = await fetch(url, { method: "POST", body: formWith(file, note) });
  await office.intake.idle();
  return /<h1>(.*?)<\/h1>/u.exec(await response.text())?.[1] ?? "";
}

async function openPlan(): Promise<Seen> {
  await justice.says("NV-002");
  return justice.presses("NV-002 · Kế hoạch");
}

async function evidenceOf(name: string) {
  const { deadline } = await office.deadline(name);
  return office.stores.evidence.of(deadline.id);
}

describe("where a chat takes no files, and an address of ours can be opened", () => {
  beforeEach(async () => {
    office = await openPublicOffice();
    justice = await office.as(JUSTICE);
    home = await office.as(HOME);
  });

  test("evidence is asked with an address; the file goes to the work that it was asked for", async () => {
    await openPlan();
    const asked = await justice.presses("Nộp tài liệu");
    expect(asked.lines).toEqual([
      "NV-002 · Kế hoạch",
      "Đề nghị gửi liên kết, ảnh, hoặc số và ngày văn bản, " +
        "ví dụ: Kế hoạch số 15/KH-UBND ngày 20/3/2023.",
      "Gửi tệp tại địa chỉ sau, dùng được một lần trong 30 phút:",
      expect.stringMatching(ADDRESS),
      "Nhắn “thôi” để bỏ qua.",
    ]);
    const note = "Kế hoạch số 15/KH-UBND ngày 20/3/2023";
    expect(await give(office.addressIn(asked.text), REPORT, note)).toBe("Đã nhận tệp");
    expect(justice.newest().lines.slice(0, 2)).toEqual([
      "Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch",
      "Kế hoạch số 15/KH-UBND ngày 20/3/2023",
    ]);
    expect(await evidenceOf("NV-002 Kế hoạch")).toMatchObject([
      {
        document: {
          source: { kind: "file", name: REPORT.name },
          reference: { date: "2023-03-20" },
        },
      },
    ]);
  });

  test("a file that is not taken has used its address up, so another is given", async () => {
    await openPlan();
    const asked = await justice.presses("Nộp tài liệu");
    const page = { name: "anh.jpg", bytes: Buffer.from("<html><p>chào") };
    await give(office.addressIn(asked.text), page);
    expect(await evidenceOf("NV-002 Kế hoạch")).toEqual([]);
    const refused = justice
      .screen()
      .slice(-2)
      .map(({ text }) => text)
      .join("\n");
    expect(refused).toContain("không nhận, để bảo đảm an toàn");
    expect(refused).toContain("Gửi lại tệp tại địa chỉ sau");
    await give(office.addressIn(refused));
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
  });

  test("a document is asked with an address, shown first, and stored after a yes", async () => {
    const asked = await home.says("nhap");
    expect(asked.text).toMatch(ADDRESS);
    expect(asked.text).toContain("Sẽ cho xem trước, đồng ý mới lưu.");
    const changed = planFile(["Quý I/2023", "Quý II/2023"]);
    expect(await give(office.addressIn(asked.text), changed)).toBe("Đã nhận tệp");
    expect(home.newest().text).toContain("nhiệm vụ trong");
    expect(home.newest().buttons).toContain("Hủy");
  });

  test("a document that is refused has used its address up, so another is given", async () => {
    const asked = await home.says("nhap");
    const first = office.addressIn(asked.text);
    await give(first, { name: "tho.txt", bytes: Buffer.from("Một bài thơ.") });
    const refused = home
      .screen()
      .slice(1)
      .map(({ text }) => text)
      .join("\n");
    expect(refused).toContain("Không tìm thấy nhiệm vụ");
    expect(refused).toContain("Gửi lại tệp tại địa chỉ sau, dùng được một lần trong 30 phút:");
    const second = office.addressIn(refused);
    expect(second).not.toBe(first);
    expect(await give(second, planFile(["Quý I/2023", "Quý II/2023"]))).toBe("Đã nhận tệp");
    expect(home.newest().text).toContain("nhiệm vụ trong");
  });

  test.each(["gửi tệp", "Gui tep", "/gửi tệp", "nộp file"])(
    "who asks for it by %s while evidence is asked gets a fresh address for the same work",
    async (words) => {
      await openPlan();
      const asked = await justice.presses("Nộp tài liệu");
      const again = await justice.says(words);
      expect(again.lines[0]).toBe("NV-002 · Kế hoạch");
      expect(office.addressIn(again.text)).not.toBe(office.addressIn(asked.text));
      await give(office.addressIn(again.text));
      expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
    },
  );

  test("after one thing was spoken of, the address is for that", async () => {
    await openPlan();
    const asked = await justice.says("gửi tệp");
    expect(asked.lines[0]).toBe("NV-002 · Kế hoạch");
    await give(office.addressIn(asked.text));
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
  });

  test("after several things, or nothing, the file is asked about when it has come", async () => {
    await justice.says("nhiemvu");
    const offered = await justice.says("gửi tệp");
    expect(offered.lines).toEqual([
      "Gửi tệp tại địa chỉ sau, dùng được một lần trong 30 phút:",
      expect.stringMatching(ADDRESS),
      "Gửi xong sẽ có trả lời tại đây.",
    ]);
    await give(office.addressIn(offered.text));
    expect(justice.newest().lines[0]).toContain("Tài liệu này kiểm chứng cho việc nào?");
    await justice.presses("NV-002 · Kế hoạch");
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
  });

  test("what was another's is never offered for", async () => {
    await openPlan();
    const culture = await office.as(OFFICE);
    const offered = await culture.says("gửi tệp");
    expect(offered.text).not.toContain("NV-002");
  });

  test("who is asked for a status line can still ask for an address", async () => {
    const { deadline } = await office.deadline("NV-002 Kế hoạch");
    await office.stores.conversations.set(
      office.sample.bot.id,
      justice.chatId,
      {
        state: {
          asking: "status-line",
          deadlineId: deadline.id,
          quarterEnd: "2023-03-31",
          until: "2023-12-31T00:00:00.000Z",
        },
        waiting: [],
      },
      office.now(),
    );
    expect((await justice.says("gửi tệp")).text).toMatch(ADDRESS);
    expect(await office.stores.statusLines.of(deadline.id)).toEqual([]);
  });

  test("an address goes on standing when the process is another one", async () => {
    await openPlan();
    const asked = await justice.presses("Nộp tài liệu");
    office.restart();
    expect(await give(office.addressIn(asked.text))).toBe("Đã nhận tệp");
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
  });

  // Incident of a design: killed after the page had said yes, nobody would have looked at the file.
  test("a file whose process died before it was worked on is worked on by the next, once", async () => {
    await openPlan();
    const asked = await justice.presses("Nộp tài liệu");
    const token = office.addressIn(asked.text).split("/").at(-1)!;
    const hash = await office.files.put(REPORT.bytes);
    const given = {
      hash,
      name: REPORT.name,
      size: REPORT.bytes.length,
      note: "",
      at: office.now(),
    };
    const tokenHash = makePublicAddresses("https://x.vn")!.hashOf(token);
    expect(await storeUpload(office.sample.office, tokenHash, given)).not.toBeNull();
    expect(await evidenceOf("NV-002 Kế hoạch")).toEqual([]);

    office.restart();
    await office.intake.resume();
    await office.intake.resume();
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
    expect(justice.newest().text).toContain("Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch");
    expect(await give(office.addressIn(asked.text))).toBe("Địa chỉ này không dùng được");
  });

  test("of an address only its hash is kept among the addresses", async () => {
    const asked = await home.says("nhap");
    const token = office.addressIn(asked.text).split("/").at(-1)!;
    const { kysely } = office.sample.database;
    const rows = await kysely.selectFrom("public_link").selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("the chart and the calendar's file come by address", async () => {
    const chairman = await office.as("Chủ tịch UBND huyện");
    const { attachment: chart } = (await chairman.says("tonghop")).outgoing;
    const picture = await fetch(office.local(chart!.url!));
    expect(picture.headers.get("content-type")).toBe("image/png");
    const shown = Buffer.from(await picture.arrayBuffer());
    expect(shown.subarray(1, 4).toString()).toBe("PNG");

    office.setClock("2023-03-10 08:00");
    const calendar = await justice.says("lich");
    const file = await fetch(office.local(calendar.outgoing.attachment!.url!));
    expect(file.headers.get("content-disposition")).toContain("viec-den-han.ics");
    expect(await file.text()).toContain("BEGIN:VEVENT");
  });
});

describe("where nobody could open an address of ours", () => {
  let talker: Talker;
  let conversation: Conversation;

  beforeEach(async () => {
    conversation = await openConversation({ traits: NUMBERED });
    talker = await conversation.as(HOME);
  });

  test("a document is not waited for: it is said who can bring it in", async () => {
    const asked = await talker.says("nhap");
    expect(asked.text).toContain("Kênh này chưa nhận được tệp.");
    expect(asked.text).toContain("dondoc import");
    const { stores, sample } = conversation;
    const stored = await stores.conversations.get(sample.bot.id, talker.chatId);
    expect(JSON.stringify(stored)).not.toContain("asking");
  });

  test("evidence is asked as far as it can be given there", async () => {
    const asked = await talker.says("gửi tệp");
    expect(asked.text).toBe(
      "Kênh này chưa nhận được tệp. Đề nghị gửi liên kết, ảnh, hoặc số và ngày văn bản.",
    );
  });

  test("no file is promised, and none is sent", async () => {
    const chairman = await conversation.as("Chủ tịch UBND huyện");
    expect((await chairman.says("tonghop")).outgoing.attachment).toBeNull();
    conversation.setClock("2023-03-10 08:00");
    const calendar = await (await conversation.as(JUSTICE)).says("lich");
    expect(calendar.outgoing.attachment).toBeNull();
    expect(calendar.text).not.toContain("Tệp lịch");
    expect(conversation.errors).toEqual([]);
  });
});

test("where a chat takes files itself, no address is made", async () => {
  const conversation = await openConversation({ publicUrl: "https://cchc.example.vn" });
  const head = await conversation.as(JUSTICE);
  await head.says("NV-002");
  await head.presses("NV-002 · Kế hoạch");
  expect((await head.presses("Nộp tài liệu")).text).not.toContain("https://cchc");
  const { kysely } = conversation.sample.database;
  expect(await kysely.selectFrom("public_link").selectAll().execute()).toEqual([]);
});
