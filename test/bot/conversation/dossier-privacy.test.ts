/** Who sees applicants cannot be widened by a spreadsheet, a guessed code, or in silence. */
import { beforeEach, describe, expect, test } from "vitest";
import { DESK_SETTING, deskUnits } from "../../../domain/one-stop-desk.ts";
import { foldCode } from "../../../domain/dossier-code.ts";
import { dossier } from "../../builders/dossier.ts";
import { unit } from "../../builders/org.ts";
import { openDesk } from "./apology-office.ts";
import { exportFile, type Exported } from "./dossier-files.ts";
import { forges } from "./forged.ts";
import {
  CHAIRMAN,
  CULTURE,
  HOME,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

const CODE = "000.00.05.H49-230216-0001";
const NO_DESK = "Chưa chọn Bộ phận Một cửa: Cơ quan thường trực CCHC chọn trong Quy định xin lỗi.";

let office: Conversation;
beforeEach(async () => {
  office = await openConversation({ isWithoutPlan: true });
});

const called = async (name: string) =>
  (await office.stores.units.all()).find((each) => each.name === name)?.id;

async function brings(who: Talker, rows: readonly Exported[]): Promise<Seen> {
  await who.sends(exportFile(rows));
  return who.presses("Nhập hồ sơ");
}

describe("the desk", () => {
  // Incident: an export named “Bộ phận Một cửa xã An Thạnh 3”, and that unit saw every applicant.
  test.each(["Bộ phận Một cửa xã An Thạnh 3", "Bộ phận Một cửa", "Bộ phận Một cửa xã"])(
    "is not what an export calls “%s”",
    async (name) => {
      const home = await office.as(HOME);
      const done = await brings(home, [{ code: CODE, unit: name }]);
      expect(await called(name)).toBeDefined();
      expect(await deskUnits(office.stores)).toEqual([]);
      expect(done.text).toContain(NO_DESK);
    },
  );

  test("that was known by its name stays it, whatever an export names", async () => {
    const head = await openDesk(office);
    const desk = await called("Bộ phận Một cửa");
    const done = await brings(head, [{ code: CODE, unit: "Bộ phận Tiếp nhận và trả kết quả xã" }]);
    expect(await deskUnits(office.stores)).toEqual([desk]);
    expect(done.text).not.toContain(NO_DESK);
  });

  test("is nobody where two bear its name, until one is chosen", async () => {
    const [one, other] = [unit({ name: "Bộ phận Một cửa" }), unit({ name: "Bộ phận TN&TKQ" })];
    await office.stores.units.add([one, other]);
    expect(await deskUnits(office.stores)).toEqual([]);
    await office.stores.settings.setValue(DESK_SETTING, JSON.stringify([other.id]));
    expect(await deskUnits(office.stores)).toEqual([other.id]);
  });

  // Incident: a coordinator made his own unit the desk, and no leader heard of it.
  test("that is chosen is told to the leaders and the other coordinators", async () => {
    const [home, chairman, culture] = [
      await office.as(HOME),
      await office.as(CHAIRMAN),
      await office.as(CULTURE),
    ];
    const unitId = (await called("Phòng Nội vụ"))!;
    const done = await forges(office, home, { do: "choose-desk", unitId, isDesk: true });
    expect(done.lines[0]).toBe(
      "Đã đặt Phòng Nội vụ làm Bộ phận Một cửa. " +
        "Lãnh đạo và Cơ quan thường trực CCHC sẽ được báo trong tin sáng.",
    );
    await office.passTo("2023-02-21 07:30");
    const told = `Phòng Nội vụ vừa được đặt làm Bộ phận Một cửa, xem được người nộp của mọi hồ sơ (${HOME} chọn).`;
    const heard = (who: Talker) => who.screen().some(({ text }) => text.includes(told));
    expect(heard(chairman)).toBe(true);
    expect([home, culture].some(heard)).toBe(false);
  });
});

describe("a code", () => {
  // Incident: a unit typed a code that it had guessed, and read the applicant in the next export.
  test("that was guessed and typed is the desk's where the export names no unit", async () => {
    const head = await openDesk(office);
    const unitId = (await called("Phòng Tư pháp"))!;
    await office.stores.dossiers.add([
      dossier({ code: CODE, unitId, source: "typed", asOf: office.now() }),
    ]);
    const preview = await head.sends(exportFile([{ code: CODE, unit: "" }]));
    await head.presses(preview.buttons.find((label) => label.endsWith("hồ sơ"))!);
    const [known] = await office.stores.dossiers.byCodes([CODE]);
    expect(known).toMatchObject({ source: "export", unitId: await called("Bộ phận Một cửa") });
  });

  // Incident: two codes that differ by a diacritic alone were one dossier.
  test("is the same in both cases and with blanks, but not without its diacritics", () => {
    expect(foldCode(" h49-đk 7")).toBe(foldCode("H49-ĐK7"));
    expect(foldCode("H49-ĐK7".normalize("NFD"))).toBe(foldCode("H49-ĐK7"));
    expect(foldCode("H49-DK7")).not.toBe(foldCode("H49-ĐK7"));
    expect(foldCode("H49-Ê7")).not.toBe(foldCode("H49-E7"));
  });
});
