/** Letters that were handed in as proof name applicants: who finds them, reads of them, and opens them. */
import { beforeEach, describe, expect, test } from "vitest";
import { EVIDENCE_SHEET } from "../../../bot/copy/record-sheets.ts";
import type { OrgUnit } from "../../../domain/org.ts";
import { monthsPeriod } from "../../../domain/record-period.ts";
import { evidenceForChat } from "../../../jobs/export/evidence-export.ts";
import { tableOf, unzipped } from "../../jobs/export/given.ts";
import { openDesk, owing, type Owing } from "./apology-office.ts";
import { forges } from "./forged.ts";
import {
  CHAIRMAN,
  HOME,
  JUSTICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const PDF = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
const JUSTICE_UNIT = "Phòng Tư pháp";
const idOfUnit = ({ id }: OrgUnit) => id;
const NAMES = ["Nguyễn Thị Bảy", "0912345678"];

let office: Conversation;
let home: Talker;
let owed: Owing;

// Incident: the unit's letter was called by its applicant, and whoever searched for the name got it.
beforeEach(async () => {
  office = await openConversation({ isWithoutPlan: true });
  await openDesk(office);
  owed = await owing(office);
  home = await office.as(HOME);
  const justice = await office.as(JUSTICE);
  await forges(office, justice, { do: "apology-sent", deadlineId: owed.id });
  await justice.sends({
    name: "PXL Nguyễn Thị Bảy.pdf",
    bytes: PDF,
    caption: "Phiếu xin lỗi số 12/PXL gửi bà Nguyễn Thị Bảy 0912345678",
  });
});

const openedBy = async (who: Talker) => {
  const [given] = await office.stores.evidence.of(owed.id);
  return forges(office, who, { do: "open-evidence", evidenceId: given!.id });
};

describe("a letter as proof", () => {
  test.each(NAMES)("is not found by “%s”, but by its number", async (name) => {
    for (const who of [home, await office.as(CHAIRMAN), await office.as(JUSTICE)]) {
      expect((await who.says(`/tim ${name}`)).text).not.toMatch(/12\/PXL|xin lỗi \(tệp\)/u);
      const found = await who.says("/tim 12/PXL");
      expect(found.text).toContain("12/PXL");
      for (const each of NAMES) expect(found.text).not.toContain(each);
    }
  });

  test("is shown to its reviewers without a name", async () => {
    const card = await forges(office, home, { do: "review", deadlineId: owed.id });
    expect(card.text).toContain("12/PXL");
    for (const { text, buttons } of [card, await home.says("/kiemchung")]) {
      for (const each of NAMES) expect(`${text} ${buttons.join(" ")}`).not.toContain(each);
    }
  });

  test("is opened by its unit, and by its reviewer while it waits for its review; on record", async () => {
    for (const who of [await office.as(JUSTICE), home]) {
      const { outgoing, text } = await openedBy(who);
      expect(outgoing.attachment).toMatchObject({ kind: "file", name: "Văn bản xin lỗi.pdf" });
      expect(text).not.toContain(NAMES[0]);
    }
    const deeds = await office.stores.audit.of("deadline", owed.id, 50);
    expect(deeds.filter(({ deed }) => deed === "opened-letter").length).toBe(2);
    await forges(office, home, { do: "review", deadlineId: owed.id });
    await home.presses("Đạt");
    expect((await office.stores.deadlines.byId(owed.id))?.state.name).toBe("accepted");
    expect((await openedBy(home)).outgoing.attachment).toBeNull();
    expect((await openedBy(await office.as(JUSTICE))).outgoing.attachment).not.toBeNull();
  });

  test.each([
    ["whole offices", null, false],
    ["a unit that may see its applicants", JUSTICE_UNIT, true],
  ])("in what is exported for %s: its row; its file only to the unit", async (_, name, isThere) => {
    const units = await office.stores.units.all();
    const unitIds = name === null ? null : units.filter((unit) => unit.name === name).map(idOfUnit);
    const { bytes } = await evidenceForChat(
      { office: office.sample.office, files: office.files, words: EVIDENCE_SHEET },
      { period: monthsPeriod(2023, 1, 3), unitIds, hasLetters: unitIds !== null },
    );
    const zip = await unzipped(bytes);
    const rows = await tableOf(zip.get(EVIDENCE_SHEET.index)!);
    expect(rows.map((row) => row["Ký hiệu"])).toEqual(["PXL"]);
    expect(JSON.stringify(rows).includes("Bảy")).toBe(false);
    expect([...zip.keys()].some((path) => path.endsWith(".pdf"))).toBe(isThere);
    expect(JSON.stringify(rows).includes("Không kèm văn bản")).toBe(!isThere);
  });
});
