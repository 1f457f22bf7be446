/**
 * Địa chỉ một lần: what whoever holds an address of ours may do, for as long as it stands. One that
 * does not is answered alike whether it never was, is used up or has expired. No address is ever
 * written to a log: whoever reads it there could use it.
 */
import { Hono, type Context, type MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { PublicLink } from "../../domain/message-stores.ts";
import { timeIn, type Instant } from "../../domain/time.ts";
import type { GivenFile } from "../../domain/upload.ts";
import type { UploadNotice } from "../copy/upload-page.ts";
import { downloadRoutes } from "./download-route.ts";
import type { PublicDoor } from "./public-door.ts";
import { limitForm, readUploadForm, type FormFault } from "./upload-form.ts";
import { makeUploadPage, type UploadPage } from "./upload-page.ts";
import { refuse } from "./web-error.ts";
import type { WebLog } from "./web-log.ts";

interface UploadEnv {
  Variables: { link: PublicLink; begunAt: Instant };
}

export function publicRoutes(door: PublicDoor, log: WebLog): Hono {
  const routes = new Hono();
  routes.onError((error, context) => {
    log.error({ error: String(error) }, "an address of ours could not be served");
    return refuse(context, "trouble");
  });
  routes.use("/u/*", privately);
  routes.use("/f/*", privately);
  routes.route("/", uploadRoutes(door, log));
  routes.route("/", downloadRoutes(door));
  return routes;
}

function uploadRoutes(door: PublicDoor, log: WebLog): Hono<UploadEnv> {
  const routes = new Hono<UploadEnv>();
  const page = makeUploadPage();
  routes.onError((error, context) => {
    log.error({ error: String(error) }, "the upload page could not be served");
    return show(context, page, "trouble", 500);
  });
  routes.use("/u/*", pageHeaders);
  routes.get("/u/page.css", (context) =>
    context.body(page.css, 200, { "Content-Type": "text/css; charset=utf-8" }),
  );
  const standing = standingOnly(door, page);
  const roomy = notTooManyAtOnce((context) => show(context, page, "trouble", 503));
  const form = (context: Context<UploadEnv>, fault: FormFault | null) => {
    const until = timeIn(context.get("link").expiresAt, door.zone);
    return context.html(page.form(until, fault), fault?.status ?? 200);
  };
  routes.get("/u/:token", standing, (context) => form(context, null));
  routes.post("/u/:token", standing, roomy, limitForm<UploadEnv>(form), async (context) => {
    const read = await readUploadForm(context.req);
    if (!read.ok) return form(context, read);
    const given = { ...read, at: context.get("begunAt") };
    try {
      const isTaken = await take(door, context.get("link"), given);
      return await (isTaken ? show(context, page, "taken", 200) : show(context, page, "gone", 410));
    } catch (error) {
      // The address stands as long as nothing is stored, so the form is shown once more.
      log.error({ error: String(error) }, "an upload could not be stored");
      return form(context, { ok: false, problem: "trouble", status: 500, note: read.note });
    }
  });
  routes.all("/u/:token", (context) => {
    context.header("Allow", "GET, HEAD, POST");
    return show(context, page, "wrong-method", 405);
  });
  return routes;
}

/** Before anything of a body is read. Looking at an address uses nothing up: chat apps do so too. */
function standingOnly(door: PublicDoor, page: UploadPage): MiddlewareHandler<UploadEnv> {
  return async (context, next) => {
    const tokenHash = door.hashOf(context.req.param("token") ?? "");
    const now = door.clock.now();
    const link = await door.links.find(tokenHash, now);
    if (link?.purpose.do !== "upload") return show(context, page, "gone", 404);
    context.set("link", link);
    context.set("begunAt", now);
    return next();
  };
}

/** Each form is held in memory as long as it is read. */
const MOST_AT_ONCE = 6;

function notTooManyAtOnce(
  refuseOne: (context: Context<UploadEnv>) => Response | Promise<Response>,
): MiddlewareHandler<UploadEnv> {
  let underWay = 0;
  return async (context, next) => {
    if (underWay >= MOST_AT_ONCE) return refuseOne(context);
    underWay += 1;
    try {
      await next();
    } finally {
      underWay -= 1;
    }
    return undefined;
  };
}

/** False when somebody else has used the address meanwhile. */
async function take(
  { files, links, receiveUpload }: PublicDoor,
  { tokenHash }: PublicLink,
  given: Omit<GivenFile, "hash" | "size"> & { readonly bytes: Uint8Array },
): Promise<boolean> {
  const { bytes, name, note, at } = given;
  // Of many forms for one address, only those that may still be taken are kept.
  if (!(await links.find(tokenHash, at))) return false;
  const hash = await files.put(bytes);
  return (await receiveUpload(tokenHash, { hash, name, size: bytes.length, note, at })) !== null;
}

function show(
  context: Context<UploadEnv>,
  page: UploadPage,
  notice: UploadNotice,
  status: 200 | 404 | 405 | 410 | 500 | 503,
): Response | Promise<Response> {
  return context.html(page.notice(notice), status);
}

/** Kept by nobody on the way, and found by no search. */
const privately: MiddlewareHandler = async (context, next) => {
  await next();
  context.header("Cache-Control", "no-store");
  context.header("X-Robots-Tag", "noindex, nofollow");
  context.header("Referrer-Policy", "no-referrer");
  context.header("X-Content-Type-Options", "nosniff");
  context.header("X-Frame-Options", "DENY");
};

/** No script at all; nothing is loaded from elsewhere, and nobody shows the page in a frame. */
const pageHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  referrerPolicy: "no-referrer",
  // Whether a name is only ever asked by HTTPS is for the operator's proxy to say.
  strictTransportSecurity: false,
});
