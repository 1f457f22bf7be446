/** Who owes the reports of a calendar: those whom the text above it names. */
import type { SourceDocument } from "../../reading/document.ts";
import { isNamed, splitOfficeHolders } from "../units/unit-phrases.ts";

const HEADING = /^\d{1,2}(?:\.\d{1,2})*[.)]\s+(.+?)[:\s]*$/u;
const DUTY =
  /\s+(?:có trách nhiệm|chịu trách nhiệm|thực hiện|tổ chức thực hiện|định kỳ|báo cáo|gửi|nộp|lập).*$/isu;
const ADDRESSED = /^(?:đối với|yêu cầu|đề nghị|giao)\s+/iu;
/** `Các cơ quan, đơn vị gửi báo cáo …`: a sentence about reports, by those who owe them. */
const REPORTING =
  /^(?:[-–+•*]\s*)?((?:(?:yêu cầu|đề nghị|giao)\s+)?\p{L}[^:]{3,200}?)\s+(?:định kỳ\s|gửi\s|nộp\s|báo cáo\s|(?:thực hiện|lập|có trách nhiệm|chịu trách nhiệm)\s.{0,40}báo cáo)/isu;
const LONGEST_HEADING = 400;

/**
 * Answers, for the place of a calendar's line among the blocks: the nearest sentence above it that
 * says who reports, or the nearest numbered heading. Empty where that names no unit.
 */
export function reportOwners(document: SourceDocument): (block: number) => readonly string[] {
  const found: (readonly string[])[] = [];
  let owners: readonly string[] = [];
  for (const block of document.blocks) {
    found.push(owners);
    if (block.kind !== "paragraph") continue;
    const text = block.text.slice(0, LONGEST_HEADING);
    const heading = HEADING.exec(text)?.[1];
    if (heading !== undefined) owners = unitsOf(heading);
    else {
      const reporting = REPORTING.exec(text)?.[1];
      const named = reporting === undefined ? [] : unitsOf(reporting);
      if (named.length > 0) owners = named;
    }
  }
  return (block) => found[block] ?? [];
}

function unitsOf(text: string): readonly string[] {
  const named = splitOfficeHolders(text.replace(ADDRESSED, "").replace(DUTY, ""));
  return named.every(isNamed) ? named : [];
}
