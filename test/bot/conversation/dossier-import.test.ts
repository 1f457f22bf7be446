/** An export of the one-stop system sent into the chat: shown first, brought in by one yes, and not kept. */
import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { FileHash } from "../../../domain/ids.ts";
import { tidy } from "../../../jobs/tidy.ts";
import { unit } from "../../builders/org.ts";
import { day } from "../../builders/time.ts";
import { seedText } from "../../jobs/import/given.ts";
import { DESK_HEAD, openDesk, owing } from "./apology-office.ts";
import { APPLICANT, exportFile, PHONE, type Exported } from "./dossier-files.ts";
import {
  CHAIRMAN,
  HOME,
  idOf,
  JUSTICE,
  openConversation,
  type Conversation,
  type Seen,
  type SentFile,
  type Talker,
} from "./support.ts";

const [FIRST, SECOND] = ["000.00.05.H49-230216-0001", "000.00.05.H49-230216-0002"];
const ROWS: readonly Exported[] = [{ code: FIRST }, { code: SECOND, finished: "17/02/2023 10:00" }];
const PLAN: SentFile = { name: "ke-hoach.txt", bytes: new TextEncoder().encode(seedText()) };
const OVER = "Bản xem trước này đã được nhập hoặc đã hủy. Nếu cần, đề nghị gửi lại tệp.";

let office: Conversation;
let desk: Talker;
let home: Talker;
beforeEach(async () => {
  office = await openConversation({ isWithoutPlan: true });
  desk = await openDesk(office);
  home = await office.as(HOME);
});

const stored = () => office.stores.dossiers.count({ unitIds: null });
const known = async (code: string) => (await office.stores.dossiers.byCodes([code]))[0]!;
const hashOf = ({ bytes }: SentFile) =>
  createHash("sha256")
    .update(bytes ?? "")
    .digest("hex") as FileHash;
const isKept = async (file: SentFile) => (await office.files.get(hashOf(file))) !== null;

async function brings(who: Talker, rows: readonly Exported[]): Promise<Seen> {
  const preview = await who.sends(exportFile(rows));
  return who.presses(confirmOf(preview));
}

function confirmOf({ buttons, text }: Seen): string {
  const label = buttons.find((each) => /^(?:Nhập|Cập nhật) hồ sơ/u.test(each));
  if (!label) throw new Error(`nothing to say yes to:\n${text}`);
  return label;
}

