/** Word files (`.docx`): what a person reads in them, with lists numbered and merged cells resolved. */
import { convertToHtml } from "mammoth";
import type { ImportProblem } from "../../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { Block, SourceDocument } from "./document.ts";
import { readHiddenStyles, withoutHiddenText } from "./hidden-text.ts";
import { readListDefinitions } from "./list-definitions.ts";
import { partText, type OfficePackage } from "./office-package.ts";
import { storeZip } from "./stored-zip.ts";
import { blocksOfHtml } from "./word-blocks.ts";
import { readyWordXml } from "./word-xml.ts";
import { soundnessOfAll } from "./xml-soundness.ts";

/** Lists and headings are paragraphs like all others: their numbers are written out before. */
const PLAIN = {
  styleMap: ["p => p:fresh"],
  includeDefaultStyleMap: false,
  includeEmbeddedStyleMap: false,
};

/** The library makes several objects of each; a table row of six cells has about a hundred. */
const MOST_TAGS = 400_000;

const NUMBERING = "word/numbering.xml";
const STYLES = "word/styles.xml";

export async function readWord(
  file: OfficePackage,
): Promise<Result<SourceDocument, ImportProblem>> {
  // Whatever part the package calls its styles or its notes, the library reads.
  const texts = [...file.parts.keys()].map((name) => partText(file, name));
  const soundness = soundnessOfAll(texts, MOST_TAGS);
  if (soundness === "broken") return fail({ code: "unreadable" });
  if (soundness === "too-much") return fail({ code: "not-like-a-plan" });
  const styles = partText(file, STYLES);
  const lists = readListDefinitions(partText(file, NUMBERING), styles);
  const hiddenStyles = readHiddenStyles(styles);
  const shown = withoutHiddenText(partText(file, file.mainPart), hiddenStyles);
  const xml = readyWordXml(shown, lists, hiddenStyles);
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
