/**
 * Tên đơn vị: whether two spellings name the same unit, and which unit or group a phrase of a
 * document means.
 */
import type { UnitId } from "./ids.ts";
import type { OrgUnit, UnitGroup } from "./org.ts";
import { foldText } from "./text.ts";

/** What a phrase was found to mean. */
export type UnitResolution =
  | { readonly kind: "unit"; readonly unit: OrgUnit }
  | { readonly kind: "group"; readonly group: UnitGroup }
  | { readonly kind: "unknown" }
  /** It fits several; a person has to say which. */
  | { readonly kind: "ambiguous"; readonly candidates: readonly UnitCandidate[] };

export type UnitCandidate = Extract<UnitResolution, { readonly kind: "unit" | "group" }>;

const DASH = /[-\u2010-\u2015\u2212]/gu;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const ABBREVIATED: readonly (readonly [string, string])[] = [
  ["Ủy ban nhân dân", "UBND"],
  ["Hội đồng nhân dân", "HĐND"],
];
/** A group is also named by those who head its units. */
const GROUP_PREFIXES = ["Thủ trưởng", "Người đứng đầu", "Giám đốc", "Chủ tịch", "Các"];

/** Puts words with single spaces between them into the form in which names are compared. */
type Reading = (words: string) => string;

/**
 * From the strictest reading to the loosest: the name as it is; another way of typing it (`hoá`,
 * `hóa`); the name without diacritics. A reading is asked only where the stricter ones found none.
 */
const READINGS: readonly Reading[] = [(words) => words, tonesLast, foldText];
/** The abbreviated names as each reading has them; made once, since names are compared by the thousand. */
const SHORTENED = new Map(
  READINGS.map((reading) => [
    reading,
    ABBREVIATED.map(([long, short]) => [
      ` ${reading(long.toLowerCase())} `,
      ` ${reading(short.toLowerCase())} `,
    ]),
  ]),
);

/**
 * Whether two spellings name one unit: case, diacritics, dashes, commas, `&`/`và`, spaces and the
 * abbreviations `UBND` and `HĐND` make no difference; any other word does.
 */
export function sameUnitName(one: string, other: string): boolean {
  return unitNameKey(one) === unitNameKey(other);
}

/** Equal for those spellings that name one unit. */
export function unitNameKey(name: string): string {
  return nameKey(name, foldText);
}

/** Finds what a phrase means. Exact names win before folded ones; nothing is guessed. */
export function resolveUnit(
  phrase: string,
  units: readonly OrgUnit[],
  groups: readonly UnitGroup[],
): UnitResolution {
  return indexUnits(units, groups).resolve(phrase);
}

/** Units and groups by their names, for whoever resolves many phrases. */
export interface UnitIndex {
  resolve(phrase: string): UnitResolution;
  /** From now on this unit is known too. */
  add(unit: OrgUnit): void;
}

export function indexUnits(units: readonly OrgUnit[], groups: readonly UnitGroup[]): UnitIndex {
  const known = [...units];
  const indexes = new Map<Reading, ReadingIndex>();
  const indexFor = (reading: Reading): ReadingIndex => {
    const made = indexes.get(reading) ?? makeReadingIndex(known, groups, reading);
    indexes.set(reading, made);
    return made;
  };
  return {
    resolve(phrase) {
      for (const reading of READINGS) {
        const { byName, byPhrase } = indexFor(reading);
        const named = byName.get(nameKey(phrase, reading)) ?? new Set();
        const grouped = byPhrase.get(groupKey(phrase, reading)) ?? new Set();
        const candidates: UnitCandidate[] = [
          ...[...named].map((unit) => ({ kind: "unit" as const, unit })),
          ...[...grouped].map((group) => ({ kind: "group" as const, group })),
        ];
        const [first, ...others] = candidates;
        if (first) return others.length === 0 ? first : toldApart(phrase, candidates);
      }
      return { kind: "unknown" };
    },
    add(unit) {
      known.push(unit);
      for (const [reading, { byName }] of indexes) addNames(byName, unit, reading);
    },
  };
}

interface ReadingIndex {
  readonly byName: Map<string, Set<OrgUnit>>;
  readonly byPhrase: Map<string, Set<UnitGroup>>;
}

function makeReadingIndex(
  units: readonly OrgUnit[],
  groups: readonly UnitGroup[],
  reading: Reading,
): ReadingIndex {
  const index: ReadingIndex = { byName: new Map(), byPhrase: new Map() };
  for (const unit of units) addNames(index.byName, unit, reading);
  for (const group of groups) {
    for (const phrase of group.phrases) addUnder(index.byPhrase, groupKey(phrase, reading), group);
  }
  return index;
}

