import { beforeEach, describe, expect, test } from "vitest";
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

const LINK = "https://vanban.example.vn/15";
const PLAN = "Kế hoạch số 15/KH-UBND ngày 20/3/2023";

let office: Conversation;
let justice: Talker;

beforeEach(async () => {
  office = await openConversation();
  justice = await office.as(JUSTICE);
});

async function openPlan(who: Talker = justice) {
  await who.says("NV-002");
  return who.presses("NV-002 · Kế hoạch");
}

async function evidenceOf(name: string, unit?: string) {
  const { deadline } = await office.deadline(name, unit);
  return office.stores.evidence.of(deadline.id);
}

async function stateOf(name: string) {
  return (await office.deadline(name)).deadline.state;
}

describe("evidence goes to exactly one item", () => {
  test("the one of the message that it replies to", async () => {
    const opened = await openPlan();
    await justice.says("/nhiemvu");
    const taken = await justice.replies(opened, `${PLAN} ${LINK}`);

    expect(taken.lines).toEqual([
      "Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch",
      "Kế hoạch số 15/KH-UBND ngày 20/3/2023",
      "Lưu ý: ngày văn bản 20/3/2023 chưa đến. Nếu nhầm, đề nghị sửa ngày.",
      "Đến hôm nay không còn thiếu tài liệu nào của nhiệm vụ này.",
      "Sau này còn phải nộp: Báo cáo (hạn 31/12/2023)",
    ]);
    expect(await evidenceOf("NV-002 Kế hoạch")).toEqual([
      {
        id: expect.any(String) as string,
        document: {
          id: expect.any(String) as string,
          source: { kind: "link", url: LINK },
          note: PLAN,
          reference: {
            number: "15/KH-UBND",
            kind: "KH",
            issuer: "UBND",
            date: "2023-03-20",
            subject: null,
          },
          givenBy: (await office.person(JUSTICE)).id,
          givenAt: office.now(),
        },
        proves: {
          kind: "deadline",
          deadlineId: (await office.deadline("NV-002 Kế hoạch")).deadline.id,
        },
        submittedBy: (await office.person(JUSTICE)).id,
        submittedAt: office.now(),
      },
    ]);
    expect((await openPlanAgain()).lines).toContain(
      `- Kế hoạch số 15/KH-UBND ngày 20/3/2023 (${LINK}) (nộp ngày 20/02/2023)`,
    );
  });

  async function openPlanAgain() {
    return justice.presses("NV-002 · Kế hoạch", justice.newest());
  }

  test("a second, better document may follow the first", async () => {
    const opened = await openPlan();
    await justice.replies(opened, LINK);
    await justice.replies(opened, "https://vanban.example.vn/16");

    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(2);
  });

  test("of a list with several, the one that is chosen", async () => {
    const list = await justice.says("NV-002");
    const asked = await justice.replies(list, LINK);
    expect(asked.lines).toEqual([
      "Tài liệu này kiểm chứng cho việc nào?",
      "- NV-002 · Kế hoạch – hạn 31/3/2023, còn 29 ngày làm việc",
      "- NV-002 · Báo cáo – hạn 31/12/2023",
    ]);
    expect(asked.buttons).toEqual(["NV-002 · Kế hoạch", "NV-002 · Báo cáo", "Hủy"]);
    expect(await evidenceOf("NV-002 Báo cáo")).toEqual([]);

    const taken = await justice.presses("NV-002 · Báo cáo", asked);
    expect(taken.lines[0]).toBe("Đã ghi nhận tài liệu kiểm chứng: NV-002 · Báo cáo");
    expect(await evidenceOf("NV-002 Báo cáo")).toHaveLength(1);
    expect(await evidenceOf("NV-002 Kế hoạch")).toEqual([]);
  });

  test("of a page of the list, only what that page showed", async () => {
    await justice.says("/nhiemvu");
    const page = await justice.presses("Trang sau ›");
    const asked = await justice.replies(page, LINK);

    expect(asked.buttons).not.toContain("Báo cáo Quý I/2023");
    expect(asked.buttons).toContain("NV-001 · Kế hoạch");
  });

  test("where nothing is replied to, of all that the unit still has to prove", async () => {
    const asked = await justice.says(LINK);
    expect(asked.buttons).toEqual([
      "Báo cáo Quý I/2023",
      "NV-002 · Kế hoạch",
      "Báo cáo 6 tháng đầu năm 2023",
      "Báo cáo Quý III/2023",
      "Báo cáo tổng hợp năm 2023",
      "NV-002 · Báo cáo",
      "Trang sau ›",
      "Hủy",
    ]);

    const second = await justice.presses("Trang sau ›");
    expect(second.replaced).toBe(asked.platformId);
    await justice.presses("NV-001 · Kế hoạch");
    expect(await evidenceOf("NV-001 Kế hoạch")).toHaveLength(1);
  });

  test("each of several sent at once has a question of its own", async () => {
    const asked = [];
    for (const number of [1, 2, 3]) asked.push(await justice.says(`${LINK}/${number}`));
    await justice.says("/lich");

    await justice.presses("NV-002 · Báo cáo", asked[1]);
    await justice.presses("NV-002 · Kế hoạch", asked[0]);
    await justice.presses("Báo cáo Quý I/2023", asked[2]);

    const sources = async (name: string, unit?: string) =>
      (await evidenceOf(name, unit)).map(({ document }) => document.source);
    expect(await sources("NV-002 Kế hoạch")).toEqual([{ kind: "link", url: `${LINK}/1` }]);
    expect(await sources("NV-002 Báo cáo")).toEqual([{ kind: "link", url: `${LINK}/2` }]);
    expect(await sources("Báo cáo Quý I/2023", "Phòng Tư pháp")).toEqual([
      { kind: "link", url: `${LINK}/3` },
    ]);
  });

  test("is given once: the question that it answered is closed", async () => {
    const asked = await justice.says(LINK);
    await justice.presses("NV-002 · Kế hoạch", asked);

    const again = await justice.presses("NV-002 · Báo cáo", asked);
    expect(again.text).toBe(
      "Lựa chọn này không còn hiệu lực. Gõ /nhiemvu để xem danh sách mới nhất.",
    );
    expect(await evidenceOf("NV-002 Báo cáo")).toEqual([]);
  });

  test("let go by Hủy, it goes nowhere", async () => {
    const asked = await justice.says(LINK);
    expect((await justice.presses("Hủy", asked)).text).toBe("Đã hủy.");
    await justice.presses("NV-002 · Kế hoạch", asked);

    expect(await evidenceOf("NV-002 Kế hoạch")).toEqual([]);
  });

  test("waits a day to be told where it belongs, no longer", async () => {
    const asked = await justice.says(LINK);
    const other = await justice.says(`${LINK}/2`);
    office.setClock("2023-02-21 07:59");
    await justice.presses("NV-002 · Kế hoạch", asked);
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);

    office.setClock("2023-02-21 08:00");
    expect((await justice.presses("NV-002 · Báo cáo", other)).text).toContain("không còn hiệu lực");
  });

  test("for which nothing is left says so", async () => {
    const { id } = await office.person(CHAIRMAN);
    const units = await office.stores.units.all();
    const district = units.find((unit) => unit.name === "UBND huyện");
    const chairman = await office.person(CHAIRMAN);
    const grants = [{ role: "head" as const, unitId: district?.id ?? null }];
    await office.stores.people.save({ ...chairman, id, grants });

    expect((await (await office.as(CHAIRMAN)).says(LINK)).text).toBe(
      "Đơn vị không còn việc nào cần tài liệu kiểm chứng.",
    );
  });

  test("a line that stands for many units is none of them", async () => {
    const home = await office.as(HOME);
    const list = await home.says("/nhiemvu đánh giá và phân loại cán bộ");
    expect(list.text).toContain("0/21 đơn vị");
    await home.replies(list, LINK);

    const { deadlines } = office.stores;
    const given = await deadlines.list({ unitIds: null, states: ["submitted"], limit: 10 });
    expect(given).toEqual([]);
  });
});

