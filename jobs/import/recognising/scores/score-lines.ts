/** The lines of a document as prose: numbers and bullets apart, cut paragraphs put together. */
import { foldEvenly } from "../text/even-fold.ts";

export interface ProseLine {
  readonly text: string;
  /** `I.`, `2.1.`, `-`; deeper inside the larger. Null without any. */
  readonly depth: number | null;
  readonly isBullet: boolean;
}

const NUMBER =
  /^\(?(?:(?<roman>[IVX]{1,5})|(?<letter>[A-Z])|(?<arabic>\d{1,2}(?:\.\d{1,2}){0,4})|(?<lower>[a-zđ]))[.)/]+\s+|^(?<dotted>\d{1,2}(?:\.\d{1,2}){1,4})\s+(?=\p{L})/u;
const BULLET = /^[-+*\u2010-\u2015\u2022\u2023\u25aa\u25cf\u25e6\u00b7\uf0b7]\s*(?=[\p{L}\d("“])/u;
const LOWER_DEPTH = 8;
export const BULLET_DEPTH = 9;
const LONGEST = 8_000;
const LONGEST_HEADING = 200;

export function proseLines(texts: readonly string[]): readonly ProseLine[] {
  const lines: ProseLine[] = [];
  for (const text of texts) {
    const line = proseLine(text.replace(/\s+/gu, " ").trim());
    const last = lines.at(-1);
    if (last && goesOn(last, line)) {
      lines.splice(-1, 1, { ...last, text: `${last.text} ${line.text}` });
    } else if (line.text !== "") lines.push(line);
  }
  return lines;
}

/** `1. Cải cách thể chế` → `Cải cách thể chế`. */
export function withoutNumber(text: string): string {
  return proseLine(text).text.replace(/[\s:.]+$/u, "");
}

export function proseLine(text: string): ProseLine {
  const bullet = BULLET.exec(text);
  if (bullet) return { text: text.slice(bullet[0].length), depth: BULLET_DEPTH, isBullet: true };
  const number = NUMBER.exec(text);
  if (!number) return { text, depth: null, isBullet: false };
  return { text: text.slice(number[0].length), depth: depthOf(number), isBullet: false };
}

function depthOf({ groups }: RegExpExecArray): number {
  if (groups?.["letter"] !== undefined) return 0;
  if (groups?.["roman"] !== undefined) return 1;
  if (groups?.["lower"] !== undefined) return LOWER_DEPTH;
  return 1 + (groups?.["arabic"] ?? groups?.["dotted"] ?? "").split(".").length;
}

/** A page break has cut a sentence: it goes on in small letters. */
function goesOn(last: ProseLine, line: ProseLine): boolean {
  if (line.depth !== null || last.text.length + line.text.length > LONGEST) return false;
  return /^\p{Ll}/u.test(line.text) && /[\p{L}\d,(–-]$/u.test(last.text);
}

/** A line that names what follows: short, and no sentence. */
export function isHeading({ text, isBullet }: Pick<ProseLine, "text" | "isBullet">): boolean {
  if (isBullet || text.length > LONGEST_HEADING || !/^[\p{Lu}\d"“]/u.test(text)) return false;
  return !/[.;,]$|[.;:] /u.test(text) && / /u.test(text) && !/\d ?diem/u.test(foldEvenly(text));
}

/** Sections that only sort what stands in them, whatever was scored. */
const GENERAL =
  /^(?:[^.;:]{0,20} )?(?:ket qua|ton tai|han che|nguyen nhan|danh gia|muc dich|yeu cau|muc tieu|giai phap|nhiem vu|to chuc thuc hien|noi dung|phuong huong|kien nghi|de xuat|thuc trang|tinh hinh|phu luc|ke hoach|bao cao|noi nhan|bang)(?!\p{L})/u;

export function isGeneral(heading: string): boolean {
  return GENERAL.test(foldEvenly(heading));
}
