/** Which column of a score table holds what, by the titles in its header. */
import { foldText } from "../../../domain/text.ts";
import type { TableRow } from "../reading/document.ts";

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

export interface ScoreColumns {
  /** For each column, from the left, what it holds; null where that is of no interest. */
  readonly roles: readonly (ScoreRole | null)[];
  readonly titles: readonly string[];
  /** How many rows the header has. */
  readonly height: number;
}

/** Points awarded in the end, or as they were verified where nothing else says so. */
type TitleRole = ScoreRole | "awarded";

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

const POINTS: ReadonlySet<ScoreRole> = new Set<PointsRole>([
  "max",
  "self",
  "assessed",
  "survey",
  "final",
  "lost",
  "gap",
  "points",
]);
const NAMES: ReadonlySet<ScoreRole> = new Set<NameRole>(["area", "name", "criterion", "component"]);
/** Some title says that it is about points: a quick look before the long one. */
const SPOKEN =
  /^[^\n]{0,60}(?:[đd]i[eểế]m|t[oố]i [đd]a|ch[aấ]m|th[aẩâ]m|[đd][aạ]t|k[eế]t qu[aả]|t[uự] [đd][aá]nh gi[aá]|tr[uừ])/imu;
const MOST_HEADER_ROWS = 3;
const LONGEST_TITLE = 120;

export function isPointsRole(role: ScoreRole | null): role is PointsRole {
  return role !== null && POINTS.has(role);
}

export function isNameRole(role: ScoreRole | null): role is NameRole {
  return role !== null && NAMES.has(role);
}

/**
 * Reads the header that begins at a row, over up to three rows (`Điểm` above `thẩm định`); null
 * when no header of a score table begins there.
 */
export function readScoreHeader(rows: readonly TableRow[], start: number): ScoreColumns | null {
  const first = rows[start];
  if (!first || !first.cells.some((cell) => SPOKEN.test(cell))) return null;
  if (first.cells.filter((cell) => cell !== "").length < 2) return null;
  let best: ScoreColumns | null = null;
  for (let height = 1; height <= MOST_HEADER_ROWS; height += 1) {
    const span = rows.slice(start, start + height);
    if (span.length < height || !span.every(isTitleRow)) break;
    const columns = columnsOf(span);
    if (columns && known(columns) > (best ? known(best) : 0)) best = columns;
  }
  return best;
}

/** A header holds words, no points. */
function isTitleRow({ cells }: TableRow): boolean {
  return cells.every((cell) => cell === "" || /\p{L}/u.test(cell));
}

function known({ roles }: ScoreColumns): number {
  return roles.filter((role) => role !== null).length;
}

function columnsOf(span: readonly TableRow[]): ScoreColumns | null {
  const width = Math.max(...span.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => {
    const parts = [...new Set(span.map(({ cells }) => cells[index] ?? ""))];
    return parts.filter((part) => part !== "");
  });
  const titles = columns.map((parts) => parts.join(" "));
  const roles = settle(columns.map((parts, index) => roleOf(titles[index] ?? "", parts)));
  return isScoreHeader(roles) ? { roles, titles, height: span.length } : null;
}

interface TitledRole {
  readonly role: TitleRole;
  /** Of several years side by side the last one counts. */
  readonly year: number;
}

/** By all that stands above a column; else by the lowest title, which a wider one spans. */
function roleOf(title: string, parts: readonly string[]): TitledRole | null {
  return roleOfTitle(title) ?? roleOfTitle(parts.at(-1) ?? "");
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

/** Each role has one column; what only says `Điểm` is what is missing beside the others. */
function settle(found: readonly (TitledRole | null)[]): (ScoreRole | null)[] {
  const last = new Map<TitleRole, number>();
  for (const each of found) {
    if (each) last.set(each.role, Math.max(last.get(each.role) ?? 0, each.year));
  }
  const taken = new Set<ScoreRole>();
  return found.map((each) => {
    const role = each && each.year === last.get(each.role) ? settledRole(each.role, last) : null;
    if (role === null || taken.has(role)) return null;
    taken.add(role);
    return role;
  });
}

function settledRole(role: TitleRole, all: ReadonlyMap<TitleRole, number>): ScoreRole | null {
  const isVerified = all.has("assessed");
  if (role === "awarded") return isVerified ? "final" : "assessed";
  if (role === "final") return all.has("max") ? role : null;
  if (role !== "points") return role;
  if (isVerified || all.has("awarded")) return all.has("max") ? role : "max";
  return all.has("max") ? "assessed" : role;
}

/** What is scored, and either how it was scored, or of how much with anything else beside it. */
function isScoreHeader(roles: readonly (ScoreRole | null)[]): boolean {
  const said = new Set(roles);
  const isScored = said.has("self") || said.has("lost") || said.has("final");
  const isOfMaximum = said.has("max") && (said.has("assessed") || said.has("survey"));
  const isExplained = said.has("assessed") && (said.has("reason") || said.has("self"));
  return roles.some(isNameRole) && (isScored || isOfMaximum || isExplained || said.has("points"));
}
