/** The elements of a template's part, each taken apart for certain: nothing is passed over. */
import { decodeEntities } from "../import/reading/xml-tags.ts";

interface TemplateAttribute {
  /** Empty where it has none. */
  readonly prefix: string;
  readonly name: string;
  readonly value: string;
}

export interface TemplateElement {
  /** Without its prefix. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly attributes: readonly TemplateAttribute[];
  /** Up to the next element, as written. */
  readonly textAfter: string;
}

/** Office begins a part with the one, and some programs mark their own parts with the other. */
const INSTRUCTION = /<\?(?:xml|mso-[\w-]{1,40})\s[^<>]*\?>/gu;
/** Office writes UTF-8; in other letters the same bytes say something else. */
const OTHER_LETTERS = /\0|^\uFEFF?<\?xml\s[^<>]*encoding\s*=\s*["'](?!utf-8["'])/iu;
const ELEMENT =
  /<(\/?)(?:[^\s<>/!?"'=:]+:)?([^\s<>/!?"'=:]+)((?:\s+[^\s<>/!?"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>([^<]*)/uy;
const ATTRIBUTE = /\s+(?:([^\s<>/!?"'=:]+):)?([^\s<>/!?"'=:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** Null where anything stands in it that is no element: whoever reads it might read something else. */
export function elementsIn(xml: string): readonly TemplateElement[] | null {
  if (OTHER_LETTERS.test(xml)) return null;
  const written = xml.replace(INSTRUCTION, "");
  const elements: TemplateElement[] = [];
  for (let at = written.indexOf("<"); at >= 0 && at < written.length; at = ELEMENT.lastIndex) {
    ELEMENT.lastIndex = at;
    const [, slash, name = "", attributes = "", textAfter = ""] = ELEMENT.exec(written) ?? [];
    if (name === "") return null;
    elements.push({
      name,
      isClosing: slash === "/",
      attributes: attributesIn(attributes),
      textAfter,
    });
  }
  return elements;
}

function attributesIn(written: string): readonly TemplateAttribute[] {
  if (written === "") return [];
  return [...written.matchAll(ATTRIBUTE)].map(([, prefix = "", name = "", one, other]) => ({
    prefix,
    name,
    value: decodeEntities(one ?? other ?? ""),
  }));
}
