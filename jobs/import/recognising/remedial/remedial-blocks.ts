/** The labelled blocks of a remedial plan's text: shortcoming, remedy, units, timing. */
import { readDeduction } from "./deductions.ts";
import { endsSentence, type OutlineEntry, type OutlineLine } from "../text/outline.ts";
import { levelOf } from "../text/markers.ts";
import { roleOfLabel, type RemedialRole } from "./remedial-labels.ts";
import { endsText, isPlainHeading } from "../text/headings.ts";

/** What a block or a row says of each thing; items of a list are lines. Blank where it is silent. */
export type RemedialCells = Readonly<Record<RemedialRole, string>>;

interface Heading {
  readonly area: string;
  /** The heading itself, where it names a deduction and this is the first block below it. */
  readonly loss: string;
}

export interface RemedialBlock extends Heading {
  readonly cells: RemedialCells;
}

export const BLANK_CELLS: RemedialCells = {
  shortcoming: "",
  cause: "",
  points: "",
  remedy: "",
  product: "",
  lead: "",
  support: "",
  follow: "",
  timing: "",
};

/** What is told in sentences, and may go on below. */
const PROSE: readonly RemedialRole[] = ["shortcoming", "cause", "remedy"];

interface Field {
  readonly role: RemedialRole;
  /** Its label's line; the lines below it may go on with it. */
  readonly line: OutlineLine;
  readonly isFromLabelOn: boolean;
}

interface LabelledPart {
  readonly role: RemedialRole;
  readonly text: string;
}

const LONGEST_AREA = 200;
/** Where a second label may begin in one line: `…. Thời gian: Quý I`. */
const INNER_LABEL = /[.;)]\s+(?:[-–+]\s*)?(?=([^.;:()]{3,60}):)/gu;

/** Reads the blocks between the headings of a document's text, in order. */
export function readBlocks(entries: readonly OutlineEntry[]): RemedialBlock[] {
  const blocks: RemedialBlock[] = [];
  let heading: Heading = { area: "", loss: "" };
  let cells: RemedialCells = BLANK_CELLS;
  let field: Field | null = null;
  let isLabelled = false;
  const end = () => {
    if (isLabelled) {
      blocks.push({ ...heading, cells });
      heading = { ...heading, loss: "" };
    }
    [cells, field, isLabelled] = [BLANK_CELLS, null, false];
  };
  for (const [at, entry] of entries.entries()) {
    if (entry.kind === "table" || endsText(entry)) {
      end();
      continue;
    }
    const parts = labelledParts(entry);
    for (const { role, text } of parts) {
      if (beginsBlock(role, cells, field)) end();
      cells = { ...cells, [role]: appended(cells[role], text, role) };
      field = { role, line: entry, isFromLabelOn: text === "" };
      isLabelled = true;
    }
    if (parts.length > 0) continue;
    if (field && goesOn(entry, field, cells)) {
      cells = { ...cells, [field.role]: appended(cells[field.role], entry.text, field.role) };
    } else if (isLabelled && hasLabelForm(entry)) field = null;
    else {
      end();
      const next = entries[at + 1];
      const isCriterion = readDeduction(entry.text) !== null && !isAbove(next, "shortcoming");
      if (isCriterion) cells = { ...BLANK_CELLS, shortcoming: entry.text };
      else if (isAreaHeading(entry, next)) heading = headingOf(entry.text);
    }
  }
  end();
  return blocks;
}

/** `2.6. Hiện đại hóa hành chính (trừ 3,88 điểm)` names an area, and what it cost. */
function headingOf(text: string): Heading {
  const loss = readDeduction(text) === null ? "" : text;
  const name = loss === "" ? text : text.replace(/\s*\([^()]*\)[.:]?$/u, "");
  return { area: name.replace(/[.:\s]+$/u, ""), loss };
}

function isAbove(next: OutlineEntry | undefined, role: RemedialRole): boolean {
  return next?.kind === "line" && labelledParts(next)[0]?.role === role;
}

/** `- Liên hệ: …`: a label that is none of these leaves the block as it is. */
function hasLabelForm({ marker, text }: OutlineLine): boolean {
  const isBullet = marker.kind === "dash" || marker.kind === "plus";
  return isBullet && /^\p{Lu}[^.;:]{2,60}:\s/u.test(text);
}

/** A heading by its look, or a line of its own right above the first label. */
function isAreaHeading(line: OutlineLine, next: OutlineEntry | undefined): boolean {
  const below = next?.kind === "line" ? next : undefined;
  if (isPlainHeading(line, below)) return true;
  if (!below || labelledParts(below).length === 0 || line.text.length > LONGEST_AREA) return false;
  const isNumbered = line.marker.kind === "decimal" || line.marker.kind === "letter";
  return isNumbered || !/[.;:!?]$/u.test(line.text);
}

/** The labels of a line with their texts; none when it doesn't begin with a label. */
function labelledParts({ marker, text }: OutlineLine): readonly LabelledPart[] {
  const first = labelled(text);
  if (!first) {
    const isBare = marker.kind !== "section" && text !== text.toUpperCase();
    const role = isBare ? roleOfLabel(text) : null;
    return role ? [{ role, text: "" }] : [];
  }
  const parts: LabelledPart[] = [];
  let from = 0;
  for (const { index, 0: gap, 1: label = "" } of text.matchAll(INNER_LABEL)) {
    if (roleOfLabel(label) === null) continue;
    const part = labelled(text.slice(from, index + 1));
    if (part) parts.push(part);
    from = index + gap.length;
  }
  const last = labelled(text.slice(from));
  return last ? [...parts, last] : parts;
}

function labelled(text: string): LabelledPart | null {
  const match = /^([^:]{3,90}?)\s*:\s*/u.exec(text);
  const role = match ? roleOfLabel(match[1] ?? "") : null;
  return match && role ? { role, text: text.slice(match[0].length) } : null;
}

/** A thing that was said already begins the next block, but for a list of shortcomings. */
function beginsBlock(role: RemedialRole, cells: RemedialCells, field: Field | null): boolean {
  if (cells[role] === "") return false;
  return !(role === "shortcoming" && field?.role === "shortcoming");
}

/** Lines below a label: the list that it announces, and what its text goes on with. */
function goesOn({ marker, text }: OutlineLine, field: Field, cells: RemedialCells): boolean {
  const isList = marker.kind === "dash" || marker.kind === "plus" || marker.kind === "letter";
  if (field.isFromLabelOn) return cells[field.role] === "" || isList || marker.kind === "decimal";
  const isProse = PROSE.includes(field.role);
  const isDeeper = levelOf(marker) > levelOf(field.line.marker);
  if (!isProse) return false;
  if (marker.kind === "none") return endsSentence(text);
  return isDeeper && isList;
}

function appended(before: string, text: string, role: RemedialRole): string {
  if (before === "") return text;
  if (!PROSE.includes(role)) return `${before}\n${text}`;
  return endsSentence(before) ? `${before} ${text}` : `${before}; ${text}`;
}
