/** Kịp hạn, không kịp hạn: a unit answers for its dossier, and the apology that follows is owed once. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Dossier } from "../../../domain/dossier.ts";
import { DESK_SETTING } from "../../../domain/one-stop-desk.ts";
import { applicant, dossier, endedDossier, occasion } from "../../builders/dossier.ts";
import { at, day } from "../../builders/time.ts";
import { forges } from "./forged.ts";
import {
  CHAIRMAN,
  CULTURE,
  HOME,
  idOf,
  JUSTICE,
  NUMBERED,
  OFFICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const CODE = "000.00.05.H49-230220-0012";
const REASON = "Chờ kết quả xác minh của Công an huyện";

let office: Conversation;
let head: Talker;
let kept: Dossier;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-02-21 09:00");
  head = await office.as(JUSTICE);
  kept = await keep({});
});

async function unitCalled(name: string) {
  const found = (await office.stores.units.all()).find((unit) => unit.name === name);
  if (!found) throw new Error(`no unit is ${name}`);
  return found.id;
}

/** Due on Friday 24/02. */
async function keep(over: Partial<Dossier>): Promise<Dossier> {
  const unitId = await unitCalled("Phòng Tư pháp");
  const made = dossier({ code: CODE, unitId, ...over });
  await office.stores.dossiers.add([made]);
  return made;
}

async function apologies() {
  return office.stores.apologies.ofDossiers([kept.id]);
}

async function notesTold(post: string, kind: string) {
  await office.passTo("2023-02-22 08:30");
  const { id } = await office.person(post);
  const messages = await office.stores.messages.list({ limit: 1_000 });
  const own = messages.filter(({ personId, kind: sort }) => personId === id && sort !== "reply");
  return own.map(({ text }) => text ?? "").filter((text) => text.includes(kind));
}

describe("in time", () => {
  test("is said once, stands on the card, and is taken back by the contrary", async () => {
    await head.says("hồ sơ 0012");
    const promised = await head.presses("Kịp hạn");
    expect(promised.lines[0]).toContain("Đã ghi nhận kịp hạn.");
    expect(promised.text).toContain("Đơn vị báo kịp hạn ngày 21/02/2023 (Trưởng phòng Tư pháp)");
    expect(promised.buttons).not.toContain("Kịp hạn");
    const first = await office.stores.dossiers.byId(kept.id);
    expect(first?.promise?.at).toBe(at("2023-02-21 09:00"));

    office.setClock("2023-02-21 09:30");
    await head.presses("Kịp hạn");
    expect(await office.stores.dossiers.byId(kept.id)).toEqual(first);

    await head.presses("Không kịp hạn");
    await head.says(REASON);
    expect((await office.stores.dossiers.byId(kept.id))?.promise).toBeNull();
  });

  test("is no answer any more once the date has passed", async () => {
    const card = await head.says("hồ sơ 0012");
    office.setClock("2023-02-27 09:00");
    expect((await head.presses("Kịp hạn", card)).text).toContain("Hồ sơ đã quá ngày hẹn trả.");
    expect((await head.says("hồ sơ 0012")).buttons).not.toContain("Kịp hạn");
  });
});

