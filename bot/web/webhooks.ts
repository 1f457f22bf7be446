/** Where platforms deliver updates, when they are asked to push them. */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { refuse } from "./web-error.ts";

/** Far more than any update of a platform has. */
const LARGEST_UPDATE_BYTES = 1024 * 1024;

/**
 * Answers one delivery: it checks the platform's secret itself, and resolves once the update is
 * stored. Throwing makes the platform deliver again.
 */
export type WebhookHandler = (
  headers: Headers,
  body: string,
) => Promise<{ readonly status: number }>;

/** @param webhooks by path, with its leading slash */
export function webhookRoutes(webhooks: ReadonlyMap<string, WebhookHandler>): Hono {
  const routes = new Hono();
  const limit = bodyLimit({
    maxSize: LARGEST_UPDATE_BYTES,
    onError: (context) => refuse(context, "body-too-large"),
  });
  for (const [path, handle] of webhooks) {
    routes.post(path, limit, async (context) => {
      const { status } = await handle(context.req.raw.headers, await context.req.text());
      return new Response(null, { status });
    });
  }
  return routes;
}
