/** Time limits, counts and ticks as exports write them. */
import type { TimeLimit } from "../../../../domain/dossier.ts";
import { foldText } from "../../../../domain/text.ts";

/** Giờ làm việc trong một ngày: what a part of a day is counted by. */
const HOURS_A_DAY = 8;
const [MOST_DAYS, MOST_HOURS] = [999, 999];

const DAYS = /^(\d{1,3}(?:[.,]\d{1,2})?|1\/2) ?(?:ngay|$)/u;
const HOURS = /(?:^|\s)(\d{1,3}(?:[.,]\d{1,2})?) ?(?:gio|h)(?!\p{L})/u;
const AT_ONCE = /^(?:giai quyet )?(?:ngay(?! \d)|trong ngay|trong buoi)(?!\p{L}{2}.*\d)/u;
const LEADING = /^(?:trong(?: vong| thoi han)?|khong qua|toi da|thoi han|la)[ :]+(?=\d)/u;

/**
 * `03 ngày làm việc`, `24 giờ`, `1,5 ngày` (12 hours), `Trong ngày` (0 days). Null for what is no limit
 * or more than one.
 */
export function readLimit(written: string): TimeLimit | null {
  const text = foldText(written)
    .replace(/\([^()]*\)/gu, " ")
    .replace(LEADING, "")
    .trim();
  if (text.length > 80) return null;
  if (AT_ONCE.test(text)) return { kind: "days", count: 0 };
  const days = numberOf(DAYS.exec(text)?.[1]);
  const hours = numberOf(HOURS.exec(text)?.[1]);
  const numbers = text.match(/\d+(?:[.,/]\d+)?/gu) ?? [];
  if (numbers.length !== Number(days !== null) + Number(hours !== null)) return null;
  if (days !== null && hours === null && Number.isInteger(days)) return limit("days", days);
  if (days === null && hours === null) return null;
  const all = (days ?? 0) * HOURS_A_DAY + (hours ?? 0);
  return Number.isInteger(all) ? limit("hours", all) : null;
}

function limit(kind: TimeLimit["kind"], count: number): TimeLimit | null {
  return count <= (kind === "days" ? MOST_DAYS : MOST_HOURS) ? { kind, count } : null;
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  return text === "1/2" ? 0.5 : Number(text.replace(",", "."));
}

/** `2`, `02 lần`, `1,5 ngày` (2): whole, rounded up; 0 for what is no number. */
export function readCount(written: string): number {
  const match = /^(\d{1,3}(?:[.,]\d{1,3})?)(?: ?(?:lan|luot|ngay(?: lam viec)?))?$/u.exec(
    foldText(written),
  );
  return match?.[1] === undefined ? 0 : Math.ceil(Number(match[1].replace(",", ".")));
}

const YES =
  /^(?:x|v|co|true|yes|y|\u2713|\u2714|\u221a|\u2611|100 ?%|(?:da|duoc)(?: .*)?|[1-9][\d.,]*)$/u;
const NO = /^(?:|[-\u2013\u2014]+|0+|khong(?: .*)?|chua(?: .*)?|false|no|n|0 ?%)$/u;

/** Whether a box is ticked: `x`, `Có`, `1`; an empty one is not. Null for what says neither. */
export function readTick(written: string): boolean | null {
  const text = foldText(written);
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}

const FREE = /mien (?:phi|thu|le phi)|khong (?:thu|co|phat sinh|phai nop)|^khong$/u;
const ONLINE =
  /truc tuyen|online|qua mang|dich vu cong|chuyen khoan|cong thanh toan|vi dien tu|qr/u;
const IN_PERSON =
  /truc tiep|tai (?:cho|quay|bo phan|trung tam)|mot cua|buu chinh|buu dien|bccci|tien mat/u;

/** Trực tuyến, or trực tiếp and by post; null for what says neither, or that nothing was to be paid. */
export function readWay(written: string): boolean | null {
  const text = foldText(written);
  if (FREE.test(text)) return null;
  if (ONLINE.test(text)) return true;
  return IN_PERSON.test(text) ? false : null;
}