describe("after Nộp tài liệu", () => {
  test("the next words are it, also without a document's number", async () => {
    await openPlan();
    const asked = await justice.presses("Nộp tài liệu");
    expect(asked.lines).toEqual([
      "NV-002 · Kế hoạch",
      "Đề nghị gửi liên kết, tệp, hoặc số và ngày văn bản, " +
        "ví dụ: Kế hoạch số 15/KH-UBND ngày 20/3/2023.",
    ]);

    await justice.says("văn bản ngày 20/3/2023");
    expect(await evidenceOf("NV-002 Kế hoạch")).toMatchObject([
      { document: { source: { kind: "reference" }, reference: { number: null } } },
    ]);
  });

  test("words that prove nothing are asked for again", async () => {
    await openPlan();
    await justice.presses("Nộp tài liệu");
    for (const nothing of ["đã xong", "🎉", "ngày 31/02/2023", "<b>unclosed"]) {
      expect((await justice.says(nothing)).text).toContain("Đề nghị gửi liên kết, tệp");
    }

    await justice.says(LINK);
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
  });

  test("nothing is asked any more once it has come", async () => {
    await openPlan();
    await justice.presses("Nộp tài liệu");
    await justice.says(LINK);

    expect((await justice.says("văn bản ngày 20/3/2023")).text).toContain("Chưa hiểu");
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
  });

  test("a reply to a message about something else is about that", async () => {
    const opened = await openPlan();
    await justice.says("NV-001");
    await justice.presses("NV-001 · Kế hoạch");
    await justice.presses("Nộp tài liệu");
    await justice.replies(opened, LINK);

    expect(await evidenceOf("NV-001 Kế hoạch")).toEqual([]);
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
  });
});

