/** The single units that a cell or a sentence names. */
import { looksLikeGroup } from "../../../../domain/unit-names.ts";
import { foldText } from "../../../../domain/text.ts";
import { splitItems } from "../text/cell-items.ts";

/** Words with which the name of one unit begins. */
const BEGINNINGS = [
  "bo",
  "tong cuc",
  "vu",
  "vien",
  "hoc vien",
  "thong tan xa",
  "dai",
  "tap doan",
  "cong ty",
  "phong",
  "van phong",
  "ban",
  "so",
  "thanh tra",
  "trung tam",
  "cong an",
  "ubnd",
  "uy ban",
  "hdnd",
  "hoi dong",
  "bo phan",
  "bo chi huy",
  "chi cuc",
  "cuc",
  "chi nhanh",
  "bao hiem xa hoi",
  "bhxh",
  "kho bac",
  "huyen uy",
  "tinh uy",
  "thi uy",
  "thanh uy",
  "dang uy",
  "toa an",
  "vien kiem sat",
  "mat tran",
  "lien doan lao dong",
  "hoi",
  "doan",
  "truong",
  "tram",
  "doi",
  "hat",
  "benh vien",
  "ngan hang",
  "buu dien",
  "to",
  "cong chuc",
  "can bo",
];
const BEGINNING = new RegExp(`^(?:${BEGINNINGS.join("|")})(?: |$)`, "u");
/** A group may follow in the same breath, then without a capital. */
const GROUP_BEGINNING =
  /^(?:cac|nhung) (?:co quan|don vi|phong|ban|so|bo|nganh|xa|phuong|huyen|tinh|dia phuong|to chuc|hoi|doan the)(?: |,|$)/u;
const OFFICE_HOLDER = /,\s*(?=(?:Thủ trưởng|Chủ tịch|Giám đốc|Trưởng|Chánh|Người đứng đầu)\s)/u;

/** What stands in a plan's other columns, and words that only begin like a unit. */
const NO_UNIT =
  /^(?:ban hanh|ban giao|to chuc|doi moi|so sanh|so luong|bo tri|bo sung|bo nhiem|bo tieu chi|bo chi so|bao cao|ke hoach|quyet dinh|de an|thuong xuyen|trong nam|theo quy dinh|hang |hoan thanh|truoc ngay|ngay \d|thang \d|quy (?:[iv]+|\d)(?![a-z]))/u;

const LONGEST_NAME = 100;
const MOST_WORDS = 8;

/**
 * Splits a cell of units at `;`, bullets and line ends, and at commas only if every part begins
 * like a unit's name: `Cơ quan, đơn vị huyện` stays one phrase.
 */
export function splitUnits(cell: string): string[] {
  return splitItems(cell, isNamed)
    .flatMap((item) => item.split(";"))
    .flatMap(splitAtCommas)
    .map((phrase) => phrase.replace(/^[\s\-–+•]+|(?<![\s.,;:])[\s.,;:]+$/gu, ""))
    .filter((phrase) => phrase !== "");
}

/** Splits `Thủ trưởng các cơ quan, đơn vị huyện, Chủ tịch UBND các xã` at the office holders. */
export function splitOfficeHolders(text: string): string[] {
  return text.split(OFFICE_HOLDER).flatMap(splitUnits);
}

/** Whether the phrase is worded as the name of a unit or a group. */
export function isNamed(phrase: string): boolean {
  return looksLikeGroup(phrase) || startsLikeUnit(phrase);
}

function startsLikeUnit(phrase: string): boolean {
  const folded = foldText(phrase);
  if (GROUP_BEGINNING.test(folded)) return true;
  return /^\p{Lu}/u.test(phrase.trim()) && BEGINNING.test(folded);
}

/** Whether the phrase can be meant for a unit or a group at all, and not for a sentence or a date. */
export function isUnitPhrase(phrase: string): boolean {
  if (phrase.length > LONGEST_NAME) return false;
  const folded = foldText(phrase);
  if (NO_UNIT.test(folded)) return false;
  if (BEGINNING.test(folded) || isNamed(phrase)) return true;
  const words = phrase.split(/[\s,]+/u);
  return /^\p{Lu}/u.test(phrase) && words.length <= MOST_WORDS && !/\d{3}|[/:]/u.test(phrase);
}

function splitAtCommas(phrase: string): string[] {
  const parts = phrase.split(",").map((part) => part.trim());
  return parts.every(startsLikeUnit) ? parts : [phrase];
}