describe("two steps", () => {
  test("the desk sends its file unasked, sees what it holds, and says yes", async () => {
    const preview = await desk.sends(exportFile(ROWS));
    expect(preview.lines).toEqual([
      "Hồ sơ TTHC tính đến 08:00 ngày 20/02/2023",
      "2 hồ sơ trong tệp: 2 mới.",
      "Đúng hạn 1/2 hồ sơ tiếp nhận (50,00 %); giải quyết trễ hạn 0; đang giải quyết 1.",
    ]);
    expect(preview.buttons).toEqual(["Nhập hồ sơ", "Hủy"]);
    expect(await stored()).toBe(0);
    const done = await desk.presses("Nhập hồ sơ");
    expect(done.lines[0]).toBe("Đã nhập hồ sơ TTHC tính đến 08:00 ngày 20/02/2023");
    expect(await stored()).toBe(2);
    expect(await known(FIRST)).toMatchObject({ source: "export", outcome: null });
  });

  test("the next day's file says what has changed since", async () => {
    await brings(desk, ROWS);
    office.setClock("2023-02-21 08:30");
    const preview = await desk.sends(
      exportFile([{ code: FIRST, finished: "20/02/2023 15:00" }, ...ROWS.slice(1), { code: "H9" }]),
    );
    expect(preview.lines).toEqual([
      "Hồ sơ TTHC tính đến 08:30 ngày 21/02/2023",
      "3 hồ sơ trong tệp: 1 mới, 1 thay đổi, 1 không đổi.",
      "Đúng hạn 2/3 hồ sơ tiếp nhận (66,67 %); giải quyết trễ hạn 0; đang giải quyết 1.",
      "",
      "So với lần nhập trước (tính đến 08:00 ngày 20/02/2023)",
      "- 1 hồ sơ đã có kết quả (1 đúng hạn)",
    ]);
    expect((await desk.presses("Cập nhật hồ sơ")).text).toContain("1 hồ sơ đã có kết quả");
    expect(await known(FIRST)).toMatchObject({ outcome: "on-time" });
  });

  test("a file that tells nothing new is still the news of its moment", async () => {
    await brings(desk, ROWS);
    office.setClock("2023-02-21 08:30");
    const preview = await desk.sends(exportFile(ROWS));
    expect(preview.text).toContain("không có gì thay đổi");
    await desk.presses("Cập nhật hồ sơ");
    expect(await office.stores.dossiers.latestExport()).toBe(office.now());
  });

  test("an older file is only shown", async () => {
    await brings(desk, ROWS);
    office.setClock("2023-02-21 08:30");
    const { name, bytes } = exportFile(ROWS);
    const title = new TextEncoder().encode("Tính đến ngày 17/02/2023\n");
    const older: SentFile = { name: name!, bytes: new Uint8Array([...title, ...bytes!]) };
    const shown = await desk.sends(older);
    expect(shown.text).toContain("cũ hơn lần nhập gần nhất (tính đến 08:00 ngày 20/02/2023)");
    expect(shown.buttons).toEqual([]);
    expect(await isKept(older)).toBe(false);
  });

  test("what is late by now is said with what follows", async () => {
    const preview = await desk.sends(exportFile([{ code: FIRST, due: "17/02/2023" }]));
    expect(preview.lines).toContain("1 hồ sơ đã trễ hẹn mà chưa xin lỗi: sẽ ghi 1 việc xin lỗi.");
    const done = await desk.presses("Nhập hồ sơ");
    expect(done.lines).toContain("1 hồ sơ đã trễ hẹn mà chưa xin lỗi: ghi 1 việc xin lỗi.");
    expect(done.buttons).toContain("Xem hồ sơ trễ hẹn");
  });
});

// The sweep had owed the apology while the preview lay there: the yes to it was met by “Dữ liệu đã thay đổi”.
test("what the clock finds between a preview and the yes to it changes nothing of it", async () => {
  const late = exportFile([{ code: FIRST, due: "17/02/2023" }]);
  await brings(desk, [{ code: FIRST, due: "17/02/2023" }]);
  office.setClock("2023-02-20 08:30");
  const preview = await desk.sends(late);
  await office.passTo("2023-02-20 09:00");
  const { id } = await known(FIRST);
  expect(await office.stores.apologies.ofDossiers([id])).toHaveLength(1);
  const answer = await desk.presses("Cập nhật hồ sơ", preview);
  expect(answer.text).not.toContain("đã thay đổi");
});

describe("who may", () => {
  test("a coordinator too; the desk asks by /nhap for what it may bring in", async () => {
    await brings(home, ROWS);
    expect(await stored()).toBe(2);
    expect((await home.says("/nhap")).text).toContain("kế hoạch");
    // Its people had no word of the command in their help.
    expect((await desk.says("/trogiup")).text).toContain("/nhap");
    expect((await (await office.as(JUSTICE)).says("/trogiup")).text).not.toContain("/nhap");
    expect((await desk.says("/nhap")).text).toContain("hồ sơ TTHC xuất từ hệ thống một cửa");
  });

  test("the desk brings in nothing else, and is told so", async () => {
    await desk.says("/nhap");
    const refused = await desk.sends(PLAN);
    expect(refused.text).toContain("Bộ phận Một cửa chỉ nhập được hồ sơ TTHC.");
    expect(await office.stores.plans.all()).toEqual([]);
    // It may send the right one now.
    expect((await desk.sends(exportFile(ROWS))).buttons).toContain("Nhập hồ sơ");
  });

  test("nobody else: a head and a leader are refused, and what they sent is not kept", async () => {
    for (const post of [JUSTICE, CHAIRMAN]) {
      const who = await office.as(post);
      expect((await who.says("/nhap")).buttons).not.toContain("Nhập hồ sơ");
      const file = exportFile([{ code: post }]);
      await who.sends({ ...file, caption: "/nhap" });
      expect(await isKept(file)).toBe(false);
    }
    expect(await stored()).toBe(0);
  });

  test("who is of the desk no longer can say yes no longer", async () => {
    const preview = await desk.sends(exportFile(ROWS));
    const head = await office.person(DESK_HEAD);
    await office.stores.people.save({ ...head, grants: [] });
    await desk.presses(confirmOf(preview), preview);
    expect(await stored()).toBe(0);
  });

  test("another's preview is nobody else's to say yes to", async () => {
    const preview = await desk.sends(exportFile(ROWS));
    const id = idOf(preview, "Nhập hồ sơ");
    await home.chooses(id);
    expect(await stored()).toBe(0);
  });
});

