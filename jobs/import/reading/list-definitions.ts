/** How a Word file numbers its lists: `word/numbering.xml` and the styles that refer to it. */
import { attributeReader, tagPattern, tagsIn } from "./xml-tags.ts";

export interface ListLevel {
  /** `decimal`, `upperRoman`, `bullet` …, as the format names them. */
  readonly format: string;
  /** `%1.%2.`, or the bullet itself. */
  readonly text: string;
  readonly start: number;
}

/** A list that goes on counting wherever it is used. */
export interface ListDefinition {
  readonly id: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** Where a use of it begins anew, by level. */
  readonly restarts: ReadonlyMap<number, number>;
}

export interface ListPlace {
  readonly listId: string;
  /** From 0. */
  readonly level: number;
}

export interface ListDefinitions {
  /** By `numId`. */
  readonly lists: ReadonlyMap<string, ListDefinition>;
  /** Where paragraphs of a style stand, by style id. */
  readonly styles: ReadonlyMap<string, ListPlace>;
}

interface AbstractList {
  readonly levels: Map<number, ListLevel>;
  readonly styles: Map<string, number>;
  /** The style in which it is really defined. */
  link: string | null;
}

interface ListUse {
  abstractId: string;
  readonly restarts: Map<number, number>;
}

const NUMBERING = tagPattern(
  "abstractNum",
  "num",
  "abstractNumId",
  "lvl",
  "lvlOverride",
  "startOverride",
  "start",
  "numFmt",
  "lvlText",
  "pStyle",
  "numStyleLink",
);
const STYLES = tagPattern("style", "basedOn", "numId", "ilvl");
const DEEPEST_LEVEL = 8;
/** It stands in each paragraph of the list. */
const LONGEST_LABEL = 60;

const valueOf = attributeReader("val");
const levelOf = attributeReader("ilvl");
const abstractIdOf = attributeReader("abstractNumId");
const numIdOf = attributeReader("numId");
const styleIdOf = attributeReader("styleId");

export function readListDefinitions(numbering: string, styles: string): ListDefinitions {
  const { abstractLists, uses } = readNumbering(numbering);
  const own = readStyles(styles);
  const lists = new Map<string, ListDefinition>();
  for (const [listId, { abstractId, restarts }] of uses) {
    const link = abstractLists.get(abstractId)?.link ?? null;
    const linkedId = link === null ? undefined : uses.get(own.get(link)?.listId ?? "")?.abstractId;
    const id = linkedId ?? abstractId;
    lists.set(listId, { id, levels: abstractLists.get(id)?.levels ?? new Map(), restarts });
  }
  const places = new Map<string, ListPlace>();
  for (const style of own.keys()) {
    const listId = inherited(own, style, "listId");
    if (listId === null || listId === "0") continue;
    const linked = abstractLists.get(lists.get(listId)?.id ?? "")?.styles.get(style);
    places.set(style, { listId, level: linked ?? Number(inherited(own, style, "level") ?? 0) });
  }
  return { lists, styles: places };
}

function readNumbering(xml: string) {
  const abstractLists = new Map<string, AbstractList>();
  const uses = new Map<string, ListUse>();
  let list: AbstractList | null = null;
  let use: ListUse | null = null;
  let level = 0;
  for (const tag of tagsIn(xml, NUMBERING)) {
    if (tag.isClosing) continue;
    const value = valueOf(tag) ?? "";
    const change = (changed: Partial<ListLevel>) => {
      const known = list?.levels.get(level) ?? { format: "decimal", text: "", start: 1 };
      if (use === null) list?.levels.set(level, { ...known, ...changed });
    };
    switch (tag.name) {
      case "abstractNum":
        list = { levels: new Map(), styles: new Map(), link: null };
        use = null;
        abstractLists.set(abstractIdOf(tag) ?? "", list);
        break;
      case "num":
        use = { abstractId: "", restarts: new Map() };
        uses.set(numIdOf(tag) ?? "", use);
        break;
      case "lvl":
      case "lvlOverride":
        level = Math.min(DEEPEST_LEVEL, Number(levelOf(tag) ?? 0) || 0);
        change({});
        break;
      case "abstractNumId":
        if (use) use.abstractId = value;
        break;
      case "startOverride":
        use?.restarts.set(level, wholeNumber(value));
        break;
      case "start":
        change({ start: wholeNumber(value) });
        break;
      case "numFmt":
        change({ format: value });
        break;
      case "lvlText":
        change({ text: value.slice(0, LONGEST_LABEL) });
        break;
      case "pStyle":
        list?.styles.set(value, level);
        break;
      case "numStyleLink":
        if (list) list.link = value;
        break;
    }
  }
  return { abstractLists, uses };
}

interface OwnStyle {
  basedOn: string | null;
  listId: string | null;
  level: string | null;
}

function readStyles(xml: string): ReadonlyMap<string, OwnStyle> {
  const styles = new Map<string, OwnStyle>();
  let style: OwnStyle = { basedOn: null, listId: null, level: null };
  for (const tag of tagsIn(xml, STYLES)) {
    if (tag.isClosing) continue;
    if (tag.name === "style") {
      style = { basedOn: null, listId: null, level: null };
      styles.set(styleIdOf(tag) ?? "", style);
    } else if (tag.name === "basedOn") style.basedOn = valueOf(tag);
    else if (tag.name === "numId") style.listId = valueOf(tag);
    else style.level = valueOf(tag);
  }
  return styles;
}

/** Styles that are based on each other in a circle end somewhere. */
const LONGEST_LINE_OF_STYLES = 20;

function inherited(
  styles: ReadonlyMap<string, OwnStyle>,
  name: string,
  property: "listId" | "level",
): string | null {
  let style = styles.get(name);
  for (let steps = 0; style !== undefined && steps < LONGEST_LINE_OF_STYLES; steps += 1) {
    const value = style[property];
    if (value !== null) return value;
    style = styles.get(style.basedOn ?? "");
  }
  return null;
}

function wholeNumber(value: string): number {
  return /^\d{1,6}$/u.test(value) ? Number(value) : 1;
}
