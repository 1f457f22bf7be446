/**
 * What went wrong with a call to the Bot API, told without the token (which stands in every
 * address) and without a word of any message.
 */
import { GrammyError, HttpError } from "grammy";
import type { SendResult } from "../../domain/message.ts";
import {
  describeCallFault,
  withoutContent,
  type CallFault,
  type Refusal,
} from "../platform-calls/call-fault.ts";
import { NEVER_CONNECTED } from "../platform-calls/watched-agents.ts";

export interface ApiRefusal extends Refusal {
  /** The group became a supergroup under another id. */
  readonly isMigrated: boolean;
}

export type ApiFault = CallFault<ApiRefusal>;

/** Telegram asks for whole seconds; a little more than it asked for is surely enough. */
const RETRY_MARGIN_SECONDS = 1;
const AWAY_SECONDS = 30;
/** Until somebody has put a wrong token right. */
const BAD_TOKEN_SECONDS = 300;

const GONE = /chat not found|user not found|PEER_ID_INVALID|USER_DEACTIVATED/iu;
const UNPARSED = /^can't parse entities/iu;
const UNCHANGED = /^message is not modified/iu;
const UNEDITABLE =
  /^message to edit not found|^message can't be edited|^MESSAGE_ID_INVALID|^there is no text in the message|^message identifier/iu;

export function faultOf(error: unknown): ApiFault {
  if (error instanceof GrammyError && Number.isInteger(error.error_code)) {
    return {
      kind: "refused",
      code: error.error_code,
      why: withoutContent(error.description),
      retryAfterSeconds: error.error_code === 429 ? waitSeconds(error) : null,
      isMigrated: error.parameters.migrate_to_chat_id !== undefined,
    };
  }
  if (error instanceof GrammyError) return { kind: "unclear", why: "an answer without a code" };
  if (!(error instanceof HttpError)) return { kind: "unclear", why: "an unreadable answer" };
  const code = codeOf(error.error);
  if (!code.startsWith(NEVER_CONNECTED)) return { kind: "unclear", why: code };
  return { kind: "not-sent", why: code.slice(NEVER_CONNECTED.length) };
}

/** In words for operators. */
export function describeFault(fault: ApiFault): string {
  return describeCallFault("Telegram", fault);
}

/** Any error in words for operators; grammY's own could show the token. */
export function describeError(error: unknown): string {
  const isApiError = error instanceof GrammyError || error instanceof HttpError;
  return isApiError ? describeFault(faultOf(error)) : String(error);
}

export function sendResultOf(fault: ApiFault): SendResult {
  const reason = describeFault(fault);
  if (fault.kind === "unclear") return { outcome: "unknown", reason };
  if (fault.kind === "held") return { outcome: "held", afterSeconds: fault.seconds, reason };
  if (fault.kind === "not-sent") return { outcome: "retry", afterSeconds: AWAY_SECONDS, reason };
  const { code, why, retryAfterSeconds } = fault;
  if (fault.isMigrated) {
    return { outcome: "rejected", reason: "the group became a supergroup: it has to link anew" };
  }
  if (retryAfterSeconds !== null) {
    return { outcome: "retry", afterSeconds: retryAfterSeconds, reason };
  }
  if (code >= 500) return { outcome: "retry", afterSeconds: AWAY_SECONDS, reason };
  if (isBadToken(fault)) return { outcome: "retry", afterSeconds: BAD_TOKEN_SECONDS, reason };
  if (code === 403 || GONE.test(why)) return { outcome: "unreachable", reason };
  return { outcome: "rejected", reason };
}

function waitSeconds({ parameters }: GrammyError): number {
  return (parameters.retry_after ?? AWAY_SECONDS) + RETRY_MARGIN_SECONDS;
}

/** Telegram answers 401 to a token it does not know, and 404 to what looks like none. */
export function isBadToken(fault: ApiFault): boolean {
  return fault.kind === "refused" && (fault.code === 401 || fault.code === 404);
}

/** The mark-up was not understood: the same words without it may be. */
export function isUnparsed(fault: ApiFault): boolean {
  return isBadRequest(fault, UNPARSED);
}

/** An edit to what the message says already. */
export function isUnchanged(fault: ApiFault): boolean {
  return isBadRequest(fault, UNCHANGED);
}

/** The message to be edited is gone, too old, or of a kind that has no text. */
export function isUneditable(fault: ApiFault): boolean {
  return isBadRequest(fault, UNEDITABLE);
}

function isBadRequest(fault: ApiFault, pattern: RegExp): boolean {
  return fault.kind === "refused" && fault.code === 400 && pattern.test(fault.why);
}

function codeOf(error: unknown): string {
  const { code, type, message } = (error ?? {}) as Partial<
    Record<"code" | "type" | "message", unknown>
  >;
  if (typeof code === "string") return code;
  if (type === "aborted" || /timed out/u.test(String(message))) return "timed out";
  if (type === "invalid-json") return "an unreadable answer";
  return error instanceof Error ? error.name : "an unknown fault";
}