describe("what is read of the document", () => {
  test("its number and date suffice: the file may follow", async () => {
    const opened = await openPlan();
    const taken = await justice.replies(opened, PLAN);

    expect(taken.lines.slice(0, 3)).toEqual([
      "Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch",
      "Kế hoạch số 15/KH-UBND ngày 20/3/2023",
      "Đang chờ tệp: có thể gửi sau bằng cách trả lời tin này.",
    ]);
    office.setClock("2023-02-20 09:00");
    const mended = await justice.sends({ bytes: PDF, replyTo: taken });
    expect(mended.lines[0]).toBe("Đã ghi nhận, bổ sung vào tài liệu đã nộp: NV-002 · Kế hoạch");
    expect(
      (await evidenceOf("NV-002 Kế hoạch")).map(({ document }) => document.source.kind),
    ).toEqual(["file"]);
  });

  test("signed in time and given late, it is in time", async () => {
    office.setClock("2023-04-03 09:00");
    const taken = await justice.replies(await openPlan(), `${LINK} ngày 30/3/2023`);

    expect(taken.text).not.toContain("muộn");
    expect(await stateOf("NV-002 Kế hoạch")).toMatchObject({ completedOn: "2023-03-30" });
  });

  test("without a date it counts from the day on which it is given: late", async () => {
    office.setClock("2023-04-03 09:00");
    const taken = await justice.replies(await openPlan(), LINK);

    expect(taken.lines).toContain(
      "Ghi nhận muộn so với hạn 31/3/2023. Nếu văn bản có ngày sớm hơn, đề nghị gửi số, ngày văn bản.",
    );
    const mended = await justice.replies(taken, PLAN);
    expect(mended.text).not.toContain("muộn");
  });

  test("the day on which it was reported done counts before the day of the proof", async () => {
    office.setClock("2023-03-31 16:00");
    await openPlan();
    await justice.presses("Báo hoàn thành");
    office.setClock("2023-04-03 09:00");

    expect((await justice.replies(justice.newest(), LINK)).text).not.toContain("muộn");
  });

  test.each([
    ["15/11/2022", true],
    ["30/11/2022", true],
    ["01/12/2022", false],
    ["30/12/2022", false],
    ["31/12/2023", false],
    ["31/01/2024", false],
    ["01/02/2024", true],
    ["01/01/2999", true],
  ])("dated %s, it lies outside the scoring year: %s", async (date, isOutside) => {
    const taken = await justice.replies(await openPlan(), `Kế hoạch số 15/KH-UBND ngày ${date}`);
    const warning = "Lưu ý: ngày văn bản nằm ngoài năm chấm điểm 2023.";

    expect(taken.lines.includes(warning)).toBe(isOutside);
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
  });
});

