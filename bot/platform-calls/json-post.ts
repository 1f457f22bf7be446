/** A call of a platform that is asked by JSON, over watched connections. */
import { request as requestHttp, type Agent } from "node:http";
import { request as requestHttps } from "node:https";
import type { Socket } from "node:net";
import { readUpTo } from "../receiving/limited-body.ts";
import { NEVER_CONNECTED } from "./watched-agents.ts";

/** No answer of a platform's is longer; of a page that is one, the rest is not worth reading. */
const ANSWER_LIMIT = 1_048_576;

export interface Answer {
  readonly status: number;
  /** Null when it is too long to be read. */
  readonly text: string | null;
}

/**
 * Throws what the connection throws, and when it was aborted: with NEVER_CONNECTED before its code
 * as long as no connection was up. No redirect is followed.
 */
export async function postJson(
  url: string,
  payload: object,
  { agent, signal }: { readonly agent: Agent; readonly signal: AbortSignal },
): Promise<Answer> {
  const body = Buffer.from(JSON.stringify(payload));
  const headers = { "content-type": "application/json", "content-length": body.length };
  const isSecure = url.startsWith("https:");
  const send = isSecure ? requestHttps : requestHttp;
  const request = send(url, { method: "POST", agent, signal, headers });
  let isUp = false;
  request.on("socket", (socket: Socket) => {
    isUp = request.reusedSocket;
    // One that is up never tells so again: the listeners would only heap up on it.
    if (isUp) return;
    socket.once(isSecure ? "secureConnect" : "connect", () => {
      isUp = true;
    });
  });
  const answered = new Promise<Answer>((resolve, reject) => {
    request.on("error", (error) => reject(isUp ? error : neverConnected(error)));
    request.on("response", (response) => {
      readUpTo(response, ANSWER_LIMIT).then((bytes) => {
        const text = bytes && new TextDecoder().decode(bytes);
        resolve({ status: response.statusCode ?? 0, text });
      }, reject);
    });
  });
  request.end(body);
  return answered;
}

function neverConnected(error: NodeJS.ErrnoException): NodeJS.ErrnoException {
  const { code = error.name } = error;
  if (code.startsWith(NEVER_CONNECTED)) return error;
  const cause = new Error("no connection", { cause: error });
  return Object.assign(cause, { code: `${NEVER_CONNECTED}${code}` });
}
