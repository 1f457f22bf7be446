/** What the platform's answer to a message means for it. */
import type { SendResult } from "../../domain/message.ts";
import { describeCallFault, type CallFault } from "../platform-calls/call-fault.ts";

const AWAY_SECONDS = 30;
/** Until somebody has put a wrong token, or a wrong address of the platform, right. */
const WRONG_SETTING_SECONDS = 300;

const GONE =
  /(?:chat|user|recipient)[\w ]*\b(?:not found|not exist|invalid|blocked)|(?:invalid|unknown)[\w ]*(?:chat|user|recipient)/iu;

export function sendResultOf(fault: CallFault): SendResult {
  const reason = describeCallFault("Zalo", fault);
  switch (fault.kind) {
    case "unclear":
      return { outcome: "unknown", reason };
    case "held":
      return { outcome: "held", afterSeconds: fault.seconds, reason };
    case "not-sent":
      return { outcome: "retry", afterSeconds: AWAY_SECONDS, reason };
    case "refused":
      return { ...refusedResult(fault), reason };
    default:
      return fault satisfies never;
  }
}

type Refused = Extract<CallFault, { kind: "refused" }>;

type Judged =
  | { readonly outcome: "unreachable" | "rejected" | "unknown" }
  | { readonly outcome: "retry"; readonly afterSeconds: number };

function refusedResult(fault: Refused): Judged {
  const { code, retryAfterSeconds } = fault;
  if (retryAfterSeconds !== null) return { outcome: "retry", afterSeconds: retryAfterSeconds };
  if (code === 403 || isGone(fault)) return { outcome: "unreachable" };
  // Under a wrong root everything is answered with 404.
  if (code === 401 || code === 404)
    return { outcome: "retry", afterSeconds: WRONG_SETTING_SECONDS };
  if (code === 408) return { outcome: "unknown" };
  // A no without a code that is known is a no all the same: surely not sent.
  const isPassing = code >= 500 || code < 400;
  return isPassing ? { outcome: "retry", afterSeconds: AWAY_SECONDS } : { outcome: "rejected" };
}

/** The platform does not say in which words it refuses mark-up. */
export function isUnparsed(fault: CallFault): boolean {
  return fault.kind === "refused" && fault.code === 400 && !isGone(fault);
}

/** It was the picture that was refused, and not the chat, the bot or the moment. */
export function isPictureRefused(fault: CallFault): boolean {
  if (fault.kind !== "refused" || fault.retryAfterSeconds !== null || isGone(fault)) return false;
  return ![401, 403, 408].includes(fault.code);
}

function isGone({ code, why }: Refused): boolean {
  return (code === 400 || code === 404) && GONE.test(why);
}
