/** A dossier as people type it: its pieces in any order, its dates, who handed it in, what they ask for. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readApplicant } from "../../domain/applicant-words.ts";
import { unitReader } from "../../domain/directive-units.ts";
import { readLimit, readOccasion } from "../../domain/dossier-dates.ts";
import { emptyDossierDraft, missingDossierPiece } from "../../domain/dossier-draft.ts";
import { markedFacts } from "../../domain/dossier-marks.ts";
import { readDossierWish } from "../../domain/dossier-wish.ts";
import {
  isTooMuchOfDossier,
  readDossierWords,
  withDossierPiece,
  type DossierWordsContext,
} from "../../domain/dossier-words.ts";
import type { DossierId } from "../../domain/ids.ts";
import { daysBetween } from "../../domain/time.ts";
import { vietnameseCalendar } from "../builders/calendar.ts";
import { dossier, occasion } from "../builders/dossier.ts";
import { unit } from "../builders/org.ts";
import { at, day } from "../builders/time.ts";

const TODAY = day("2023-02-20");
const JUSTICE = unit({ name: "Phòng Tư pháp" });
const CONTEXT: DossierWordsContext = {
  today: TODAY,
  calendar: vietnameseCalendar(),
  reader: unitReader([JUSTICE, unit({ name: "Phòng Y tế" })], [], TODAY),
  daysAway: (date) => Math.abs(daysBetween(TODAY, date)),
  now: at("2023-02-20 17:00"),
};
const EMPTY = emptyDossierDraft("draft" as DossierId, null);

const read = (words: string) => readDossierWords(words, EMPTY, CONTEXT);
const when = (words: string, notBefore = false) =>
  readOccasion(words, { ...CONTEXT, ...(notBefore && { notBefore: TODAY }) });

describe("one message", () => {
  const WHOLE = {
    code: "0012",
    procedure: "Đăng ký khai sinh",
    received: occasion("2023-02-20 09:15"),
    due: occasion("2023-02-22"),
    limit: null,
    field: "",
    unitId: null,
  };

  test.each([
    "0012; Đăng ký khai sinh; nhận 9h15 20/2; hạn 22/2",
    "Đăng ký khai sinh; hạn 22/2; mã 0012; tiếp nhận ngày 20/02/2023 9:15",
    "số hồ sơ 0012\nnhận lúc 9 giờ 15 ngày 20/2\nthủ tục: Đăng ký khai sinh\nhẹn trả 22/2/2023",
    "0012; 9h15 20/2; 22/2; Đăng ký khai sinh;",
  ])("%s", (words) => {
    expect(read(words)).toMatchObject({ draft: WHOLE, fault: null });
  });

  test("names its unit, field and limit", () => {
    const { draft, fault } = read(
      "A-7; Chứng thực bản sao; nhận hôm qua; trong ngày; phong tu phap; lĩnh vực Chứng thực",
    );
    expect(fault).toBeNull();
    expect(draft).toMatchObject({
      received: occasion("2023-02-19"),
      limit: { kind: "days", count: 0 },
      unitId: JUSTICE.id,
      field: "Chứng thực",
    });
    expect(missingDossierPiece(draft)).toBeNull();
  });

  test("never keeps who handed it in, and says that it was told", () => {
    const { draft } = read("0012; Chứng thực; người nộp Nguyễn Thị Ánh 0912345678");
    expect(draft.namesApplicant).toBe(true);
    expect(JSON.stringify(draft)).not.toContain("Ánh");
    expect(JSON.stringify(draft)).not.toContain("0912345678");
  });

  // “nguyen van ba” was dropped in silence, “0912345678” became the field, “tu phap” nothing.
  test("takes no phone for a field, and says what it does not understand", () => {
    const { draft, unclear } = read(
      "0012; dang ky khai sinh; nhan 9h15 20/2; hen 22/2; tu phap; nguyen van ba; 0912345678",
    );
    expect(draft).toMatchObject({ field: "", unitId: JUSTICE.id, namesApplicant: true });
    expect(unclear).toEqual(["nguyen van ba"]);
    expect(JSON.stringify(draft)).not.toMatch(/nguyen|0912/u);
  });

  // With commas the whole line became the procedure, the phone in it.
  test("is parted by commas where there is no semicolon", () => {
    const { draft, unclear } = read("0012, dang ky khai sinh, nhan 9h15 20/2, hen 22/2, tu phap");
    expect(draft).toMatchObject({ ...WHOLE, procedure: "dang ky khai sinh", unitId: JUSTICE.id });
    expect(unclear).toEqual([]);
    expect(read("0012; Nhận cha, mẹ, con").draft.procedure).toBe("Nhận cha, mẹ, con");
  });

  // “nop: Nguyễn Văn Ba 0912…” was told to be a date that cannot be read.
  test.each([
    "nộp: Nguyễn Văn Ba 0912 345 678",
    "nop Nguyễn Văn Ba",
    "chủ hồ sơ Nguyễn Văn Ba",
    "Nguyễn Văn Ba 0912.345.678",
    "+84 912 345 678",
    "024 3822 1234",
    "0912-345-678",
    "38221234",
    "SĐT: 0912345678",
  ])("%s is the applicant's", (words) => {
    const { draft, fault, unclear } = read(`0012; Chứng thực; nhận 20/2; ${words}; hạn 22/2`);
    expect(fault).toBeNull();
    expect(unclear).toEqual([]);
    expect(draft).toMatchObject({ namesApplicant: true, field: "", due: occasion("2023-02-22") });
    expect(JSON.stringify(draft)).not.toMatch(/Ba|912|3822/u);
  });

  test.each(["20230220001", "000.00.05.H49-230220-0012", "0012-230220", "38221234"])(
    "%s is a code",
    (code) => {
      expect(read(`${code}; Chứng thực`).draft).toMatchObject({ code, namesApplicant: false });
    },
  );

  test("a phone is no procedure, though that was asked for", () => {
    const { draft } = withDossierPiece(EMPTY, "procedure", "0912345678", CONTEXT);
    expect(draft).toMatchObject({ procedure: null, namesApplicant: true });
  });

  test("says what is missing next", () => {
    expect(missingDossierPiece(read("0012").draft)).toBe("procedure");
    expect(missingDossierPiece(read("0012; Chứng thực").draft)).toBe("received");
    expect(missingDossierPiece(read("0012; Chứng thực; nhận hôm nay").draft)).toBe("due");
    const dated = read("0012; Chứng thực; nhận hôm nay; 3 ngày").draft;
    expect(missingDossierPiece(dated)).toBe("unit");
  });

  test.each([
    ["0012; Chứng thực; nhận 31/02", "received", "unread"],
    ["0012; Chứng thực; nhận 24:00 20/2", "received", "unread"],
    ["0012; Chứng thực; nhận 21/2", "received", "future"],
    // A dossier could be received in the evening of a day that had only begun.
    ["0012; Chứng thực; nhận 20/2 17:01", "received", "future"],
    ["0012; Chứng thực; nhận 20/2/2003", "received", "too-far"],
    ["0012; Chứng thực; nhận 20/2; hạn 17/2", "due", "before-received"],
    ["0012; Chứng thực; nhận 20/2; hạn 31/2", "due", "unread"],
    ["0012; Chứng thực; nhận 20/2; hạn 20/2/9999", "due", "unread"],
    ["0012; Chứng thực; nhận 20/2; hạn 1/3; đơn vị Phòng Lạ", "unit", "unknown-unit"],
  ])("%s", (words, piece, fault) => {
    expect(read(words).fault).toEqual({ piece, fault });
  });

  test("with a piece that cannot be taken does not keep it", () => {
    const { draft } = read("0012; Chứng thực; nhận 20/2; hạn 17/2");
    expect(draft.due).toBeNull();
    expect(draft.received).not.toBeNull();
  });

  test("of too many words is told so", () => {
    expect(isTooMuchOfDossier("a".repeat(1_501))).toBe(true);
    expect(isTooMuchOfDossier(";".repeat(20))).toBe(true);
    expect(isTooMuchOfDossier("0012; Chứng thực")).toBe(false);
  });

  test("one piece that was asked for is taken as it is", () => {
    const named = withDossierPiece(EMPTY, "procedure", "Nhận cha, mẹ, con", CONTEXT);
    expect(named.draft.procedure).toBe("Nhận cha, mẹ, con");
    expect(withDossierPiece(EMPTY, "code", "\u200b", CONTEXT).fault?.fault).toBe("blank");
    expect(withDossierPiece(EMPTY, "code", "x".repeat(61), CONTEXT).fault?.fault).toBe("too-long");
  });

  test("whatever it is, is read without an accident", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (words) => {
        const { draft } = read(words);
        if (draft.received) expect(draft.received.on <= TODAY).toBe(true);
        readDossierWish(words);
        readApplicant(words);
      }),
    );
  });
});

describe("days and times", () => {
  test.each([
    ["20/2", "2023-02-20"],
    ["20-02-2023", "2023-02-20"],
    ["20/2/23", "2023-02-20"],
    ["30/12", "2022-12-30"],
    ["hôm nay 15h", "2023-02-20 15:00"],
    ["15:30", "2023-02-20 15:30"],
    ["sáng nay", "2023-02-20"],
    ["9h15 ngày 17/2", "2023-02-17 09:15"],
  ])("%s is %s", (words, meant) => {
    expect(when(words)).toEqual(occasion(meant));
  });

  test("a date to come without a year is the next such day", () => {
    const december = { ...CONTEXT, today: day("2022-12-28"), notBefore: day("2022-12-28") };
    expect(readOccasion("5/1", december)).toEqual(occasion("2023-01-05"));
  });

  // 2023 has no 29 February: read as that of 2024, it was told to be a day to come.
  test.each(["29/2", "31/4", "25h 20/2", "20/2 và 21/2", "abc", "", "20/13"])(
    "%s is none",
    (words) => {
      expect(when(words)).toBeNull();
    },
  );

  test.each([
    ["3 ngày làm việc", { kind: "days", count: 3 }],
    ["03 ngày", { kind: "days", count: 3 }],
    ["8 giờ", { kind: "hours", count: 8 }],
    ["trong ngày", { kind: "days", count: 0 }],
    ["0 ngày", null],
    ["9999 ngày", null],
    ["1,5 ngày", null],
    ["3 tuần", null],
  ])("the limit %s", (words, limit) => {
    expect(readLimit(words)).toEqual(limit);
  });
});

describe("who handed it in", () => {
  test.each([
    [
      "Nguyễn Thị Ánh, 0912 345 678, ấp An Lạc, xã An Thạnh 1",
      ["Nguyễn Thị Ánh", "0912 345 678", "ấp An Lạc, xã An Thạnh 1"],
    ],
    ["người nộp: Trần Văn B ĐT 0912345678", ["Trần Văn B", "0912345678", null]],
    ["Công ty TNHH Một Hai Ba", ["Công ty TNHH Một Hai Ba", null, null]],
    ["0912345678", [null, "0912345678", null]],
  ])("%s", (words, [name, phone, address]) => {
    expect(readApplicant(words)).toEqual({ ok: true, value: { name, phone, address } });
  });

  test("is not nothing, and not a book", () => {
    expect(readApplicant(" \u200b ").ok).toBe(false);
    expect(readApplicant("a ".repeat(400))).toEqual({ ok: false, error: "too-long" });
  });
});

describe("what is meant behind /hoso", () => {
  test.each([
    ["trễ", "late"],
    ["trễ hẹn?", "late"],
    ["hôm nay", "today"],
    ["ngày mai", "tomorrow"],
    ["sắp đến hạn", "near"],
    ["chờ bổ sung", "waiting"],
    ["đang giải quyết", "open"],
  ])("“%s” is the list %s", (words, list) => {
    expect(readDossierWish(words)).toMatchObject({ action: { do: "dossiers", list } });
  });

  test("a code or other words are looked for, semicolons are a new one", () => {
    expect(readDossierWish("0012")).toEqual({
      action: { do: "find-dossiers", words: "0012", page: 0 },
    });
    expect(readDossierWish("tỷ lệ đúng hạn")).toMatchObject({ action: { do: "dossier-rates" } });
    expect(readDossierWish("ghi mới 0012; Chứng thực")).toEqual({ typed: "0012; Chứng thực" });
    expect(readDossierWish("0012; Chứng thực")).toEqual({ typed: "0012; Chứng thực" });
    expect(readDossierWish("  ")).toEqual({ action: { do: "dossier-overview" } });
  });
});

describe("a mark of one that is kept by hand", () => {
  const then = occasion("2023-02-21 10:00");

  test("can be taken back, and leaves what was before", () => {
    const open = dossier({ source: "typed" });
    for (const mark of ["finished", "returned", "supplement-asked"] as const) {
      const marked = markedFacts(open, mark, then);
      expect(marked).not.toBeNull();
      expect(marked && markedFacts(marked, "reopened", then)).toEqual(open);
    }
  });

  test("of a second supplement keeps the first one's day", () => {
    const first = markedFacts(dossier(), "supplement-asked", then)!;
    const given = markedFacts(first, "supplement-given", occasion("2023-02-22"))!;
    const again = markedFacts(given, "supplement-asked", occasion("2023-02-23"))!;
    expect(again.supplements).toMatchObject({ count: 2, asked: then });
  });

  test("that cannot follow is none", () => {
    expect(markedFacts(dossier(), "supplement-given", then)).toBeNull();
    expect(markedFacts(dossier(), "reopened", then)).toBeNull();
    const ended = dossier({ status: 9, finished: then, ended: then });
    expect(markedFacts(ended, "finished", then)).toBeNull();
    expect(markedFacts(ended, "supplement-asked", then)).toBeNull();
  });
});
