/** Văn bản xin lỗi as files: one as it is, several as a zip. */
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { ApologyRules } from "../../domain/apology-rules.ts";
import type { LetterValues } from "../../domain/letter-tags.ts";
import type { FileStore } from "../../domain/upkeep-stores.ts";
import { writeZip } from "../export/zip.ts";
import { shippedTemplate } from "./shipped-templates.ts";
import { fillTemplate } from "./template-filling.ts";

/** A letter that is to be made. */
export interface LetterOrder {
  /** Without its ending. */
  readonly name: string;
  readonly values: LetterValues;
}

/** The office's own template, or the shipped one of the form. Throws when the office's own is gone. */
export async function templateOf(
  files: FileStore,
  { form, template }: Pick<ApologyRules, "form" | "template">,
): Promise<Uint8Array> {
  if (template === null) return shippedTemplate(form);
  const bytes = await files.get(template);
  if (!bytes) throw new Error("the office's template of letters is gone");
  return bytes;
}

/** One after the other, each unpacked and packed again alone; names are made unique. */
export async function letterZip(
  template: Uint8Array,
  letters: readonly LetterOrder[],
  mtime: Date,
): Promise<Uint8Array> {
  const output = new PassThrough();
  const collected = buffer(output);
  const used = new Set<string>();
  await writeZip(output, mtime, async (zip) => {
    for (const { name, values } of letters) {
      const bytes = await fillTemplate(template, values);
      await zip.add(`${uniqueName(name, used)}.docx`, bytes);
    }
  });
  return collected;
}

function uniqueName(name: string, used: Set<string>): string {
  let unique = name;
  for (let count = 2; used.has(unique); count += 1) unique = `${name}-${count}`;
  used.add(unique);
  return unique;
}
