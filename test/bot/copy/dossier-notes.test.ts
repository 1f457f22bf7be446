import { describe, expect, test } from "vitest";
import { dossierChoices, nearLines, dossierNoteWords } from "../../../bot/copy/dossier-notes.ts";
import { timeLeftWords } from "../../../bot/copy/dossier-countdown.ts";
import { when } from "../../../bot/copy/items.ts";
import { openChoice } from "../../../bot/copy/lists.ts";
import { render } from "../../../bot/copy/render.ts";
import { TELEGRAM_TRAITS } from "../../../bot/telegram/telegram-traits.ts";
import { ZALO_TRAITS } from "../../../bot/zalo/zalo-traits.ts";
import type { Bundle, Item } from "../../../domain/content.ts";
import type { MessageId } from "../../../domain/ids.ts";
import type { Note } from "../../../domain/message.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { vietnameseCalendar } from "../../builders/calendar.ts";
import { day, time } from "../../builders/time.ts";
import { itemWith, PLAIN } from "./contents.ts";
import { linesWith } from "./dossier-contents.ts";

const LINES = linesWith(PLAIN)
  .slice(0, 5)
  .map((line) => ({ ...line, code: "000.00.05.H49-230220-0012" }));

type Near = Extract<Note, { kind: "dossiers-near" }>;

function near(over: Partial<Near> = {}): Near {
  return {
    kind: "dossiers-near",
    unitId: "unit" as never,
    unit: "Phòng Tư pháp",
    mayAnswer: true,
    work: { total: 1, lines: LINES.slice(0, 1) },
    ...over,
  };
}

function labels(...notes: readonly Note[]): readonly string[] {
  return dossierChoices(notes, false)
    .flat()
    .map(({ label, action }) => `${label} → ${action.do}`);
}

describe("what is asked of dossiers near their date", () => {
  test("names the unit, how many there are, and what is left of each one's time", () => {
    expect(dossierNoteWords(near())).toBe(
      "Hồ sơ TTHC sắp đến hạn của Phòng Tư pháp (1): đề nghị trả lời kịp hạn hay không kịp hạn.",
    );
    expect(plainText({ lines: nearLines(near()) })).toBe(
      "- 000.00.05.H49-230220-0012 · " +
        `${PLAIN.title} – hẹn trả 24/02/2023, còn 1 ngày làm việc 3 giờ (nghỉ 01/5)`,
    );
  });

  test("is answered at once of one, and in the list of several", () => {
    expect(labels(near())).toEqual([
      "Kịp hạn → dossier-in-time",
      "Không kịp hạn → dossier-not-in-time",
    ]);
    const several = near({ work: { total: 600, lines: LINES } });
    expect(labels(several)).toEqual(["Xem và trả lời hồ sơ → dossiers"]);
    expect(nearLines(several).at(-1)).toEqual(["… và 595 hồ sơ khác."]);
  });

  test("offers no answer to who may not give it", () => {
    const others = near({ mayAnswer: false });
    expect(dossierNoteWords(others)).toContain("đề nghị báo đơn vị trả lời");
    expect(labels(others)).toEqual(["Xem hồ sơ sắp đến hạn → dossiers"]);
  });

  // [Kịp hạn] alone stood among the choices of five duties.
  test("is named where the message is about other things, too", () => {
    const [promise] = dossierChoices([near()], true).flat();
    expect(promise?.label).toBe("Kịp hạn: 000.00.05.H49-230220-0012");
  });

  // An export of 10:41 was told to be of the whole day.
  test("an old export is told with its hour", () => {
    const stale = { kind: "dossiers-stale", asOf: day("2023-02-27") } as const;
    expect(dossierNoteWords({ ...stale, time: time("10:41") })).toContain(
      "mới đến 10 giờ 41 ngày 27/02",
    );
    expect(dossierNoteWords({ ...stale, time: time("23:59") })).toContain("mới đến hết ngày 27/02");
  });

  test("of several units, no two choices are called the same", () => {
    const all = labels(near(), near({ unit: "Phòng Y tế", work: { total: 5, lines: LINES } }));
    expect(all).toEqual([
      "Kịp hạn: 000.00.05.H49-230220-0012 → dossier-in-time",
      "Không kịp hạn: 000.00.05.H49-230220-0012 → dossier-not-in-time",
      "Xem và trả lời hồ sơ: Phòng Y tế → dossiers",
    ]);
  });

  test.each([TELEGRAM_TRAITS, ZALO_TRAITS])("stands in a message of its own: %#", (traits) => {
    const bundle: Bundle = {
      post: PLAIN.post,
      today: day("2023-02-22"),
      role: "head",
      sections: [],
      namesUnits: false,
      notes: [near()],
      snoozes: [],
    };
    const messageId = "message" as MessageId;
    const rendered = render({ kind: "bundle", messageId, bundle }, traits);
    expect(plainText(rendered)).toContain("Nhắc việc – thứ Tư, 22/02/2023");
    expect(rendered.choices.flat().map(({ label }) => label)).toEqual([
      "Kịp hạn",
      "Không kịp hạn",
      "Vì sao tôi nhận tin này?",
    ]);
  });
});

describe("an apology that is owed", () => {
  const CALENDAR = vietnameseCalendar();
  const owed = (today: string, over: Partial<Item> = {}): Item => ({
    ...itemWith(PLAIN, { kind: "apology", code: "0012", label: "Văn bản xin lỗi" }),
    due: day("2023-02-23"),
    dossierDue: day("2023-02-24"),
    countdown: CALENDAR.countdown(day(today), day("2023-02-23")),
    ...over,
  });

  test.each([
    ["2023-02-22", "không kịp hạn, xin lỗi chậm nhất 23/02 (hẹn trả 24/02), còn 1 ngày làm việc"],
    ["2023-02-23", "không kịp hạn, xin lỗi chậm nhất 23/02 (hẹn trả 24/02), hôm nay"],
    ["2023-02-24", "không kịp hạn, đã quá ngày phải xin lỗi 23/02 (hẹn trả 24/02)"],
    ["2023-02-25", "đã trễ hẹn từ 24/02"],
  ])("says on %s when it has to be there", (today, words) => {
    expect(when(owed(today))).toBe(words);
  });

  test("does not count on once it is sent", () => {
    expect(when(owed("2023-03-03", { state: "done" }))).toBe(
      "phải xin lỗi chậm nhất 23/02 (hẹn trả 24/02)",
    );
  });

  test("opens to its own card", () => {
    expect(openChoice(owed("2023-02-22")).action.do).toBe("apology");
  });
});

describe("what is left of a dossier's time", () => {
  const left = { isPast: false, workingDays: 0, hours: 0, minutes: 0, daysOff: [] };

  test.each([
    [{ workingDays: 1, hours: 3, minutes: 20 }, "còn 1 ngày làm việc 3 giờ"],
    [{ hours: 2 }, "còn 2 giờ"],
    [{ minutes: 40 }, "còn 40 phút"],
    [{ workingDays: 2, daysOff: [day("2024-04-29")] }, "còn 2 ngày làm việc (nghỉ 29/4)"],
    [{ isPast: true, workingDays: 2 }, "trễ 2 ngày làm việc"],
    [{ isPast: true }, "vừa trễ hẹn"],
    [{}, "đã đến giờ hẹn trả"],
  ])("%j", (over, words) => {
    expect(timeLeftWords({ ...left, ...over })).toBe(words);
  });
});
