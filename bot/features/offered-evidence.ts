/** What a message offers as evidence: its words, or the file that it brings. */
import { readDocumentReference } from "../../domain/document-reference.ts";
import type { LinkProblem } from "../../domain/evidence.ts";
import { readOfferedEvidence } from "../../domain/evidence-text.ts";
import type { LocalDate } from "../../domain/time.ts";
import type { FileProblem } from "../../domain/file-problem.ts";
import { nameOfKind, readFileKind } from "../conversation/file-kind.ts";
import type { PendingEvidence } from "../conversation/state.ts";
import type { ReceivedFile } from "../conversation/turn.ts";

interface ReadEvidence {
  /** Null for words that offer nothing. */
  readonly evidence: PendingEvidence | null;
}

export function readTextEvidence(
  text: string,
  today: LocalDate,
): ReadEvidence | { readonly problem: LinkProblem } {
  const offered = readOfferedEvidence(text, today);
  if (!offered.ok) return { problem: offered.error };
  const { url, reference, note } = offered.value;
  if (!url && !reference) return { evidence: null };
  return {
    evidence: { source: url ? { kind: "link", url } : { kind: "reference" }, note, reference },
  };
}

/**
 * With a file at hand its caption is only read for the document's number and date. What the file is
 * says what it holds, not its name.
 */
export async function readFileEvidence(
  { hash, name, bytes }: ReceivedFile,
  caption: string,
  today: LocalDate,
): Promise<ReadEvidence | { readonly refused: FileProblem }> {
  const kind = await readFileKind(bytes, name);
  if (!kind.ok) return { refused: kind.error };
  const offered = readOfferedEvidence(caption, today);
  const note = offered.ok ? offered.value.note : "";
  const reference = readDocumentReference(caption, today);
  const source = { kind: "file", hash, name: nameOfKind(name, kind.value) } as const;
  return { evidence: { source, note, reference } };
}
