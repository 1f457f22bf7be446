/** Which column of an appendix table holds what, by the titles in its header row. */
import { foldText } from "../../domain/text.ts";

export type ColumnRole =
  | "number"
  | "area"
  | "title"
  | "product"
  | "lead"
  | "support"
  | "follow"
  | "timing";

/** For each column, from the left, what it holds; null where that is unknown. */
export type Columns = readonly (ColumnRole | null)[];

/** Titles as they are compared: folded, without notes in parentheses. */
const TITLES: Readonly<Record<ColumnRole, RegExp>> = {
  number: /^(?:so )?(?:tt|stt|thu tu)\.?$/u,
  area: /^(?:nhiem vu chung|(?:ten )?linh vuc(?: cchc)?|nhom nhiem vu|noi dung|chung)$/u,
  title:
    /^(?:(?:cac )?nhiem vu(?: cu the| va giai phap|, giai phap)?|ten nhiem vu|noi dung(?: nhiem vu| cong viec| thuc hien)|cong viec|ten cong viec|cu the)$/u,
  product:
    /^(?:(?:san pham|ket qua)(?: dau ra| du kien| hoan thanh| thuc hien| can dat| dat duoc)?|san pham, ket qua|ket qua, san pham|san pham\/ket qua|ket qua\/san pham|dau ra)$/u,
  lead: /^(?:(?:co quan|don vi|co quan, don vi)(?: chu tri)?(?: thuc hien| tham muu)?|chu tri)$/u,
  support:
    /^(?:(?:co quan|don vi|co quan, don vi) phoi hop(?: thuc hien)?|phoi hop(?: thuc hien)?)$/u,
  follow: /^(?:(?:co quan|don vi|co quan, don vi) (?:tham muu )?theo doi(?: thuc hien)?)$/u,
  timing:
    /^(?:(?:thoi gian|thoi han|thoi diem|tien do)(?: thuc hien| hoan thanh| thuc hien, hoan thanh)?|ngay hoan thanh)$/u,
};

const ROLES = Object.keys(TITLES) as ColumnRole[];

/** What a header needs at the least to be one of a plan's appendix. */
const LEAST_COLUMNS = 3;

/**
 * Reads a header row; null when the row is none. A header that a page break has cut (`chung` for
 * `Nhiệm vụ chung`) takes what it no longer says from the header before it.
 */
export function readHeader(cells: readonly string[], before: Columns | null): Columns | null {
  const found = cells.map(roleOf);
  const inherited = before?.length === cells.length ? before : null;
  const columns = found.map((role, index) => {
    const earlier = inherited?.[index] ?? null;
    return role ?? (earlier !== null && !found.includes(earlier) ? earlier : null);
  });
  const roles = unique(columns);
  // Without a column of its own for the task, “Nội dung” is what is to be done, not its area.
  const settled = roles.includes("title")
    ? roles
    : roles.map((role) => (role === "area" ? "title" : role));
  const said = found.filter((role) => role !== null).length;
  const isPlan =
    settled.includes("title") && (settled.includes("lead") || settled.includes("timing"));
  return isPlan && said >= LEAST_COLUMNS ? settled : null;
}

/** `1 2 3 4 5 6`, `(1) (2) (3)`, `A B 1 2`: the row under a header that numbers its columns. */
export function isNumberingRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 1 && filled.every((cell) => /^\(?(?:\d{1,2}|[A-Z])\)?$/u.test(cell));
}

const LONGEST_TITLE = 100;

function roleOf(cell: string): ColumnRole | null {
  if (cell.length > LONGEST_TITLE) return null;
  const title = foldText(cell)
    .replace(/\([^()]*\)/gu, " ")
    .replace(/\s*\/\s*/gu, "/")
    .replace(/\s+/gu, " ")
    .replace(/[.:]+$/u, "")
    .trim();
  return ROLES.find((role) => TITLES[role].test(title)) ?? null;
}

/** Only the first column of a role keeps it. */
function unique(columns: Columns): Columns {
  return columns.map((role, index) => (columns.indexOf(role) === index ? role : null));
}
