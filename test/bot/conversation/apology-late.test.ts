/** An apology that comes too late: how it counts, for itself and for its dossier. */
import { beforeEach, describe, expect, test } from "vitest";
import { returnToOwner } from "../../../domain/deadline.ts";
import { day } from "../../builders/time.ts";
import { apologyOf, dossierOf, owing, type Owing } from "./apology-office.ts";
import { forges } from "./forged.ts";
import { HOME, JUSTICE, openConversation, type Conversation, type Talker } from "./support.ts";

const TICK = "Đã cập nhật ngày hẹn mới trên hệ thống một cửa";
const BACKDATED = "Ngày trên văn bản sớm hơn ngày ghi nhận việc xin lỗi.";
const COUNTS_LATE = "Chưa xin lỗi trước ngày hẹn cũ: hồ sơ vẫn tính là trễ hẹn.";

let office: Conversation;
let justice: Talker;

beforeEach(async () => {
  office = await openConversation();
  justice = await office.as(JUSTICE);
});

const opens = (who: Talker, { id }: Owing) =>
  forges(office, who, { do: "apology", deadlineId: id });

/** Sent as these words say, with a new date that is entered. */
async function sendAndTick(owed: Owing, proof: string) {
  await forges(office, justice, { do: "ask-new-date", deadlineId: owed.id });
  await justice.says("3 ngày");
  await forges(office, justice, { do: "apology-sent", deadlineId: owed.id });
  const proved = await justice.says(proof);
  await justice.presses(TICK, proved);
  return proved;
}

async function finishes(owed: Owing) {
  await forges(office, justice, {
    do: "mark-dossier",
    dossierId: owed.dossier.id,
    mark: "finished",
  });
  return dossierOf(office, owed);
}

describe("a dossier whose new date is entered", () => {
  test("after an apology that came before the old date is judged by the new one", async () => {
    office.setClock("2023-02-23 09:00");
    const owed = await owing(office, { over: { source: "typed" } });
    await sendAndTick(owed, "Phiếu xin lỗi số 12/PXL ngày 23/02/2023");
    office.setClock("2023-02-28 09:00");
    expect(await finishes(owed)).toMatchObject({ outcome: "on-time", hasMissedDate: false });
  });

  // Incident: due on 24/02, the letter sent on 27/02; a tick made a dossier done by then one that was on time.
  test("after an apology that came after the old date is late all the same", async () => {
    office.setClock("2023-02-27 09:00");
    const owed = await owing(office, { clock: "overdue", over: { source: "typed" } });
    await sendAndTick(owed, "Phiếu xin lỗi số 12/PXL ngày 27/02/2023");
    expect((await opens(justice, owed)).lines).toContain(COUNTS_LATE);
    expect(await dossierOf(office, owed)).toMatchObject({ due: { on: "2023-03-02" } });
    office.setClock("2023-03-01 09:00");
    expect(await finishes(owed)).toMatchObject({ outcome: "late", hasMissedDate: true });

    const home = await office.as(HOME);
    await forges(office, home, { do: "ask-on-time", deadlineId: owed.id });
    await home.says("Đã xin lỗi bằng văn bản giấy ngày 22/02/2023");
    expect(await dossierOf(office, owed)).toMatchObject({
      outcome: "on-time",
      hasMissedDate: false,
    });
    await forges(office, home, { do: "undo-on-time", deadlineId: owed.id });
    expect(await dossierOf(office, owed)).toMatchObject({ outcome: "late", hasMissedDate: true });
  });

  test("and taken back is judged by the old one again", async () => {
    office.setClock("2023-02-27 09:00");
    const owed = await owing(office, { clock: "overdue", over: { source: "typed" } });
    await sendAndTick(owed, "Phiếu xin lỗi số 12/PXL ngày 27/02/2023");
    await forges(office, justice, { do: "untick-new-date", deadlineId: owed.id });
    expect(await dossierOf(office, owed)).toMatchObject({
      due: owed.dossier.due,
      hasMissedDate: false,
    });
  });

  test("whose proof is given back goes by the new date in the list", async () => {
    office.setClock("2023-02-23 09:00");
    const owed = await owing(office);
    await sendAndTick(owed, "Phiếu xin lỗi số 12/PXL ngày 23/02/2023");
    office.setClock("2023-02-27 09:00");
    const { deadlines } = office.stores;
    const duty = (await deadlines.byId(owed.id))!;
    const by = (await office.person(HOME)).id;
    const returned = returnToOwner(duty, { by, at: office.now(), today: day("2023-02-27") }, "Mờ");
    if (!returned.ok) throw new Error("its proof was handed in");
    await deadlines.save(returned.value);
    const list = await justice.says("/xinloi");
    expect(list.lines).toContain("đã hẹn lại ngày 01/3/2023 · yêu cầu bổ sung tài liệu");
    expect((await opens(justice, owed)).text).not.toContain("đã trễ hẹn");
  });
});

describe("a letter that is dated before its apology was known to be owed", () => {
  // Incident: owed as overdue on 23/02, drafted on 24/02, “12/PXL ngày 21/2/2023” was taken as in time.
  test("counts by the day on which that became known", async () => {
    office.setClock("2023-02-27 09:00");
    const owed = await owing(office, { clock: "overdue" });
    const proved = await sendAndTick(owed, "12/PXL ngay 21/2/2023");
    expect(proved.lines).toContain("Văn bản xin lỗi muộn, sau ngày hẹn trả.");
    expect(proved.lines).toContain(BACKDATED);
    const card = await opens(justice, owed);
    expect(card.lines).toContain("Đã gửi ngày 27/02/2023: muộn, sau ngày hẹn trả");
    expect(card.lines).toContain(BACKDATED);
  });

  test("is believed where the unit had said before the date that it would be late", async () => {
    office.setClock("2023-02-23 09:00");
    const owed = await owing(office);
    const proved = await sendAndTick(owed, "12/PXL ngày 22/2");
    expect(proved.text).toContain("22/02/2023");
    expect((await opens(justice, owed)).lines).toContain("Đã gửi ngày 22/02/2023: trong hạn");
  });
});

describe("past the new date as well", () => {
  test("the list says that no other can be appointed", async () => {
    office.setClock("2023-02-23 09:00");
    const owed = await owing(office, { over: { source: "typed" } });
    await sendAndTick(owed, "Phiếu xin lỗi số 12/PXL ngày 23/02/2023");
    const words = "1 hồ sơ đã quá cả ngày hẹn lại: không hẹn lại được, đề nghị giải quyết ngay.";
    expect((await justice.says("/xinloi")).lines).not.toContain(words);
    office.setClock("2023-03-02 09:00");
    expect((await justice.says("/xinloi")).lines).toContain(words);
    expect((await apologyOf(office, owed)).newDue).toBe("2023-03-01");
  });
});
