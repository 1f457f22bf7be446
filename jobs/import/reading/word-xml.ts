/** Readies a Word file's own XML for the library, which leaves out what a list's number is. */
import { isOn } from "./hidden-text.ts";
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
const PROPERTIES = tagPattern("pStyle", "ilvl", "numId", "del", "vanish", "specVanish");
const valueOf = attributeReader("val");

/**
 * Writes the numbers and bullets of lists into the paragraphs, and leaves out pictures, marks of
 * notes, and what the paragraphs were before a tracked change.
 */
export function readyWordXml(
  xml: string,
  lists: ListDefinitions,
  hiddenStyles: ReadonlySet<string>,
): string {
  const labelOf = makeLabelMaker(lists);
  let plain = withoutElements(withoutElements(xml, "pPrChange"), "Choice");
  for (const [from, to] of SKIPPED) plain = plain.replaceAll(from, to);
  const [before = "", ...paragraphs] = plain.split(OPENING);
  const labelled = paragraphs.map((paragraph) => {
    const end = paragraph.indexOf(CLOSING);
    const place = end < 0 ? null : placeOf(paragraph.slice(0, end), lists, hiddenStyles);
    const label = place === null ? "" : labelOf(place);
    if (label === "") return paragraph;
    const after = end + CLOSING.length;
    return `${paragraph.slice(0, after)}${labelRun(label)}${paragraph.slice(after)}`;
  });
  return [before, ...labelled].join(OPENING);
}

/** Where in which list a paragraph stands; null for none, and for one that was deleted or is hidden. */
function placeOf(
  properties: string,
  { styles }: ListDefinitions,
  hiddenStyles: ReadonlySet<string>,
): ListPlace | null {
  let style: ListPlace | null = null;
  let listId: string | null = null;
  let level: number | null = null;
  let isHidden = false;
  for (const tag of tagsIn(properties, PROPERTIES)) {
    if (tag.name === "del") return null;
    if (tag.isClosing) continue;
    const value = valueOf(tag);
    if (tag.name === "vanish") isHidden = isOn(tag);
    // Only its end is hidden: the next paragraph goes on in the same line.
    else if (tag.name === "specVanish") isHidden = false;
    else if (tag.name === "pStyle") {
      style = styles.get(value ?? "") ?? null;
      isHidden = hiddenStyles.has(value ?? "");
    } else if (tag.name === "numId") listId = value;
    else level = Number(value ?? 0);
  }
  const id = listId ?? style?.listId ?? "0";
  return isHidden || id === "0" ? null : { listId: id, level: level ?? style?.level ?? 0 };
}

function labelRun(label: string): string {
  const text = label.replace(/&/gu, "&amp;").replace(/</gu, "&lt;");
  return `<w:r><w:t xml:space="preserve">${text} </w:t></w:r>`;
}
