/**
 * Cuts a timing cell into its entries: at bullets and at line ends. A dash inside a date or a range
 * is no bullet, and a line end inside a phrase (`Tháng` / `12/2023`) is no end.
 */
import { eatOneOf } from "./cursor.ts";
import { enumeratorAt, isBullet, isLetterBullet } from "./enumerators.ts";
import type { Token } from "./tokens.ts";

/** The tokens of one entry, and whether a mark set it apart from the one before. */
export interface Entry {
  readonly tokens: readonly Token[];
  readonly isMarked: boolean;
}

/** The tokens of each entry, without the bullets between them; entries of marks alone are left out. */
export function cutEntries(tokens: readonly Token[]): Entry[] {
  const bullets = bulletsOf(tokens);
  const entries: Entry[] = [];
  let entry: Token[] = [];
  let isMarked = false;
  let enumerated = 0;
  const close = (): void => {
    if (entry.some((token) => token.kind !== "mark")) entries.push({ tokens: entry, isMarked });
    entry = [];
    isMarked = false;
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const startsLine = token.gap === "line" || entry.length === 0;
    const marker = enumeratorAt(tokens, at, enumerated, startsLine);
    const isMark = isBullet(token) && (startsLine || isBulletHere(tokens, at, entry, bullets));
    if (marker > 0 || isMark || (startsLine && isLetterBullet(tokens, at))) {
      if (marker > 0) enumerated += 1;
      close();
      isMarked = true;
      at += Math.max(marker, 1) - 1;
    } else {
      if (token.gap === "line" && endsLine(tokens, at, entry, bullets.any)) close();
      entry.push(token);
    }
  }
  close();
  return entries;
}

interface Bullets {
  /** The cell begins with a bullet, so its entries do. */
  readonly any: boolean;
  /** The bullet of entries that follow one another on one line: `- Quý I/2023 - Tháng 12/2023`. */
  readonly inline: string;
}

/** Where every line has its bullet, a dash within a line is none. */
function bulletsOf(tokens: readonly Token[]): Bullets {
  const any = isBullet(tokens[0]);
  const isByLine = tokens.some((token) => token.gap === "line" && isBullet(token));
  return { any, inline: any && !isByLine ? (tokens[0]?.text ?? "") : "" };
}

/** Whether the bullet or dash in the middle of a line begins a new entry. */
function isBulletHere(
  tokens: readonly Token[],
  at: number,
  entry: readonly Token[],
  { inline }: Bullets,
): boolean {
  const [mark, next] = [tokens[at], tokens[at + 1]];
  if (mark === undefined || next === undefined) return false;
  if (mark.text === "•") return true;
  if (waitsForEnd(entry) || isInParentheses(entry)) return false;
  if (mark.text === "+") return inline === "+" && mark.gap !== "none" && !isNumber(next);
  const isBulleted = inline === "-";
  const isTight = mark.gap === "none" && next.gap === "none";
  // `12/KH-UBND` is a number of a paper.
  if (isTight && !(isBulleted && (isNumber(next) || OPENERS.has(next.text)))) return false;
  if (isNumber(next)) return isBulleted && isBulletBeforeNumber(tokens, at);
  if (isBulleted && !isTight) return true;
  return !goesOn(entry, next) && lastUnit(entry) !== unitAt(tokens, at + 1);
}

/** `(theo Công văn số 12/SNV-CCHC)`: no entry begins within a remark. */
function isInParentheses(entry: readonly Token[]): boolean {
  const last = entry.findLast(({ text }) => text === "(" || text === ")");
  return last?.text === "(";
}

/** Between numbers a dash is a range or a date, unless a date with its year has just ended. */
function isBulletBeforeNumber(tokens: readonly Token[], at: number): boolean {
  const [before, dash, next] = tokens.slice(at - 1, at + 2);
  if (/^\d{4}$/u.test(before?.text ?? "")) return tokens[at + 2]?.text === "/";
  return dash?.gap !== "none" && next?.gap !== "none" && beginsDay(tokens, at + 1);
}

/** `Từ quý III - cuối năm`: the dash stands for `đến`. */
function waitsForEnd(entry: readonly Token[]): boolean {
  const since = entry.findLastIndex(({ text }) => text === "tu");
  if (since < 0) return false;
  return !entry.slice(since).some(({ text }) => ["-", "den", "toi"].includes(text));
}

