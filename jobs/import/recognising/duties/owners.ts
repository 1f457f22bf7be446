/** Whom a line of a directive names: a unit's heading, or `Phòng Nội vụ: chủ trì …` in one line. */
import { foldText } from "../../../../domain/text.ts";
import type { OutlineLine } from "../text/outline.ts";
import { isPostPhrase } from "../units/posts.ts";
import { isNamed, splitOfficeHolders } from "../units/unit-phrases.ts";

/** Whose duty it is, as written, and what it is. */
export interface OwnedDuty {
  readonly owners: readonly string[];
  readonly duty: string;
}

const LONGEST_LINE = 400;
const LONGEST_PHRASE = 160;
const BEFORE =
  /^(?:giao(?: nhiệm vụ)?(?: cho)?|phân công|đối với|đề nghị|yêu cầu|(?:về )?(?:trách nhiệm|nhiệm vụ|phần việc) của|về phía)\s+/iu;
const AFTER = /\s+(?:có (?:trách nhiệm|nhiệm vụ)|chịu trách nhiệm)(?: \p{L}+){0,12}$/iu;
/** Only where a colon says that the duties follow. */
const AFTER_WITH_COLON = /\s+(?:chủ trì|thực hiện|tập trung|cần|phải)(?:,? \p{L}[^\s:,]*){0,20}$/iu;
const REMARK = /\s*\([^()]{1,120}\)$/u;

const HOLDER =
  /^(?:(?:phó )?(?:thủ trưởng|chủ tịch|giám đốc|trưởng|chánh|hiệu trưởng|người đứng đầu)|lãnh đạo)\s+/iu;
const MANY =
  /^(?:các|những|tất cả(?: các)?|toàn bộ(?: các)?|từng|mỗi)\s+(?=(?:cơ quan|đơn vị|phòng|ban|sở|ngành|bộ(?:,| ngành|$)|xã|phường|thị trấn|huyện|địa phương|trường|đoàn thể|tổ chức|bộ phận|trung tâm|chi cục|ubnd|ủy ban|uỷ ban|hội|thôn|ấp|khóm|khu phố|tổ dân phố)(?!\p{L}))/iu;
const EVERY = /^(?:các|những|tất cả|toàn bộ|từng|mỗi)(?!\p{L})/iu;
/** Words that begin like a unit's name once their marks are gone, and what they have to be. */
const AMBIGUOUS: Readonly<Record<string, RegExp>> = {
  so: /^sở$/iu,
  to: /^tổ$/iu,
  doi: /^đội$/iu,
  hoi: /^hội$/iu,
  doan: /^đoàn$/iu,
  truong: /^tr(?:ườ|ưở)ng$/iu,
  bo: /^bộ$/iu,
  ban: /^ban$/iu,
  phong: /^phòng$/iu,
  cuc: /^cục$/iu,
  hat: /^hạt$/iu,
  tram: /^trạm$/iu,
};
const NO_UNIT =
  /^(?:to chuc|ban hanh|ban giao|doi ngu|doan ket|hoi (?:nghi|thao|thi|hop|nhap)|phong,? (?:chong|ngua|tranh)|so huu|truong (?:hop|thanh)|bo (?:may|tri|sung|thu tuc|tieu chi|chi so)|thanh tra,)/u;
const SENTENCE =
  /\s(?:cần|phải|tham mưu|tăng cường|đẩy mạnh|triển khai|tiếp tục|nâng cao|rà soát|tiến hành|đôn đốc|đã|đạt|chưa|thực hiện tốt|thực hiện nghiêm|tổ chức thực hiện|yêu cầu|đề nghị|(?<!ban )chỉ đạo|giao(?! thông| dịch)|ban hành|xây dựng (?:kế hoạch|chương trình|đề án|báo cáo)|(?:như )?sau$|sau đây$)(?!\p{L})/iu;
/** No part of one unit's name, unless with a capital; of a group's it may be. */
const DOING = /\s(?:phối hợp|chủ trì|hướng dẫn|tổng hợp|thực hiện)(?!\p{L})/u;
const AND =
  /\s+và\s+(?=(?:Phòng|Văn phòng|Sở|Ban|Trung tâm|Công an|Thanh tra|Chi cục|Chủ tịch|Thủ trưởng|Giám đốc|Ủy ban|UBND (?:các|cấp)|[Cc]ác (?:cơ quan|đơn vị|phòng|xã|phường))\s)/u;
const POST_VERB =
  /\s(?:(?:đều |cũng |luôn )?(?:cần phải|cần|phải|có trách nhiệm|chịu trách nhiệm)\s+(?=\S)|(?=(?:tham mưu|chủ trì)\s))/iu;
const ORDER = /^(?:giao(?: nhiệm vụ)?(?: cho)?|phân công|đề nghị|yêu cầu)\s+(?=\p{L})/iu;
/** In small letters: names of units have them with capitals. */
const TO_DO =
  /\s(?=(?:tiếp tục |khẩn trương |nghiêm túc |tập trung |thường xuyên |kịp thời |chủ động |sớm |có trách nhiệm )*(?:chủ trì|phối hợp|tham mưu|theo dõi|đôn đốc|tổng hợp|hướng dẫn|rà soát|triển khai|tổ chức|thực hiện|báo cáo|kiểm tra|tăng cường|đẩy mạnh|hoàn thành|hoàn thiện|trình|công khai|bố trí|ban hành|nghiên cứu|đề xuất|chỉ đạo|cập nhật|khắc phục|chấn chỉnh|chấm dứt|quan tâm|xử lý|giải quyết|chuẩn bị|rút kinh nghiệm|bảo đảm|đảm bảo|xây dựng (?:kế hoạch|phương án|đề án|báo cáo|dự thảo|chương trình|quy chế|quy định))(?!\p{L}))/gu;
