/** Tài liệu đã nộp: what the next words answer. */
import type { EvidenceId } from "../../../domain/ids.ts";
import type { AnsweredBy } from "./answered-by.ts";

export type ProofQuestion =
  | { readonly asking: "document-correction"; readonly evidenceId: EvidenceId }
  /** Words choose among the criteria that the evidence of that update may prove. */
  | { readonly asking: "criterion-words"; readonly waitingIn: number };

export const PROOF_QUESTIONS: AnsweredBy<ProofQuestion> = {
  "document-correction": "words",
  "criterion-words": "words",
};
