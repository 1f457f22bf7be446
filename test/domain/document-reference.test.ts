/** Every document that the seeds name, spellings of our own, and what only looks like a document. */
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDocumentReference, readDocumentReferences } from "../../domain/document-reference.ts";
import { parseLocalDate } from "../../domain/time.ts";

/** `191/KH-UBND | KH | UBND huyện | 2021-12-30 | -` */
function expectedOf(line: string) {
  const [number, kind, issuer, date, subject] = line
    .split(" | ")
    .map((field) => (field === "-" ? null : field));
  return { number, kind, issuer, date, subject };
}

interface Passage {
  readonly seed: string;
  readonly line: string;
  readonly words: string;
  readonly documents: readonly ReturnType<typeof expectedOf>[];
}

function passagesOf(section: string): Passage[] {
  const [seed = "", ...blocks] = section.trim().split(/\n+(?=> \d)|\n\n/u);
  return blocks.map((block) => {
    const lines = block.split("\n");
    const said = lines.filter((line) => line.startsWith(">"));
    const [first = ""] = said;
    const words = [first.replace(/^> \d+ /u, ""), ...said.slice(1).map((line) => line.slice(3))];
    const documents = lines.filter((line) => !line.startsWith(">")).map(expectedOf);
    return { seed, line: /\d+/u.exec(first)?.[0] ?? "", words: words.join("\n"), documents };
  });
}

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

const PASSAGES = read("./seed-references.txt").split("\n## ").slice(1).flatMap(passagesOf);

const SPELLINGS = read("./document-spellings.txt")
  .split("\n\n= ")
  .slice(1)
  .flatMap((block) => {
    const [heading = "", ...lines] = block.trim().split("\n");
    const expected = expectedOf(heading);
    return lines.map((line) => ({
      words: JSON.parse(`"${line.slice(1, -1)}"`) as string,
      expected,
    }));
  });

describe("reads every numbered document that the seeds name", () => {
  test("all of them", () => {
    expect(PASSAGES).toHaveLength(38);
    expect(PASSAGES.flatMap(({ documents }) => documents)).toHaveLength(77);
  });

  test.each(PASSAGES)("$seed, line $line", ({ words, documents }) => {
    expect(readDocumentReferences(words)).toEqual(documents);
  });
});

describe("reads a document as people write it", () => {
  test.each(SPELLINGS)("$words", ({ words, expected }) => {
    expect(readDocumentReference(words)).toEqual(expected);
    expect(readDocumentReference(words.normalize("NFD"))).toEqual(expected);
  });
});

describe("without what ends the sentence", () => {
  test.each([".", ",", ")", ";", "…", "\n", "!", "”"])("%j", (end) => {
    expect(readDocumentReference(`đã có 191/KH-UBND${end}`)?.number).toBe("191/KH-UBND");
    expect(readDocumentReference(`(191/KH-UBND ngày 30/12/2021${end}`)?.date).toBe("2021-12-30");
  });
});

test("of several documents, the one that rests on the others", () => {
  const basis = "Thực hiện Kế hoạch số 191/KH-UBND ngày 30/12/2021 của UBND huyện";
  const own = "Phòng Nội vụ gửi Báo cáo số 12/BC-PNV ngày 20/3/2023";
  expect(readDocumentReference(`${basis}, ${own}`)).toMatchObject({
    number: "12/BC-PNV",
    date: "2023-03-20",
  });
  expect(readDocumentReference(`${own} ${basis.toLowerCase()}`)?.number).toBe("12/BC-PNV");
  expect(readDocumentReference(basis)?.number).toBe("191/KH-UBND");
});

test("a report on a plan has not the plan's number", () => {
  for (const report of [
    "Báo cáo kết quả thực hiện Kế hoạch số 191/KH-UBND ngày 30/12/2021",
    "Gửi Báo cáo theo Công văn số 188/SNV-CCHC",
    "báo cáo triển khai 12-CT/TU",
  ]) {
    expect(readDocumentReference(report)).toBeNull();
    expect(readDocumentReferences(report)).toHaveLength(1);
  }
});

test("gives no document the date of another", () => {
  const words = "Kế hoạch 191/KH-UBND, Báo cáo 45/BC-UBND ngày 10/3/2023 và Công văn 8/UBND-NV";
  expect(readDocumentReferences(words).map(({ date }) => date)).toEqual([null, "2023-03-10", null]);
});

test("keeps a long subject short, at a word", () => {
  const subject = "kiểm tra ".repeat(60).trim();
  const read = readDocumentReference(`Báo cáo số 45/BC-UBND về ${subject}.`)?.subject ?? "";
  expect(read.length).toBeLessThanOrEqual(200);
  expect(subject.startsWith(read)).toBe(true);
  expect(read).toMatch(/(?:kiểm|tra)$/u);
});