const COUNCIL = /(?:HĐND|Hội đồng nhân dân)$/iu;

/** The units or posts that a line names and nothing besides, as the heading of a list; else null. */
export function readOwnerHeading({ marker, text }: OutlineLine): readonly string[] | null {
  if (text.length > LONGEST_LINE) return null;
  const isList = marker.kind === "dash" || marker.kind === "plus";
  const isNumbered = !isList && marker.kind !== "none";
  if (/[;,]$/u.test(text) || (text.endsWith(".") && !isNumbered)) return null;
  if (isList && !text.endsWith(":")) return null;
  return ownersIn(text.replace(/[.:\s]+$/u, ""), text.endsWith(":"));
}

/** `Phòng Nội vụ: chủ trì …`; null where the line begins otherwise. */
export function readOwnedDuty(text: string): OwnedDuty | null {
  const colon = text.indexOf(":");
  const duty = text.slice(colon + 1).trim();
  if (colon <= 0 || colon > LONGEST_LINE || duty === "") return null;
  const owners = ownersIn(text.slice(0, colon).trim(), true);
  return owners && { owners, duty };
}

/** `Cán bộ, công chức cần …`, `Công chức Tư pháp – Hộ tịch tham mưu …`: a post in a sentence. */
export function readPostDuty(text: string): OwnedDuty | null {
  const verb = POST_VERB.exec(text);
  const post = text.slice(0, verb?.index ?? 0);
  if (!verb || post.length > LONGEST_PHRASE || !isPostPhrase(post)) return null;
  return { owners: [post], duty: text.slice(verb.index + verb[0].length).trim() };
}

/**
 * `Giao Sở Nội vụ chủ trì, phối hợp với …`: an order in a sentence, whose unit ends where what it is to
 * do begins; null for any other line.
 */
export function readOrder(text: string): OwnedDuty | null {
  const order = ORDER.exec(text);
  if (!order) return null;
  const rest = text.slice(order[0].length);
  for (const { index } of rest.slice(0, LONGEST_PHRASE).matchAll(TO_DO)) {
    const owners = splitOwners(capitalised(rest.slice(0, index).replace(/[\s,]+$/u, "")));
    if (owners.length > 0 && owners.every(isOwner)) {
      return { owners, duty: rest.slice(index).trim() };
    }
  }
  return null;
}

/** Whether the line gives work to a unit it names: `Giao Phòng Nội vụ …`, `Các đơn vị cần …`. */
export function assignsToUnit(text: string): boolean {
  const rest = text.replace(BEFORE, "");
  const start = rest.slice(0, LONGEST_PHRASE);
  const words = start.split(/\s(?:cần|phải|có trách nhiệm|chịu trách nhiệm|chủ trì)\s/u);
  const head = words[0] ?? "";
  if (rest !== text) return isUnit(capitalised(start).split(/[,;:]/u, 1)[0] ?? "");
  return words.length > 1 && splitOwners(head).every(isUnit);
}

function ownersIn(line: string, hasColon: boolean): readonly string[] | null {
  const bare = line.replace(REMARK, "").replace(AFTER, "");
  const head = (hasColon ? bare.replace(AFTER_WITH_COLON, "") : bare).replace(BEFORE, "");
  const owners = splitOwners(head === line ? head : capitalised(head));
  return owners.length > 0 && owners.every(isOwner) ? owners : null;
}

function splitOwners(text: string): string[] {
  if (isPostPhrase(text)) return [text.trim()];
  return splitOfficeHolders(text).flatMap((phrase) => {
    const [left = "", right] = phrase.split(AND, 2);
    const isTwo = right !== undefined && !COUNCIL.test(left) && isUnit(left) && isUnit(right);
    return isTwo ? [left, right] : [phrase];
  });
}

function isOwner(phrase: string): boolean {
  if (phrase.length > LONGEST_PHRASE || phrase.includes(":") || SENTENCE.test(phrase)) return false;
  const isMany = MANY.test(phrase.replace(HOLDER, ""));
  if (!isMany && DOING.test(phrase)) return false;
  return isPostPhrase(phrase) || isUnit(phrase);
}

function isUnit(phrase: string): boolean {
  const many = phrase.replace(MANY, "");
  if (many !== phrase) return true;
  if (EVERY.test(phrase)) return false;
  const name = capitalised(phrase.replace(HOLDER, ""));
  if (name !== phrase && MANY.test(name)) return true;
  const words = name.split(" ");
  const first = foldText(words[0] ?? "");
  const meant = AMBIGUOUS[first];
  const isMarked = /[^\u0000-\u007f]/u.test(name);
  if (NO_UNIT.test(foldText(name)) || (isMarked && meant && !meant.test(words[0] ?? ""))) {
    return false;
  }
  // “Nội dung liên quan” is vague, but no unit.
  return isNamed(name.replace(/\s*,?\s*(?:có\s+)?liên quan.*$/iu, ""));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
