/**
 * Máy chủ web: whether the process lives and is ready, the platforms' webhooks, the addresses that
 * people and platforms open once, and, where there is a demo, its page.
 */
import { once } from "node:events";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { demoRoutes, type WebDemo } from "./demo-routes.ts";
import { loopbackNamesOnly, pageHeaders } from "./page-guards.ts";
import { readPageFiles } from "./page-files.ts";
import type { PublicDoor } from "./public-door.ts";
import { publicRoutes } from "./public-routes.ts";
import { refuse } from "./web-error.ts";
import type { WebLog } from "./web-log.ts";
import { webhookRoutes, type WebhookHandler } from "./webhooks.ts";

const LOOPBACK_HOSTS = new Set(["127.0.0.1", "::1", "localhost"]);

export interface Readiness {
  readonly ready: boolean;
  /** Each part that was looked at, in English for operators. */
  readonly checks: Readonly<Record<string, string>>;
}

export interface WebServerOptions {
  readonly log: WebLog;
  readonly readiness: () => Promise<Readiness>;
  readonly webhooks: ReadonlyMap<string, WebhookHandler>;
  /** Null where nobody can open an address of ours from outside. */
  readonly publicDoor: PublicDoor | null;
  /** Null in a real deployment: nobody may pretend to be somebody there. */
  readonly demo: WebDemo | null;
}

export interface WebServer {
  /** Answers one request without a network, for tests. */
  readonly request: (request: Request) => Promise<Response>;
  /**
   * @param port 0 for any that is free
   * @throws {ServerStartError} when the port is taken, or a demo is not to stand on the loopback
   */
  start(port: number, host: string): Promise<{ readonly url: string }>;
  /** Takes no more requests, lets running ones end, and breaks them off after the time-out. */
  stop(timeoutMillis: number): Promise<void>;
}

class ServerStartError extends Error {
  override readonly name = "ServerStartError";
  readonly code: "port-taken" | "not-loopback";
  readonly port: number;

  constructor(code: "port-taken" | "not-loopback", port: number, cause?: unknown) {
    super(`the web server could not start: ${code} (port ${port})`, { cause });
    this.code = code;
    this.port = port;
  }
}

export function makeWebServer(options: WebServerOptions): WebServer {
  const app = makeApp(options);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  return {
    request: async (request) => app.fetch(request),
    async start(port, host) {
      if (options.demo && !LOOPBACK_HOSTS.has(host))
        throw new ServerStartError("not-loopback", port);
      await listen(server, port, host);
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("listens on no port");
      return { url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}` };
    },
    async stop(timeoutMillis) {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      options.demo?.channel.endAll();
      server.closeIdleConnections();
      const breakOff = setTimeout(() => server.closeAllConnections(), timeoutMillis);
      await closed;
      clearTimeout(breakOff);
    },
  };
}

function makeApp({ log, readiness, webhooks, publicDoor, demo }: WebServerOptions): Hono {
  const app = new Hono();
  app.onError((error, context) => {
    log.error({ path: context.req.path, error: String(error) }, "a web request failed");
    return refuse(context, "trouble");
  });
  app.notFound((context) => refuse(context, "not-found"));
  app.get("/livez", (context) => context.json({ status: "alive" }));
  app.get("/readyz", async (context) => {
    const state = await readiness();
    return context.json(state, state.ready ? 200 : 503);
  });
  app.route("/", webhookRoutes(webhooks));
  if (publicDoor) app.route("/", publicRoutes(publicDoor, log));
  if (demo) addDemo(app, demo, log);
  return app;
}

function addDemo(app: Hono, demo: WebDemo, log: WebLog): void {
  const { html, assets } = readPageFiles(demo.organisation);
  app.use(loopbackNamesOnly, pageHeaders);
  app.use(async (context, next) => {
    await next();
    context.header("Cache-Control", "no-store");
  });
  app.get("/", (context) => context.html(html));
  app.get("/assets/:name", (context) => {
    const asset = assets.get(context.req.param("name"));
    if (!asset) return refuse(context, "not-found");
    return context.body(asset.text, 200, { "Content-Type": asset.type });
  });
  app.get("/files/:id", (context) => {
    const file = demo.channel.file(context.req.param("id"));
    if (!file) return refuse(context, "not-found");
    const how = file.inline ? "inline" : "attachment";
    return context.body(Uint8Array.from(file.bytes), 200, {
      "Content-Type": file.mime,
      "Content-Disposition": `${how}; filename*=UTF-8''${encodeURIComponent(file.name.toWellFormed())}`,
    });
  });
  app.route("/api", demoRoutes(demo, log));
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw taken ? new ServerStartError("port-taken", port, error) : error;
  }
}
