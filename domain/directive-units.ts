/** Which units the words of a directive name: units and groups one after another, as people write them. */
import type { UnitId } from "./ids.ts";
import { existedBetween, type OrgUnit, type UnitGroup } from "./org.ts";
import { foldText } from "./text.ts";
import type { LocalDate } from "./time.ts";
import { nearMisses } from "./unit-likeness.ts";
import { indexUnits, type UnitIndex, type UnitResolution } from "./unit-names.ts";

/** A unit, or a group with its members of the day. */
export interface NamedUnits {
  /** The unit's name, or the group's as it was written. */
  readonly name: string;
  /** Each once; never empty. */
  readonly unitIds: readonly UnitId[];
}

export interface UnitsRead {
  readonly named: readonly NamedUnits[];
  /** What names nobody, or several: a person has to say who is meant. */
  readonly unclear: readonly string[];
}

/** Reads what names units; made once for the units and groups of a day. */
export interface UnitReader {
  read(words: string): UnitsRead;
  /** Whether words that name nobody are meant to name somebody, and not to say what is to be done. */
  mayName(words: string): boolean;
}

/** Two names are parted by a comma or by `và`, which both also stand within one. */
const PARTING = /\s*,\s*|\s+(?:và|va)\s+|\s*&\s*/giu;
/** `UBND các xã, thị trấn`: what follows goes on with the phrase. */
const GOES_ON =
  /^(?:xa|phuong|thi tran|thi xa|huyen|quan|thanh pho|tinh|don vi|co quan|dac khu)(?: |$)/u;
/** How the names of units begin. */
const LIKE_A_UNIT =
  /^(?:(?:cac|nhung|toan bo|tat ca|moi) )*(?:ubnd|hdnd|uy ban|hoi dong|phong|van phong|ban|so|trung tam|thanh tra|cong an|chi cuc|kho bac|don vi|co quan|xa|phuong|thi tran|huyen|lanh dao|thu truong|giam doc|chu tich|truong phong)(?:[ ,]|$)/u;
/** `các xã, thị trấn`, `tất cả các xã`: the committees of those, as every group's phrase says. */
const COMMITTEES_OF =
  /^(?:(?:toàn bộ|toan bo|tất cả|tat ca|mọi|moi) )?((?:các|cac) (?:xã|xa|phường|phuong|thị trấn|thi tran)(?!\p{L}).*)$/iu;
const BULLET = /^[-+*•–\s]+/u;
/** More parts than any list of names has. */
const MOST_PARTS = 40;
const LONGEST_RUN = 6;
const LONGEST_NAME = 200;

/** Units that are there today alone, and of a group those of its members. */
export function unitReader(
  all: readonly OrgUnit[],
  groups: readonly UnitGroup[],
  today: LocalDate,
): UnitReader {
  const units = all.filter((unit) => existedBetween(unit, today, today));
  const living = new Set(units.map(({ id }) => id));
  const index = indexUnits(units, groups);
  const known: Known = {
    meaning(phrase) {
      const found = resolved(phrase, index);
      if (found.kind === "unit") return { name: found.unit.name, unitIds: [found.unit.id] };
      if (found.kind !== "group") return null;
      const unitIds = [...new Set(found.group.memberIds)].filter((id) => living.has(id));
      return unitIds.length > 0 ? { name: phrase, unitIds } : null;
    },
    // What is longer than any name is like none; to compare it would take long.
    resembles: (phrase) => phrase.length <= LONGEST_NAME && nearMisses(phrase, units).length > 0,
  };
  return {
    read: (words) => readWords(words, known),
    mayName: (words) => LIKE_A_UNIT.test(foldText(words)) || known.resembles(words),
  };
}

function resolved(phrase: string, index: UnitIndex): UnitResolution {
  const found = index.resolve(phrase);
  const committees = COMMITTEES_OF.exec(phrase)?.[1];
  if (found.kind !== "unknown" || committees === undefined) return found;
  const group = index.resolve(`UBND ${committees}`);
  return group.kind === "group" ? group : found;
}

interface Known {
  meaning(phrase: string): NamedUnits | null;
  /** Whether it may be a slip of a unit's name. */
  resembles(phrase: string): boolean;
}

function readWords(words: string, known: Known): UnitsRead {
  const read = words
    .normalize("NFC")
    // One blank for many: what parts two names is looked for from each of them.
    .replace(/[^\P{C}\n]/gu, " ")
    .replace(/[^\S\n]+/gu, " ")
    .split(/[;\n]/u)
    .map((line) => line.replace(BULLET, "").replace(/[\s.,]+$/u, ""))
    .filter((line) => line !== "")
    .map((line) => readLine(line, known));
  return {
    named: withoutRepetition(read.flatMap(({ named }) => named)),
    unclear: [...new Set(read.flatMap(({ unclear }) => unclear))],
  };
}

function readLine(line: string, known: Known): UnitsRead {
  const parts = partsOf(line);
  const named: NamedUnits[] = [];
  const unclear: string[] = [];
  for (let at = 0; at < parts.length;) {
    const found = longestName(line, parts, at, known);
    if (found) named.push(found.units);
    const to = found?.to ?? endOfUnclear(line, parts, at, known);
    if (!found) unclear.push(run(line, parts, at, to).slice(0, LONGEST_NAME));
    at = to + 1;
  }
  return { named, unclear };
}

/** The longest run of parts from one on that names somebody. */
function longestName(
  line: string,
  parts: readonly Part[],
  from: number,
  { meaning }: Known,
): { readonly units: NamedUnits; readonly to: number } | null {
  for (let to = Math.min(parts.length, from + LONGEST_RUN) - 1; to >= from; to -= 1) {
    const units = meaning(run(line, parts, from, to));
    if (units) return { units, to };
  }
  return null;
}

/** As far as it may be one name: a slip of one that is known, or a phrase that goes on. */
function endOfUnclear(line: string, parts: readonly Part[], from: number, known: Known): number {
  const most = Math.min(parts.length, from + LONGEST_RUN) - 1;
  let last = from;
  while (last < most && longestName(line, parts, last + 1, known) === null) last += 1;
  for (let to = last; to > from; to -= 1) {
    if (known.resembles(run(line, parts, from, to))) return to;
  }
  let end = from;
  while (end < last && GOES_ON.test(foldText(parts[end + 1]?.text ?? ""))) end += 1;
  return end;
}

/** Every unit that is named, once. */
export function unitsNamed(named: readonly NamedUnits[]): readonly UnitId[] {
  return [...new Set(named.flatMap(({ unitIds }) => unitIds))];
}

/** What is named twice stands once. */
export function withoutRepetition(named: readonly NamedUnits[]): readonly NamedUnits[] {
  const known = new Set<string>();
  return named.filter(({ unitIds }) => {
    const key = unitIds.toSorted().join(" ");
    return !known.has(key) && known.add(key);
  });
}

interface Part {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function partsOf(line: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const parting of line.matchAll(PARTING)) {
    if (parts.length >= MOST_PARTS) break;
    parts.push({ text: line.slice(from, parting.index), from, to: parting.index });
    from = parting.index + parting[0].length;
  }
  parts.push({ text: line.slice(from), from, to: line.length });
  return parts.filter(({ text }) => text.trim() !== "");
}

function run(line: string, parts: readonly Part[], from: number, to: number): string {
  return line.slice(parts[from]?.from, parts[to]?.to);
}
