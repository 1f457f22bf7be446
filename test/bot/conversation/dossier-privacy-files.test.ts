/** Files that nothing refers to are not kept: a list of applicants may be in any of them. */
import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { FileHash } from "../../../domain/ids.ts";
import { tidy } from "../../../jobs/tidy.ts";
import { openDesk, owing } from "./apology-office.ts";
import {
  HOME,
  JUSTICE,
  openConversation,
  type Conversation,
  type SentFile,
  type Talker,
} from "./support.ts";

const PDF = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
const text = (words: string) => new TextEncoder().encode(words);

let office: Conversation;
let desk: Talker;
let justice: Talker;
beforeEach(async () => {
  office = await openConversation({ isWithoutPlan: true });
  desk = await openDesk(office);
  justice = await office.as(JUSTICE);
});

const isKept = async ({ bytes }: SentFile) => {
  const hash = createHash("sha256").update(bytes!).digest("hex") as FileHash;
  return (await office.files.get(hash)) !== null;
};

const night = () =>
  tidy({
    office: office.sample.office,
    removeFile: (hash) => office.files.remove(hash),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });

describe("what cannot be brought in", () => {
  // Incident: exports that could not be read lay in the store for ever.
  test.each([
    ["a broken workbook", "ho-so.xlsx", Buffer.from("PK\u0003\u0004 Nguyễn Thị Bảy")],
    ["a page called a workbook", "ho-so.xlsx", text("<html><table>Nguyễn Thị Bảy</table></html>")],
    ["a list without titles", "ho-so.csv", text("1,Nguyễn Thị Bảy,0912345678\n")],
    ["a plan, which is not the desk's", "ke-hoach.txt", text("KẾ HOẠCH CCHC NĂM 2023\nNội dung")],
  ])("%s goes at once", async (_, name, bytes) => {
    const file = { name, bytes };
    await desk.says("/nhap");
    await desk.sends(file);
    expect(await isKept(file)).toBe(false);
    const asHome = await office.as(HOME);
    await asHome.sends({ ...file, caption: "/nhap" });
    expect(await isKept(file)).toBe(false);
  });
});

describe("evidence", () => {
  const file: SentFile = { name: "PXL Nguyễn Thị Bảy.pdf", bytes: PDF };

  test("that is refused goes at once", async () => {
    const refused: SentFile = { name: "a.exe", bytes: Buffer.from("MZ\u0090 Nguyễn Thị Bảy") };
    await justice.sends(refused);
    expect(await isKept(refused)).toBe(false);
  });

  test("that waits to be told where it belongs is kept, and goes when it is cancelled", async () => {
    await owing(office);
    await justice.sends(file);
    expect(await isKept(file)).toBe(true);
    await justice.presses("Hủy");
    expect(await isKept(file)).toBe(false);
  });

  test("that nobody says anything of goes in a night after its question has run out", async () => {
    await owing(office);
    await justice.sends(file);
    office.setClock("2023-02-20 23:30");
    await night();
    expect(await isKept(file)).toBe(true);
    office.setClock("2023-02-22 02:00");
    await night();
    expect(await isKept(file)).toBe(false);
  });

  test("that proves something is kept", async () => {
    await owing(office);
    const asked = await justice.sends(file);
    await justice.presses(asked.buttons[0]!);
    await night();
    expect(await isKept(file)).toBe(true);
  });
});
