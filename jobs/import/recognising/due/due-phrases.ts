/** Thời hạn trong câu: the words of a sentence that say by when. */
import { readTiming } from "../../../../domain/timing/read-timing.ts";
import type { LocalDate } from "../../../../domain/time.ts";

const YEAR = String.raw`(?:\s*[/.-]\s*\d{4}|\s+năm\s+\d{4})?`;
const DAY = String.raw`(?:ngày\s+)?\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}${YEAR}(?![\d/])`;
const RHYTHMIC_DAY = String.raw`ngày\s+\d{1,2}\s+(?:của\s+)?(?:tháng\s+(?:cuối|đầu)\s+(?:quý|kỳ)|h[àằ]ng\s+tháng)`;
const MONTH = String.raw`(?:đầu\s+|giữa\s+|cuối\s+|hết\s+)?tháng\s+\d{1,2}${YEAR}(?![\d/])`;
const QUARTER = String.raw`(?:hết\s+|cuối\s+)?qu[ýí]\s+(?:[IV]{1,3}|[1-4])(?![\p{L}\d])${YEAR}`;
const PERIOD = `(?:${RHYTHMIC_DAY}|${DAY}|${MONTH}|${QUARTER})`;
const WHOLE_YEAR = String.raw`(?:hết\s+|cuối\s+)?năm\s+20\d{2}(?!\s*[-–]\s*\d)|(?:hết|cuối)\s+năm(?!\p{L})`;

const LATEST = String.raw`(?:chậm\s+nhất|muộn\s+nhất)(?:\s+(?:là|vào|đến|trong|trước)){0,2}(?:\s+hết)?`;
const WITHIN = String.raw`(?:trước|trong|vào|đến)(?:\s+hết|\s+cuối)?`;
const END = String.raw`(?=\s*(?:$|[.;,)]|\s(?:để|và|về|gửi)\s))`;

/** A date that nothing but a deadline is said with: after these words, or set apart. */
const DEADLINES: readonly RegExp[] = [
  new RegExp(`(${LATEST}\\s+(?:${PERIOD}|${WHOLE_YEAR}))`, "giu"),
  new RegExp(
    `(?<!\\p{L})(?:hoàn\\s+thành|xong|kết\\s+thúc)(?:\\s+[\\p{L}\\d]{1,12}){0,6}?\\s+(${WITHIN}\\s+(?:${PERIOD}|${WHOLE_YEAR}))`,
    "giu",
  ),
  new RegExp(
    `\\((?:thời\\s+(?:gian|hạn)(?:\\s+(?:thực\\s+hiện|hoàn\\s+thành))?\\s*:\\s*)?((?:${WITHIN}\\s+)?${PERIOD})\\)`,
    "giu",
  ),
  new RegExp(`(?:^|[.;,]\\s)(trước\\s+${PERIOD})(?=[,:])`, "giu"),
  new RegExp(`(?:^|\\s)(trước\\s+${PERIOD})${END}`, "giu"),
  new RegExp(`\\s((?:trong|vào)\\s+(?:${MONTH}|${QUARTER}))(?=[.;\\s]*$)`, "giu"),
];
/** What was done before a date is told of the things that had it done to them. */
const TOLD =
  /(?:tiếp nhận|cấp|phát sinh|hiệu lực|công bố|thành lập|bổ nhiệm|tuyển dụng|phê duyệt|ban hành|thực hiện từ|đã có)\s*$/iu;
/** A date for a figure to be reached. */
const DUE_OF_FIGURE = new RegExp(
  `(?<!\\p{L})((?:${LATEST}|(?:trước|trong|đến|hết|vào)(?:\\s+hết|\\s+cuối)?)\\s+(?:${PERIOD}|${WHOLE_YEAR}))`,
  "giu",
);

/** `Định kỳ hằng tháng công khai …`, `Hàng quý, báo cáo …`: how a duty begins that comes back. */
const RHYTHM =
  /^(?:định\s+kỳ\s+(?:vào\s+)?)?(?:h[àằ]ng|mỗi)\s+(?:tuần|tháng|quý|năm)(?:(?:,|\s+và)\s+(?:h[àằ]ng\s+)?(?:quý|6 tháng|năm))?(?!\p{L})/iu;
const LONGEST = 4_000;

/** The one phrase that says when the whole duty is due; null unless there is no doubt about it. */
export function findDeadline(text: string): string | null {
  if (text.length > LONGEST) return null;
  for (const deadline of DEADLINES) {
    const found = [...text.matchAll(deadline)].filter(
      (match) => !TOLD.test(text.slice(0, match.index + match[0].indexOf(match[1] ?? ""))),
    );
    if (found.length > 1) return null;
    const phrase = found[0]?.[1];
    if (phrase !== undefined) return phrase.replace(/\s+/gu, " ").trim();
  }
  return RHYTHM.exec(text)?.[0] ?? null;
}

/** The date that a figure is to be reached by, and where it is said; null where none or several are. */
export function findDueOfFigure(
  text: string,
  year: number,
): { readonly due: LocalDate; readonly at: number } | null {
  if (text.length > LONGEST) return null;
  const [found, ...others] = [...text.matchAll(DUE_OF_FIGURE)];
  if (!found || others.length > 0) return null;
  const { kind, due, problems } = readTiming(found[1] ?? "", year);
  const [date, ...more] = due;
  if (kind !== "once" || problems.length > 0 || !date || more.length > 0) return null;
  return { due: date, at: found.index };
}