describe("a link that is not taken", () => {
  const INSIDE =
    "Liên kết này chỉ mở được trong mạng nội bộ. Đề nghị gửi số và ngày văn bản, " +
    "ví dụ: Kế hoạch số 15/KH-UBND ngày 20/3/2023.";
  const NOT_WEB = "Chỉ nhận liên kết bắt đầu bằng http:// hoặc https://.";

  test.each([
    ["http://169.254.169.254/latest", INSIDE],
    ["http://127.0.0.1:8080/", INSIDE],
    ["http://[::ffff:127.0.0.1]/", INSIDE],
    ["http://2130706433/", INSIDE],
    ["http://localhost/x", INSIDE],
    ["file:///etc/passwd", NOT_WEB],
    ["javascript:alert(1)", NOT_WEB],
    ["https://tot@xau/", "Liên kết có kèm tên đăng nhập nên không nhận, để bảo đảm an toàn."],
    ["https://", "Liên kết này không mở được, đề nghị kiểm tra lại."],
  ])("%s says why, and leaves the question standing", async (link, sentence) => {
    await openPlan();
    await justice.presses("Nộp tài liệu");
    const refused = await justice.says(link);
    expect(refused.text).toBe(sentence);
    expect(refused.buttons).toEqual(["Hủy"]);
    expect(await evidenceOf("NV-002 Kế hoạch")).toEqual([]);

    await justice.says(PLAN);
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
  });

  test("proves nothing in a reply either", async () => {
    const opened = await openPlan();
    const refused = await justice.replies(opened, "http://10.0.0.5/a");
    expect(refused.text).toBe(INSIDE);
    expect(refused.buttons).toEqual([]);
    expect(await stateOf("NV-002 Kế hoạch")).toEqual({ name: "open" });
  });
});

