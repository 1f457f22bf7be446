import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { ApiError, badRequest } from "./api-error.ts";
import { getMe, sendChatAction } from "./bot-methods.ts";
import type { FaultOutcome } from "./faults.ts";
import { sendMessage, sendPhoto, sendSticker } from "./message-methods.ts";
import type { Method } from "./method.ts";
import { checkFields, type Fields } from "./params.ts";
import type { PhotoStore } from "./photo-store.ts";
import type { ApiCall } from "./recorder.ts";
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from "./update-methods.ts";
import type { World } from "./world.ts";

const METHODS: Readonly<Record<string, Method>> = {
  getMe,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  sendPhoto,
  sendSticker,
  sendChatAction,
};

const BODY_LIMIT = 1024 * 1024;
const PAGE = "<html><body><h1>Bad gateway</h1></body></html>";

/** Connections are dropped, answered with a page that is no JSON, or never answered. */
export type Outage = "off" | "on" | "bad-gateway" | "hang";

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly signal: AbortSignal;
};

/** Faults that come once the call has been handled. */
type FaultAfterwards = "reset-after" | { readonly lateMillis: number };
type FaultInstead = Exclude<FaultOutcome, "reset" | "hang" | FaultAfterwards>;

export type ServerParts = {
  readonly findBot: (token: string) => World | undefined;
  readonly photos: PhotoStore;
  readonly httpErrors: "ok" | "status";
};

/** The HTTP side: routes, applies faults, and records each call with what was answered. */
export class ApiServer {
  readonly #parts: ServerParts;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #outage: Outage = "off";
  #port = 0;

  constructor(parts: ServerParts) {
    this.#parts = parts;
    this.#server = createServer((request, response) => void this.#answer(request, response));
    // No idle limit: a client that uses a connection again just as it runs out would see a reset.
    this.#server.keepAliveTimeout = 0;
    this.#server.on("connection", (socket: Socket) => {
      if (this.#outage === "on") socket.destroy();
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

  setOutage(outage: Outage): void {
    this.#outage = outage;
    this.#dropConnections();
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
      this.#reply(exchange, 500, { ok: false, error_code: 500, description: String(error) });
    }
  }

  async #route(exchange: Exchange): Promise<void> {
    const { pathname } = new URL(exchange.request.url ?? "/", "http://fake");
    const bytes = await readAll(exchange.request);
    if (this.#outage === "bad-gateway") return this.#replyPage(exchange, 502);
    const photo = this.#parts.photos.read(pathname);
    if (photo !== undefined) {
      exchange.response.writeHead(200, { "content-type": "image/jpeg" }).end(photo);
      return;
    }
    const [, token = "", method = ""] = /^\/bot([^/]+)\/([^/]+)$/.exec(decodeURI(pathname)) ?? [];
    const world = this.#parts.findBot(token);
    if (method === "") return this.#replyError(exchange, new ApiError(404, "Not Found"));
    if (world === undefined) return this.#replyError(exchange, new ApiError(401, "Unauthorized"));
    await this.#receive(exchange, { world, method, bytes });
  }

  async #receive(
    exchange: Exchange,
    { world, method, bytes }: { world: World; method: string; bytes: Buffer | undefined },
  ): Promise<void> {
    const fields = capture(() => readFields(exchange.request, bytes));
    const known = fields instanceof ApiError ? {} : fields;
    const call = world.recorder.recordCall(method, known, world.clock.read());
    if (fields instanceof ApiError) return this.#refuse(exchange, world, call, fields);
    exchange.signal.addEventListener("abort", () => {
      if (call.status === 0) world.recorder.recordOutcome(call, 0, "the connection ended");
    });
    if (this.#outage !== "hang") await this.#handle(exchange, world, call);
  }

  /** Faults come first, then the method's own rules. */
  async #handle(exchange: Exchange, world: World, call: ApiCall): Promise<void> {
    const outcome = world.faults.take(call.method, chatIdOf(call.fields));
    if (outcome === "reset") return void exchange.request.socket.destroy();
    if (outcome === "hang") {
      await world.faults.hang(exchange.signal);
      if (exchange.signal.aborted) return;
    } else if (outcome !== undefined && !isAfterwards(outcome)) {
      return this.#replyFault(exchange, world, call, outcome);
    }
    const result = await execute(exchange, world, call);
    if (outcome === "reset-after") return void exchange.request.socket.destroy();
    if (typeof outcome === "object" && "lateMillis" in outcome) {
      await sleep(outcome.lateMillis, null, { signal: exchange.signal }).catch(() => undefined);
    }
    if (exchange.signal.aborted) return;
    if (result instanceof ApiError) return this.#refuse(exchange, world, call, result);
    world.recorder.recordOutcome(call, 200, undefined);
    this.#reply(exchange, 200, { ok: true, result });
  }

  #replyFault(exchange: Exchange, world: World, call: ApiCall, outcome: FaultInstead): void {
    if (typeof outcome === "object" && "error" in outcome) {
      const { error, description = "Error on command" } = outcome;
      return this.#refuse(exchange, world, call, new ApiError(error, description));
    }
    if (outcome === "garbage" || "page" in outcome) {
      const status = outcome === "garbage" ? 200 : outcome.page;
      world.recorder.recordOutcome(call, status, "a page on command");
      return this.#replyPage(exchange, status);
    }
    world.recorder.recordOutcome(call, outcome.status, "fault on command");
    this.#reply(exchange, outcome.status, outcome.body);
  }

  #refuse(exchange: Exchange, world: World, call: ApiCall, error: ApiError): void {
    world.recorder.recordOutcome(call, error.code, error.message);
    this.#replyError(exchange, error);
  }

  #replyError(exchange: Exchange, error: ApiError): void {
    this.#reply(exchange, this.#parts.httpErrors === "ok" ? 200 : error.code, error.body());
  }

  #replyPage({ response }: Exchange, status: number): void {
    response.writeHead(status, { "content-type": "text/html" }).end(PAGE);
  }

  #reply({ response }: Exchange, status: number, body: unknown): void {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }
}

async function execute({ signal }: Exchange, world: World, call: ApiCall): Promise<unknown> {
  const method = Object.hasOwn(METHODS, call.method) ? METHODS[call.method] : undefined;
  if (method === undefined) return new ApiError(404, "Not Found");
  try {
    checkFields(call.fields, method.fields);
    return await method.run({ world, fields: call.fields, signal });
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
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

/** @throws ApiError for all but a POST of one JSON object */
function readFields(request: IncomingMessage, bytes: Buffer | undefined): Fields {
  if (request.method !== "POST") throw new ApiError(404, "Not Found");
  if (bytes === undefined) throw new ApiError(413, "Request Entity Too Large");
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("application/json")) throw badRequest("the body must be JSON");
  const value = capture(() => JSON.parse(bytes.toString("utf8")) as unknown);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw badRequest("the body must be a JSON object");
}

function capture<Value>(read: () => Value): Value | ApiError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApiError) return error;
    if (error instanceof SyntaxError) return badRequest(error.message);
    throw error;
  }
}

function isAfterwards(outcome: FaultOutcome): outcome is FaultAfterwards {
  return outcome === "reset-after" || (typeof outcome === "object" && "lateMillis" in outcome);
}

function chatIdOf({ chat_id: chatId }: Fields): string | undefined {
  return typeof chatId === "string" ? chatId : undefined;
}
