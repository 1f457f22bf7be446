/**
 * Tên gần giống: which known units a phrase may mean that names none of them, so that a person can
 * be asked. Different kinds (`Phòng`, `Sở`), levels (`xã`, `huyện`), places and numbers are never
 * alike; a missing `và`, an abbreviation, a slip in one letter, a level left out are.
 */
import type { OrgUnit } from "./org.ts";
import { foldText } from "./text.ts";
import { unitNameKey } from "./unit-names.ts";

const MOST_CANDIDATES = 3;
/** No unit's name is longer. */
const MOST_WORDS = 16;

/** The units that a phrase resembles without naming them, the nearest first; at most three. */
export function nearMisses(phrase: string, units: readonly OrgUnit[]): readonly OrgUnit[] {
  const wanted = parse(phrase);
  const near = units.flatMap((unit) => {
    const distances = spellingsOf(unit).flatMap((spelling) => distance(wanted, spelling) ?? []);
    return distances.length > 0 ? [{ unit, distance: Math.min(...distances) }] : [];
  });
  const sorted = near.toSorted((one, other) => one.distance - other.distance);
  const beyond = sorted[MOST_CANDIDATES];
  // Of many that are equally near, none is nearer: asking about some of them would mislead.
  const told = sorted.filter((each) => !beyond || each.distance < beyond.distance);
  return told.slice(0, MOST_CANDIDATES).map(({ unit }) => unit);
}

/** Whether two names may well be slips of one another. The order makes no difference. */
export function areAlike(one: string, other: string): boolean {
  return distance(parse(one), parse(other)) !== null;
}

/** A name taken apart: `Phòng Nội vụ` + `huyện` + `Cù Lao Dung`. */
interface Name {
  readonly key: string;
  /** Folded words without joining ones; what an abbreviation stands for is not known here. */
  readonly words: readonly string[];
  /** How many words stand before the first joiner. */
  readonly firstPart: number;
  readonly level: string | null;
  readonly place: readonly string[];
  /** Everything but that level, for names that leave it out: `UBND An Thạnh 1`. */
  readonly flat: string;
  /** Those that stand outside the place. */
  readonly numbers: string;
}

const parsed = new WeakMap<OrgUnit, readonly Name[]>();

function spellingsOf(unit: OrgUnit): readonly Name[] {
  const known = parsed.get(unit) ?? [unit.name, ...unit.aliases].map(parse);
  parsed.set(unit, known);
  return known;
}

const JOINERS = new Set(["-", "va", "&", "cua", "thuoc"]);
/** Two words that are one: `thị trấn`. */
const LEVELS = [
  "thị trấn",
  "thị xã",
  "thành phố",
  "đặc khu",
  "phường",
  "huyện",
  "quận",
  "tỉnh",
  "xã",
];
/** `xã hội` and `huyện uỷ` name no level. */
const NO_LEVEL_BEFORE = /^(?:hoi|uy)$/u;
/** Who heads a unit stands for it. */
const HEADED_BY =
  /^(?:thủ trưởng|lãnh đạo|(?:phó )?chủ tịch|(?:phó )?giám đốc|(?:phó )?trưởng (?=phòng |ban |công an )|(?:phó )?chánh (?=văn phòng |thanh tra ))/iu;
const LONG_NAMES = [
  [/uỷ ban nhân dân|ủy ban nhân dân|uy ban nhan dan/giu, "UBND"],
  [/hội đồng nhân dân|hoi dong nhan dan/giu, "HĐND"],
] as const;

function parse(text: string): Name {
  let spoken = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  for (const [long, short] of LONG_NAMES) spoken = spoken.replace(long, short);
  const raw = spoken
    .replace(HEADED_BY, "")
    .replace(/[-\u2010-\u2015\u2212,;/&]/gu, " - ")
    .replace(/\./gu, ". ")
    .split(" ")
    .filter((word) => word !== "" && word !== ".");
  const { at, level, size } = findLevel(raw, 1);
  const core = raw.slice(0, at);
  const rest = raw.slice(at + size);
  const placeEnd = findLevel(rest, 0).at;
  const placeWords = meaningful(rest.slice(0, placeEnd));
  const beyond = meaningful(rest.slice(placeEnd));
  const words = meaningful(core);
  const joiner = core.findIndex((word) => JOINERS.has(foldText(word)));
  return {
    key: unitNameKey(text),
    words,
    firstPart: joiner < 0 ? words.length : meaningful(core.slice(0, joiner)).length,
    level,
    place: placeWords,
    flat: [...words, ...placeWords, ...beyond].join(" "),
    numbers: [...words, ...beyond].filter(isNumber).join(" "),
  };
}

function meaningful(words: readonly string[]): string[] {
  return words
    .map((word) => foldText(word).replace(/\.$/u, ""))
    .filter((word) => word !== "" && !JOINERS.has(word));
}

