/** Pictures and files that a message shows by their address. */
import { Hono, type MiddlewareHandler } from "hono";
import type { PublicDoor } from "./public-door.ts";
import { refuse } from "./web-error.ts";

/** What a browser may show by itself; anything else is only kept. */
const SHOWN = new Set(["image/png", "image/jpeg"]);

export function downloadRoutes({ links, files, clock, hashOf }: PublicDoor): Hono {
  const routes = new Hono();
  routes.use("/f/*", harmless);
  routes.get("/f/:token", async (context) => {
    const tokenHash = hashOf(context.req.param("token"));
    const link = await links.find(tokenHash, clock.now());
    if (link?.purpose.do !== "download") return refuse(context, "not-found");
    const { file, name, mime } = link.purpose;
    const bytes = await files.get(file);
    if (!bytes) throw new Error(`a published file is gone: ${file}`);
    const isLook = context.req.method === "HEAD";
    if (!isLook && !(await links.use(tokenHash, clock.now()))) return refuse(context, "not-found");
    const how = SHOWN.has(mime) ? "inline" : "attachment";
    return context.body(Uint8Array.from(bytes), 200, {
      "Content-Type": mime,
      "Content-Length": String(bytes.length),
      "Content-Disposition": `${how}; filename*=UTF-8''${encodeName(name)}`,
    });
  });
  routes.all("/f/:token", (context) => {
    context.header("Allow", "GET, HEAD");
    return refuse(context, "wrong-method");
  });
  return routes;
}

/** Whatever it is said to be, it does nothing where it is opened. */
const harmless: MiddlewareHandler = async (context, next) => {
  await next();
  context.header("Content-Security-Policy", "default-src 'none'; sandbox");
};

/** RFC 8187: what a browser's own encoding leaves is not all allowed there. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
