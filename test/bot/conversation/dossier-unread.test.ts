/** Incident: a file of the desk that could not be read as an export was answered as if it were a proof. */
import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { FileHash } from "../../../domain/ids.ts";
import { openDesk } from "./apology-office.ts";
import { JUSTICE, openConversation, type Conversation, type Talker } from "./support.ts";

let office: Conversation;
let desk: Talker;
beforeEach(async () => {
  office = await openConversation({ isWithoutPlan: true });
  desk = await openDesk(office);
});

const EVIDENCE = "Nếu đây là tài liệu kiểm chứng";

test.each([
  ["ho-so.csv", `Mã;Ngày\n${"a;b\n".repeat(60_001)}`, "quá nhiều dòng"],
  ["ho-so.csv", "\xff\xfe\x00", "bị hỏng"],
  ["ho-so.csv", "Ten;So\nA;1\nB;2\n", "Không tìm thấy"],
  ["ho-so.xlsx", "PK\x03\x04 x", "bị hỏng"],
])("the desk hears why %s was not read: %#", async (name, text, why) => {
  const bytes = Buffer.from(text, "latin1");
  const answer = await desk.sends({ name, bytes });
  expect(answer.text).toContain(why);
  expect(answer.text).toContain(EVIDENCE);
  expect(answer.text).not.toMatch(/Không nhận tệp|kế hoạch|nhiệm vụ rồi/u);
  const hash = createHash("sha256").update(bytes).digest("hex") as FileHash;
  expect(await office.files.get(hash)).toBeNull();
});

test("what is no spreadsheet is still taken for a proof, and so is another's", async () => {
  const note = await desk.sends({
    name: "bien-ban.docx",
    bytes: Buffer.from("PK\x03\x04 x", "latin1"),
  });
  expect(note.text).not.toContain(EVIDENCE);
  const head = await office.as(JUSTICE);
  const refused = await head.sends({ name: "ho-so.csv", bytes: Buffer.from("a;b") });
  expect(refused.text).toContain("Không nhận tệp .csv");
});
