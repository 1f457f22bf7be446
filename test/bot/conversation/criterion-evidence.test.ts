/** Documents for criteria of the index that no deadline stands for. */
import { beforeEach, describe, expect, test } from "vitest";
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import type { ChannelTraits } from "../../../domain/channel.ts";
import type { CriterionScore, ScoreSet } from "../../../domain/scores.ts";
import { NO_TOTAL } from "../../../domain/scores.ts";
import {
  CHAIRMAN,
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const DECISION = "Quyết định số 12/QĐ-UBND ngày 10/01/2023 về việc thành lập Ban biên tập";
const CRITERIA = "Tiêu chí không có thời hạn";
const BOARD = "Ban biên tập cổng thông tin điện tử";

function criterion(name: string, lost: number | null): CriterionScore {
  const area = "Hiện đại hóa hành chính";
  return { name, area, max: 100, assessed: null, self: null, lost, reason: null };
}

function scores(year: number, criteria: readonly CriterionScore[]): ScoreSet {
  const name = "Chỉ số CCHC";
  return { name, year, period: null, areas: [], criteria, total: NO_TOTAL, met: null, of: null };
}

const OTHERS = Array.from({ length: 8 }, (_, place) => criterion(`Tiêu chí số ${place}`, place));

describe.each<readonly [string, ChannelTraits]>([
  ["pressed", WEB_TRAITS],
  ["numbered", NUMBERED],
])("where choices are %s", (_, traits) => {
  let office: Conversation;
  let home: Talker;

  beforeEach(async () => {
    office = await openConversation({ traits });
    office.setClock("2023-03-24 09:00");
    home = await office.as(HOME);
    await office.stores.scores.save(scores(2021, [criterion("Tiêu chí cũ", 90)]));
    const all = [...OTHERS, criterion(BOARD, 50), criterion("Không rõ điểm", null)];
    await office.stores.scores.save(scores(2022, all));
  });

  async function list() {
    await home.says(DECISION);
    return home.presses(CRITERIA);
  }

  async function given() {
    return office.stores.evidence.ofCriterion(null);
  }

  test("those of the newest scores are offered, what cost most first", async () => {
    const asked = await list();
    expect(asked.lines.slice(0, 3)).toEqual([
      "Tài liệu này kiểm chứng cho tiêu chí nào?",
      `- ${BOARD} (Hiện đại hóa hành chính) – mất 0,5 điểm`,
      "- Tiêu chí số 7 (Hiện đại hóa hành chính) – mất 0,07 điểm",
    ]);
    expect(asked.buttons.length).toBeLessThanOrEqual(10);
    const second = await home.presses("Trang sau ›");
    expect(second.text).toContain("Không rõ điểm");
    expect(second.text).not.toContain("Tiêu chí cũ");
  });

  test("words narrow them down, and the one chosen has it", async () => {
    await list();
    const found = await home.says("ban bien tap");
    expect(found.lines[0]).toBe("Tài liệu này kiểm chứng cho tiêu chí nào? – “ban bien tap”");
    expect(found.buttons).toEqual([BOARD, "Bỏ lọc", "Hủy"]);
    const taken = await home.presses(BOARD);
    expect(taken.lines[0]).toBe(
      `Đã ghi nhận tài liệu cho tiêu chí: ${BOARD} (Hiện đại hóa hành chính)`,
    );
    expect(taken.lines[1]).toContain("Quyết định số 12/QĐ-UBND ngày 10/01/2023");
    const [use] = await given();
    expect(use?.proves).toMatchObject({ kind: "criterion", criterion: { name: BOARD } });
    expect((await home.presses("Tài liệu theo tiêu chí")).text).toContain("12/QĐ-UBND");
  });

  test("words that fit none say so, and all can be had again", async () => {
    await list();
    const none = await home.says("chợ Bến Thành");
    expect(none.text).toContain("Không có tiêu chí nào khớp");
    expect((await home.presses("Bỏ lọc")).text).toContain(BOARD);
  });

  test("the same once more changes nothing; its file is the same document's", async () => {
    await list();
    await home.presses(BOARD);
    office.setClock("2023-03-24 10:00");
    await list();
    const again = await home.presses(BOARD);
    expect(again.lines[0]).toContain("Tài liệu này đã có, không ghi nhận thêm cho tiêu chí");
    office.setClock("2023-03-24 11:00");
    await home.sends({ bytes: Buffer.from("%PDF-1.7 x"), caption: DECISION });
    await home.presses(CRITERIA);
    const mended = await home.presses(BOARD);
    expect(mended.lines[0]).toContain("bổ sung vào tài liệu đã nộp");
    const [proof] = await given();
    if (!proof) throw new Error("nothing was given");
    expect(proof.document.source.kind).toBe("file");
    // A file that came for a document which proves criteria alone left no entry in the record.
    const [entry] = await office.stores.audit.of("document", proof.document.id, 1);
    expect(entry).toMatchObject({ deed: "gave-file", detail: { fields: "file" } });
  });

  test("it is corrected and taken back", async () => {
    await list();
    await home.presses(BOARD);
    await home.presses("Sửa số, ngày văn bản");
    expect((await home.says("13/QĐ-UBND")).text).toContain("Quyết định số 13/QĐ-UBND");
    const gone = await home.presses("Rút tài liệu này");
    expect(gone.text).toBe(`Đã rút tài liệu của tiêu chí: ${BOARD}.`);
    expect(await given()).toEqual([]);
  });

  test("a document for work goes on being asked about meanwhile", async () => {
    await list();
    const asked = await home.says("https://vanban.example.vn/45");
    expect(asked.lines[0]).toBe("Tài liệu này kiểm chứng cho việc nào?");
  });

  test("a head is offered none, and a leader hands nothing in", async () => {
    const justice = await office.as(JUSTICE);
    expect((await justice.says(DECISION)).buttons).not.toContain(CRITERIA);
    const chairman = await office.as(CHAIRMAN);
    expect((await chairman.says(DECISION)).text).toBe(
      "Đơn vị không còn việc nào cần tài liệu kiểm chứng.",
    );
  });
});

test("without scores nothing of the kind is offered", async () => {
  const office = await openConversation();
  const home = await office.as(HOME);
  expect((await home.says(DECISION)).buttons).not.toContain(CRITERIA);
});
