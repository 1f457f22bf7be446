/**
 * Who may use the demo: the page that it serves itself, opened on the same machine. Its people can
 * be impersonated at will, so nobody else's page may reach it, be it by a form (CSRF) or by a name
 * that was made to point here (DNS rebinding).
 */
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { refuse } from "./web-error.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whoever has no origin to show (a script, not a page) says with this header that he means it. */
const PAGE_HEADER = "x-dondoc-page";

export const loopbackNamesOnly: MiddlewareHandler = async (context, next) => {
  const { hostname } = new URL(context.req.url);
  if (!LOOPBACK.has(hostname)) return refuse(context, "foreign-host");
  return next();
};

/** For everything that changes something. */
export const ownPageOnly: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header("origin");
  const own =
    origin === undefined
      ? context.req.header(PAGE_HEADER) !== undefined
      : origin === new URL(context.req.url).origin;
  return own ? next() : refuse(context, "foreign-origin");
};

export function contentType(wanted: string): MiddlewareHandler {
  return async (context, next) => {
    const [given] = (context.req.header("content-type") ?? "").split(";");
    return given?.trim().toLowerCase() === wanted ? next() : refuse(context, "wrong-type");
  };
}

/** Nothing is loaded from elsewhere, nothing inline is run, and nobody shows the page in a frame. */
export const pageHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  referrerPolicy: "no-referrer",
  // The demo is plain HTTP on the loopback.
  strictTransportSecurity: false,
});
