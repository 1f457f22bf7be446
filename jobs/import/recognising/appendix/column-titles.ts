/** What the title of a table's column says about the column. */
import { foldText } from "../../../../domain/text.ts";

export type ColumnRole =
  | "number"
  | "area"
  | "title"
  | "product"
  | "lead"
  | "support"
  | "follow"
  | "timing";

/**
 * - `content`: what is to be done, broadly (Nhiệm vụ chung, Nội dung) or singly (Nhiệm vụ cụ thể):
 *   which of several such columns holds the tasks is known only beside the others;
 * - `start`: a beginning (Bắt đầu), which is nothing that is owed;
 * - `score`, `person`, `dossier`, `money`, `meeting`: columns of tables of another kind.
 */
export type TitleSort =
  | Exclude<ColumnRole, "title">
  | "content"
  | "start"
  | "score"
  | "person"
  | "dossier"
  | "money"
  | "meeting";

export interface TitleMeaning {
  readonly sort: TitleSort;
  /** Of two columns of one sort, the one of the higher rank is meant. */
  readonly rank: number;
}

/** What is longer is no title. */
const LONGEST_TITLE = 80;

const SUBJECT =
  "co quan|don vi|bo phan|phong|ban|nganh|so|bo|ca nhan|nguoi|cong chuc|can bo|vien chuc|dia phuong|to chuc|chuyen mon|cac|cap";
const CHARGE =
  "chu tri|thuc hien|tham muu|phu trach|dau moi|chiu trach nhiem|trach nhiem|duoc giao|duoc phan cong|phan cong|giao|chinh|nhiem vu|trien khai|soan thao|xay dung|tham gia|chu quan";

interface Vocabulary {
  readonly sort: TitleSort;
  readonly syllables: readonly string[];
  /** The title is made of these words alone… */
  readonly only: RegExp;
  /** …and at least one of these is among them. */
  readonly some: RegExp;
  /** Words that give it the rank 3, words that give it 2; where none fits, it has `least`. */
  readonly ranks: readonly RegExp[];
  readonly least: number;
}

/** The first that fits is meant. */
const VOCABULARIES: readonly Vocabulary[] = [
  vocabulary("number", "so|tt|stt|thu tu", "tt|stt|thu tu"),
  vocabulary(
    "start",
    "thoi gian|thoi diem|ngay|bat dau|khoi dong|trien khai|tu",
    "bat dau|khoi dong",
  ),
  vocabulary(
    "area",
    "ten|cac|linh vuc|cchc|cai cach|hanh chinh|cong tac|hoat dong|thuc hien",
    "linh vuc",
  ),
  vocabulary(
    "product",
    "san pham|ket qua|dau ra|du kien|hoan thanh|thuc hien|can dat|dat duoc|phai dat|yeu cau|chu yeu|cu the|chinh|nhiem vu|cua|muc tieu|tai lieu|kiem chung|minh chung|cong viec|hinh thuc|van ban|ho so|cac|ten|loai",
    "san pham|ket qua|dau ra|tai lieu|hinh thuc|loai van ban",
    ["san pham|dau ra", "ket qua$|du kien|can dat|phai dat"],
  ),
  vocabulary(
    "timing",
    "deadline|thoi gian|thoi han|thoi diem|tien do|lo trinh|moc|han|ngay|thang|nam|quy|thuc hien|hoan thanh|ket thuc|du kien|trinh|ban hanh|phai|can|xong|den|cham nhat|nhiem vu|cuoi cung|trien khai|cong viec",
    "deadline|thoi gian|thoi han|thoi diem|tien do|lo trinh|moc|han|ngay|ket thuc|hoan thanh",
    ["deadline|thoi han|ket thuc|hoan thanh|han", "thoi gian|thoi diem|ngay"],
  ),
  vocabulary("support", `${SUBJECT}|${withoutLead(CHARGE)}|phoi hop|voi|lien quan`, "phoi hop"),
  vocabulary(
    "follow",
    `${SUBJECT}|${CHARGE}|theo doi|giam sat|don doc|kiem tra`,
    "theo doi|giam sat",
  ),
  vocabulary(
    "lead",
    `${SUBJECT}|${CHARGE}|phoi hop`,
    "co quan|don vi|bo phan|chu tri|tham muu|phu trach|dau moi|trach nhiem|phan cong|to chuc thuc hien|(?:nguoi|ca nhan|cong chuc|can bo) (?:thuc hien|duoc giao)",
    ["chu tri", "(?:co quan|don vi|bo phan).*(?:thuc hien|tham muu|phu trach|dau moi)"],
  ),
  vocabulary(
    "content",
    "chung|nhom|muc tieu|chuyen de|nhiem vu|noi dung|giai phap|linh vuc|van de|chuong trinh|cong viec",
    "chung|nhom|muc tieu|chuyen de|noi dung linh vuc|linh vuc noi dung|nhiem vu linh vuc",
    [],
    0,
  ),
  vocabulary(
    "content",
    "cac|ten|noi dung|nhiem vu|giai phap|bien phap|cong viec|hoat dong|dau viec|viec|can lam|cu the|chi tiet|thuc hien|trong tam|chu yeu|chinh|trien khai|duoc giao|can|de an|van ban|cchc|cai cach hanh chinh|hang muc|khac phuc|cua|ke hoach",
    "noi dung|nhiem vu|giai phap|bien phap|cong viec|hoat dong|dau viec|viec|cu the|hang muc|de an",
    ["cu the|chi tiet|ten|cong viec|hoat dong|dau viec|thuc hien|can lam", "nhiem vu|giai phap"],
  ),
];

