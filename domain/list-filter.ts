/** Từ lọc danh sách: which deadlines the words behind /nhiemvu mean. */
import type { DeadlineStateName } from "./deadline.ts";
import type { ListGroupName } from "./list-group.ts";
import { foldText } from "./text.ts";

export interface ListFilter {
  /** Folded, a quarter and a month written in one way; without the group's name. */
  readonly whole: string;
  /** All of these must stand in it at a word's beginning; `quy i` is one. */
  readonly terms: readonly string[];
  /** The list's own name for some of them, where the words say it. */
  readonly group: FilterGroup | null;
}

/** Those of one group of the list, or in one state. */
export type FilterGroup =
  | { readonly by: "group"; readonly name: ListGroupName }
  | { readonly by: "state"; readonly name: DeadlineStateName };

export const NO_FILTER: ListFilter = { whole: "", terms: [], group: null };

/** Mean the group wherever they stand: no task's title speaks so. */
const SURE: readonly (readonly [string, FilterGroup])[] = [
  ["qua han", { by: "group", name: "overdue" }],
  ["cho ky", { by: "state", name: "awaiting" }],
  ["da trinh ky", { by: "state", name: "awaiting" }],
];

/** Mean the group when nothing else is said: they may be words of a title. */
const ALONE: ReadonlyMap<string, FilterGroup> = new Map<string, FilterGroup>([
  ["tre han", { by: "group", name: "overdue" }],
  ["trinh ky", { by: "state", name: "awaiting" }],
  ["yeu cau bo sung", { by: "state", name: "returned" }],
  ["bi tra lai", { by: "state", name: "returned" }],
  ["tra lai", { by: "state", name: "returned" }],
  ["da nop", { by: "state", name: "submitted" }],
  ["cho xem xet", { by: "state", name: "submitted" }],
  ["cho kiem chung", { by: "state", name: "submitted" }],
  ["con thieu tai lieu kiem chung", { by: "group", name: "unproved" }],
  ["con thieu tai lieu", { by: "group", name: "unproved" }],
  ["thieu tai lieu", { by: "group", name: "unproved" }],
  ["7 ngay lam viec toi", { by: "group", name: "next-seven-days" }],
  ["7 ngay toi", { by: "group", name: "next-seven-days" }],
  ["trong quy", { by: "group", name: "this-quarter" }],
  ["sap toi", { by: "group", name: "later" }],
  ["thuong xuyen", { by: "group", name: "ongoing" }],
  ["chua co ngay", { by: "group", name: "undated" }],
  ["chua co thoi han", { by: "group", name: "undated" }],
  ["phoi hop", { by: "group", name: "support" }],
]);

const ROMAN: Readonly<Record<string, string>> = { "1": "i", "2": "ii", "3": "iii", "4": "iv" };
const QUARTER = /(?<![a-z\d])qu[yi] (iv|i{1,3}|[1-4])(?![a-z\d])/gu;
const MONTH = /(?<![a-z\d])thang 0?(\d{1,2})(?!\d)/gu;
const TERM = /(?<![a-z\d])(?:quy (?:iv|i{1,3})|thang \d{1,2})(?![a-z\d])|[a-z\d][^ ]*/gu;
/** Of so short a word, and of a number, the beginning alone says nothing. */
const WHOLE_ONLY = /^.{1,2}$|\d$|^quy /u;

export function readListFilter(text: string): ListFilter {
  const folded = alike(foldText(text));
  const alone = ALONE.get(folded);
  if (alone) return { ...NO_FILTER, group: alone };
  for (const [words, group] of SURE) {
    const at = ` ${folded} `.indexOf(` ${words} `);
    if (at < 0) continue;
    const rest = `${folded.slice(0, at)} ${folded.slice(at + words.length)}`;
    return { ...ofWords(rest.replace(/ +/gu, " ").trim()), group };
  }
  return ofWords(folded);
}

/** What stands in every text in which the terms do: a database can look for it. */
export function wordsToFind({ terms }: ListFilter): readonly string[] {
  return terms.map((term) => term.replace(/ .*$/u, ""));
}

/**
 * Whether folded words stand in a text, from a word's beginning: `quy i` stands in `Báo cáo quý 1`, and
 * `han` not in `khan`.
 *
 * @param isWhole they have to end where a word of the text ends
 */
export function standsIn(words: string, text: string, isWhole = WHOLE_ONLY.test(words)): boolean {
  const wanted = alike(words);
  const found = alike(foldText(text));
  for (let at = found.indexOf(wanted); at >= 0; at = found.indexOf(wanted, at + 1)) {
    const isBeginning = at === 0 || !isWordCharacter(found[at - 1]);
    if (isBeginning && !(isWhole && isWordCharacter(found[at + wanted.length]))) return true;
  }
  return false;
}

function ofWords(folded: string): ListFilter {
  return { whole: folded, terms: folded.match(TERM) ?? [], group: null };
}

/** `quý 1`, `quí I` and `tháng 03` in one way each. */
function alike(folded: string): string {
  return folded
    .replace(QUARTER, (_, number: string) => `quy ${ROMAN[number] ?? number}`)
    .replace(MONTH, (_, month: string) => `thang ${month}`);
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[a-z\d]/u.test(character);
}
