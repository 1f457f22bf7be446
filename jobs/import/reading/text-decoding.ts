/** Bytes as text, in the encodings that office programs write. */
import { foldText } from "../../../domain/text.ts";

const UTF_8_MARK = [0xef, 0xbb, 0xbf];
const UTF_16_MARKS = { "utf-16le": [0xff, 0xfe], "utf-16be": [0xfe, 0xff] } as const;
const VIETNAMESE_WINDOWS = "windows-1258";

/**
 * Reads UTF-8 with or without its mark, UTF-16 with one, and what Windows programs write in Vietnamese
 * (Windows-1258); null for what is no text in these.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding);
  if (text !== null) return withoutNul(text);
  if (encoding !== "utf-8" || begins(bytes, UTF_8_MARK)) return null;
  const windows = withoutNul(decode(bytes, VIETNAMESE_WINDOWS)?.normalize("NFC") ?? "\0");
  return windows !== null && readsAsVietnamese(windows) ? windows : null;
}

/** What has more of them than a slip is no text, or one in other letters: there every second byte is one. */
const NUL_AMONG = 1000;

/** Incident: one of them in one cell made a whole export unreadable. */
function withoutNul(text: string): string | null {
  if (!text.includes("\0")) return text;
  const clean = text.replaceAll("\0", "");
  return (text.length - clean.length) * NUL_AMONG <= text.length ? clean : null;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // A decoder refuses only what is not in its encoding.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (begins(bytes, UTF_8_MARK)) return "utf-8";
  for (const [encoding, mark] of Object.entries(UTF_16_MARKS)) {
    if (begins(bytes, mark)) return encoding;
  }
  return "utf-8";
}

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x9f]/u;
const NOT_ASCII = /[^\0-\x7f]/gu;
/** What Vietnamese is written with; a tone that stands on no letter of its own is none of it. */
const VIETNAMESE =
  /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ\u00a0§°²³«»·–—‘’“”•…₫]/iu;
/** Words without which no paper of an office is written. */
const COMMON_WORDS =
  /(?<!\p{L})(?:ho so|thu tuc|ngay|ke hoach|nhiem vu|don vi|co quan|phong|uy ban|linh vuc|noi dung|thoi (?:gian|han)|bao cao|tieu chi)(?!\p{L})/u;
/** One letter in so many may be a slip, or of another language. */
const STRANGE_AMONG = 50;
const SAMPLE = 100_000;

/**
 * Any bytes at all are letters in that encoding: whether they are meant so, only the text can tell.
 * French, or Vietnamese in an older encoding, comes out with letters that we do not have.
 */
function readsAsVietnamese(text: string): boolean {
  if (CONTROL.test(text)) return false;
  const letters = text.slice(0, SAMPLE).match(NOT_ASCII) ?? [];
  const strange = letters.filter((letter) => !VIETNAMESE.test(letter)).length;
  if (strange * STRANGE_AMONG > letters.length) return false;
  return COMMON_WORDS.test(foldText(text.slice(0, SAMPLE)));
}
