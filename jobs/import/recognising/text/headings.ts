/** Which lines of a document head a section, and which end its text, by their look and wording. */
import { foldText } from "../../../../domain/text.ts";
import { isSameKind, levelOf } from "./markers.ts";
import type { OutlineLine } from "./outline.ts";

const LONGEST_HEADING = 200;
const LONGEST_PLAIN_HEADING = 120;
const LONGEST_LIST_HEADING = 80;
const LEAST_SENTENCE = 60;
const RECIPIENTS = /^noi nhan\b/u;
const SIGNATURE =
  /^(?:TM|KT|TL|TUQ|Q)\.\s?\p{Lu}{2}|^(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|THỦ TRƯỞNG)$/u;
const CLOSING =
  /^(?:tren day la|trong qua trinh|can cu (?:vao )?(?:ke hoach|noi dung) (?:nay|tren)|yeu cau (?:cac|thu truong|nguoi dung dau)|nhan duoc (?:ke hoach|cong van|thong bao))|\byeu cau .{0,300}(?:nghiem tuc|khan truong)/u;
const APPENDIX = /^phu luc(?: (?:so )?[\divx]{1,4})?[.:]?$/u;

/** A heading by its look alone, for a document whose lines have no owners. */
export function isPlainHeading(line: OutlineLine, next: OutlineLine | undefined): boolean {
  return isHeading(line, next, null, undefined);
}

/** Recipients, signature, and the closing sentence: no duty follows. */
export function endsText({ marker, text }: OutlineLine): boolean {
  if (marker.kind !== "none") return false;
  const folded = foldText(text.slice(0, 500));
  if (RECIPIENTS.test(folded) || SIGNATURE.test(text)) return true;
  return text.endsWith("/.") || (CLOSING.test(folded) && !text.endsWith(":"));
}

/** Whether a line stands below an owner's heading by its number or bullet. */
export function isBelow(line: OutlineLine, owner: OutlineLine | null): boolean {
  return owner !== null && levelOf(line.marker) > levelOf(owner.marker);
}

/** `last` is the line above it; below an `owner`'s heading a line may as well be a duty. */
export function isHeading(
  line: OutlineLine,
  next: OutlineLine | undefined,
  owner: OutlineLine | null,
  last: OutlineLine | undefined,
): boolean {
  const { marker, text } = line;
  if (marker.kind === "dash" || marker.kind === "plus") return false;
  if (marker.kind === "section") return text.length <= LONGEST_HEADING;
  if (marker.kind === "none") return isUnnumberedHeading(text, owner, last);
  // Below a unit’s heading `a) Rà soát …:` is a duty with parts.
  const isList = text.endsWith(":") && text.length <= LONGEST_LIST_HEADING && !isBelow(line, owner);
  if (text.length > LONGEST_HEADING || !(isList || isWordedAsHeading(text))) return false;
  if (!next || endsText(next) || isSameKind(next.marker, marker)) return false;
  const leads = levelOf(next.marker) > levelOf(marker);
  return isBelow(line, owner) ? leads && next.marker.kind !== "none" : leads;
}

function isUnnumberedHeading(
  text: string,
  owner: OutlineLine | null,
  last: OutlineLine | undefined,
): boolean {
  if (isInCapitals(text)) return text.length <= LONGEST_HEADING;
  if (text.length > LONGEST_PLAIN_HEADING || !isWordedAsHeading(text)) return false;
  // Below a unit's heading a short line may be a duty, unless the duties before it are sentences.
  return owner === null || (last !== owner && /[.;:]$/u.test(last?.text ?? ""));
}

function isWordedAsHeading(text: string): boolean {
  return /^["“]?[\p{Lu}\d]/u.test(text) && !/[.;:,!?…)]$/u.test(text);
}

export function isInCapitals(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2,} .*\p{Lu}{2}/u.test(text);
}

export function isAppendixTitle({ marker, text }: OutlineLine): boolean {
  return marker.kind === "none" && APPENDIX.test(foldText(text.slice(0, 60)));
}

/** The letterhead and title end with the first sentence or the first numbered line. */
export function openingEnd(lines: readonly OutlineLine[]): number {
  const at = lines.findIndex(({ marker, text }) => {
    if (marker.kind === "section" || marker.kind === "decimal") return true;
    if (/\b(?:yeu cau|giao|nhu sau|sau day|chi dao)\b.*:$/u.test(foldText(text))) return true;
    return text.length >= LEAST_SENTENCE && /[.;:]$/u.test(text);
  });
  return at < 0 ? lines.length : at;
}