describe("a file", () => {
  test("is evidence, with what its caption says of the document", async () => {
    const bytes = PDF;
    const taken = await justice.sends({
      name: "KH 15.pdf",
      bytes,
      caption: PLAN,
      replyTo: await openPlan(),
    });
    expect(taken.lines[1]).toBe("Kế hoạch số 15/KH-UBND ngày 20/3/2023");

    const [evidence] = await evidenceOf("NV-002 Kế hoạch");
    expect(evidence?.document).toMatchObject({
      source: { kind: "file", name: "KH 15.pdf" },
      note: PLAN,
      reference: { number: "15/KH-UBND" },
    });
  });

  test("after Nộp tài liệu needs no words", async () => {
    await openPlan();
    await justice.presses("Nộp tài liệu");
    await justice.sends({ name: "photo.jpg", bytes: JPEG });
    await openPlanAgain();

    expect(justice.newest().text).toContain("- photo.jpg (nộp ngày 20/02/2023)");
  });

  async function openPlanAgain() {
    return justice.presses("NV-002 · Kế hoạch", justice.newest());
  }

  test("without a word is asked about", async () => {
    const asked = await justice.sends({ bytes: PDF });
    await justice.presses("NV-002 · Kế hoạch", asked);

    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
  });

  test("of an officer is evidence too", async () => {
    const officer = await office.as(HOME_OFFICER);
    await officer.says("NV-008");
    await officer.sends({ bytes: PDF, replyTo: officer.newest() });
    await officer.presses("NV-008 · Kế hoạch");

    expect(await evidenceOf("NV-008 Kế hoạch")).toHaveLength(1);
  });

  test("of the coordinator is one where evidence was asked for", async () => {
    const home = await office.as(HOME);
    await home.says("NV-008");
    await home.presses("NV-008 · Kế hoạch");
    await home.presses("Nộp tài liệu");
    await home.sends({ name: "ke-hoach.txt", bytes: bytesOf("x") });

    expect(await evidenceOf("NV-008 Kế hoạch")).toHaveLength(1);
  });

  test("of the coordinator that can be no plan is evidence unasked", async () => {
    const home = await office.as(HOME);
    const asked = await home.sends({ name: "ke-hoach.pdf", bytes: PDF });
    expect(asked.lines[0]).toBe("Tài liệu này kiểm chứng cho việc nào?");
    await home.presses("NV-008 · Kế hoạch");

    expect(await evidenceOf("NV-008 Kế hoạch")).toHaveLength(1);
  });

  test("beside a link that only opens inside is taken all the same", async () => {
    const opened = await openPlan();
    await justice.sends({
      bytes: PDF,
      caption: `${PLAN} http://10.0.0.5/`,
      replyTo: opened,
    });

    expect(await evidenceOf("NV-002 Kế hoạch")).toMatchObject([
      { document: { source: { kind: "file" }, reference: { number: "15/KH-UBND" } } },
    ]);
  });

  test.each([
    ["of 21 MB", 21 * 1024 * 1024, "Tệp quá lớn, chỉ nhận tệp đến 20 MB."],
    ["that is gone", 1_000, "Không còn tệp này, đề nghị gửi lại."],
  ])("%s says why, and leaves the question standing", async (_, size, sentence) => {
    await openPlan();
    await justice.presses("Nộp tài liệu");
    const refused = await justice.sends({ bytes: null, size });
    expect(refused.text).toBe(sentence);
    expect(refused.buttons).toEqual(["Hủy"]);

    await justice.says(LINK);
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
  });

  test.each([
    ["a page called a photo", "anh.jpg", bytesOf("<html><script>x"), "để bảo đảm an toàn"],
    ["an archive", "ho-so.pdf", bytesOf("PK\u0003\u0004 x"), "Không nhận tệp nén."],
    ["nothing", "trong.pdf", new Uint8Array(), "Tệp không có nội dung."],
    ["bytes of no kind", "x.pdf", new Uint8Array([1, 0, 2]), "Tệp bị hỏng hoặc thuộc loại"],
  ])("that is %s is not taken, and the question stands", async (_, name, bytes, sentence) => {
    const opened = await openPlan();
    expect((await justice.sends({ name, bytes, replyTo: opened })).text).toContain(sentence);
    await justice.presses("Nộp tài liệu", opened);
    const refused = await justice.sends({ name, bytes });
    expect(refused.text).toContain(sentence);
    // The question stood, and nothing on the page let it go.
    expect(refused.buttons).toEqual(["Hủy"]);
    expect(await evidenceOf("NV-002 Kế hoạch")).toEqual([]);
    expect(await stateOf("NV-002 Kế hoạch")).toEqual({ name: "open" });

    await justice.says(LINK);
    expect(await evidenceOf("NV-002 Kế hoạch")).toHaveLength(1);
  });

  test("that was refused can be let go: the next words are no evidence", async () => {
    await openPlan();
    await justice.presses("Nộp tài liệu");
    const refused = await justice.sends({ name: "trong.pdf", bytes: new Uint8Array() });
    expect((await justice.presses("Hủy", refused)).text).toBe("Đã hủy.");
    await justice.says("đã nộp ở đâu đó");
    expect(await evidenceOf("NV-002 Kế hoạch")).toEqual([]);
  });

  test("is handed out as it came, never as something to be shown", async () => {
    await justice.sends({ name: "anh.pdf", bytes: JPEG, replyTo: await openPlan() });
    const [evidence] = await evidenceOf("NV-002 Kế hoạch");
    const source = evidence?.document.source;
    if (source?.kind !== "file") throw new Error("it is no file");
    expect(source.name).toBe("anh.jpg");
    expect(await office.files.get(source.hash)).toEqual(Buffer.from(JPEG));
  });

  test("is called what it shows itself to be", async () => {
    const opened = await openPlan();
    await justice.sends({ name: "../../ke-hoach\u202Egnp.exe", bytes: PDF, replyTo: opened });

    expect(await evidenceOf("NV-002 Kế hoạch")).toMatchObject([
      { document: { source: { name: "ke-hoachgnp.pdf" } } },
    ]);
  });
});