describe("not in time", () => {
  test("asks why, and owes an apology by the last lawful day", async () => {
    await head.says("hồ sơ 0012");
    const asked = await head.presses("Không kịp hạn");
    expect(asked.text).toContain("Vì sao không kịp hạn?");
    expect(await apologies()).toEqual([]);
    expect((await head.says("\u200b")).text).toContain("Lý do còn trống.");

    const owed = await head.says(REASON);
    expect(owed.text).toContain(REASON);
    const [made, ...others] = await apologies();
    expect(others).toEqual([]);
    expect(made).toMatchObject({ number: 1, clock: "foreseen", reason: REASON });
    const duty = made && (await office.stores.deadlines.byId(made.deadlineId));
    expect(duty).toMatchObject({ kind: "apology", due: "2023-02-23", dossierDue: "2023-02-24" });
    expect(duty?.nextNoticeAt).not.toBeNull();
  });

  test("stands in the lists with what was done about it", async () => {
    await head.says("hồ sơ 0012");
    await head.presses("Không kịp hạn");
    await head.says(REASON);
    const list = { do: "dossiers", list: "open", unitId: null, field: null, page: 0 } as const;
    expect((await forges(office, head, list)).text).toContain("không kịp hạn, đang xin lỗi");
    const [made] = await apologies();
    const duty = (await office.stores.deadlines.byId(made!.deadlineId))!;
    const by = (await office.person(JUSTICE)).id;
    const sent = { by, at: office.now(), completedOn: day("2023-02-21") };
    await office.stores.deadlines.save({ ...duty, state: { name: "done", ...sent } });
    expect((await forges(office, head, list)).text).toContain("không kịp hạn, đã gửi xin lỗi");
  });

  test("said twice, or from an older message, owes one", async () => {
    const card = await head.says("hồ sơ 0012");
    await head.presses("Không kịp hạn", card);
    await head.says(REASON);
    const again = await head.presses("Không kịp hạn", card);
    expect(again.text).toContain(REASON);
    expect(await apologies()).toHaveLength(1);
    expect((await head.says("hồ sơ 0012")).buttons).toContain("Việc xin lỗi");
  });

  test("while its letter is sent and the new date is not entered, is no further one", async () => {
    const card = await head.says("hồ sơ 0012");
    await head.presses("Không kịp hạn", card);
    await head.says(REASON);
    const [made] = await apologies();
    if (!made) throw new Error("an apology is owed");
    await office.stores.apologies.save({ ...made, newDue: day("2023-02-28") });
    const duty = (await office.stores.deadlines.byId(made.deadlineId))!;
    const by = (await office.person(JUSTICE)).id;
    const sent = { by, at: office.now(), completedOn: day("2023-02-21") };
    await office.stores.deadlines.save({ ...duty, state: { name: "done", ...sent } });
    await head.presses("Không kịp hạn", card);
    expect(await apologies()).toHaveLength(1);
    expect(await notesTold(CHAIRMAN, "Đã hết số lần hẹn lại")).toEqual([]);
  });

  test("after its date is on the other clock, and the coordinators hear of it", async () => {
    office.setClock("2023-02-27 09:00");
    await head.says("hồ sơ 0012");
    await head.presses("Không kịp hạn");
    await head.says(REASON);
    expect((await apologies())[0]?.clock).toBe("overdue");
    await office.passTo("2023-02-27 10:00");
    const coordinator = await office.as(HOME);
    expect(coordinator.newest().text).toContain(CODE);
  });

  test("of one that waits for a supplement, or is over, is not asked", async () => {
    const waiting = await keep({ code: "B-1", status: 5, isWaiting: true });
    const card = await head.says("hồ sơ B-1");
    expect(card.buttons).not.toContain("Không kịp hạn");
    expect(card.text).toContain("Đang chờ bổ sung");
    await keep({ ...endedDossier("2023-02-20"), unitId: waiting.unitId, code: "B-2" });
    const ended = await head.says("hồ sơ B-2");
    expect(ended.buttons).not.toContain("Không kịp hạn");
    expect(ended.text).toContain("đúng hẹn");
  });

  test("once more than the rules allow is refused by rule, and the leaders hear it once", async () => {
    const first = await head.says("hồ sơ 0012");
    await head.presses("Không kịp hạn", first);
    await head.says(REASON);
    const [made] = await apologies();
    if (!made) throw new Error("an apology is owed");
    const by = (await office.person(JUSTICE)).id;
    const ticked = { by, at: office.now() };
    await office.stores.apologies.save({ ...made, newDue: day("2023-02-28"), ticked });
    const duty = (await office.stores.deadlines.byId(made.deadlineId))!;
    const sent = { by, at: office.now(), completedOn: day("2023-02-21") };
    await office.stores.deadlines.save({ ...duty, state: { name: "done", ...sent } });
    const known = (await office.stores.dossiers.byId(kept.id))!;
    await office.stores.dossiers.save({ ...known, due: occasion("2023-02-28") });

    for (const why of [REASON, "Vẫn chưa có kết quả"]) {
      const asked = await forges(office, head, {
        do: "dossier-not-in-time",
        dossierId: kept.id,
      });
      expect(asked.text).toContain("Không hẹn lại được nữa. Mỗi hồ sơ chỉ được hẹn lại 1 lần");
      expect(asked.text).toContain("Đề nghị nêu lý do để báo lãnh đạo.");
      const refused = await head.says(why);
      expect(refused.lines[0]).toBe(`Không hẹn lại được nữa: ${CODE}`);
      expect(refused.text).toContain("Mỗi hồ sơ chỉ được hẹn lại 1 lần");
      expect(refused.text).toContain("Điều 19 khoản 9");
    }
    expect(await apologies()).toHaveLength(1);
    const deeds = await office.stores.audit.of("dossier", kept.id, 10);
    expect(deeds.filter(({ deed }) => deed === "refused-reappointment")).toHaveLength(1);
    // Incident: refused, the unit was asked the same question on.
    const card = await head.says("hồ sơ 0012");
    expect(card.buttons).toContain("Kịp hạn");
    expect(card.buttons).not.toContain("Không kịp hạn");
    const told = await notesTold(CHAIRMAN, "Đã hết số lần hẹn lại");
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(REASON);
  });

  test("works by numbers where nothing can be pressed", async () => {
    office = await openConversation({ traits: NUMBERED });
    office.setClock("2023-02-21 09:00");
    kept = await keep({});
    head = await office.as(JUSTICE);
    const card = await head.says("hồ sơ 0012");
    expect(card.numbered).toContain("1. Kịp hạn");
    await head.says("2");
    await head.says(REASON);
    expect(await apologies()).toHaveLength(1);
  });
});

