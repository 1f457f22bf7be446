/** Documents in words, for the recognisers of duties. */
import { readPlainText } from "../../../../jobs/import/reading/plain-text.ts";
import type { SourceDocument } from "../../../../jobs/import/reading/document.ts";
import { readDuties, type Duties } from "../../../../jobs/import/recognising/duties/duties.ts";
import {
  readRemedialPlan,
  type RemedialPlan,
} from "../../../../jobs/import/recognising/remedial/remedial.ts";

export function documentOf(...lines: readonly string[]): SourceDocument {
  const read = readPlainText(new TextEncoder().encode(lines.join("\n")));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** The duties of a text, which has to have some. */
export function duties(...lines: readonly string[]): Duties {
  const found = readDuties(documentOf(...lines), 2025);
  if (!found) throw new Error("no duties were found");
  return found;
}

export function remedial(...lines: readonly string[]): RemedialPlan {
  const found = readRemedialPlan(documentOf(...lines), 2025);
  if (!found) throw new Error("no remedial plan was found");
  return found;
}
