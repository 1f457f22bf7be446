/** Mẫu văn bản: what in an edited template would run something, or fetch it from elsewhere. */
import type { TemplateProblem } from "../../domain/letter-tags.ts";
import { partText, type OfficePackage } from "../import/reading/office-package.ts";
import { elementsIn, type TemplateElement } from "./template-elements.ts";

const XML_PART = /\.(?:xml|rels)$/iu;
const LINKS_PART = /^(?<folder>.*\/)?_rels\/(?<name>[^/]+)\.rels$/iu;

const DOCUMENT_TYPE =
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const RUNNING_PART = /(?:^|\/)(?:vba|activeX|embeddings|afchunk|macro)/iu;
const RUNNING_TYPE = /vbaProject|macroEnabled|activeX|oleObject|ms-word\.template/iu;
const RUNNING_RELATIONSHIP =
  /\/(?:vbaProject|oleObject|package|control|activeXControl\w*|aFChunk|subDocument|frame)$/iu;
/** What takes its contents from a list of addressees, another letter, or a page of the web. */
const RUNNING_ELEMENT = /^(?:mailMerge|subDoc|altChunk|frameset|webVideoPr|saveThroughXslt)$/iu;
/** Fields that run something, or fetch it. */
const RUNNING_FIELD =
  /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON|GOTOBUTTON|RD|AUTOTEXT)\b/iu;
