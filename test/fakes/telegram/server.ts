import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { ApiError, errorBody, migratedTo, tooManyRequests } from "./api-error.ts";
import { answerCallbackQuery, getMe, getMyCommands, setMyCommands } from "./bot-methods.ts";
import type { Faults, FaultOutcome } from "./faults.ts";
import { getFile, sendDocument, sendPhoto, UPLOAD_LIMIT } from "./media-methods.ts";
import * as messages from "./message-methods.ts";
import type { Method } from "./method.ts";
import type { ApiCall } from "./recorder.ts";
import { readBody, type RequestBody } from "./request-body.ts";
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from "./update-methods.ts";
import type { World } from "./world.ts";

const METHODS: Readonly<Record<string, Method>> = {
  getMe,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  setMyCommands,
  getMyCommands,
  answerCallbackQuery,
  sendMessage: messages.sendMessage,
  editMessageText: messages.editMessageText,
  editMessageReplyMarkup: messages.editMessageReplyMarkup,
  deleteMessage: messages.deleteMessage,
  sendChatAction: messages.sendChatAction,
  sendPhoto,
  sendDocument,
  getFile,
};

const CANONICAL_NAMES = new Map(Object.keys(METHODS).map((name) => [name.toLowerCase(), name]));

/** Room for the form around the largest upload. */
const BODY_LIMIT = UPLOAD_LIMIT + 1024 * 1024;

/** Turns of the event loop in which the end of a connection surely comes to light. */
const TURNS_TO_NOTICE_AN_END = 10;

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly signal: AbortSignal;
};

/** Faults that come once the call has been handled. */
type FaultAfterwards = "reset-after" | { readonly lateMillis: number };
type FaultInstead = Exclude<FaultOutcome, "reset" | "hang" | FaultAfterwards>;

/** The HTTP side: routes, applies faults, and records each call with what was answered. */
export class ApiServer {
  readonly #world: World;
  readonly #faults: Faults;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isOut = false;
  #port = 0;

  constructor(world: World, faults: Faults) {
    this.#world = world;
    this.#faults = faults;
    this.#server = createServer((request, response) => void this.#answer(request, response));
    // No idle limit: a client that uses a connection again just as it runs out would see a reset.
    this.#server.keepAliveTimeout = 0;
    this.#server.on("connection", (socket: Socket) => {
      if (this.#isOut) socket.destroy();
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  /** @returns the address to reach it under */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return `http://127.0.0.1:${this.#port}`;
  }

  setOutage(isOut: boolean): void {
    this.#isOut = isOut;
    if (isOut) this.#dropConnections();
  }

  /** Nobody listens any more: a connection is refused at once. `listen` opens the port again. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#dropConnections();
    await closed;
  }

  async stop(): Promise<void> {
    if (this.#server.listening) await this.close();
  }

  #dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const exchange = { request, response, signal: gone.signal };
    try {
      await this.#route(exchange);
    } catch (error) {
      // The client broke off while its body was read: nobody is left to answer.
      if (request.destroyed || gone.signal.aborted) return;
      this.#reply(exchange, 500, errorBody(500, `Internal Server Error: ${String(error)}`));
    }
  }

  async #route(exchange: Exchange): Promise<void> {
    const url = new URL(exchange.request.url ?? "/", "http://fake");
    const parts = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(decodeURI(url.pathname));
    const [, isFile, token, rest = ""] = parts ?? [];
    const bytes = await readAll(exchange.request);
    if (parts === null) return this.#reply(exchange, 404, errorBody(404, "Not Found"));
    if (isFile !== undefined) return this.#serveFile(exchange, token, rest);
    const method = CANONICAL_NAMES.get(rest.toLowerCase()) ?? rest;
    const contentType = exchange.request.headers["content-type"] ?? "";
    const body = capture(() => readBody(contentType, bytes ?? Buffer.alloc(0), url.searchParams));
    const payload = body instanceof ApiError ? {} : describePayload(body);
    const call = this.#world.recorder.recordCall(method, payload);
    if (token !== this.#world.token) return this.#refuse(exchange, call, unauthorized());
    if (bytes === undefined) return this.#refuse(exchange, call, tooLarge());
    if (body instanceof ApiError) return this.#refuse(exchange, call, body);
    exchange.signal.addEventListener("abort", () => {
      if (call.status === 0) this.#world.recorder.recordOutcome(call, 0, "the connection ended");
    });
    await this.#handle(exchange, call, body);
  }

  /** Faults come first, then the rate, then the method's own rules. */
  async #handle(exchange: Exchange, call: ApiCall, body: RequestBody): Promise<void> {
    const outcome = this.#faults.take(call.method, chatIdOf(body));
    if (outcome === "reset") return void exchange.request.socket.destroy();
    if (outcome === "hang") {
      await this.#faults.hang(exchange.signal);
      if (exchange.signal.aborted) return;
    } else if (outcome !== undefined && !isAfterwards(outcome)) {
      return this.#replyFault(exchange, call, outcome);
    }
    const result = await this.#execute(exchange, call.method, body);
    if (outcome === "reset-after") return void exchange.request.socket.destroy();
    if (typeof outcome === "object" && "lateMillis" in outcome) {
      await sleep(outcome.lateMillis, null, { signal: exchange.signal }).catch(() => undefined);
    }
    if (result instanceof ApiError && result.status === 409) {
      // A client that drops its poll and polls anew is no rival to itself: the end of the old
      // connection was sent first, but may come to light only after the new request.
      for (let turn = 0; turn < TURNS_TO_NOTICE_AN_END; turn += 1) await nextTurn();
    }
    if (exchange.signal.aborted) return;
    if (result instanceof ApiError) return this.#refuse(exchange, call, result);
    this.#world.recorder.recordOutcome(call, 200, undefined);
    this.#reply(exchange, 200, { ok: true, result });
  }

