/**
 * Trường điền của mẫu văn bản xin lỗi: what stands in braces in a template and is filled for each dossier.
 * ASCII, so that they survive any keyboard: an office edits its template in Word.
 * Source: TT 01/2018/TT-VPCP form 04, TT 03/2025/TT-VPCP form 04; NĐ 30/2020 for the frame of a letter.
 */
import type { Result } from "./result.ts";

export const LETTER_TAGS = [
  "co_quan_cap_tren",
  "co_quan",
  "so_van_ban",
  "dia_danh",
  "ngay_van_ban",
  "ten_nguoi_nop",
  "dia_chi",
  "dien_thoai",
  "ngay_tiep_nhan",
  "linh_vuc",
  "thu_tuc",
  "ma_ho_so",
  "ngay_hen_tra",
  "noi_tiep_nhan",
  "don_vi_giai_quyet",
  "ly_do",
  "ngay_hen_moi",
  "lan_hen",
  "so_lan_toi_da",
  "lich_su_hen",
  "can_cu",
  "chuc_danh_ky",
] as const;

export type LetterTag = (typeof LETTER_TAGS)[number];

/** Without these a letter would not say whom it is for, about what, why it is late and when it will be done. */
export const REQUIRED_TAGS: readonly LetterTag[] = [
  "ten_nguoi_nop",
  "ngay_tiep_nhan",
  "thu_tuc",
  "ma_ho_so",
  "ngay_hen_tra",
  "ly_do",
  "ngay_hen_moi",
];

/** What is filled in, for every tag: plain text, with line ends where lines are meant. */
export type LetterValues = Readonly<Record<LetterTag, string>>;

/** Why an edited template is not taken. */
export type TemplateProblem =
  | { readonly code: "too-large"; readonly limitMegabytes: number }
  /** No `.docx`, or a damaged one. */
  | { readonly code: "not-word" }
  | { readonly code: "encrypted" }
  /** Made to burst, or more than a letter ever is. */
  | { readonly code: "too-heavy" }
  /** Macros, embedded objects, fields that run or fetch something. */
  | { readonly code: "runs" }
  /** Something in it lies elsewhere and would be fetched when it is opened. */
  | { readonly code: "external" }
  /** A brace without its other one. */
  | { readonly code: "open-brace" }
  /** As written, cut to a readable length. */
  | { readonly code: "unknown-tags"; readonly tags: readonly string[] }
  | { readonly code: "missing-tags"; readonly tags: readonly LetterTag[] };

/** Looks a template over and fills it once to see that it can be. */
export type CheckTemplate = (bytes: Uint8Array) => Promise<Result<null, TemplateProblem>>;

export function isLetterTag(name: string): name is LetterTag {
  return (LETTER_TAGS as readonly string[]).includes(name);
}