describe("finds no document", () => {
  test.each([
    ["a date that does not exist", "31/02/2023"],
    ["a month that does not exist", "ngày 10/13/2023"],
    ["a link that holds a number", "https://vanban.example.vn/191/KH-UBND"],
    ["a link without its beginning", "(vanban.example.vn/191/KH-UBND ngày)"],
    ["a link that holds a date", "HTTPS://example.vn/30/12/2021"],
    ["a fraction of tasks", "đã xong 17/21 đơn vị"],
    ["a fraction", "24/47"],
    ["a day without its year", "xong trước 30/3"],
    ["a day", "10/3"],
    ["a share", "đạt 24/24 UBND xã"],
    ["points", "đạt 0,95/1 điểm; 87,26 điểm/149"],
    ["a rate", "10 hồ sơ/xã, 2/Tháng, 3-bc/tuần"],
    ["towns and heads, as they are shortened", "16 xã, 2/TT, nộp 3/CT"],
    ["money", "81.889.689.373đ/87.400.000.000đ"],
    ["a phone number", "gọi 0299/3860123"],
    ["a house", "số 12/5 đường 30/4, lớp 9/A1, phòng 5/B2"],
    ["a standard", "TCVN ISO 9001:2015"],
    ["a number of the network", "192.168.10.23/KH"],
    ["a period", "Báo cáo Quý I/2023, 6 tháng đầu năm 2023"],
    ["the day of a meeting", "họp ngày 12/4/2023"],
    ["a time limit", "nộp trước ngày 30/3/2023"],
    ["a span", "chốt số liệu từ ngày 05/12/2022 đến ngày 05/3/2023"],
    ["a sign without a number", "KH-UBND"],
    ["a number without a sign", "số 191"],
    ["a year before 1900", "văn bản ngày 01/01/1023"],
    ["nothing", ""],
    ["blanks", " \n\u200B "],
  ])("in %s", (_, text) => {
    expect(readDocumentReference(text)).toBeNull();
    expect(readDocumentReferences(text)).toEqual([]);
  });
});

const PIECE = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("/", "-", ".", " ", "\n", "ngày ", " tháng ", " năm ", "của ", "về ", "số "),
  fc.constantFrom("KH", "QĐ", "UBND", "kh", "Kế hoạch ", "2023", "191", "31"),
  fc.integer({ min: 0, max: 40 }).map(String),
);
const WORDS = fc.array(PIECE, { maxLength: 30 }).map((pieces) => pieces.join(""));

test("never makes up a date or an empty field, whatever the words are", () => {
  fc.assert(
    fc.property(WORDS, (text) => {
      const reference = readDocumentReference(text);
      if (!reference) return;
      if (reference.date) expect(parseLocalDate(reference.date)).toBe(reference.date);
      expect(reference.number ?? reference.date).not.toBeNull();
      for (const field of Object.values(reference)) expect(field).not.toBe("");
    }),
  );
});

test("reads the same whatever stands in other sentences", () => {
  const number = fc.tuple(
    fc.integer({ min: 1, max: 9999 }),
    fc.constantFrom("KH", "BC", "QĐ", "TB"),
  );
  const day = fc.integer({ min: 1, max: 28 });
  fc.assert(
    fc.property(
      number,
      day,
      fc.constantFrom("", "Kính gửi Phòng Nội vụ. ", "Đã xong 17/21; "),
      ([digits, kind], date, before) => {
        const text = `${before}${digits}/${kind}-UBND ngày ${date}/3/2023. Còn 5 việc.`;
        expect(readDocumentReference(text)).toEqual({
          number: `${digits}/${kind}-UBND`,
          kind,
          issuer: "UBND",
          date: `2023-03-${String(date).padStart(2, "0")}`,
          subject: null,
        });
      },
    ),
  );
});

describe("comes to an end with words made to hold it up", () => {
  const MANY = 10_000;
  test.each([
    "1/",
    "1/A",
    "1/A-",
    "/",
    "1-",
    "số ",
    "ngày ",
    "10/3/2023 ",
    "1/KH-UBND ",
    "của UBND ",
    "1/KH-UBND về ",
    "a.",
    "https://",
    "Kế hoạch ",
    " ",
    "\n",
  ])("%j", (piece) => {
    const text = piece.repeat(MANY);
    expect(readDocumentReferences(text).length).toBeLessThanOrEqual(MANY);
    expect(readDocumentReference(text)).toSatisfy(
      (read) => read === null || typeof read === "object",
    );
  });
});