/** Attributes by which old drawings, and those of the web, name a picture; a `#` is within the letter. */
const ADDRESS_ATTRIBUTE = /^(?:src|href|althref)$/iu;
const WITHIN = /^\s*(?:#|$)/u;

const RELATIONSHIPS = [
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "http://purl.oclc.org/ooxml/officeDocument/relationships",
];
/** An address that is only followed when somebody presses it; any other kind opens what is on a disk or share. */
const PRESSED_ADDRESS = /^(?:https?|mailto|tel):/iu;
/** On the writer's own disk, where a reader has nothing: Word names every template of its own so. */
const OWN_DISK = /^(?:file:\/{3})?[a-z]:/iu;
/** A place within the package has no scheme, and begins no share. */
const NAMES_A_PLACE_OUTSIDE = /^\s*(?:[a-z][a-z\d+.-]*:|[/\\]{2}|\\)/iu;

/** Whether a part is XML, by its name or by how it begins, in whatever letters. */
export function isMarkup(file: OfficePackage, name: string): boolean {
  if (XML_PART.test(name)) return true;
  const start = Buffer.from(file.parts.get(name)?.subarray(0, 64) ?? []).toString("latin1");
  return /^[\0\s\xef\xbb\xbf\xfe\xff]*</u.test(start);
}

/** Null where there is none. What cannot be taken apart for certain is `not-word`. */
export function harmIn(file: OfficePackage): TemplateProblem | null {
  const names = [...file.parts.keys()];
  const types = partText(file, "[Content_Types].xml");
  if (names.some((name) => RUNNING_PART.test(name)) || RUNNING_TYPE.test(types)) {
    return { code: "runs" };
  }
  const declared = (elementsIn(types) ?? []).flatMap(({ attributes }) =>
    attributes.filter(({ name }) => name === "ContentType").map(({ value }) => value),
  );
  if (file.kind !== "word" || !declared.includes(DOCUMENT_TYPE)) return { code: "not-word" };
  const outside: Outside = new Map();
  for (const name of names.filter((each) => LINKS_PART.test(each))) {
    const harm = harmInLinks(name, partText(file, name), outside);
    if (harm !== null) return harm;
  }
  for (const name of names.filter((each) => isMarkup(file, each) && !LINKS_PART.test(each))) {
    const harm = harmInPart(partText(file, name), outside.get(name.toLowerCase()) ?? new Map());
    if (harm !== null) return harm;
    outside.delete(name.toLowerCase());
  }
  // Links of a part that was not read: nobody knows what follows them.
  return outside.size > 0 ? { code: "external" } : null;
}

/** By part, the links that lead outside: each with the only element that may name it. */
type Outside = Map<string, Map<string, "hyperlink" | "attachedTemplate">>;

function harmInLinks(part: string, xml: string, outside: Outside): TemplateProblem | null {
  const elements = elementsIn(xml);
  // A `>` within a value, or a text, would hide the rest from others who read it.
  if (elements === null || xml.replace(/<[^<>]*>/gu, "").trim() !== "") return { code: "not-word" };
  for (const element of elements) {
    const { name, attributes } = element;
    if (name === "Relationships") continue;
    // Others would take an attribute of another namespace for ours, or the other way round.
    const isPlain = attributes.every((each) => each.prefix === "" || each.prefix === "xmlns");
    if (name !== "Relationship" || !isPlain) return { code: "not-word" };
    const [type, target, mode] = [
      valueOf(element, "Type"),
      valueOf(element, "Target"),
      valueOf(element, "TargetMode"),
    ];
    if (RUNNING_RELATIONSHIP.test(type)) return { code: "runs" };
    const isInside = /^(?:Internal)?$/u.test(mode) && !NAMES_A_PLACE_OUTSIDE.test(target);
    if (isInside) continue;
    const namedBy = quietly(type, target);
    if (namedBy === null) return { code: "external" };
    const { folder = "", name: owner = "" } = LINKS_PART.exec(part)?.groups ?? {};
    const key = `${folder}${owner}`.toLowerCase();
    const links = outside.get(key) ?? new Map<string, "hyperlink" | "attachedTemplate">();
    outside.set(key, links.set(valueOf(element, "Id"), namedBy));
  }
  return null;
}

/** The element by which a link that leads outside fetches nothing; null: it fetches. */
function quietly(type: string, target: string): "hyperlink" | "attachedTemplate" | null {
  const kind = RELATIONSHIPS.map(
    (base) => type.startsWith(`${base}/`) && type.slice(base.length + 1),
  ).find((each) => each !== false);
  if (kind === "hyperlink" && PRESSED_ADDRESS.test(target)) return kind;
  return kind === "attachedTemplate" && OWN_DISK.test(target) ? kind : null;
}

function valueOf({ attributes }: TemplateElement, name: string): string {
  return attributes.find((each) => each.name === name && each.prefix === "")?.value ?? "";
}

function harmInPart(
  xml: string,
  links: ReadonlyMap<string, "hyperlink" | "attachedTemplate">,
): TemplateProblem | null {
  const elements = elementsIn(xml);
  if (elements === null) return { code: "not-word" };
  if (elements.some(({ name }) => RUNNING_ELEMENT.test(name))) return { code: "runs" };
  const fetches = elements.some(({ name: element, attributes }) =>
    attributes.some(({ name, value }) => {
      if (ADDRESS_ATTRIBUTE.test(name) && !WITHIN.test(value)) return true;
      const namedBy = links.get(value);
      return namedBy !== undefined && namedBy !== element;
    }),
  );
  if (fetches) return { code: "external" };
  return harmInFields(elements);
}

/** Word cuts an instruction into runs as it pleases; where a field begins, another instruction does. */
function harmInFields(elements: readonly TemplateElement[]): TemplateProblem | null {
  let written = "";
  const simple: string[] = [];
  for (const { name, attributes, textAfter, isClosing } of elements) {
    if (/^(?:instrText|delInstrText)$/u.test(name) && !isClosing) written += textAfter;
    for (const { name: attribute, value } of attributes) {
      if (attribute === "fldCharType" && value === "begin") written += "\n";
      if (attribute === "instr") simple.push(value);
    }
  }
  const instructions = [written, ...simple];
  const runs = instructions.some((text) => RUNNING_FIELD.test(text) || text.includes("&#"));
  return runs ? { code: "runs" } : null;
}
