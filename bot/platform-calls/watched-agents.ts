/**
 * Connections that tell a request that never left from one that may have arrived. Only the first may
 * be sent again without a doubt; where a platform is blocked, it is the usual fault.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent, type AgentOptions } from "node:https";
import type { Socket } from "node:net";

/** Begins the code of an error that came before a connection was up. */
export const NEVER_CONNECTED = "NEVER_CONNECTED ";

/** Well below the time in which a request has to be answered. */
const CONNECT_MILLIS = 10_000;

/** Within a call: what is told when its request goes out, over a connection that is up. */
export const departure = new AsyncLocalStorage<() => void>();

/** @param timeoutMillis within which a call has to be answered; a connection has half of it at most */
export function watchedAgent(url: string, timeoutMillis: number): HttpAgent {
  const limit = Math.min(CONNECT_MILLIS, timeoutMillis / 2);
  return url.startsWith("https:") ? new WatchedHttpsAgent(limit) : new WatchedHttpAgent(limit);
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