  async #execute({ signal }: Exchange, name: string, body: RequestBody): Promise<unknown> {
    const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
    if (method === undefined) return new ApiError(404, "Not Found");
    try {
      this.#world.rates.spend(name, chatIdOf(body));
      return await method({ world: this.#world, body, signal });
    } catch (error) {
      if (error instanceof ApiError) return error;
      throw error;
    }
  }

  #replyFault(exchange: Exchange, call: ApiCall, outcome: FaultInstead): void {
    if (outcome === "garbage") {
      this.#world.recorder.recordOutcome(call, 200, "garbage on command");
      exchange.response.writeHead(200, { "content-type": "text/html" });
      exchange.response.end("<html><body><h1>Bad gateway</h1></body></html>");
    } else if ("retryAfter" in outcome) {
      this.#refuse(exchange, call, tooManyRequests(outcome.retryAfter));
    } else if ("migrateTo" in outcome) {
      this.#refuse(exchange, call, migratedTo(outcome.migrateTo));
    } else {
      this.#world.recorder.recordOutcome(call, outcome.status, "fault on command");
      this.#reply(exchange, outcome.status, outcome.body);
    }
  }

  #refuse(exchange: Exchange, call: ApiCall, error: ApiError): void {
    this.#world.recorder.recordOutcome(call, error.status, error.message);
    this.#reply(exchange, error.status, error.body());
  }

  #reply({ response }: Exchange, status: number, body: unknown): void {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  }

  #serveFile(exchange: Exchange, token: string | undefined, path: string): void {
    const isKnownToken = token === this.#world.token;
    const bytes = isKnownToken ? this.#world.files.readDownload(path) : undefined;
    if (bytes === undefined) {
      const error = isKnownToken ? new ApiError(404, "Not Found") : unauthorized();
      return this.#reply(exchange, error.status, error.body());
    }
    exchange.response.writeHead(200, { "content-type": "application/octet-stream" });
    exchange.response.end(bytes);
  }
}

/** @returns undefined for a body that is too large; it is read to its end, so that the answer arrives */
async function readAll(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  return size <= BODY_LIMIT ? Buffer.concat(chunks) : undefined;
}

function isAfterwards(outcome: FaultOutcome): outcome is FaultAfterwards {
  return outcome === "reset-after" || (typeof outcome === "object" && "lateMillis" in outcome);
}

function capture<Value>(read: () => Value): Value | ApiError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

function describePayload({ fields, files }: RequestBody): Record<string, unknown> {
  const uploads = [...files].map(([field, { name, bytes }]) => {
    return [field, { upload: name, size: bytes.length }] as const;
  });
  return { ...fields, ...Object.fromEntries(uploads) };
}

function chatIdOf({ fields }: RequestBody): number | undefined {
  const chatId = Number(fields["chat_id"]);
  return Number.isSafeInteger(chatId) && fields["chat_id"] !== undefined ? chatId : undefined;
}

function unauthorized(): ApiError {
  return new ApiError(401, "Unauthorized");
}

function tooLarge(): ApiError {
  return new ApiError(413, "Request Entity Too Large");
}
