/** Tài liệu đã nộp: what its choices do. */
import type { CriterionRef } from "./evidence.ts";
import type { DeadlineId, EvidenceId } from "./ids.ts";

export type ProofAction =
  /** Sửa số, ngày văn bản. */
  | { readonly do: "ask-correct-document"; readonly evidenceId: EvidenceId }
  /** Gửi kiểm chứng luôn: a product of several parts, as far as it was given. */
  | { readonly do: "submit-as-is"; readonly deadlineId: DeadlineId }
  /** Dùng cho việc khác nữa: the same document for something else. */
  | { readonly do: "use-again"; readonly evidenceId: EvidenceId }
  /** Tiêu chí không có thời hạn: which of them the evidence that waits proves. */
  | { readonly do: "choose-criterion"; readonly filter: string; readonly page: number }
  | { readonly do: "attach-criterion"; readonly criterion: CriterionRef }
  /** What was given for criteria that no deadline stands for. */
  | { readonly do: "criterion-evidence"; readonly page: number }
  /** Rút tài liệu này. */
  | { readonly do: "withdraw-criterion-evidence"; readonly evidenceId: EvidenceId };
