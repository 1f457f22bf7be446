/** Refusals of the web server, as JSON with a sentence for whoever reads it. */
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { WEB_ERRORS, type WebErrorCode } from "../copy/web-page.ts";

const STATUS: Readonly<Record<WebErrorCode, ContentfulStatusCode>> = {
  "foreign-host": 403,
  "foreign-origin": 403,
  "wrong-type": 415,
  "bad-request": 400,
  "body-too-large": 413,
  "file-too-large": 413,
  "unknown-person": 404,
  "empty-message": 422,
  "date-not-ahead": 422,
  "date-too-far": 422,
  "clock-moving": 409,
  "not-found": 404,
  "wrong-method": 405,
  trouble: 500,
};

export function refuse(context: Context, code: WebErrorCode): Response {
  return context.json({ error: { code, message: WEB_ERRORS[code] } }, STATUS[code]);
}
