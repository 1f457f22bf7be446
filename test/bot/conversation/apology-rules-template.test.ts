/** The template of the letters: handed out, edited, sent back; and the letters that are made of it. */
import { beforeEach, describe, expect, test } from "vitest";
import { makeLetters, makeTemplate } from "../../../apology-letters.ts";
import { apologyRulesOn } from "../../../domain/apology-duty.ts";
import type { Attachment } from "../../../domain/channel.ts";
import { shippedTemplate } from "../../../jobs/letters/shipped-templates.ts";
import { day } from "../../builders/time.ts";
import { partsIn, rewordedTemplate, textIn } from "../../jobs/letters/template-parts.ts";
import { formWith, openPublicOffice } from "../web/public-office.ts";
import { APPLICANT, DESK_HEAD, openDesk, owing, type Owing } from "./apology-office.ts";
import {
  CHAIRMAN,
  HOME,
  HOME_OFFICER,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

const FROM = day("2018-06-25");
const OURS = "Kính mong Ông/Bà thông cảm.";

let office: Conversation;
let home: Talker;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-02-21 09:00");
  home = await office.as(HOME);
});

async function opensPack(talker = home): Promise<Seen> {
  await talker.says("/caidat");
  await talker.presses("Quy định xin lỗi hồ sơ trễ hẹn");
  return talker.presses("Từ ngày 25/6/2018");
}

async function asksToReplace(talker = home): Promise<Seen> {
  await opensPack(talker);
  return talker.presses("Thay tệp mẫu");
}

const edited = () =>
  rewordedTemplate((document) =>
    document.replace("Rất mong nhận được", `${OURS} Rất mong nhận được`),
  );

function rules() {
  return apologyRulesOn(office.sample.office, office.stores, FROM);
}

function fileOf(attachment: Attachment | null) {
  if (attachment?.kind !== "file") throw new Error("there is no file");
  return attachment;
}

const opened = () => ({ office: office.sample.office, files: office.files });

async function letters(post: string, ...owed: readonly Owing[]) {
  const { id: personId } = await office.person(post);
  const deadlineIds = owed.map(({ id }) => id);
  const spec = { kind: "apology-letters", personId, deadlineIds, name: "x", label: "y" } as const;
  return fileOf(await makeLetters(spec, opened()));
}

describe("the template", () => {
  test("is handed out with what each field means", async () => {
    await opensPack();
    const sent = await home.presses("Lấy tệp mẫu");
    expect(sent.text).toContain("{ma_ho_so}: mã hồ sơ");
    const file = fileOf(sent.outgoing.attachment);
    expect(file.name).toBe("Mau-phieu-xin-loi-2018.docx");
    expect(Buffer.from(file.bytes)).toEqual(await shippedTemplate("form-2018"));
  });

  test("edited and sent back it is in force, handed out again, and letters are made of it", async () => {
    await asksToReplace();
    const bytes = await edited();
    const taken = await home.sends({ name: "mau moi.docx", bytes });
    expect(taken.lines[0]).toBe("Đã thay mẫu văn bản. Văn bản soạn từ nay theo mẫu này.");
    expect(taken.lines).toContain("- Tệp mẫu: do cơ quan sửa");
    const file = fileOf((await home.presses("Lấy tệp mẫu")).outgoing.attachment);
    expect(Buffer.from(file.bytes)).toEqual(Buffer.from(bytes));

    const owed = await owing(office);
    const letter = await letters(JUSTICE, owed);
    expect(textIn(letter.bytes)).toContain(OURS);

    await opensPack();
    const back = await home.presses("Dùng lại mẫu có sẵn");
    expect(back.lines).toContain("- Tệp mẫu: có sẵn");
    expect(textIn((await letters(JUSTICE, owed)).bytes)).not.toContain(OURS);
  });

  test.each([
    ["without a field", () => without("{ly_do}"), "- {ly_do}: lý do chậm"],
    ["with an unknown field", () => without("{so_van_ban}", "{so}"), "Không có trường: “{so}”."],
    [
      "that is no Word file",
      async () => Buffer.from("%PDF-1.7"),
      "Tệp này không phải tệp Word (.docx), hoặc đã hỏng.",
    ],
    ["of 3 MB", async () => Buffer.alloc(3 << 20), "Tệp mẫu quá lớn, chỉ nhận đến 2 MB."],
  ])("%s is refused, the old one stays, and another may follow", async (_, make, words) => {
    await asksToReplace();
    const refused = await home.sends({ name: "mau.docx", bytes: await make() });
    expect(refused.lines).toContain(words);
    expect(await rules()).toMatchObject({ template: null });
    await home.sends({ name: "mau.docx", bytes: await edited() });
    expect(await rules()).not.toMatchObject({ template: null });
  });

  test("is dropped when the form is changed: it was one of the other form", async () => {
    await asksToReplace();
    await home.sends({ name: "mau.docx", bytes: await edited() });
    await home.presses("Sửa: Mẫu văn bản");
    await home.presses("Văn bản xin lỗi (TT 03/2025)");
    expect(await rules()).toMatchObject({ form: "form-2025", template: null });
  });

  test("words instead of a file mean what they always mean", async () => {
    await asksToReplace();
    expect((await home.says("/nhiemvu")).text).toContain("Nhiệm vụ");
    expect(await rules()).toMatchObject({ template: null });
  });

  test("a file in reply to a duty proves that duty", async () => {
    await home.says("NV-002");
    const opened = await home.presses("NV-002 · Kế hoạch");
    await asksToReplace();
    const given = await home.sends({ name: "mau.docx", bytes: await edited(), replyTo: opened });
    expect(given.text).toContain("NV-002");
    expect(await rules()).toMatchObject({ template: null });
  });

  test("a file that the platform no longer has is asked for again", async () => {
    await asksToReplace();
    await home.sends({ name: "mau.docx", bytes: null });
    await home.sends({ name: "mau.docx", bytes: await edited() });
    expect(await rules()).not.toMatchObject({ template: null });
  });

  test("is not made for who is no coordinator", async () => {
    const spec = { kind: "letter-template", from: FROM, name: "x", label: "y" } as const;
    for (const post of [JUSTICE, CHAIRMAN]) {
      const { id: personId } = await office.person(post);
      await expect(makeTemplate({ ...spec, personId }, opened())).rejects.toThrow("may not have");
    }
  });
});

