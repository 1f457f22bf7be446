import { beforeEach, describe, expect, test } from "vitest";
import type { ChannelTraits } from "../../../domain/channel.ts";
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import {
  COMMUNE,
  HOME,
  JUSTICE,
  NUMBERED,
  idOf,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const LINE = "NV-002 · Kế hoạch · Phòng Tư pháp";
const PDF = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

let office: Conversation;
let home: Talker;
let justice: Talker;

async function opens(traits: ChannelTraits, publicUrl?: string): Promise<void> {
  office = await openConversation({ traits, ...(publicUrl && { publicUrl }) });
  office.setClock("2023-03-21 09:00");
  home = await office.as(HOME);
  justice = await office.as(JUSTICE);
}

async function sendsFile(): Promise<void> {
  await justice.says("NV-002");
  await justice.presses("NV-002 · Kế hoạch");
  await justice.presses("Nộp tài liệu");
  const caption = "Kế hoạch số 15/KH-UBND ngày 20/3/2023";
  await justice.sends({ name: "ke-hoach.pdf", bytes: PDF, caption });
}

async function card(who = home) {
  await who.says("/kiemchung");
  return who.presses(LINE);
}

describe("Mở tệp", () => {
  beforeEach(() => opens(WEB_TRAITS));

  test("hands the file out as it was given: to be kept, not shown", async () => {
    await sendsFile();
    const file = await home.presses("Mở tệp", await card());
    expect(file.lines[0]).toBe("Tệp tài liệu kiểm chứng: ke-hoach.pdf");
    expect(file.outgoing.attachment).toMatchObject({
      kind: "file",
      name: "ke-hoach.pdf",
      mime: "application/octet-stream",
    });
    const { attachment } = file.outgoing;
    expect(attachment?.kind === "file" && Buffer.from(attachment.bytes).equals(PDF)).toBe(true);
  });

  test("its owner may, from the duty itself", async () => {
    await sendsFile();
    await justice.says("NV-002");
    const opened = await justice.presses("NV-002 · Kế hoạch");
    const file = await justice.presses("Mở tệp", opened);
    expect(file.outgoing.attachment).toMatchObject({ kind: "file", name: "ke-hoach.pdf" });
  });

  test("another unit may not, with whatever button", async () => {
    await sendsFile();
    const [given] = await office.stores.evidence.of(
      (await office.deadline("NV-002 Kế hoạch")).deadline.id,
    );
    const commune = await office.as(COMMUNE);
    const stolen = await commune.chooses(idOf(await card(), "Mở tệp"));
    expect(stolen.text).toContain("không còn hiệu lực");
    expect(stolen.outgoing.attachment).toBeNull();
    expect(given).toBeDefined();
  });

  test("taken back meanwhile, it is gone", async () => {
    await sendsFile();
    const shown = await card();
    const [given] = await office.stores.evidence.of(
      (await office.deadline("NV-002 Kế hoạch")).deadline.id,
    );
    if (!given) throw new Error("nothing was handed in");
    await office.stores.evidence.saveDocument({
      ...given.document,
      source: { kind: "reference" },
    });
    expect((await home.presses("Mở tệp", shown)).text).toBe(
      "Chưa có tệp kèm theo: Kế hoạch số 15/KH-UBND ngày 20/3/2023",
    );
  });
});

describe("where a file has to be fetched from an address", () => {
  const ZALO_LIKE: ChannelTraits = { ...NUMBERED, takesFiles: true };

  test("without an address of ours nothing is sent, and it is said what to do", async () => {
    await opens(ZALO_LIKE);
    await sendsFile();
    const file = await home.presses("Mở tệp", await card());
    expect(file.outgoing.attachment).toBeNull();
    expect(file.text).toMatch(/^Chưa gửi được tệp “ke-hoach\.pdf” qua /u);
    expect(file.text).toContain("Đề nghị mở trên kênh khác");
  });

  test("with one, it goes along", async () => {
    await opens(ZALO_LIKE, "https://dondoc.example.vn");
    await sendsFile();
    const file = await home.presses("Mở tệp", await card());
    expect(file.text).toContain("ke-hoach.pdf");
    expect(file.outgoing.attachment).toMatchObject({ kind: "file", name: "ke-hoach.pdf" });
  });
});
