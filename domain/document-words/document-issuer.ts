/** Cơ quan ban hành: who issued a document, as the words beside its number say. */
import { foldText } from "../text.ts";
import type { ReadableWords } from "./readable-words.ts";

/** What names of offices begin with, folded. */
const OFFICES = [
  "uy ban nhan dan",
  "ubnd",
  "hoi dong",
  "hdnd",
  "chinh phu",
  "thu tuong",
  "chu tich",
  "bo",
  "so",
  "phong",
  "van phong",
  "vp",
  "ban",
  "tinh uy",
  "huyen uy",
  "thanh uy",
  "dang uy",
  "trung tam",
  "thanh tra",
  "cong an",
  "cuc",
  "chi cuc",
  "tong cuc",
];
const OFFICE = `(?:thuong truc |truong |pho )?(?:${OFFICES.join("|")})`;
const BEGINS = new RegExp(String.raw`^[\s,(-]{0,3}(?<of>cua |do )?(?=${OFFICE}(?![a-z]))`, "u");
const ENDS_BEFORE = new RegExp(
  String.raw`(?:^|[^a-z\d])(${OFFICE}(?: [^,;.()\n]{1,60}?)??) ?(?:(?:da |vua |moi |cung da )?(?:ban hanh|ra|co|trinh))?[ :-]{0,3}$`,
  "u",
);

/**
 * Words of a sentence behind a name, as they are written with diacritics, for “Tài” and “Đà” belong to
 * names; and those that are so even without.
 */
const SENTENCE_WORDS =
  "về|ve|v/v|V/v|ban hành|ban hanh|phê duyệt|phe duyet|quy định|quy dinh|công bố|cong bo|ngày|ngay|số|để|đã|như|trong|theo|trên|được|thì|là|gửi|gui|kèm|kem|có|cho|tại|với|ký|do";
/** “và” goes on with the name: `Văn phòng HĐND và UBND huyện`, `Phòng Kinh tế và Hạ tầng`. */
const NAME_GOES_ON = String.raw`UBND|ubnd|Ủy|Uỷ|HĐND|Hội|đào|trả|kiểm|xã hội|(?!Kế hoạch|Báo cáo|Quyết|Công văn|Thông|Chỉ thị|Nghị|Chương|Tờ trình|Hướng|Kết luận)\p{Lu}\p{Ll}`;
const NAME_ENDS = new RegExp(
  String.raw`[,;:()\n!?"“”]|\.(?=\s|$)| (?:${SENTENCE_WORDS}|so \d+|\d+\/\d*|(?:và|va)(?! (?:${NAME_GOES_ON})))(?!\p{L})`,
  "u",
);
const LONGEST_NAME = 90;
const LONGEST_LEAD = 100;

export interface FoundIssuer {
  readonly name: string;
  readonly end: number;
}

/**
 * `của UBND huyện` right behind the number or the date; null where nothing of the kind stands there.
 * Without “của” it has to be the sign's own issuer.
 */
export function issuerAfter(
  { words, folded }: ReadableWords,
  at: number,
  sign: string | null,
): FoundIssuer | null {
  const begin = BEGINS.exec(folded.slice(at, at + LONGEST_LEAD));
  if (!begin) return null;
  const start = at + begin[0].length;
  const named = words.slice(start, start + LONGEST_NAME);
  const over = nameEnd(named);
  const end = start + (over === -1 ? lastWordEnd(named) : over);
  const name = words.slice(start, end).trim();
  if (begin.groups?.["of"] === undefined && !(sign !== null && isAbbreviated(name, sign)))
    return null;
  return name === "" ? null : { name, end };
}

/**
 * `UBND huyện ban hành` right before the document is named: only where it is the sign's own issuer, for
 * somebody else may stand there as well.
 */
export function issuerBefore(
  { words, folded }: ReadableWords,
  at: number,
  sign: string | null,
): string | null {
  if (sign === null) return null;
  const from = Math.max(0, at - LONGEST_LEAD);
  const found = ENDS_BEFORE.exec(folded.slice(from, at));
  const said = found?.[1];
  if (!found || said === undefined) return null;
  const start = from + found.index + found[0].indexOf(said);
  const named = words.slice(start, start + said.length);
  const over = nameEnd(named);
  const name = (over === -1 ? named : named.slice(0, over)).trim();
  return isAbbreviated(name, sign) && name.includes(" ") ? name : null;
}

/** `UBND` for `Ủy ban nhân dân huyện`, `PTP` for `Phòng Tư pháp`. */
function isAbbreviated(name: string, sign: string): boolean {
  const folded = foldText(name);
  const initials = folded
    .split(/[^a-z\d]+/u)
    .map((word) => word.charAt(0))
    .join("");
  const abbreviation = foldText(sign);
  const short = folded
    .replaceAll("uy ban nhan dan", "ubnd")
    .replaceAll("hoi dong nhan dan", "hdnd");
  return initials === abbreviation || short.split(" ").includes(abbreviation);
}

/** -1 where it does not end; of words all in capitals, none is told from a name by its case. */
function nameEnd(named: string): number {
  return (named === named.toUpperCase() ? named.toLowerCase() : named).search(NAME_ENDS);
}

function lastWordEnd(named: string): number {
  if (named.length < LONGEST_NAME) return named.length;
  const space = named.lastIndexOf(" ");
  return space === -1 ? named.length : space;
}
