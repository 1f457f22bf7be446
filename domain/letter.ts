/** Văn bản xin lỗi và hẹn lại ngày trả kết quả: what a letter says, as data; it is kept nowhere. */
import type { ApologyRules } from "./apology-rules.ts";
import type { Apology } from "./apology.ts";
import type { Applicant, Dossier } from "./dossier.ts";
import type { LocalDate } from "./time.ts";

export interface LetterFacts {
  readonly organisation: string;
  /** The unit that owes the apology. */
  readonly unit: string;
  /** How the head of that unit is addressed; null where nobody is known. */
  readonly headPost: string | null;
  /** Bộ phận Một cửa; null where no unit is known as one. */
  readonly desk: string | null;
  readonly apology: Apology;
  /** The earlier ones of the same dossier, the first one first. */
  readonly before: readonly Apology[];
  readonly dossier: Dossier;
  readonly applicant: Applicant;
  readonly rules: ApologyRules;
  readonly today: LocalDate;
  /** IANA zone of the times in it. */
  readonly zone: string;
}

/**
 * Composed (NFC), and without what XML cannot hold or nobody can see: control characters, lone surrogates,
 * marks that turn the direction of writing. Line ends stay.
 */
export function letterText(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/gu, "\n")
    .replace(/\t/gu, " ")
    .replace(/(?!\n)\p{Cc}|[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD-\uFFFF]/gu, "");
}
