/** Reasons that the product itself gives, and that are stored with what they explain. */

export const STORED_REASONS = {
  withdrawnReason: "Không còn trong kế hoạch đã điều chỉnh.",
} as const;
