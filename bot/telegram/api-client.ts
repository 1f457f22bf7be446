/**
 * How grammY reaches the Bot API: where, how long it waits, and over connections that tell a
 * request that never left from one that may have arrived. Only the first may be sent again without
 * a doubt; where Telegram is blocked, it is the usual fault.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent, type AgentOptions } from "node:https";
import type { Socket } from "node:net";
import type { ApiClientOptions } from "grammy";

/** Begins the code of an error that came before a connection was up. */
export const NEVER_CONNECTED = "NEVER_CONNECTED ";

/** Well below the time in which a request has to be answered. */
const CONNECT_MILLIS = 10_000;

export interface ClientSettings {
  /** `https://api.telegram.org`, or any Bot API server; a slash at its end does not matter. */
  readonly apiRoot: string;
  /** Within which a call has to be answered, in milliseconds. */
  readonly timeoutMillis: number;
}

/** Within a call: what is told when its request goes out, over a connection that is up. */
export const departure = new AsyncLocalStorage<() => void>();

export function clientOptions({ apiRoot, timeoutMillis }: ClientSettings): ApiClientOptions {
  const isSecure = apiRoot.startsWith("https:");
  const limit = Math.min(CONNECT_MILLIS, timeoutMillis / 2);
  const agent = isSecure ? new WatchedHttpsAgent(limit) : new WatchedHttpAgent(limit);
  return {
    apiRoot: withoutSlash(apiRoot),
    timeoutSeconds: timeoutMillis / 1000,
    baseFetchConfig: { agent, compress: isSecure },
  };
}

export function withoutSlash(apiRoot: string): string {
  return apiRoot.replace(/\/+$/u, "");
}

type CreateConnection = HttpAgent["createConnection"];
type ReuseSocket = HttpAgent["reuseSocket"];

class WatchedHttpAgent extends HttpAgent {
  readonly #limit: number;

  constructor(limitMillis: number) {
    super({ keepAlive: true });
    this.#limit = limitMillis;
  }

  override createConnection(...args: Parameters<CreateConnection>): ReturnType<CreateConnection> {
    return watch(super.createConnection(...args), "connect", this.#limit);
  }

  override reuseSocket(...args: Parameters<ReuseSocket>): void {
    super.reuseSocket(...args);
    departure.getStore()?.();
  }
}

class WatchedHttpsAgent extends HttpsAgent {
  readonly #limit: number;

  constructor(limitMillis: number) {
    super({ keepAlive: true } satisfies AgentOptions);
    this.#limit = limitMillis;
  }

  override createConnection(...args: Parameters<CreateConnection>): ReturnType<CreateConnection> {
    return watch(super.createConnection(...args), "secureConnect", this.#limit);
  }

  override reuseSocket(...args: Parameters<ReuseSocket>): void {
    super.reuseSocket(...args);
    departure.getStore()?.();
  }
}

/** The first to hear of an error, since it listens before the request does. */
function watch<Connection>(connection: Connection, ready: string, limitMillis: number): Connection {
  const socket = connection as Socket;
  const leaving = departure.getStore();
  const timer = setTimeout(() => {
    socket.destroy(Object.assign(new Error("no connection"), { code: "ETIMEDOUT" }));
  }, limitMillis);
  const onError = (error: NodeJS.ErrnoException): void => {
    error.code = `${NEVER_CONNECTED}${error.code ?? error.name}`;
  };
  const settle = (): void => {
    clearTimeout(timer);
    socket.off("error", onError);
  };
  socket.once("error", onError);
  if (leaving) socket.once(ready, leaving);
  socket.once(ready, settle);
  socket.once("close", settle);
  return connection;
}
