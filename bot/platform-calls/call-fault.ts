/** What can go wrong with a call to any platform, told without a token and without a message's words. */

/** The platform understood and said no. */
export interface Refusal {
  readonly kind: "refused";
  readonly code: number;
  readonly why: string;
  /** For how long it wants no more calls of the bot; null where it has not asked for a pause. */
  readonly retryAfterSeconds: number | null;
}

export type CallFault<Refused extends Refusal = Refusal> =
  | Refused
  /** It was not this bot's turn, and will not be for so long. */
  | { readonly kind: "held"; readonly seconds: number }
  /** The request never left. */
  | { readonly kind: "not-sent"; readonly why: string }
  /** It may have arrived, and may have been obeyed. */
  | { readonly kind: "unclear"; readonly why: string };

/** In words for operators. */
export function describeCallFault(platform: string, fault: CallFault): string {
  switch (fault.kind) {
    case "refused":
      return `${platform} refused it (${fault.code}: ${fault.why})`;
    case "held":
      return `${platform} has asked for a pause`;
    case "not-sent":
      return `${platform} cannot be reached (${fault.why})`;
    case "unclear":
      return `${platform} gave no clear answer (${fault.why})`;
    default:
      return fault satisfies never;
  }
}

/**
 * The head of a platform's description: a faulty text is quoted, and addresses are named, only after
 * a second colon or in quotation marks.
 */
export function withoutContent(description: unknown): string {
  const [head = ""] = String(description)
    .replace(/^(?:Bad Request|Forbidden|Conflict|Unauthorized): /u, "")
    .replace(/"[^"]*"|(?<!\w)'[^']*'/gu, "…")
    .split(":");
  return head.replace(/[^ -~…]/gu, "").slice(0, 100);
}
