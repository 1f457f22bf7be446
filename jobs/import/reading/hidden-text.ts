/** Text of a Word file that is marked as hidden: whoever sends the file does not see it. */
import { attributeReader, tagPattern, tagsIn, withoutElements, type XmlTag } from "./xml-tags.ts";

const STYLES = tagPattern("style", "basedOn", "vanish");
const MARKS = tagPattern("p", "pPr", "pStyle", "r", "rPr", "rStyle", "vanish");
const FIELD_MARK = tagPattern("fldChar");
const LONGEST_LINE_OF_STYLES = 20;

const styleIdOf = attributeReader("styleId");
const valueOf = attributeReader("val");

interface Style {
  basedOn: string | null;
  isHidden: boolean | null;
}

/** The styles, by id, whose text is hidden. */
export function readHiddenStyles(styles: string): ReadonlySet<string> {
  const known = new Map<string, Style>();
  let style: Style = { basedOn: null, isHidden: null };
  for (const tag of tagsIn(styles, STYLES)) {
    if (tag.isClosing) continue;
    if (tag.name === "style") {
      style = { basedOn: null, isHidden: null };
      known.set(styleIdOf(tag) ?? "", style);
    } else if (tag.name === "basedOn") style.basedOn = valueOf(tag);
    else style.isHidden = isOn(tag);
  }
  return new Set([...known.keys()].filter((id) => isHidden(known, id)));
}

function isHidden(styles: ReadonlyMap<string, Style>, id: string): boolean {
  let style = styles.get(id);
  for (let steps = 0; style !== undefined && steps < LONGEST_LINE_OF_STYLES; steps += 1) {
    if (style.isHidden !== null) return style.isHidden;
    style = styles.get(style.basedOn ?? "");
  }
  return false;
}

export function isOn(tag: XmlTag): boolean {
  return !/^(?:0|false|off)$/u.test(valueOf(tag) ?? "");
}

interface Run {
  /** Where it begins in the XML. */
  readonly start: number;
  isHidden: boolean;
}

/** Runs lie in each other where one holds a text box. */
interface Walk {
  /** Of those that are open, whether their style hides them. */
  readonly paragraphs: boolean[];
  readonly runs: Run[];
  /** Whose properties are told: a paragraph's are not those of its text. */
  properties: "paragraph" | "run" | null;
}

/** The XML without the runs of text that are hidden, by their own marks or by a style. */
export function withoutHiddenText(xml: string, hiddenStyles: ReadonlySet<string>): string {
  if (hiddenStyles.size === 0 && !/vanish/u.test(xml)) return xml;
  const plain = withoutElements(withoutElements(xml, "rPrChange"), "pPrChange");
  const kept: string[] = [];
  let from = 0;
  for (const [start, end] of hiddenRuns(plain, hiddenStyles)) {
    kept.push(plain.slice(from, start), fieldMarksIn(plain.slice(start, end)));
    from = end;
  }
  return [...kept, plain.slice(from)].join("");
}

/** Where they begin and end, in order; what lies in a hidden one is not listed besides. */
function hiddenRuns(xml: string, hiddenStyles: ReadonlySet<string>): [number, number][] {
  const found: [number, number][] = [];
  const walk: Walk = { paragraphs: [], runs: [], properties: null };
  for (const tag of tagsIn(xml, MARKS)) {
    if (!tag.isClosing) begin(walk, tag, hiddenStyles);
    if (!tag.isClosing && !tag.isEmpty) continue;
    const run = finish(walk, tag);
    if (run?.isHidden !== true) continue;
    while ((found.at(-1)?.[0] ?? -1) > run.start) found.pop();
    found.push([run.start, tag.end]);
  }
  return found;
}

function begin(walk: Walk, tag: XmlTag, hiddenStyles: ReadonlySet<string>): void {
  const { paragraphs, runs } = walk;
  const run = walk.properties === "run" ? runs.at(-1) : undefined;
  switch (tag.name) {
    case "p":
      paragraphs.push(false);
      break;
    case "r":
      runs.push({ start: tag.start, isHidden: paragraphs.at(-1) ?? false });
      break;
    case "pPr":
      walk.properties = "paragraph";
      break;
    case "rPr":
      walk.properties ??= "run";
      break;
    case "pStyle":
      paragraphs.splice(-1, 1, hiddenStyles.has(valueOf(tag) ?? ""));
      break;
    case "rStyle":
      if (run) run.isHidden ||= hiddenStyles.has(valueOf(tag) ?? "");
      break;
    case "vanish":
      if (run) run.isHidden = isOn(tag);
      break;
  }
}

/** The run that ends here. */
function finish(walk: Walk, { name }: XmlTag): Run | null {
  if (name === "p") walk.paragraphs.pop();
  const isOfParagraph = walk.properties === "paragraph";
  if (name === "pPr" || (name === "rPr" && !isOfParagraph)) walk.properties = null;
  return name === "r" ? (walk.runs.pop() ?? null) : null;
}

/** Where a field begins and ends must be told even of one that is hidden. */
function fieldMarksIn(run: string): string {
  const marks = [...tagsIn(run, FIELD_MARK)].map(({ start, end, isEmpty }) =>
    isEmpty ? run.slice(start, end) : "",
  );
  const text = marks.join("");
  return text === "" ? "" : `<w:r>${text}</w:r>`;
}