const OTHER_SORTS: readonly (readonly [TitleSort, RegExp])[] = [
  [
    "score",
    /^(?:(?:tong )?(?:so )?diem(?: (?:toi da|chuan|tu cham|tu danh gia|tham dinh|dat|dat duoc|tru|bi tru|thuong|khao sat))*|tu cham|tham dinh)$/u,
  ],
  ["person", /^(?:ho ten|ho dem|so dien thoai|dien thoai|email|thu dien tu|ngay sinh)(?: |$)/u],
  ["dossier", /^(?:ma (?:so )?ho so|so ho so|nguoi nop|ngay (?:tiep )?nhan|(?:ngay )?hen tra)$/u],
  [
    "money",
    /^(?:tong |du kien |nguon )?(?:kinh phi|du toan|so tien|thanh tien|don gia)(?: .{0,25})?$/u,
  ],
  [
    "meeting",
    /^(?:thu|gio|buoi|(?:thu|gio|buoi) (?:ngay|thang|gio| )+|ngay (?:thu|gio|buoi)|dia diem(?: hop)?|noi hop|thanh phan(?: .{0,40})?)$/u,
  ],
];

/** The syllables of all titles that are known by all of their words. */
const SYLLABLES: ReadonlySet<string> = new Set([
  ...VOCABULARIES.flatMap(({ syllables }) => syllables),
  ..."va tong so diem toi da chuan tu cham danh gia tham dinh dat duoc tru bi thuong khao sat".split(
    " ",
  ),
  ..."ma ho so nguoi nop ngay tiep nhan hen tra gio buoi dia diem hop noi thanh phan".split(" "),
]);
/** With these begin the others, of which only the beginning is known. */
const FREE_BEGINNINGS: ReadonlySet<string> = new Set(
  "ho so dien email thu ngay tong du nguon kinh thanh don".split(" "),
);
const SYLLABLE = /\p{L}+/gu;

/**
 * Reads one cell after the other, and remembers what it has seen: a long table says the same in many
 * of its cells, and most others show by one of their first syllables that they are no title.
 */
export function makeTitleReader(): (cell: string) => TitleMeaning | null {
  const known = new Map<string, TitleMeaning | null>();
  const folded = new Map<string, string>();
  const fold = (syllable: string): string => {
    const seen = folded.get(syllable);
    if (seen !== undefined) return seen;
    const read = foldText(syllable);
    folded.set(syllable, read);
    return read;
  };
  const mayBeTitle = (cell: string): boolean => {
    if (cell.includes("(")) return true;
    let isFirst = true;
    for (const [syllable] of cell.matchAll(SYLLABLE)) {
      const own = fold(syllable);
      if (isFirst && FREE_BEGINNINGS.has(own)) return true;
      if (!SYLLABLES.has(own)) return false;
      isFirst = false;
    }
    return !isFirst;
  };
  return (cell) => {
    if (cell.length > LONGEST_TITLE) return null;
    const seen = known.get(cell);
    if (seen !== undefined) return seen;
    if (!mayBeTitle(cell)) return null;
    const read = meaningOf(cell);
    known.set(cell, read);
    return read;
  };
}

/** What a column's title says; null where it is no title that is known. */
function meaningOf(cell: string): TitleMeaning | null {
  const title = foldText(cell)
    .replace(/\([^()]*\)/gu, " ")
    .replace(/[/,&.:;*\-\u2010-\u2015]|(?<= )va(?= )/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  if (title === "") return null;
  const found = VOCABULARIES.find(({ only, some }) => some.test(title) && only.test(title));
  if (found) return { sort: found.sort, rank: rankOf(title, found) };
  const other = OTHER_SORTS.find(([, pattern]) => pattern.test(title));
  return other ? { sort: other[0], rank: 1 } : null;
}

function rankOf(title: string, { ranks, least }: Vocabulary): number {
  const place = ranks.findIndex((rank) => rank.test(title));
  return place < 0 ? least : 3 - place;
}

function vocabulary(
  sort: TitleSort,
  only: string,
  some: string,
  ranks: readonly string[] = [],
  least = 1,
): Vocabulary {
  return {
    sort,
    syllables: only.split(/[| ]/u),
    only: new RegExp(`^(?:(?:${only})(?: |$))+$`, "u"),
    some: new RegExp(`(?:^| )(?:${some})(?: |$)`, "u"),
    ranks: ranks.map((words) => new RegExp(`(?:^| )(?:${words})(?: |$)`, "u")),
    least,
  };
}

/** Whoever only supports is nobody who leads: `Chủ trì, phối hợp` names both. */
function withoutLead(words: string): string {
  return words
    .split("|")
    .filter((word) => word !== "chu tri")
    .join("|");
}
