/** What a message offers as evidence: its words, or the file that it brings. */
import { readDocumentReference } from "../../domain/document-reference.ts";
import type { LinkProblem } from "../../domain/evidence.ts";
import { readOfferedEvidence } from "../../domain/evidence-text.ts";
import type { PendingEvidence } from "../conversation/state.ts";
import type { ReceivedFile } from "../conversation/turn.ts";

interface ReadEvidence {
  /** Null for words that offer nothing. */
  readonly evidence: PendingEvidence | null;
}

export function readTextEvidence(text: string): ReadEvidence | { readonly problem: LinkProblem } {
  const offered = readOfferedEvidence(text);
  if (!offered.ok) return { problem: offered.error };
  const { url, reference, note } = offered.value;
  if (!url && !reference) return { evidence: null };
  return {
    evidence: { source: url ? { kind: "link", url } : { kind: "reference" }, note, reference },
  };
}

/** With a file at hand its caption is only read for the document's number and date. */
export function readFileEvidence({ hash, name }: ReceivedFile, caption: string): ReadEvidence {
  const offered = readOfferedEvidence(caption);
  const note = offered.ok ? offered.value.note : "";
  const reference = readDocumentReference(caption);
  return { evidence: { source: { kind: "file", hash, name }, note, reference } };
}
