/**
 * The few things of an Office file's XML that the libraries do not tell (merged cells, number
 * formats, list numbers) are read from its tags. These are looked at one by one, never as a tree:
 * a file may hold a million of them.
 */

export interface XmlTag {
  /** Without its namespace prefix. */
  readonly name: string;
  readonly isClosing: boolean;
  /** `<c r="A1"/>`: nothing is in it. */
  readonly isEmpty: boolean;
  /** The attributes as written. */
  readonly attributes: string;
  /** Where it begins, and where what follows it begins. */
  readonly start: number;
  readonly end: number;
}

/** A pattern for all tags of these names, to be given to `tagsIn`. */
export function tagPattern(...names: readonly string[]): RegExp {
  return new RegExp(`<(/?)(?:[\\w.-]{1,40}:)?(${names.join("|")})(?=[\\s/>])([^<>]*)>`, "gu");
}

export function* tagsIn(xml: string, pattern: RegExp): Generator<XmlTag> {
  for (const match of xml.matchAll(pattern)) {
    const [text, slash, name = "", attributes = ""] = match;
    yield {
      name,
      isClosing: slash === "/",
      isEmpty: attributes.endsWith("/"),
      attributes,
      start: match.index,
      end: match.index + text.length,
    };
  }
}

/** A reader of one attribute: its value, or null where the tag has none. */
export function attributeReader(name: string): (tag: Pick<XmlTag, "attributes">) => string | null {
  const pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "u");
  return ({ attributes }) => {
    const match = pattern.exec(attributes);
    const value = match?.[1] ?? match?.[2];
    return value === undefined ? null : decodeEntities(value);
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  gt: ">",
  lt: "<",
  quot: '"',
};

/** Those that XML knows, by name or number; any other as it is written. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/giu, (whole, ...groups) => {
    const [decimal, hexadecimal, name = ""] = groups as (string | undefined)[];
    const code = Number(decimal ?? (hexadecimal === undefined ? NaN : `0x${hexadecimal}`));
    if (Number.isNaN(code)) return ENTITIES[name.toLowerCase()] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The text without these elements and all that is in them, however deep they lie in each other. */
export function withoutElements(xml: string, name: string): string {
  let kept = "";
  let from = 0;
  let depth = 0;
  for (const { isClosing, isEmpty, start, end } of tagsIn(xml, tagPattern(name))) {
    if (depth === 0 && !isClosing) kept += xml.slice(from, start);
    if (isClosing) depth = Math.max(0, depth - 1);
    else if (!isEmpty) depth += 1;
    if (depth === 0) from = end;
  }
  return depth === 0 ? kept + xml.slice(from) : kept;
}
