/**
 * Calls of the Bot Platform. Whatever goes wrong is a CallError, told without the token (which
 * stands in every address) and without a word of any message.
 */
import { z } from "zod";
import { withoutSlash } from "../platform-calls/api-root.ts";
import { describeCallFault, withoutContent, type CallFault } from "../platform-calls/call-fault.ts";
import { postJson, type Answer } from "../platform-calls/json-post.ts";
import { NEVER_CONNECTED, watchedAgent } from "../platform-calls/watched-agents.ts";

export interface ZaloClientOptions {
  readonly token: string;
  /** `https://bot-api.zaloplatforms.com`; a slash at its end does not matter. */
  readonly apiRoot: string;
  /** Within which a call has to be answered, in milliseconds. */
  readonly timeoutMillis: number;
}

export interface ZaloClient {
  /** What the platform gives as the result. Throws CallError; `signal` ends the call sooner. */
  call(method: string, payload: object, signal?: AbortSignal): Promise<unknown>;
}

export class CallError extends Error {
  readonly fault: CallFault;

  constructor(fault: CallFault) {
    super(describeCallFault("Zalo", fault));
    this.name = "CallError";
    this.fault = fault;
  }
}

export function makeZaloClient({ token, apiRoot, timeoutMillis }: ZaloClientOptions): ZaloClient {
  const root = `${withoutSlash(apiRoot)}/bot${token}`;
  const agent = watchedAgent(apiRoot, timeoutMillis);
  return {
    async call(method, payload, signal) {
      const timeout = AbortSignal.timeout(timeoutMillis);
      const end = signal ? AbortSignal.any([timeout, signal]) : timeout;
      let answer: Answer;
      try {
        answer = await postJson(`${root}/${method}`, payload, { agent, signal: end });
      } catch (error) {
        throw new CallError(connectionFault(error));
      }
      return resultOf(answer);
    },
  };
}

/** Any error in words for operators. */
export function describeError(error: unknown): string {
  return error instanceof CallError ? error.message : String(error);
}

const envelopeSchema = z.looseObject({
  ok: z.boolean().optional(),
  result: z.unknown().optional(),
  error_code: z.coerce.number().int().optional().catch(undefined),
});

/** An error comes with HTTP 200 too, and a gateway's own is no JSON. */
function resultOf({ status, text }: Answer): unknown {
  const read = envelopeSchema.safeParse(parseJson(text));
  if (read.success && read.data.ok === true) return read.data.result;
  const isNo = read.success && read.data.ok === false;
  const told = read.success ? (read.data.error_code ?? (isNo ? status : 0)) : 0;
  if (read.success && (isNo || told >= 400)) {
    const why = withoutContent(read.data["description"] ?? "no reason given");
    throw new CallError(refusal(told, why));
  }
  if (status === 429 || status === 502 || status === 503) {
    throw new CallError(refusal(status, "an answer of the gateway"));
  }
  throw new CallError({ kind: "unclear", why: `an unreadable answer, status ${status}` });
}

function refusal(code: number, why: string): CallFault {
  return { kind: "refused", code, why, retryAfterSeconds: null };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function connectionFault(error: unknown): CallFault {
  const { code, name } = error as NodeJS.ErrnoException;
  if (code?.startsWith(NEVER_CONNECTED)) {
    return { kind: "not-sent", why: codeInWords(code.slice(NEVER_CONNECTED.length)) };
  }
  return { kind: "unclear", why: codeInWords(code ?? name) };
}

function codeInWords(code: string): string {
  return code === "ABORT_ERR" ? "timed out" : code;
}
