/** Word files (`.docx`): what a person reads in them, with lists numbered and merged cells resolved. */
import { convertToHtml } from "mammoth";
import type { ImportProblem } from "../../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Block, SourceDocument } from "./document.ts";
import { readListDefinitions } from "./list-definitions.ts";
import { partText, type OfficePackage } from "./office-package.ts";
import { storeZip } from "./stored-zip.ts";
import { blocksOfHtml } from "./word-blocks.ts";
import { readyWordXml } from "./word-xml.ts";
import { soundnessOf } from "./xml-soundness.ts";

/** Lists and headings are paragraphs like all others: their numbers are written out before. */
const PLAIN = {
  styleMap: ["p => p:fresh"],
  includeDefaultStyleMap: false,
  includeEmbeddedStyleMap: false,
};

/** The library makes several objects of each; a table row of six cells has about a hundred. */
const MOST_TAGS = 400_000;

const NUMBERING = "word/numbering.xml";

export async function readWord(
  file: OfficePackage,
): Promise<Result<SourceDocument, ImportProblem>> {
  const written = partText(file, file.mainPart);
  const soundness = soundnessOf(written, MOST_TAGS);
  if (soundness === "broken") return fail({ code: "unreadable" });
  if (soundness === "too-much") return fail({ code: "not-like-a-plan" });
  const lists = readListDefinitions(partText(file, NUMBERING), partText(file, "word/styles.xml"));
  const xml = readyWordXml(written, lists);
  const parts = new Map(file.parts);
  parts.delete(NUMBERING);
  parts.set(file.mainPart, Buffer.from(xml));
  const blocks = await convert(storeZip(parts));
  return blocks === null ? fail({ code: "unreadable" }) : ok({ blocks });
}

async function convert(buffer: Buffer): Promise<readonly Block[] | null> {
  try {
    const { value } = await convertToHtml({ buffer }, PLAIN);
    return blocksOfHtml(value);
  } catch {
    // The library throws plain errors for what is wrong with a file, and on things nested too deep.
    return null;
  }
}