/** `15/6`, `15 tháng 6`, `6 tháng`, not `6/2023`. */
function beginsDay(tokens: readonly Token[], at: number): boolean {
  const behind = tokens[at + 1]?.text ?? "";
  return behind === "thang" || (behind === "/" && (tokens[at + 2]?.text.length ?? 0) <= 2);
}

/** `Hàng quý - trước ngày 10 tháng cuối quý` says which day of the quarter. */
function goesOn(entry: readonly Token[], next: Token): boolean {
  const isBound = ["truoc", "cham", "muon", "ngay", "vao"].includes(next.text);
  return isBound && entry.some(({ text }) => ["hang", "moi", "ky"].includes(text));
}

function isNumber(token: Token): boolean {
  return token.kind === "number" || /^[ivx]+$/u.test(token.text);
}

const UNITS = ["thang", "quy", "ngay", "nam"];

function unitOf(token: Token): string {
  if (["t", "th", "thg"].includes(token.text)) return "thang";
  return token.text === "q" ? "quy" : token.text;
}

/** The unit of the date that begins here, also of `cuối tháng 5` and `hết quý II`. */
function unitAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  if (token === undefined) return "";
  const isPart = ["dau", "giua", "cuoi", "het"].includes(token.text);
  return unitOf((isPart ? tokens[at + 1] : undefined) ?? token);
}

/** How far back the unit of a date may stand: `Tháng 6 của năm 2023 -`. */
const MOST_TOKENS_OF_DATE = 12;

/** The unit of the last date in an entry: two of one unit with a dash between them are a range. */
function lastUnit(entry: readonly Token[]): string {
  const units = entry
    .slice(-MOST_TOKENS_OF_DATE)
    .map(unitOf)
    .filter((unit) => UNITS.includes(unit));
  return units.findLast((unit) => unit !== "nam") ?? units.at(-1) ?? "";
}

/** Words and marks behind which a phrase must go on. */
const INCOMPLETE = words(
  "truoc den vao trong tu het nhat va & / , - ( : cua hang moi dinh ky dau giua theo khi ngay",
);

/** Words with which a timing begins; any other word goes on with the line before. */
const OPENERS = words(
  "quy thang q t th ngay nam hang moi dinh truoc cham muon tre khong han trong tu den het ke cuoi",
  "dau giua ca nua moi tung cac tat it toi giai",
  "thuong lien theo khi sau dot dung kip hoan bao xay ban trien so tong",
);

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(" ")));
}

/** Whether the line that ends before the token ends its entry too. */
function endsLine(
  tokens: readonly Token[],
  at: number,
  entry: readonly Token[],
  isBulleted: boolean,
): boolean {
  const token = tokens[at];
  const last = entry.at(-1);
  if (token === undefined || last === undefined || isBulleted) return false;
  if (INCOMPLETE.has(last.text)) return false;
  const cursor = { tokens, at };
  if (token.kind === "number" && token.text.length === 4) {
    return hasYear(entry) || hasYear(tokens.slice(at + 1, at + 3));
  }
  if (token.kind === "number") return beginsDate(tokens, at) && !endsInUnit(entry);
  if (!OPENERS.has(token.text) || eatOneOf(cursor, ["hang nam", "moi nam"])) return false;
  if (token.text === "den") return entry[0]?.text !== "tu";
  if (token.text !== "nam") return true;
  const isYear = /^\d{4}$/u.test(tokens[at + 1]?.text ?? "");
  return !isYear || last.text === "nam" || hasYear(entry);
}

function hasYear(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => /^\d{4}$/u.test(text));
}

function beginsDate(tokens: readonly Token[], at: number): boolean {
  return ["/", ".", "-", "thang", "lan"].includes(tokens[at + 1]?.text ?? "");
}

/** `Tháng` at a line's end waits for its number; `Hàng tháng` does not. */
function endsInUnit(entry: readonly Token[]): boolean {
  const last = entry.at(-1)?.text ?? "";
  const before = entry.at(-2)?.text ?? "";
  return ["thang", "quy"].includes(last) && !["hang", "moi", "tung"].includes(before);
}
