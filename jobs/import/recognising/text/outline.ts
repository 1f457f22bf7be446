/** A document's lines with their markers, put together where a page break has cut them. */
import { readMarker, type Marker } from "./markers.ts";
import type { SourceDocument, Table } from "../../reading/document.ts";

export interface OutlineLine {
  readonly kind: "line";
  readonly marker: Marker;
  /** Without its marker, on one line; never blank. */
  readonly text: string;
}

export type OutlineEntry = OutlineLine | Table;

/** No paragraph of a real document is longer; what is, is left as its parts. */
const LONGEST = 8_000;
const PAGE_NUMBER = /^[\s\-–]*\d{1,3}[\s\-–]*$/u;
const ENDED = /[.;:!?…]["”»)]?$/u;
/** Words after which no sentence ends, although the next line may begin with a name. */
const DANGLING =
  /(?:,|[-–&]|\s(?:của|và|với|tại|cho|theo|về|do|các|những|là|được|bởi|hoặc|ở|trong|từ|đến|số|ngày|tháng|để|bằng|giữa|trên|thuộc))$/iu;

/** Reads the lines of all paragraphs; tables stay between them. */
export function readOutline(document: SourceDocument): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  for (const block of document.blocks) {
    if (block.kind === "table") {
      entries.push(block);
      continue;
    }
    for (const written of block.text.split("\n")) {
      if (written.trim() === "" || PAGE_NUMBER.test(written)) continue;
      const { marker, text } = readMarker(written);
      if (text === "") continue;
      const last = entries.at(-1);
      if (last?.kind === "line" && marker.kind === "none" && goesOn(last, text)) {
        entries[entries.length - 1] = { ...last, text: `${last.text} ${text}` };
      } else entries.push({ kind: "line", marker, text });
    }
  }
  return entries;
}

export function linesOf(entries: readonly OutlineEntry[]): OutlineLine[] {
  return entries.filter((entry) => entry.kind === "line");
}

export function endsSentence(text: string): boolean {
  return ENDED.test(text);
}

/** Whether a line without a marker is the rest of the one above. */
function goesOn(last: OutlineLine, text: string): boolean {
  if (last.text.length + text.length > LONGEST) return false;
  if (/^\p{Ll}/u.test(text)) return true;
  if (endsSentence(last.text)) return false;
  return DANGLING.test(last.text) || hasOpenBracket(last.text);
}

function hasOpenBracket(text: string): boolean {
  return text.lastIndexOf("(") > text.lastIndexOf(")");
}
