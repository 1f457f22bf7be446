/** Mẫu văn bản: an edited template is taken apart and weighed before any library looks at it. */
import type { TemplateProblem } from "../../domain/letter-tags.ts";
import type { ImportProblem } from "../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import {
  openOfficePackage,
  partText,
  type OfficePackage,
} from "../import/reading/office-package.ts";
import { storeZip } from "../import/reading/stored-zip.ts";
import { soundnessOfAll } from "../import/reading/xml-soundness.ts";
import { harmIn, isMarkup } from "./template-harm.ts";

const LARGEST_MEGABYTES = 2;
/** A letter with an emblem and the styles that Word adds has less than one megabyte. */
const MOST_UNPACKED_BYTES = 8 * 1024 * 1024;
/** A letter has some two thousand; each becomes several objects. */
const MOST_XML_TAGS = 40_000;
/** Each is looked for among all the text beside it. */
const MOST_BRACES = 400;

const EVERY_PART = /[^/]$/u;
const BRACE = /[{}]|&#(?:0{0,9}12[35]|x0{0,9}7[bd]);/giu;

const OPENING = /^(?:\{|&#(?:0*123|x0*7b);)$/iu;
const TEXT_PART = /^word\/[^/]+\.xml$/u;
const PARAGRAPH_END = /<\/(?:\w{1,40}:)?p>/u;

/**
 * The template packed anew of exactly what was looked at, so that nothing else reaches the library that fills
 * it. Fails with any problem but those of its fields' names.
 */
export async function openTemplate(
  bytes: Uint8Array,
): Promise<Result<Uint8Array, TemplateProblem>> {
  if (bytes.length > LARGEST_MEGABYTES * 1024 * 1024) {
    return fail({ code: "too-large", limitMegabytes: LARGEST_MEGABYTES });
  }
  const opened = await openOfficePackage(bytes, {
    wanted: EVERY_PART,
    mostBytes: MOST_UNPACKED_BYTES,
  });
  if (!opened.ok) return fail(problemOf(opened.error));
  const file = opened.value;
  const problem = weightOf(file) ?? harmIn(file) ?? openBraceIn(file);
  return problem === null ? ok(storeZip(file.parts)) : fail(problem);
}

function problemOf({ code }: ImportProblem): TemplateProblem {
  if (code === "encrypted") return { code };
  return { code: code === "unreadable" ? "not-word" : "too-heavy" };
}

function weightOf(file: OfficePackage): TemplateProblem | null {
  const texts = [...file.parts.keys()]
    .filter((name) => isMarkup(file, name))
    .map((name) => partText(file, name));
  // Office writes no comments, no CDATA and no document type: they only hide what stands in them.
  if (texts.some((text) => text.includes("<!"))) return { code: "not-word" };
  const soundness = soundnessOfAll(texts, MOST_XML_TAGS);
  if (soundness === "broken") return { code: "not-word" };
  const braces = texts.reduce((sum, text) => sum + (text.match(BRACE)?.length ?? 0), 0);
  return soundness === "too-much" || braces > MOST_BRACES ? { code: "too-heavy" } : null;
}

/** Every field begins and ends in one paragraph, and in no other field. */
function openBraceIn(file: OfficePackage): TemplateProblem | null {
  const texts = [...file.parts.keys()]
    .filter((name) => TEXT_PART.test(name))
    .flatMap((name) => partText(file, name).split(PARAGRAPH_END));
  return texts.some(hasOpenBrace) ? { code: "open-brace" } : null;
}

function hasOpenBrace(paragraph: string): boolean {
  const text = paragraph.replace(/<[^<>]*>/gu, "");
  const braces = (text.match(BRACE) ?? []).map((brace) => (OPENING.test(brace) ? "{" : "}"));
  return braces.join("").replaceAll("{}", "") !== "";
}