describe("who handed it in", () => {
  beforeEach(async () => {
    const who = { dossierId: kept.id, applicant: applicant({ name: "Nguyễn Thị Ánh" }) };
    await office.stores.dossiers.saveApplicants([who]);
    const desk = await unitCalled("Văn phòng HĐND và UBND huyện");
    await office.stores.settings.setValue(DESK_SETTING, JSON.stringify([desk]));
  });

  test.each([JUSTICE, OFFICE])(
    "is shown to %s, which is on record without a name",
    async (post) => {
      const talker = await office.as(post);
      await talker.says("hồ sơ 0012");
      expect((await talker.presses("Người nộp")).text).toContain("Nguyễn Thị Ánh");
      const entries = await office.stores.audit.of("dossier", kept.id, 10);
      expect(entries.map(({ deed }) => deed)).toContain("saw-applicant");
      expect(JSON.stringify(entries)).not.toContain("Ánh");
    },
  );

  test.each([CHAIRMAN, HOME])("is not for %s, who sees the dossier", async (post) => {
    const talker = await office.as(post);
    const card = await talker.says("hồ sơ 0012");
    expect(card.text).toContain("Đăng ký khai sinh");
    expect(card.text).not.toContain("Ánh");
    expect(card.buttons).not.toContain("Người nộp");
  });

  test("is in no list and no card of the unit itself", async () => {
    const seen = [];
    for (const words of ["/hoso", "hồ sơ 0012", "hồ sơ sắp đến hạn", "hồ sơ tỷ lệ"]) {
      seen.push((await head.says(words)).text);
    }
    expect(seen.join("\n")).not.toMatch(/Ánh|0912/u);
  });

  test("and the dossier are not for another unit, whatever button it has", async () => {
    const card = await head.says("hồ sơ 0012");
    const other = await office.as(CULTURE);
    const found = await other.says(`hồ sơ ${CODE}`);
    expect(found.text).toContain("Không tìm thấy hồ sơ nào");
    for (const label of ["Người nộp", "Kịp hạn", "Không kịp hạn"]) {
      const [, ...told] = await other.tries({ kind: "choice", id: idOf(card, label) });
      expect(told).toEqual([]);
    }
    expect((await office.stores.dossiers.byId(kept.id))?.promise).toBeNull();
  });
});