describe("where the chat takes no files", () => {
  test("and nobody outside can open an address of ours, another channel is named", async () => {
    office = await openConversation({ traits: NUMBERED });
    home = await office.as(HOME);
    expect((await asksToReplace()).text).toContain("Kênh này chưa nhận được tệp.");
  });

  test("the template comes by an address, and a refused one gets another address", async () => {
    const shared = await openPublicOffice();
    office = shared;
    home = await office.as(HOME);
    const give = async (url: string, bytes: Uint8Array) => {
      await fetch(shared.local(url), {
        method: "POST",
        body: formWith({ name: "mau.docx", bytes }, ""),
      });
      await office.intake.idle();
      return home.newest();
    };
    const asked = await asksToReplace();
    const refused = await give(asked.lines.at(-1)!, await without("{ly_do}"));
    expect(refused.lines).toContain("- {ly_do}: lý do chậm");
    const taken = await give(refused.lines.at(-1)!, await edited());
    expect(taken.lines[0]).toBe("Đã thay mẫu văn bản. Văn bản soạn từ nay theo mẫu này.");

    await asksToReplace();
    const again = await home.says("gửi tệp");
    expect(again.text).toContain("Đề nghị gửi tệp mẫu (.docx)");
  });
});

describe("letters", () => {
  test("are made for the handling unit and for the desk, and name the applicant", async () => {
    await openDesk(office);
    const owed = await owing(office);
    for (const post of [JUSTICE, DESK_HEAD]) {
      const letter = await letters(post, owed);
      expect(letter.name).toBe("Phieu-xin-loi-000.00.05.H49-230220-0012.docx");
      const text = textIn(letter.bytes);
      expect(text).toContain(`Kính gửi: ${APPLICANT.name}`);
      expect(text).toContain("Bộ phận Một cửa đã tiếp nhận");
      expect(text).toContain("TRƯỞNG PHÒNG");
    }
  });

  test.each([HOME, HOME_OFFICER, CHAIRMAN])("are not made for %s", async (post) => {
    const owed = await owing(office);
    await expect(letters(post, owed)).rejects.toThrow("no letter");
  });

  test("several are a zip, and those of other units are left out of it", async () => {
    const owed = [
      await owing(office, { code: "H49-1" }),
      await owing(office, { code: "H49-2" }),
      await owing(office, { code: "H49-3", unit: "Phòng Y tế" }),
    ];
    const zip = await letters(JUSTICE, ...owed);
    expect(zip.name).toBe("x.zip");
    expect([...partsIn(zip.bytes).keys()]).toEqual([
      "Phieu-xin-loi-H49-1.docx",
      "Phieu-xin-loi-H49-2.docx",
    ]);
  });

  test("of an applicant who is forgotten have a dotted line", async () => {
    const owed = await owing(office);
    const nobody = { name: null, phone: null, address: null };
    await office.stores.dossiers.saveApplicants([
      { dossierId: owed.dossier.id, applicant: nobody },
    ]);
    expect(textIn((await letters(JUSTICE, owed)).bytes)).toMatch(/Kính gửi: …+\n/u);
  });
});

function without(tag: string, instead = "…"): Promise<Uint8Array> {
  return rewordedTemplate((document) => document.replaceAll(tag, instead));
}