function addNames(byName: ReadingIndex["byName"], unit: OrgUnit, reading: Reading): void {
  for (const name of [unit.name, ...unit.aliases]) addUnder(byName, nameKey(name, reading), unit);
}

function addUnder<Value>(map: Map<string, Set<Value>>, key: string, value: Value): void {
  const there = map.get(key);
  if (there) there.add(value);
  else map.set(key, new Set([value]));
}

/**
 * Of several units of one name, the one that was said to be meant: it has its own name for an
 * alias besides, which only an answer can have given it.
 */
function toldApart(phrase: string, candidates: readonly UnitCandidate[]): UnitResolution {
  const told = candidates.filter(
    (each) =>
      each.kind === "unit" && each.unit.name === phrase && each.unit.aliases.includes(phrase),
  );
  const [only, ...others] = told;
  return only && others.length === 0 ? only : { kind: "ambiguous", candidates };
}

/** Whether a phrase means many units by its wording, so that no single unit may be made of it. */
export function looksLikeGroup(phrase: string): boolean {
  const key = nameKey(phrase, foldText);
  return GROUP_WORDING.test(key) || VAGUE.test(key);
}

/** “Các đơn vị có liên quan”: it names nobody in particular. */
export function isVague(phrase: string): boolean {
  return VAGUE.test(nameKey(phrase, foldText));
}

const VAGUE = /(?:^| )lien quan(?: |$)/u;

const GROUP_WORDING = new RegExp(
  [
    "^(?:(?:thu truong|chu tich|giam doc|nguoi dung dau) )?(?:cac|nhung|toan bo|tat ca)(?: |$)",
    "^(?:thu truong |nguoi dung dau )?co quan(?: va)? don vi(?: |$)",
    "^(?:thu truong |nguoi dung dau )?(?:co quan|don vi|phong)$",
    "^co quan (?:hanh chinh|chuyen mon|nha nuoc)(?: |$)",
    "^don vi (?:su nghiep|truc thuoc|hanh chinh)(?: |$)",
    "^(?:chu tich )?(?:ubnd|hdnd|hdnd va ubnd) (?:cac|cap)(?: |$)",
    "^(?:chu tich )?ubnd (?:xa|phuong|thi tran|huyen)(?: va)? (?:xa|phuong|thi tran|thi xa)(?: |$)",
    "^(?:so|phong) (?:ban|nganh)(?: |$)",
    "^phong chuyen mon(?: |$)",
    "^ban nganh(?: |$)",
  ].join("|"),
  "u",
);

/** A unit of which nothing is known but its name. */
export function unitCalled(name: string, id: UnitId): OrgUnit {
  return {
    id,
    parentId: null,
    name,
    aliases: [],
    kind: unitKindOf(name),
    validFrom: null,
    validTo: null,
    successorId: null,
  };
}

/** What an organisation would call a unit of this name; `unit` where the name does not tell. */
function unitKindOf(name: string): string {
  const key = nameKey(name, foldText);
  if (/^ubnd (?:xa|phuong|thi tran|dac khu) /u.test(key)) return "commune";
  if (/^(?:ubnd|hdnd)(?: |$)/u.test(key)) return "committee";
  if (/^(?:phong|van phong|thanh tra|so)(?: |$)/u.test(key)) return "department";
  if (/^trung tam(?: |$)/u.test(key)) return "centre";
  return "unit";
}

function groupKey(phrase: string, reading: Reading): string {
  let key = nameKey(phrase, reading);
  // The exact reading compares what is written, prefixes and all.
  if (reading === READINGS[0]) return key;
  for (const prefix of GROUP_PREFIXES) {
    const start = `${nameKey(prefix, reading)} `;
    if (key.startsWith(start)) key = key.slice(start.length);
  }
  return key;
}

function nameKey(name: string, reading: Reading): string {
  const spaced = name.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (reading === READINGS[0]) return spaced;
  const words = spaced
    .toLowerCase()
    .replace(/&/gu, " và ")
    .replace(DASH, " ")
    .replace(/[,;]/gu, " ")
    .split(" ")
    .filter((word) => word !== "");
  let key = ` ${reading(words.join(" "))} `;
  for (const [long = "", short = ""] of SHORTENED.get(reading) ?? []) {
    key = key.replaceAll(long, short);
  }
  return key.trim();
}

/** Each word with its tone mark moved behind it, wherever it was typed: `hoá` and `hóa` are one. */
function tonesLast(words: string): string {
  return words.split(" ").map(toneLast).join(" ");
}

function toneLast(word: string): string {
  const letters = word.normalize("NFD");
  const tones = letters.match(TONES)?.join("") ?? "";
  return letters.replace(TONES, "").normalize("NFC") + tones;
}
