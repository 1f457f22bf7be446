/** How scores that come in are told in chat and on the command line. */
import { expect, test } from "vitest";
import { scoreLines, scoreProblemWords } from "../../../bot/copy/scores.ts";
import {
  percentOfMaximum,
  type ImportedScores,
  type ScoresPreview,
} from "../../../domain/scores.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { scoresInSeed } from "../../jobs/import/recognising/scores-given.ts";

type Change = ScoresPreview["sets"][number]["change"];

function inWords({ sets, problems }: ImportedScores, change: Change = "new"): string[] {
  const lines = scoreLines({ sets: sets.map((set) => ({ set, change })), problems });
  return plainText({ lines }).split("\n");
}

test("a total, each area with its loss, and the criteria that lost most with their reasons", async () => {
  const words = inWords(await scoresInSeed("phu-my-2024-ke-hoach-khac-phuc"));
  expect(words.slice(0, 6)).toEqual([
    "Chỉ số cải cách hành chính, năm 2023",
    "91,84/100 điểm (91,84 %), mất 8,16 điểm",
    "40/48 tiêu chí đạt điểm tối đa",
    "Lĩnh vực (5)",
    "- Công tác chỉ đạo, điều hành cải cách hành chính: 10,85/12 điểm, mất 1,15 điểm",
    "- Cải cách thủ tục hành chính: 12/14 điểm, mất 2 điểm",
  ]);
  expect(words).toContain("Tiêu chí bị trừ điểm (8)");
  expect(words).toContain(
    "- Thực hiện Kế hoạch CCHC: 2,85/3 điểm, mất 0,15 điểm – hoàn thành 6/7 nhiệm vụ",
  );
  expect(words.find((line) => line.includes("Trang thông tin điện tử"))).toMatch(
    /0\/1 điểm, mất 1 điểm – Thiếu Quyết định Ban biên tập$/u,
  );
});

test("the self score, and by how much it was higher", async () => {
  const words = inWords(await scoresInSeed("gio-linh-2023-ke-hoach-khac-phuc"));
  expect(words.slice(0, 4)).toEqual([
    "Chỉ số cải cách hành chính, 6 tháng đầu năm 2023",
    "45,16/82,5 điểm (54,74 %), mất 37,34 điểm",
    "Tự chấm 68,21 điểm, cao hơn kết quả thẩm định 23,05 điểm",
    "",
  ]);
  expect(words[5]).toBe("87,26/149 điểm (58,56 %), mất 61,74 điểm");
});

test("a phone shows the eight criteria that lost most, and how many more there are", async () => {
  const words = inWords(await scoresInSeed("so-noi-vu-2019-ke-hoach-khac-phuc"), "same");
  expect(words).toContain("Kết quả này đã có, không có gì thay đổi.");
  expect(words).toContain("Điều tra xã hội học: 29,37 điểm");
  expect(words).toContain("… và 5 tiêu chí khác");
  expect(Math.max(...words.map((line) => line.length))).toBeLessThan(240);
});

test("in brief, the four criteria that lost most, and only areas that lost points", async () => {
  const { sets, problems } = await scoresInSeed("so-noi-vu-2019-ke-hoach-khac-phuc");
  const [set] = sets;
  const area = { max: 1000, assessed: 1000, self: null, survey: null, lost: 0 };
  const areas = [
    { ...area, name: "Không mất điểm" },
    { ...area, name: "Mất ít", assessed: 900, lost: 100 },
    { ...area, name: "Mất nhiều", assessed: 500, lost: 500 },
  ];
  const told = { sets: [{ set: { ...set!, areas }, change: "new" as const }], problems };
  const words = plainText({ lines: scoreLines(told, "brief") }).split("\n");
  const at = words.indexOf("Lĩnh vực bị trừ điểm (2/3)");
  expect(words.slice(at + 1, at + 4)).toEqual([
    "- Mất nhiều: 5/10 điểm, mất 5 điểm",
    "- Mất ít: 9/10 điểm, mất 1 điểm",
    "Tiêu chí bị trừ điểm (13)",
  ]);
  expect(words[at + 8]).toBe("… và 9 mục khác");
});

test("a document without scores is one sentence", () => {
  const words = inWords({ sets: [], problems: [{ code: "nothing-found" }] });
  expect(words).toEqual(["Không tìm thấy kết quả chấm điểm trong tài liệu."]);
});

test("each problem says where and what", () => {
  expect(
    scoreProblemWords({ code: "sum-differs", text: "Tổng cộng", printed: 9411, computed: 9412 }),
  ).toBe("“Tổng cộng”: ghi 94,11 điểm, cộng lại là 94,12 điểm.");
  expect(scoreProblemWords({ code: "unreadable-points", row: 3, text: "ba" })).toBe(
    "Chưa hiểu số điểm “ba”.",
  );
});

test("percents of the maximum are rounded half up", () => {
  expect(percentOfMaximum({ max: 406_300, assessed: 392_800 })).toBe(9668);
  expect(percentOfMaximum({ max: 8000, assessed: 1 })).toBe(1);
  expect(percentOfMaximum({ max: 0, assessed: 0 })).toBeNull();
  expect(percentOfMaximum({ max: null, assessed: 100 })).toBeNull();
});
