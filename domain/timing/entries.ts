/**
 * Cuts a timing cell into its entries: at bullets and at line ends. A dash inside a date or a range
 * is no bullet, and a line end inside a phrase (`Tháng` / `12/2023`) is no end.
 */
import { eatOneOf } from "./cursor.ts";
import type { Token } from "./tokens.ts";

/** The tokens of each entry, without the bullets between them; entries of marks alone are left out. */
export function cutEntries(tokens: readonly Token[]): Token[][] {
  const isBulleted = isBullet(tokens[0]);
  const entries: Token[][] = [];
  let entry: Token[] = [];
  let enumerated = 0;
  const close = (): void => {
    if (entry.some((token) => token.kind !== "mark")) entries.push(entry);
    entry = [];
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const startsLine = at === 0 || token.gap === "line";
    const marker = startsLine ? enumeratorAt(tokens, at, enumerated) : 0;
    if (marker > 0) {
      enumerated += 1;
      close();
      at += marker - 1;
    } else if (isBullet(token) && (startsLine || isBulletHere(tokens, at, entry, isBulleted))) {
      close();
    } else {
      if (token.gap === "line" && endsLine(tokens, at, entry, isBulleted)) close();
      entry.push(token);
    }
  }
  close();
  return entries;
}

function isBullet(token: Token | undefined): boolean {
  return token?.kind === "mark" && ["-", "•", "+"].includes(token.text);
}

/** `1.`, `2)`, `(3)` at a line's start, counted from 1; gives how many tokens it takes, or 0. */
function enumeratorAt(tokens: readonly Token[], at: number, enumerated: number): number {
  const isOpened = tokens[at]?.text === "(";
  const number = tokens[isOpened ? at + 1 : at];
  const closing = tokens[isOpened ? at + 2 : at + 1];
  const next = tokens[isOpened ? at + 3 : at + 2];
  if (number?.kind !== "number" || Number(number.text) !== enumerated + 1) return 0;
  const closes = closing?.text === ")" || (closing?.text === "." && !isOpened);
  return closes && next?.kind === "word" && next.gap === "space" ? (isOpened ? 3 : 2) : 0;
}

/** Whether the bullet or dash in the middle of a line begins a new entry. */
function isBulletHere(
  tokens: readonly Token[],
  at: number,
  entry: readonly Token[],
  isBulleted: boolean,
): boolean {
  const [dash, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (dash === undefined || next === undefined) return false;
  if (dash.text === "•") return true;
  if (dash.text === "+" || (dash.gap === "none" && next.gap === "none" && !isBulleted))
    return false;
  if (isNumber(next)) {
    // Between numbers a dash is a range or a date, unless a date with its year has just ended.
    const isComplete = before !== undefined && /^\d{4}$/u.test(before.text);
    return isBulleted && isComplete && tokens[at + 2]?.text === "/";
  }
  if (dash.gap === "none" && next.gap === "none") return lastUnit(entry) !== next.text;
  return isBulleted || lastUnit(entry) !== unitOf(next);
}

function isNumber(token: Token): boolean {
  return token.kind === "number" || /^[ivx]+$/u.test(token.text);
}

const UNITS = ["thang", "quy", "ngay", "nam"];

function unitOf(token: Token): string {
  if (token.text === "t") return "thang";
  return token.text === "q" ? "quy" : token.text;
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
  "quy thang q t ngay nam hang moi dinh truoc cham muon trong tu den het ke cuoi dau giua ca",
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
  if (token.kind === "number") return beginsDate(tokens, at) && !endsInUnit(entry);
  if (!OPENERS.has(token.text) || eatOneOf(cursor, ["hang nam", "moi nam"])) return false;
  if (token.text === "den") return entry[0]?.text !== "tu";
  if (token.text !== "nam") return true;
  const isYear = /^\d{4}$/u.test(tokens[at + 1]?.text ?? "");
  return !isYear || entry.some(({ text }) => /^\d{4}$/u.test(text));
}

function beginsDate(tokens: readonly Token[], at: number): boolean {
  return ["/", ".", "thang"].includes(tokens[at + 1]?.text ?? "");
}

/** `Tháng` at a line's end waits for its number; `Hàng tháng` does not. */
function endsInUnit(entry: readonly Token[]): boolean {
  const last = entry.at(-1)?.text ?? "";
  const before = entry.at(-2)?.text ?? "";
  return ["thang", "quy"].includes(last) && !["hang", "moi", "tung"].includes(before);
}
