/** Điền mẫu văn bản: a template becomes a letter; nothing but text is ever put into it. */
import type { TemplateHandler } from "easy-template-x";
import {
  isLetterTag,
  LETTER_TAGS,
  REQUIRED_TAGS,
  type LetterTag,
  type LetterValues,
  type TemplateProblem,
} from "../../domain/letter-tags.ts";
import { letterText } from "../../domain/letter.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import { openTemplate } from "./template-package.ts";

/** As deep as text boxes of Word lie within each other. */
const DEEPEST = 80;
const MOST_NAMED = 8;
const LONGEST_NAME = 40;
/** Stands in every field of the trial. */
const TRIAL = "A";

/**
 * The library's loops, pictures, links and raw XML are left out: no template can ask for them. Loaded when it
 * is needed: most processes never make a letter.
 */
async function filler(): Promise<TemplateHandler> {
  const { TemplateHandler, TextPlugin } = await import("easy-template-x");
  return new TemplateHandler({ plugins: [new TextPlugin()], maxXmlDepth: DEEPEST });
}

/** Every fault that a template can have, its tags and one trial filling included. */
export async function checkTemplate(bytes: Uint8Array): Promise<Result<null, TemplateProblem>> {
  const opened = await openTemplate(bytes);
  if (!opened.ok) return opened;
  const found = await tagsOf(opened.value);
  if (!found.ok) return found;
  const written = [...new Set(found.value)];
  const unknown = written.filter((text) => readTag(text) === null);
  if (unknown.length > 0) {
    const tags = unknown.slice(0, MOST_NAMED).map((text) => text.slice(0, LONGEST_NAME));
    return fail({ code: "unknown-tags", tags });
  }
  const missing = REQUIRED_TAGS.filter((tag) => !written.some((text) => readTag(text) === tag));
  if (missing.length > 0) return fail({ code: "missing-tags", tags: missing });
  const values = Object.fromEntries(LETTER_TAGS.map((tag) => [tag, TRIAL]));
  try {
    await (await filler()).process(Buffer.from(opened.value), values);
  } catch {
    // The library throws plain errors, and only for what is wrong with the file.
    return fail({ code: "not-word" });
  }
  return ok(null);
}

/**
 * A letter as a `.docx`. Throws when the template cannot be filled: those that are stored were checked.
 */
export async function fillTemplate(
  template: Uint8Array,
  values: LetterValues,
): Promise<Uint8Array> {
  const opened = await openTemplate(template);
  if (!opened.ok) throw new Error(`the template cannot be filled: ${opened.error.code}`);
  return (await filler()).process(Buffer.from(opened.value), cleaned(values));
}

async function tagsOf(template: Uint8Array): Promise<Result<readonly string[], TemplateProblem>> {
  try {
    const tags = await (await filler()).parseTags(Buffer.from(template));
    return ok(tags.map(({ rawText }) => rawText));
  } catch {
    // The library throws plain errors, and only for what is wrong with the file; braces that do not close were found before.
    return fail({ code: "not-word" });
  }
}

/** Null for loops, options and whatever else is no plain tag of ours. */
function readTag(written: string): LetterTag | null {
  const name = /^\{\s*([a-z_]+)\s*\}$/u.exec(written)?.[1] ?? "";
  return isLetterTag(name) ? name : null;
}

function cleaned(values: LetterValues): Record<string, string> {
  return Object.fromEntries(LETTER_TAGS.map((tag) => [tag, letterText(values[tag])]));
}
