/** Lĩnh vực: telling the names of an index's areas from other headings, and one from another. */
import { foldText } from "../../../../domain/text.ts";

/**
 * How the areas of the indexes that we have seen begin (LAW.md, “The index”): 6 to 8 of them, a
 * town's own, and what stands for them before 2021.
 */
const KNOWN =
  /^(?:(?:linh vuc|noi dung|nhom tieu chi|cong tac|ve)(?: cong tac| ve)? )*(?:chi dao,? dieu hanh|(?:cai cach )?the che(?!\p{L})|(?:xay dung|to chuc)[^.;:]{0,40} (?:the che|van ban quy pham phap luat)|(?:cai cach|kiem soat) (?:thu tuc hanh chinh|tthc)|(?:cai cach )?to chuc bo may|cai cach bo may|(?:cai cach )?(?:che do )?cong vu(?!\p{L})|xay dung (?:va|,) nang cao chat luong (?:doi ngu|can bo)|(?:cai cach )?(?:quan ly )?tai chinh cong|hien dai hoa|(?:xay dung (?:va phat trien )?)?chinh (?:quyen|phu) (?:dien tu|so)|chuyen doi so|van thu(?!\p{L})|muc do hai long|tac dong cua|(?:chi so hai long|danh gia cua nguoi dan)|thuc hien co che mot cua)/u;

const LONGEST_NAME = 200;

/** Whether a heading or a row can only be an area of the index. */
export function isKnownArea(name: string): boolean {
  return name.length <= LONGEST_NAME && KNOWN.test(foldText(name));
}

/** Stands in the names of many areas. */
const THE_FIELD = "cai cach hanh chinh";

/** How much of the longer name the shorter one must make up to be the same with words left out. */
const LEAST_SHARE = 0.7;

/**
 * The one of some names that a heading means: spelt alike, else one beginning or containing the
 * other, else one with a word left out (`Hiện đại hóa nền hành chính`). Null when none fits.
 */
export function matchArea(heading: string, names: readonly string[]): string | null {
  const words = wordsOf(heading);
  if (words.join(" ") === THE_FIELD) return null;
  const candidates = names.map((name) => ({ name, words: wordsOf(name) }));
  const tests: readonly ((one: readonly string[], other: readonly string[]) => boolean)[] = [
    (one, other) => one.join(" ") === other.join(" "),
    (one, other) => begins(one, other) || begins(other, one),
    (one, other) => contains(one, other) || contains(other, one),
    (one, other) => lacksWords(one, other) || lacksWords(other, one),
  ];
  for (const test of tests) {
    const fitting = candidates.filter((candidate) => test(words, candidate.words));
    if (fitting.length > 0) return closest(fitting, words.length).name;
  }
  return null;
}

function closest<Candidate extends { readonly words: readonly string[] }>(
  fitting: readonly Candidate[],
  length: number,
): Candidate {
  const distance = ({ words }: Candidate) => Math.abs(words.length - length);
  return fitting.reduce((best, each) => (distance(each) < distance(best) ? each : best));
}

function wordsOf(name: string): readonly string[] {
  return foldText(name)
    .replace(/\([^()]*\)/gu, " ")
    .replace(/tthc/gu, "thu tuc hanh chinh")
    .replace(/cchc/gu, "cai cach hanh chinh")
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim()
    .replace(/^(?:(?:linh vuc|noi dung|cong tac|ve) )+/u, "")
    .split(" ");
}

/** At least two words, or `Cải cách` alone would begin every area. */
function begins(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 2 && one.every((word, index) => other[index] === word);
}

function contains(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 2 && ` ${other.join(" ")} `.includes(` ${one.join(" ")} `);
}

function lacksWords(one: readonly string[], other: readonly string[]): boolean {
  let found = 0;
  for (const word of other) if (word === one[found]) found += 1;
  return found === one.length && one.length / other.length >= LEAST_SHARE;
}
