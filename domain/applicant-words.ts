/** Người nộp hồ sơ, as somebody writes it: `Nguyễn Văn A, 0912 345 678, ấp An Lạc, xã An Thạnh 1`. */
import type { Applicant } from "./dossier.ts";
import { fail, ok, type Result } from "./result.ts";

const LONGEST_WORDS = 600;
const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 300;

const PHONE = /(?:\+84|0)(?:[ .-]?\d){8,10}(?!\d)/u;
const LEAD =
  /^(?:người nộp|nguoi nop|chủ hồ sơ|chu ho so|họ tên|ho ten|họ và tên|ông|bà)(?!\p{L})\s*:?\s*/iu;
const EDGES = /^[\s,;:–-]+|[\s,;:–-]+$/gu;
const CALLED =
  /[\s,;]*(?:(?:số )?điện thoại|đt|sđt|dien thoai|dt|sdt|địa chỉ|dia chi|đ\/c|d\/c)\s*:?\s*$/iu;

/** What is of him says so itself… */
const OF_APPLICANT =
  /^(?:người nộp|nguoi nop|chủ hồ sơ|chu ho so|họ(?: và)? tên|ho(?: va)? ten|(?:số )?điện thoại|(?:so )?dien thoai|sđt|sdt|đt|địa chỉ|dia chi|cccd|cmnd|căn cước|can cuoc|ông|bà)(?!\p{L})/iu;
/** …or holds a phone: `0912.345.678`, `+84 912 345 678`, `024 3822 1234`, and no code that begins so. */
const HOLDS_PHONE =
  /(?<![\p{L}\d./-])(?:\+?84|0)(?=[ .-]?[2-9])(?:[ .-]?\d){9,10}(?![\p{L}\d:/]|[.-][\p{L}\d])/u;
/** …or is one without the code of its place: `3822 1234`. */
const LIKE_A_PHONE = /^\d(?:[ .]?\d){7,11}$/u;

/** Whether a part of what is said of a dossier is about who handed it in, and so nothing for a list. */
export function saysApplicant(words: string): boolean {
  return OF_APPLICANT.test(words) || HOLDS_PHONE.test(words) || LIKE_A_PHONE.test(words);
}

/** Name before the first comma or the phone; what follows is the address. */
export function readApplicant(text: string): Result<Applicant, "blank" | "too-long"> {
  const words = text
    .normalize("NFC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .replace(LEAD, "");
  if (words.replaceAll(EDGES, "") === "") return fail("blank");
  if (words.length > LONGEST_WORDS) return fail("too-long");
  const phone = PHONE.exec(words);
  const before = phone ? words.slice(0, phone.index) : words;
  const after = phone ? words.slice(phone.index + phone[0].length) : "";
  const [name = "", ...places] = before.replace(CALLED, "").split(/[,;]/u);
  const address = [...places, after]
    .map((part) =>
      part.replaceAll(EDGES, "").replace(/^(?:địa chỉ|dia chi|đ\/c|d\/c)\s*:?\s*/iu, ""),
    )
    .filter((part) => part !== "")
    .join(", ");
  return ok({
    name: kept(name, LONGEST_NAME),
    phone: phone ? phone[0].trim() : null,
    address: kept(address, LONGEST_ADDRESS),
  });
}

function kept(words: string, most: number): string | null {
  const told = words.replaceAll(EDGES, "");
  return told === "" ? null : [...told].slice(0, most).join("").trimEnd();
}
