/** The templates that ship, one for each form. */
import { readFile } from "node:fs/promises";
import type { LetterForm } from "../../domain/apology-rules.ts";

/** The bytes of a `.docx`. */
export function shippedTemplate(form: LetterForm): Promise<Uint8Array> {
  return readFile(new URL(`templates/${form}.docx`, import.meta.url));
}
