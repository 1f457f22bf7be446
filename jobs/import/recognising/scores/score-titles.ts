/** What the title of a score table's column says. */
import { foldText } from "../../../../domain/text.ts";

export type PointsRole =
  | "max"
  | "self"
  | "assessed"
  | "survey"
  | "final"
  | "lost"
  | "gap"
  | "points";
export type NameRole = "area" | "name" | "criterion" | "component";
export type ScoreRole = PointsRole | NameRole | "number" | "reason" | "note";

/** Points awarded in the end, or as they were verified where nothing else says so. */
export type TitleRole = ScoreRole | "awarded";

/** Titles as they are compared: folded, without notes in parentheses, the year and the unit. */
const TITLES: readonly (readonly [TitleRole, RegExp])[] = [
  ["number", /^(?:so )?(?:tt|stt|thu tu|muc)\.?$/u],
  ["area", /^(?:ten )?(?:linh vuc|nhom tieu chi)(?: danh gia| cchc| cham diem)?$/u],
  [
    "criterion",
    /^(?:ten |noi dung )?(?:cac )?(?:tieu chi|chi tieu)(?: (?:danh gia|cham diem|bi tru diem|mat diem|bi mat diem|chua dat|cchc))*$/u,
  ],
  ["component", /^(?:cac )?(?:tieu chi|chi tieu|chi so) thanh phan$/u],
  [
    "name",
    /^(?:(?:cac )?noi dung(?: danh gia| cham diem| tieu chi)?|(?:linh vuc|noi dung|tieu chi|chi so)(?:(?: va |\/|, ?| ?- ?)(?:linh vuc|noi dung|nhom tieu chi|tieu chi|chi tieu)(?: thanh phan)?)+)$/u,
  ],
  [
    "max",
    /^(?:thang diem(?: toi da)?|(?:so |tong )?diem (?:toi da|chuan|quy dinh)|toi da|diem chuan toi da)$/u,
  ],
  [
    "self",
    /^(?:(?:ket qua|so|tong)? ?(?:diem )?(?:don vi |co quan |dia phuong )?tu (?:cham|danh gia)(?: diem)?(?: cua .{1,60})?|diem .{0,30}tu (?:cham|danh gia))$/u,
  ],
  [
    "survey",
    /^(?:(?:ket qua |so )?(?:diem )?(?:qua )?(?:dieu tra|khao sat)(?: xhh| xa hoi hoc)?|(?:diem )?(?:xhh|xa hoi hoc))$/u,
  ],
  [
    "final",
    /^(?:tong(?: cong| so)?(?: diem)?(?: dat(?: duoc)?)?|diem (?:tong|tong hop|cuoi cung|chinh thuc|cong nhan)|tong diem (?:tham dinh|cham|dat))$/u,
  ],
  [
    "assessed",
    /^(?:(?:ket qua |so |diem )*(?:duoc )?(?:(?:hoi dong|to|so noi vu|tinh|huyen) )?(?:tham dinh|phuc tra)(?: diem)?(?: cua .{1,60})?|(?:so )?diem (?:duoc )?(?:cham|danh gia))$/u,
  ],
  [
    "awarded",
    /^(?:(?:so )?(?:diem )?(?:thuc te )?(?:thuc )?dat(?: duoc)?|(?:so )?diem (?:duoc )?(?:cong bo|cong nhan)|diem ket qua|ket qua(?: cham diem| diem| danh gia| dat duoc)?)$/u,
  ],
  ["lost", /^(?:(?:so |tong )?diem (?:bi )?(?:tru|mat|giam)(?: di)?|(?:bi )?(?:tru|mat) diem)$/u],
  ["gap", /^(?:diem )?chenh lech(?: diem)?$/u],
  [
    "reason",
    /^(?:(?:ly do|nguyen nhan)(?:(?:,| va|\/)? ?(?:ly do|nguyen nhan))?(?: (?:bi |cua viec )?(?:tru|mat|giam|chua dat|khong dat)(?: diem)?(?: toi da)?| han che| ton tai)?|ton tai,? han che|han che,? ton tai|(?:han che|ton tai)(?:,| va|\/)? ?(?:ly do|nguyen nhan))$/u,
  ],
  ["note", /^ghi chu$/u],
  ["points", /^(?:so )?diem(?: so)?$/u],
];

/** Longer titles, by what they speak of; those that only seem to be about points come first. */
const SPOKEN_OF: readonly (readonly [TitleRole | null, RegExp])[] = [
  ["reason", /^(?:ly do|nguyen nhan|giai trinh ly do)(?!\p{L})/u],
  [
    null,
    /^(?:tai lieu|co quan|don vi|giai trinh|y kien|so sanh|ty le|chenh lech|xep|ghi chu|giai phap)(?!\p{L})/u,
  ],
  [
    "criterion",
    /^(?:cac |ten )?(?:tieu chi|chi tieu)(?!\p{L})(?!.* diem (?:toi da|chuan|dat|tu))/u,
  ],
  ["name", /^(?:cac )?(?:linh vuc|noi dung)(?!\p{L})(?!.* diem (?:toi da|chuan|dat|tu))/u],
  ["self", /diem.* tu (?:cham|danh gia)|tu (?:cham|danh gia).* diem/u],
  ["survey", /diem.* (?:dieu tra|khao sat|xhh|xa hoi hoc)/u],
  ["max", /diem.* (?:toi da|chuan)(?!\p{L})/u],
  ["lost", /diem (?:bi )?(?:tru|mat)(?!\p{L})/u],
  ["assessed", /diem.* (?:tham dinh|phuc tra)|(?:tham dinh|phuc tra).* diem/u],
  ["awarded", /diem.* (?:cong nhan|dat duoc)/u],
];
const LONGEST_SPOKEN = 60;

/** What is longer is no title. */
export const LONGEST_TITLE = 120;

export interface TitledRole {
  readonly role: TitleRole;
  /** Of several years side by side the last one counts. */
  readonly year: number;
}

export type TitleReader = (title: string) => TitledRole | null;

/** One that remembers each title: rows that may be a header are looked at several times. */
export function makeScoreTitleReader(): TitleReader {
  const known = new Map<string, TitledRole | null>();
  return (title) => {
    const seen = known.get(title);
    if (seen !== undefined) return seen;
    const role = roleOfTitle(title);
    known.set(title, role);
    return role;
  };
}

function roleOfTitle(written: string): TitledRole | null {
  if (written.length > LONGEST_TITLE) return null;
  const folded = foldText(written);
  const year = Number(/20\d\d/u.exec(folded)?.[0] ?? 0);
  const title = folded
    .replace(/\([^()]*\)/gu, " ")
    .replace(/(?:cua )?nam 20\d\d/gu, " ")
    .replace(/\s*\/\s*/gu, "/")
    .replace(/[.:*]+$/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  const role = findRole(TITLES, title) ?? findRole(SPOKEN_OF, title.slice(0, LONGEST_SPOKEN));
  return role ? { role, year } : null;
}

function findRole(
  titles: readonly (readonly [TitleRole | null, RegExp])[],
  title: string,
): TitleRole | null {
  return titles.find(([, pattern]) => pattern.test(title))?.[0] ?? null;
}