describe("the file itself", () => {
  const file = exportFile(ROWS);

  test("is removed once it was brought in, or was cancelled", async () => {
    const preview = await desk.sends(file);
    expect(await isKept(file)).toBe(true);
    await desk.presses("Nhập hồ sơ");
    expect(await isKept(file)).toBe(false);
    expect((await desk.chooses(idOf(preview, "Nhập hồ sơ"))).text).toBe(OVER);

    office.setClock("2023-02-21 09:00");
    await desk.sends(file);
    await desk.presses("Hủy");
    expect(await isKept(file)).toBe(false);
  });

  test("stays while somebody else's import of it waits", async () => {
    const asked = await desk.sends(file);
    await home.sends(file);
    await desk.presses("Hủy", asked);
    expect(await isKept(file)).toBe(true);
    await home.presses("Hủy");
    expect(await isKept(file)).toBe(false);
  });

  test("goes in the night after it was given up", async () => {
    await desk.sends(file);
    const remove = (hash: FileHash) => office.files.remove(hash);
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const night = () => tidy({ office: office.sample.office, removeFile: remove, log });
    await night();
    expect(await isKept(file)).toBe(true);
    office.setClock("2023-03-24 02:30");
    await night();
    expect(await isKept(file)).toBe(false);
  });

  test("that could not be removed at once goes in the night", async () => {
    const { remove } = office.files;
    let fault: Error | null = new Error("the disk is away");
    Object.assign(office.files, {
      remove: async (hash: FileHash) => {
        if (fault) throw fault;
        return remove(hash);
      },
    });
    await desk.sends(file);
    await desk.presses("Nhập hồ sơ");
    expect(await isKept(file)).toBe(true);
    expect(office.errors.join()).toContain("a dropped file could not be removed");
    fault = null;
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    await tidy({ office: office.sample.office, removeFile: office.files.remove, log });
    expect(await isKept(file)).toBe(false);
  });

  test("leaves no name in a message, in the record or in the errors", async () => {
    await desk.sends(file);
    await desk.presses("Nhập hồ sơ");
    const messages = await office.stores.messages.latestShown(
      office.sample.bot.id,
      desk.chatId,
      50,
    );
    const record = await office.stores.audit.list({ limit: 100 });
    const told = JSON.stringify([messages, record, office.errors, desk.screen()]);
    expect(told).toContain("imported-dossiers");
    expect(told).not.toContain(APPLICANT);
    expect(told).not.toContain(PHONE);
    const { id } = await known(FIRST);
    expect((await office.stores.dossiers.applicantsOf([id]))[0]?.applicant.name).toBe(APPLICANT);
  });
});

