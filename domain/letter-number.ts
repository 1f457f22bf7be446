/** Số văn bản xin lỗi: as the clerk gives it. */
import { fail, ok, type Result } from "./result.ts";
import { foldText } from "./text.ts";

export type LetterNumberProblem = "blank" | "unread";

/** What one-stop desks number their letters of apology with. */
const SIGN = "PXL";
const LONGEST = 40;
const NUMBER =
  /^(?:số|so)?\s*:?\s*(?<digits>\d{1,5}[a-zđ]?)\s*(?:\/\s*(?<sign>[\p{L}\d][\p{L}\d&./ -]*))?$/iu;
const NONE: ReadonlySet<string> = new Set(["khong", "khong co", "de trong", "xoa", "bo trong"]);

/**
 * `12/PXL` for `12`, `số 12`, `12/pxl`; `12/PXL-UBND` as it is; null for “để trống”: the clerk gives it on
 * paper.
 */
export function readLetterNumber(text: string): Result<string | null, LetterNumberProblem> {
  const words = text
    .normalize("NFC")
    .replace(/[\p{C}\s]+/gu, " ")
    .replace(/[.,;!]+\s*$/u, "")
    .trim();
  if (words === "") return fail("blank");
  if (NONE.has(foldText(words))) return ok(null);
  const { digits, sign } = words.length > LONGEST ? {} : (NUMBER.exec(words)?.groups ?? {});
  if (digits === undefined || /^0+[a-zđ]?$/iu.test(digits)) return fail("unread");
  const written = (sign ?? SIGN).replace(/\s/gu, "");
  return ok(`${digits}/${foldText(written) === foldText(SIGN) ? SIGN : written}`);
}