/** Where the first level from a place on is named, and in how many words; else the end. */
function findLevel(
  words: readonly string[],
  from: number,
): { readonly at: number; readonly level: string | null; readonly size: number } {
  for (let at = from; at < words.length; at += 1) {
    for (const level of LEVELS) {
      const size = level.split(" ").length;
      const said = words
        .slice(at, at + size)
        .join(" ")
        .toLowerCase();
      if (said !== level || NO_LEVEL_BEFORE.test(foldText(words[at + size] ?? ""))) continue;
      return { at, level, size };
    }
  }
  return { at: words.length, level: null, size: 0 };
}

function isNumber(word: string): boolean {
  return /^(?:\d+|[ivx]+|[a-z])$/u.test(word) && word !== "y" && word !== "p";
}

/** Null when they are not alike, or are one name. */
function distance(one: Name, other: Name): number | null {
  if (one.key === other.key) return null;
  if (Math.max(one.words.length, other.words.length) > MOST_WORDS) return null;
  if (one.level && other.level && one.level !== other.level) return null;
  if (one.flat === other.flat) return 0;
  if (one.numbers !== other.numbers) return null;
  const placed = placeDistance(one, other);
  const worded = wordDistance(one, other) ?? wordDistance(other, one);
  if (placed === null || worded === null) return null;
  return worded + placed + (one.level === other.level ? 0 : 1);
}

/** A place may be left out, but never be another. */
function placeDistance(one: Name, other: Name): number | null {
  if (one.place.length === 0 && other.place.length === 0) return 0;
  if (one.place.length === 0 || other.place.length === 0) return 1;
  return one.place.join(" ") === other.place.join(" ") ? 0 : null;
}

/** How far the second's words are from the first's, where the second is not the shorter one. */
function wordDistance(
  { words: short, firstPart }: Name,
  { words: long, firstPart: longPart }: Name,
): number | null {
  if (spellsOut(short, long)) return 0;
  const [head, longHead] = [headOf(short), headOf(long)];
  if (head && longHead && head !== longHead) return null;
  if (
    !head &&
    longHead &&
    `${longHead} ${short.join(" ")}` === long.join(" ") &&
    short.length > 1
  ) {
    return 1;
  }
  if (hasOneSlip(short, long)) return 1;
  if (short.length >= 3 && long.length === short.length + 1 && isWithin(short, long)) return 2;
  const isFirstPart = firstPart === short.length && longPart === short.length && short.length >= 3;
  return isFirstPart && short.every((word, place) => word === long[place]) ? 3 : null;
}

const HEADS = [
  "van phong",
  "thanh tra",
  "trung tam",
  "cong an",
  "chi cuc",
  "bo phan",
  "phong",
  "so",
  "ban",
  "cuc",
  "truong",
  "tram",
  "doi",
  "hoi",
  "doan",
  "to",
  "ubnd",
  "hdnd",
];

/** The word that tells what sort of unit it is. */
function headOf(words: readonly string[]): string | null {
  const name = `${words.join(" ")} `;
  return HEADS.find((head) => name.startsWith(`${head} `)) ?? null;
}

/** Whether the words are the same, once abbreviations of either stand for their words. */
function spellsOut(one: readonly string[], other: readonly string[]): boolean {
  const [word, ...rest] = one;
  const [against, ...left] = other;
  if (word === undefined || against === undefined) return one.length === other.length;
  if (word === against) return spellsOut(rest, left);
  return (
    (isInitials(word, other) && spellsOut(rest, other.slice(word.length))) ||
    (isInitials(against, one) && spellsOut(one.slice(against.length), left))
  );
}

/** `tckh` for the words `tai chinh ke hoach`; each has a letter of its own. */
function isInitials(word: string, words: readonly string[]): boolean {
  if (word.length > words.length || word.length > MOST_INITIALS) return false;
  return [...word].every((letter, place) => words[place]?.startsWith(letter));
}

const MOST_INITIALS = 10;

/** Equal but for one letter in one longer word. */
function hasOneSlip(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length || one.length < 2) return false;
  const places = [...one.keys()].filter((place) => one[place] !== other[place]);
  const [place] = places;
  if (places.length !== 1 || place === undefined) return false;
  return isOneLetterOff(one[place] ?? "", other[place] ?? "");
}

function isOneLetterOff(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 3 || Math.max(one.length, other.length) < 4)
    return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const ends = [
    [one.slice(start + 1), other.slice(start + 1)],
    [one.slice(start + 1), other.slice(start)],
    [one.slice(start), other.slice(start + 1)],
  ];
  return ends.some(([left, right]) => left === right);
}

/** Whether the one is the other without some words. */
function isWithin(short: readonly string[], long: readonly string[]): boolean {
  let place = 0;
  for (const word of long) if (word === short[place]) place += 1;
  return place === short.length;
}