describe("units", () => {
  test("a name that comes near a known one is asked about, and answered", async () => {
    const preview = await desk.sends(exportFile([{ code: FIRST, unit: "Phòng Kinh tế Hạ tầng" }]));
    expect(preview.lines).toContain("Cần trả lời (1)");
    expect(confirmOf(preview)).toBe("Nhập hồ sơ (còn 1 câu chưa trả lời)");
    const question = await desk.presses("Trả lời về đơn vị (1)");
    expect(question.lines[0]).toBe("“Phòng Kinh tế Hạ tầng” – có phải Phòng Kinh tế và Hạ tầng?");
    const answered = await desk.presses("Đúng");
    expect(answered.lines).not.toContain("Cần trả lời (1)");
    await desk.presses("Nhập hồ sơ");
    const { unitId } = await known(FIRST);
    const [found] = await office.stores.units.byIds([unitId!]);
    expect(found?.name).toBe("Phòng Kinh tế và Hạ tầng");
  });

  test("another unit can be typed or made; the answers can be taken back", async () => {
    await desk.sends(exportFile([{ code: FIRST, unit: "Phòng Kinh tế Hạ tầng" }]));
    await desk.presses("Trả lời về đơn vị (1)");
    await desk.presses("Đơn vị khác");
    const typed = await desk.says("Phòng Tư pháp");
    expect(typed.lines[0]).toBe("“Phòng Kinh tế Hạ tầng” là Phòng Tư pháp.");
    await desk.presses("Trả lời lại về đơn vị");
    const made = await desk.presses("Thêm đơn vị mới");
    expect(made.lines).toContain("Đơn vị mới sẽ được thêm (1)");
    await desk.presses("Nhập hồ sơ");
    const { unitId } = await known(FIRST);
    expect((await office.stores.units.byIds([unitId!]))[0]?.name).toBe("Phòng Kinh tế Hạ tầng");
  });

  test("an office that has changed since is shown anew before the yes counts", async () => {
    const preview = await desk.sends(exportFile([{ code: FIRST, unit: "Đội Trật tự đô thị" }]));
    await office.stores.units.add([unit({ name: "Đội Trật tự đô thị" })]);
    const again = await desk.presses("Nhập hồ sơ", preview);
    expect(again.text).toContain("Đề nghị xem lại trước khi đồng ý.");
    expect(await stored()).toBe(0);
    await desk.presses("Nhập hồ sơ");
    expect(await stored()).toBe(1);
  });
});

describe("rows that are not taken", () => {
  const wrong = Array.from({ length: 12 }, (_, index) => ({
    code: `H${index}`,
    received: "31/02/2023",
  }));

  test("are told with the first reasons, and all of them page by page", async () => {
    const preview = await desk.sends(exportFile([{ code: FIRST }, ...wrong]));
    expect(preview.lines).toContain("13 hồ sơ trong tệp: 1 mới, 12 không nhập được.");
    expect(preview.lines).toContain("Không nhập được (12)");
    expect(preview.text).toContain("Dòng 3 (H0): ");
    expect(preview.lines).toContain("… và 9 dòng khác");
    const all = await desk.presses("Xem các dòng không nhập được (12)");
    expect(all.lines).toHaveLength(11);
    const rest = await desk.presses("Trang sau ›");
    expect(rest.lines.slice(1).map((line) => /^- Dòng (\d+)/u.exec(line)?.[1])).toEqual([
      "13",
      "14",
    ]);
    await desk.presses("Về bản xem trước");
    await desk.presses("Nhập hồ sơ");
    expect(await stored()).toBe(1);
  });

  test("a row's number typed as for a plan shows the preview again", async () => {
    await desk.sends(exportFile([{ code: FIRST }, ...wrong]));
    const answer = await desk.says("dòng 3");
    expect(answer.lines[0]).toContain("Hồ sơ TTHC");
  });
});

test("a dossier that ended in time settles the apology that was foreseen for it", async () => {
  await brings(desk, [{ code: FIRST }]);
  const { dossier } = await owing(office, { code: "H-OWED" });
  office.setClock("2023-02-27 08:00");
  await brings(desk, [{ code: "H-OWED", finished: `${shown(dossier.due.on)} 10:00` }]);
  const [apology] = await office.stores.apologies.ofDossiers([dossier.id]);
  const [duty] = await office.stores.deadlines.byIds([apology!.deadlineId]);
  expect(duty?.state).toMatchObject({ name: "waived", reason: "Hồ sơ đã có kết quả đúng hạn." });
});

function shown(date: string): string {
  const [year, month, dayOfMonth] = day(date).split("-");
  return `${dayOfMonth}/${month}/${year}`;
}
