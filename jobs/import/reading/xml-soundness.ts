/** Whether XML is worth giving to a library that builds a tree of it. */

export type Soundness = "sound" | "broken" | "too-much";

/** What an Office program nests; libraries walk a tree as deep as it is. */
const DEEPEST = 256;

/** The name ends before its attributes begin: else a long one is tried in every length. */
const TAG = /<(\/?)([^\s<>/!?"'=]+)(?=[\s/>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/uy;

/**
 * Elements end in the order in which they began, not too deep in each other, and not more of them
 * than given, comments and the like counted. Libraries take minutes over what is not so.
 */
export function soundnessOf(xml: string, mostTags: number): Soundness {
  const open: string[] = [];
  let tags = 0;
  for (let at = xml.indexOf("<"); at >= 0;) {
    const aside = endOfAside(xml, at);
    if (aside !== null) {
      tags += 1;
      if (tags > mostTags) return "too-much";
      at = aside < 0 ? -1 : xml.indexOf("<", aside);
      continue;
    }
    TAG.lastIndex = at;
    const [tag, slash, name = ""] = TAG.exec(xml) ?? [];
    if (tag === undefined) return "broken";
    tags += 1;
    if (tags > mostTags) return "too-much";
    if (slash === "/") {
      if (open.pop() !== name) return "broken";
    } else if (!tag.endsWith("/>")) open.push(name);
    if (open.length > DEEPEST) return "broken";
    at = xml.indexOf("<", TAG.lastIndex);
  }
  return open.length === 0 ? "sound" : "broken";
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
  const [, end = ">"] = ASIDES.find(([start]) => xml.startsWith(start, at)) ?? [];
  return xml.indexOf(end, at + 2);
}

/** A cheaper sign that something is broken: a tag that begins before another has ended. */
export function hasOpenTag(xml: string): boolean {
  return /<[^<>]*<|<[^<>]*$/u.test(xml);
}
