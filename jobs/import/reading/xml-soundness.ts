/** Whether XML is worth giving to a library that builds a tree of it. */

export type Soundness = "sound" | "broken" | "too-much";

/** What an Office program nests; libraries walk a tree as deep as it is. */
const DEEPEST = 256;
/** Libraries look for each attribute among all the others of its tag. */
const MOST_ATTRIBUTES = 300;

/** The name ends where it ends, so that a tag that is none is found out in one go. */
const NAME = /<(\/?)([^\s<>/!?"'=]+)(?=[\s/>])/uy;
const WITHIN_TAG = /[<>"']/gu;

/**
 * Elements end in the order in which they began, not too deep in each other, and not more of them
 * than given, comments and the like counted. Libraries take minutes over what is not so.
 */
export function soundnessOf(xml: string, mostTags: number): Soundness {
  return soundnessOfAll([xml], mostTags);
}

/** The same of several parts, which have so many tags together. */
export function soundnessOfAll(parts: Iterable<string>, mostTags: number): Soundness {
  let left = mostTags;
  for (const xml of parts) {
    const tags = countTags(xml, left);
    if (typeof tags === "string") return tags;
    left -= tags;
  }
  return "sound";
}

function countTags(xml: string, most: number): number | Exclude<Soundness, "sound"> {
  const open: string[] = [];
  let tags = 0;
  for (let at = xml.indexOf("<"); at >= 0;) {
    tags += 1;
    if (tags > most) return "too-much";
    const aside = endOfAside(xml, at);
    if (aside !== null) {
      if (aside < 0) return "broken";
      at = xml.indexOf("<", aside);
      continue;
    }
    NAME.lastIndex = at;
    const [begun, slash, name = ""] = NAME.exec(xml) ?? [];
    const end = begun === undefined ? -1 : endOfTag(xml, at + begun.length);
    if (end < 0) return "broken";
    if (slash === "/") {
      if (open.pop() !== name) return "broken";
    } else if (xml[end - 1] !== "/") open.push(name);
    if (open.length > DEEPEST) return "broken";
    at = xml.indexOf("<", end);
  }
  return open.length === 0 ? tags : "broken";
}

/** Where the `>` of a tag is; negative where it never comes, or too late. */
function endOfTag(xml: string, from: number): number {
  WITHIN_TAG.lastIndex = from;
  for (let attributes = 0; attributes <= MOST_ATTRIBUTES; attributes += 1) {
    const found = WITHIN_TAG.exec(xml);
    if (!found || found[0] === "<") return -1;
    if (found[0] === ">") return found.index;
    const end = xml.indexOf(found[0], found.index + 1);
    if (end < 0) return -1;
    WITHIN_TAG.lastIndex = end + 1;
  }
  return -1;
}

const ASIDES: readonly (readonly [string, string])[] = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
  ["<!", ">"],
];

/** Where a comment and the like ends; null where there is none, negative where it never ends. */
function endOfAside(xml: string, at: number): number | null {
  const second = xml[at + 1];
  if (second !== "!" && second !== "?") return null;
  const [start, end] = ASIDES.find(([mark]) => xml.startsWith(mark, at)) ?? ["<!", ">"];
  const ends = xml.indexOf(end, at + start.length);
  return ends < 0 ? ends : ends + end.length;
}

/** A cheaper sign that something is broken: a tag that begins before another has ended. */
export function hasOpenTag(xml: string): boolean {
  return /<[^<>]*<|<[^<>]*$/u.test(xml);
}
