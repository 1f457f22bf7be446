/** What can be done with a document that was taken, whatever it proves. */
import type { Choice } from "../../domain/channel.ts";
import type { DocumentReference } from "../../domain/document-reference.ts";
import type { EvidenceId } from "../../domain/ids.ts";

export function correctChoice(evidenceId: EvidenceId, reference: DocumentReference | null): Choice {
  return {
    label: reference ? "Sửa số, ngày văn bản" : "Ghi số, ngày văn bản",
    action: { do: "ask-correct-document", evidenceId },
  };
}
