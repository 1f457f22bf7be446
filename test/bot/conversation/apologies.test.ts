/** An apology from owed to done. */
import { beforeEach, describe, expect, test } from "vitest";
import { apologyOf, dossierOf, openDesk, owing, type Owing } from "./apology-office.ts";
import { forges } from "./forged.ts";
import {
  CHAIRMAN,
  HOME,
  JUSTICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

let office: Conversation;
let justice: Talker;
let desk: Talker;
let owed: Owing;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-02-21 09:00");
  justice = await office.as(JUSTICE);
  desk = await openDesk(office);
  owed = await owing(office);
});

const TICK = "Đã cập nhật ngày hẹn mới trên hệ thống một cửa";
const SENT_TODAY = "Phiếu xin lỗi số 12/PXL ngày hôm nay";
const PROOF = "Phiếu xin lỗi số 12/PXL ngày 22/02/2023";

const opens = (who: Talker, { id }: Owing = owed) =>
  forges(office, who, { do: "apology", deadlineId: id });

async function stateOf({ id }: Owing) {
  return (await office.stores.deadlines.byId(id))?.state.name;
}

describe("an apology", () => {
  test("is opened with what the law wants, and how it is counted", async () => {
    const card = await opens(justice);
    expect(card.lines).toEqual([
      "Xin lỗi và hẹn lại · 000.00.05.H49-230220-0012",
      "Tình trạng: Chưa soạn văn bản",
      "Còn thiếu: ngày hẹn mới, soạn văn bản, gửi văn bản, tài liệu kiểm chứng.",
      "Đăng ký khai sinh",
      "Lĩnh vực: Hộ tịch",
      "Đơn vị: Phòng Tư pháp",
      "Tiếp nhận 20/02/2023, hẹn trả thứ Sáu, 24/02/2023",
      "Lý do: Chờ xác minh của Công an xã",
      "Ngày hẹn mới: chưa chọn",
      "Hạn xin lỗi: 23/02/2023 (trước ngày hẹn 1 ngày làm việc), còn 2 ngày làm việc",
      "Hẹn lại lần 1 (được hẹn lại không quá 1 lần)",
      "Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9; Thông tư 01/2018/TT-VPCP, mẫu số 04",
    ]);
    expect(card.buttons).toEqual([
      "Chọn ngày hẹn mới",
      "Soạn văn bản",
      "Đã gửi văn bản xin lỗi",
      "Xem hồ sơ",
      "Thao tác khác",
    ]);
    const more = await justice.presses("Thao tác khác", card);
    expect(more.lines).toHaveLength(3);
    expect(more.buttons).toEqual([
      "Sửa lý do",
      "Ghi số văn bản",
      "Không phải xin lỗi",
      "Người nộp",
      "Ghi chú",
      "Phân công, điều chỉnh",
      "Quay lại",
    ]);
    expect((await justice.presses("Quay lại", more)).lines).toEqual(card.lines);
  });

  test("goes from owed on Tuesday to done on Thursday, before Friday's date", async () => {
    office.setClock("2023-02-22 09:00");
    await opens(justice);
    const asked = await justice.presses("Soạn văn bản");
    expect(asked.lines).toEqual([
      "000.00.05.H49-230220-0012 · Văn bản xin lỗi",
      "Ngày hẹn cũ: thứ Sáu, 24/02/2023.",
      "Để soạn văn bản, trước hết chọn ngày hẹn trả mới (số ngày làm việc tính từ ngày hẹn cũ).",
      "Hoặc nhắn ngày khác, ví dụ: 28/2; 3 ngày; thứ sáu.",
    ]);
    expect(asked.buttons).toEqual([
      "+1 ngày làm việc: thứ Hai, 27/02",
      "+2 ngày làm việc: thứ Ba, 28/02",
      "+3 ngày làm việc: thứ Tư, 01/3",
      "+5 ngày làm việc: thứ Sáu, 03/3",
      "+10 ngày làm việc: thứ Sáu, 10/3",
      "Hủy",
    ]);
    const drafted = await justice.presses("+3 ngày làm việc: thứ Tư, 01/3");
    expect(drafted.lines[0]).toBe("Đã soạn văn bản xin lỗi, hồ sơ 000.00.05.H49-230220-0012");
    expect(drafted.lines[1]).toBe("Lý do: Chờ xác minh của Công an xã; hẹn lại thứ Tư, 01/3/2023");
    expect(drafted.buttons).not.toContain("Đã trình ký");
    expect(drafted.outgoing.attachment).toMatchObject({ kind: "file" });
    expect(await apologyOf(office, owed)).toMatchObject({
      newDue: "2023-03-01",
      draftedAt: office.now(),
    });

    const asksProof = await justice.presses("Đã gửi văn bản xin lỗi", drafted);
    expect(asksProof.text).toContain("Đề nghị gửi");
    const proved = await justice.says(PROOF);
    expect(proved.lines).toContain(
      "Còn thiếu: cập nhật ngày hẹn mới 01/3/2023 trên hệ thống một cửa.",
    );
    expect(await stateOf(owed)).toBe("submitted");
    expect((await dossierOf(office, owed)).due.on).toBe("2023-02-24");

    office.setClock("2023-02-23 10:00");
    const ticked = await desk.says("/xinloi 0012");
    expect(ticked.buttons).toContain("Đã cập nhật ngày hẹn mới trên hệ thống một cửa");
    const done = await desk.presses("Đã cập nhật ngày hẹn mới trên hệ thống một cửa");
    expect(done.lines).toContain("Tình trạng: Đã xong");
    expect(done.lines).toContain("Đã gửi ngày 22/02/2023: trong hạn");
    expect(await dossierOf(office, owed)).toMatchObject({
      due: { on: "2023-03-01", at: null },
      writtenDue: { on: "2023-03-01", at: null },
      promise: null,
      reappointments: 1,
    });
    expect((await dossierOf(office, owed)).nextLookAt).not.toBeNull();
  });

  // Incident: due on 06/3, the letter drafted only; on 07/3 the unit ticked, and the dossier was on time.
  test("that was not sent appoints no new date", async () => {
    await opens(justice);
    await justice.presses("Soạn văn bản");
    await justice.says("3 ngày");
    office.setClock("2023-02-27 09:00");
    expect((await opens(justice)).buttons).not.toContain(TICK);
    for (const who of [justice, desk]) {
      const refused = await forges(office, who, { do: "tick-new-date", deadlineId: owed.id });
      expect(refused.text).toContain("Chưa gửi văn bản xin lỗi");
    }
    expect(await dossierOf(office, owed)).toEqual(
      expect.objectContaining({ due: owed.dossier.due, hasMissedDate: false }),
    );
    expect((await apologyOf(office, owed)).ticked).toBeNull();
  });

  test("is watched by its new date, with the days off on the way", async () => {
    office.setClock("2023-04-24 09:00");
    const spring = await owing(office, { code: "H49-0099", due: "2023-04-28" });
    await opens(justice, spring);
    await justice.presses("Chọn ngày hẹn mới");
    const card = await justice.says("3 ngày làm việc");
    expect(card.lines).toContain(
      "Ngày hẹn mới: thứ Hai, 08/5/2023 (+3 ngày làm việc so với ngày hẹn cũ, nghỉ 01/5, 02/5, 03/5)",
    );
  });

  test("late, or after its dossier's date, says so", async () => {
    office.setClock("2023-02-27 09:00");
    const card = await opens(justice);
    expect(card.lines).toContain(
      "Hạn xin lỗi: 23/02/2023 (trước ngày hẹn 1 ngày làm việc), đã trễ hẹn, phải xin lỗi ngay",
    );
    await justice.presses("Đã gửi văn bản xin lỗi", card);
    const late = await justice.says("Phiếu xin lỗi số 3/PXL ngày 24/02/2023");
    expect(late.lines).toContain("Văn bản xin lỗi muộn, sau ngày cuối phải xin lỗi.");
    await justice.presses("Sửa số, ngày văn bản");
    await justice.says("Phiếu xin lỗi số 3/PXL ngày 27/02/2023");
    expect((await opens(justice)).lines).toContain(
      "Đã gửi ngày 27/02/2023: muộn, sau ngày hẹn trả",
    );
  });

  test("ticked by mistake is taken back, and its dossier due as before", async () => {
    await opens(justice);
    await justice.presses("Chọn ngày hẹn mới");
    await justice.says("28/2");
    await justice.presses("Đã gửi văn bản xin lỗi");
    await justice.says(SENT_TODAY);
    const before = await dossierOf(office, owed);
    await justice.presses("Đã cập nhật ngày hẹn mới trên hệ thống một cửa");
    const twice = await forges(office, justice, { do: "tick-new-date", deadlineId: owed.id });
    expect(twice.lines[0]).toBe("Ngày hẹn mới đã được ghi nhận cập nhật trước đó.");
    await justice.presses("Thao tác khác", twice);
    const undone = await justice.presses("Hoàn tác cập nhật ngày hẹn mới");
    expect(undone.lines[0]).toBe("Đã hoàn tác: hồ sơ trở lại ngày hẹn cũ.");
    expect(await dossierOf(office, owed)).toMatchObject({
      due: before.due,
      writtenDue: before.writtenDue,
      reappointments: 0,
    });
    expect((await apologyOf(office, owed)).ticked).toBeNull();
  });

  test("that an export has ticked is no person's to take back", async () => {
    const apology = await apologyOf(office, owed);
    const at = office.now();
    await office.stores.apologies.save({
      ...apology,
      newDue: owed.dossier.due.on,
      ticked: { by: null, at },
    });
    expect((await opens(justice)).buttons).not.toContain("Hoàn tác cập nhật ngày hẹn mới");
    const forged = await forges(office, justice, { do: "untick-new-date", deadlineId: owed.id });
    expect(forged.text).toContain("không hoàn tác được");
    expect((await apologyOf(office, owed)).ticked).toEqual({ by: null, at });
  });

  test("that need not be made is waived with a reason, and taken back", async () => {
    await opens(justice);
    await justice.presses("Thao tác khác");
    const asked = await justice.presses("Không phải xin lỗi");
    expect(asked.text).toContain("không phải xin lỗi");
    await justice.says("Hồ sơ đã có kết quả ngày 21/02");
    expect(await stateOf(owed)).toBe("waived");
    const card = await opens(justice);
    expect(card.lines).toContain("Tình trạng: Không phải xin lỗi");
    const forged = await forges(office, justice, { do: "draft-letter", deadlineId: owed.id });
    expect(forged.text).toContain("Việc này đã ghi nhận không phải xin lỗi.");
    await justice.presses("Hoàn tác", card);
    expect(await stateOf(owed)).toBe("open");
  });

  test("signed by the chairman, where the rules name a post, goes on from there", async () => {
    const [shipped] = office.sample.office.shippedApologyRules;
    if (!shipped) throw new Error("rules are shipped");
    await office.stores.apologies.saveRules({ ...shipped, signer: "CHỦ TỊCH" });
    const chairman = await office.as(CHAIRMAN);
    await opens(justice);
    await justice.presses("Đã trình ký");
    const [, signer] = (await office.stores.people.withRole("leader")).map(({ post }) => post);
    if (signer) await justice.presses(CHAIRMAN);
    expect(await stateOf(owed)).toBe("awaiting");
    const card = await opens(chairman);
    expect(card.lines).toContain(`Tình trạng: Đã trình ký ${CHAIRMAN}`);
    await chairman.presses("Đã ký", card);
    expect(await stateOf(owed)).toBe("done");
    expect((await opens(justice)).buttons).toContain("Nộp tài liệu");
  });

  // Incident: the letter is signed by the unit's head, and he was asked which leader he presents it to.
  test("that its unit's head signs is presented to him alone, and by him to nobody", async () => {
    expect((await opens(justice)).buttons).not.toContain("Đã trình ký");
    const own = await forges(office, justice, {
      do: "present",
      deadlineId: owed.id,
      signerId: null,
    });
    expect(own.text).toContain("do thủ trưởng đơn vị ký nên không phải trình");
    expect(await stateOf(owed)).toBe("open");
    const home = await office.as(HOME);
    await forges(office, home, { do: "present", deadlineId: owed.id, signerId: null });
    expect((await office.stores.deadlines.byId(owed.id))?.state).toMatchObject({
      name: "awaiting",
      signerId: (await office.person(JUSTICE)).id,
    });
  });
});