describe("words that are a command and evidence at once", () => {
  test.each([`nhiệm vụ tuyên truyền: ${LINK}`, `việc này đã có ${PLAN}`])(
    "are evidence: %s",
    async (text) => {
      expect((await justice.says(text)).lines[0]).toBe("Tài liệu này kiểm chứng cho việc nào?");
    },
  );

  test("are the command after a slash", async () => {
    expect((await justice.says(`/nhiemvu ${LINK}`)).lines[0]).toContain("Nhiệm vụ của đơn vị");
  });
});

describe("a reason that was asked for", () => {
  test("may name a document, and is still the reason", async () => {
    await openPlan();
    const asked = await justice.presses("Không phát sinh");
    await justice.replies(asked, "Theo Công văn số 12/SNV-CCHC ngày 10/02/2023");

    expect(await stateOf("NV-002 Kế hoạch")).toMatchObject({ name: "waived" });
  });

  test("is not what is sent in reply to a message about something else", async () => {
    await justice.says("NV-001");
    const other = await justice.presses("NV-001 · Kế hoạch");
    await openPlan();
    await justice.presses("Không phát sinh");
    await justice.replies(other, LINK);

    expect(await stateOf("NV-002 Kế hoạch")).toEqual({ name: "open" });
    expect(await evidenceOf("NV-001 Kế hoạch")).toHaveLength(1);
  });
});

describe("what is still missing", () => {
  test("is told with the proof: due already, and owed later on", async () => {
    office.setClock("2023-04-10 09:00");
    const head = await office.as(OFFICE);
    await head.says("NV-003");
    await head.presses("NV-003 · Kế hoạch");
    const taken = await head.replies(head.newest(), LINK);

    expect(taken.lines.slice(-2)).toEqual([
      "Còn thiếu: Báo cáo kết quả thực hiện (hạn 31/3/2023, quá hạn 6 ngày làm việc)",
      "Sau này còn phải nộp: Báo cáo kết quả thực hiện (hạn 30/6/2023); " +
        "Báo cáo kết quả thực hiện (hạn 30/9/2023); Báo cáo kết quả thực hiện (hạn 31/12/2023)",
    ]);
    expect(taken.buttons).toEqual([
      "Ghi số, ngày văn bản",
      "NV-003 · Kế hoạch",
      "NV-003 · Báo cáo kết quả thực hiện",
    ]);
  });

  test("counts what was reported done and has no proof", async () => {
    office.setClock("2023-04-10 09:00");
    const head = await office.as(OFFICE);
    await head.says("NV-003");
    await head.presses("NV-003 · Báo cáo kết quả thực hiện · 31/3");
    await head.presses("Báo hoàn thành");
    await head.says("NV-003");
    await head.presses("NV-003 · Kế hoạch");
    const taken = await head.replies(head.newest(), LINK);

    expect(taken.text).toContain("Còn thiếu: Báo cáo kết quả thực hiện (hạn 31/3/2023)");
  });

  test("says nothing of a task where there is none", async () => {
    await justice.says("/nhiemvu");
    const report = await justice.presses("Báo cáo Quý I/2023");

    expect((await justice.replies(report, "Báo cáo số 9/BC-PTP ngày 08/3/2023")).lines).toEqual([
      "Đã ghi nhận tài liệu kiểm chứng: Báo cáo Quý I/2023",
      "Báo cáo số 9/BC-PTP ngày 08/3/2023",
      "Đang chờ tệp: có thể gửi sau bằng cách trả lời tin này.",
      "Lưu ý: ngày văn bản 08/3/2023 chưa đến. Nếu nhầm, đề nghị sửa ngày.",
    ]);
  });
});

const PDF = bytesOf("%PDF-1.7 kế hoạch");
const JPEG = new Uint8Array([255, 216, 255, 224]);

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
