/** Templates as an office might send them back: the shipped ones with a part changed. */
import { inflateRawSync } from "node:zlib";
import type { LetterForm } from "../../../domain/apology-rules.ts";
import type { LetterFacts } from "../../../domain/letter.ts";
import { DEFAULT_ZONE } from "../../../domain/time.ts";
import { shippedTemplate } from "../../../jobs/letters/shipped-templates.ts";
import { checkTemplate } from "../../../jobs/letters/template-filling.ts";
import { apology, applicant, apologyRules, dossier, occasion } from "../../builders/dossier.ts";
import { day } from "../../builders/time.ts";
import { zip } from "../import/reading/packages.ts";

const DIRECTORY_ENTRY = 0x02014b50;

/** What a package holds, by the names of its parts; read without any of the code that is tried. */
export function partsIn(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes);
  const parts = new Map<string, string>();
  const end = file.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = file.readUInt32LE(end + 16);
  while (file.readUInt32LE(at) === DIRECTORY_ENTRY) {
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString("utf8", at + 46, at + 46 + nameLength);
    const local = file.readUInt32LE(at + 42);
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(from, from + file.readUInt32LE(at + 20));
    const isStored = file.readUInt16LE(at + 10) === 0;
    parts.set(name, (isStored ? packed : inflateRawSync(packed)).toString("utf8"));
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

/** The shipped template with some of its parts replaced, or added; what is null goes. */
export async function editedTemplate(
  changes: (parts: ReadonlyMap<string, string>) => Readonly<Record<string, string | null>>,
  form: LetterForm = "form-2018",
): Promise<Uint8Array> {
  const parts = partsIn(await shippedTemplate(form));
  for (const [name, text] of Object.entries(changes(parts))) {
    if (text === null) parts.delete(name);
    else parts.set(name, text);
  }
  return zip(Object.fromEntries(parts));
}

/** The same with the letter's own text changed. */
export function rewordedTemplate(
  reword: (document: string) => string,
  form: LetterForm = "form-2018",
): Promise<Uint8Array> {
  return editedTemplate((parts) => ({ [DOCUMENT]: reword(parts.get(DOCUMENT) ?? "") }), form);
}

export const DOCUMENT = "word/document.xml";
export const LINKS = "word/_rels/document.xml.rels";
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function linkedTemplate(type: string, target: string, mode = ` TargetMode="External"`) {
  return editedTemplate((parts) => ({
    [LINKS]: (parts.get(LINKS) ?? "").replace(
      "</Relationships>",
      `<Relationship Id="rX" Type="${OFFICE}/${type}" Target="${target}"${mode}/></Relationships>`,
    ),
  }));
}

/** With something at the letter's end. */
export function endingTemplate(xml: string) {
  return rewordedTemplate((document) => document.replace("<w:sectPr>", `${xml}<w:sectPr>`));
}

export async function problemOf(bytes: Uint8Array) {
  const checked = await checkTemplate(bytes);
  return checked.ok ? null : checked.error;
}

/** What a person reads in a letter, a paragraph a line; breaks within a paragraph are `|`. */
export function textIn(bytes: Uint8Array): string {
  const xml = partsIn(bytes).get(DOCUMENT) ?? "";
  return xml
    .replace(/<w:br\/>/gu, "|")
    .replace(/<\/w:p>/gu, "\n")
    .replace(/<[^>]*>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

/** Of a unit of Cù Lao Dung, foreseen late by three working days. */
export function letterFacts(over: Partial<LetterFacts> = {}): LetterFacts {
  const of = dossier({
    code: "000.00.05.H49-230220-0012",
    procedure: "Đăng ký khai sinh có yếu tố nước ngoài",
    received: occasion("2023-02-20 09:15"),
    due: occasion("2023-02-24 14:30"),
  });
  return {
    organisation: "UBND huyện Cù Lao Dung",
    unit: "Phòng Tư pháp",
    headPost: "Trưởng phòng Tư pháp",
    desk: "Bộ phận Tiếp nhận và Trả kết quả",
    apology: apology({
      dossierId: of.id,
      deadlineId: "d" as never,
      oldDue: of.due,
      newDue: day("2023-03-01"),
    }),
    before: [],
    dossier: of,
    applicant: applicant(),
    rules: apologyRules(day("2018-06-25"), { signer: "" }),
    today: day("2023-02-22"),
    zone: DEFAULT_ZONE,
    ...over,
  };
}
