/**
 * Lưu thông tin người nộp hồ sơ: how long the names, phones and addresses of those who handed dossiers in are
 * kept after these have come to their end.
 */
import type { Content } from "./content.ts";
import type { Stores } from "./stores.ts";
import { addDays, type LocalDate } from "./time.ts";

/** In whole days, after the day of the dossier's end; 0: until the night after it. */
export const DEFAULT_APPLICANT_DAYS = 30;
export const MOST_APPLICANT_DAYS = 365;

const SETTING = "applicant-days";

/** What an office has set, else the default. */
export async function applicantDays({ settings }: Pick<Stores, "settings">): Promise<number> {
  const stored = await settings.value(SETTING);
  return stored === null ? DEFAULT_APPLICANT_DAYS : Number(stored);
}

/** @param days as `readApplicantDays` gives them */
export async function saveApplicantDays(
  { settings }: Pick<Stores, "settings">,
  days: number,
): Promise<void> {
  await settings.setValue(SETTING, String(days));
}

/** Whole days from 0 to a year, as somebody types them (`30`, `30 ngày`); null for anything else. */
export function readApplicantDays(text: string): number | null {
  const digits = /^\s*(\d{1,3})\s*(?:ngày|ngay)?\s*$/iu.exec(text.normalize("NFC"))?.[1];
  const days = digits === undefined ? null : Number(digits);
  return days !== null && days <= MOST_APPLICANT_DAYS ? days : null;
}

/** Who handed in what came to its end before this day is forgotten in the night to `today`. */
export function endedTooLongAgo(today: LocalDate, days: number): LocalDate {
  return addDays(today, -days);
}

/** Contents that name an applicant: their texts are kept for a day, long enough to be delivered and read. */
const NAMING: ReadonlySet<string> = new Set(["dossier-applicant"]);

export function namesApplicant(content: Pick<Content, "kind"> | null): boolean {
  return content !== null && NAMING.has(content.kind);
}
