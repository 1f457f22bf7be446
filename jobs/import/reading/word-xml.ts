/** Readies a Word file's own XML for the library, which leaves out what a list's number is. */
import type { ListDefinitions, ListPlace } from "./list-definitions.ts";
import { makeLabelMaker } from "./list-labels.ts";
import { attributeReader, tagPattern, tagsIn, withoutElements } from "./xml-tags.ts";

/** Made into what the library skips: pictures, and marks that would stand in the middle of text. */
const SKIPPED: readonly (readonly [string, string])[] = [
  ["w:footnoteReference", "w:footnoteRef"],
  ["w:endnoteReference", "w:endnoteRef"],
  ["w:commentReference", "w:annotationRef"],
  ["v:imagedata", "v:shadow"],
  ["<a:blip", "<a:noPicture"],
  ["</a:blip", "</a:noPicture"],
];

const OPENING = "<w:pPr>";
const CLOSING = "</w:pPr>";
const PROPERTIES = tagPattern("pStyle", "ilvl", "numId", "del");
const valueOf = attributeReader("val");

/**
 * Writes the numbers and bullets of lists into the paragraphs, and leaves out pictures, marks of
 * notes, and what the paragraphs were before a tracked change.
 */
export function readyWordXml(xml: string, lists: ListDefinitions): string {
  const labelOf = makeLabelMaker(lists);
  let plain = withoutElements(withoutElements(xml, "pPrChange"), "Choice");
  for (const [from, to] of SKIPPED) plain = plain.replaceAll(from, to);
  const [before = "", ...paragraphs] = plain.split(OPENING);
  const labelled = paragraphs.map((paragraph) => {
    const end = paragraph.indexOf(CLOSING);
    const place = end < 0 ? null : placeOf(paragraph.slice(0, end), lists);
    const label = place === null ? "" : labelOf(place);
    if (label === "") return paragraph;
    const after = end + CLOSING.length;
    return `${paragraph.slice(0, after)}${labelRun(label)}${paragraph.slice(after)}`;
  });
  return [before, ...labelled].join(OPENING);
}

/** Where in which list a paragraph stands; null for none, and for one that was deleted. */
function placeOf(properties: string, { styles }: ListDefinitions): ListPlace | null {
  let style: ListPlace | null = null;
  let listId: string | null = null;
  let level: number | null = null;
  for (const tag of tagsIn(properties, PROPERTIES)) {
    if (tag.name === "del") return null;
    if (tag.isClosing) continue;
    const value = valueOf(tag);
    if (tag.name === "pStyle") style = styles.get(value ?? "") ?? null;
    else if (tag.name === "numId") listId = value;
    else level = Number(value ?? 0);
  }
  const id = listId ?? style?.listId ?? "0";
  return id === "0" ? null : { listId: id, level: level ?? style?.level ?? 0 };
}

function labelRun(label: string): string {
  const text = label.replace(/&/gu, "&amp;").replace(/</gu, "&lt;");
  return `<w:r><w:t xml:space="preserve">${text} </w:t></w:r>`;
}
