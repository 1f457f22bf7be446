import { badRequest } from "./api-error.ts";

export type UploadedFile = { readonly name: string; readonly bytes: Buffer };

export type RequestBody = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, UploadedFile>;
};

const NO_FILES: ReadonlyMap<string, UploadedFile> = new Map();

/** Reads what the Bot API accepts: a query string, JSON, urlencoded or multipart. */
export function readBody(contentType: string, body: Buffer, query: URLSearchParams): RequestBody {
  const fromQuery = Object.fromEntries(query);
  if (body.length === 0) return { fields: fromQuery, files: NO_FILES };
  if (contentType.startsWith("application/json")) {
    return { fields: { ...fromQuery, ...readJson(body) }, files: NO_FILES };
  }
  if (contentType.startsWith("application/x-www-form-urlencoded")) {
    const form = Object.fromEntries(new URLSearchParams(body.toString("utf8")));
    return { fields: { ...fromQuery, ...form }, files: NO_FILES };
  }
  if (contentType.startsWith("multipart/form-data")) {
    const { fields, files } = readMultipart(contentType, body);
    return { fields: { ...fromQuery, ...fields }, files };
  }
  throw badRequest(`unsupported content type "${contentType}"`);
}

function readJson(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    throw badRequest("can't parse JSON in the request body");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest("the JSON request body must be an object");
  }
  return value as Record<string, unknown>;
}

/**
 * An own reader, because grammY writes `filename=` without quotes: Telegram takes that, the
 * platform's `Request.formData()` does not.
 */
function readMultipart(contentType: string, body: Buffer): RequestBody {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) throw badRequest("boundary not found in multipart content type");
  const fields: Record<string, unknown> = {};
  const files = new Map<string, UploadedFile>();
  for (const part of splitParts(body, Buffer.from(`--${mark}`))) {
    const headerEnd = part.indexOf("\r\n\r\n");
    if (headerEnd < 0) throw badRequest("multipart part without headers");
    const disposition = readDisposition(part.subarray(0, headerEnd).toString("utf8"));
    const content = part.subarray(headerEnd + 4);
    if (disposition.filename === undefined) fields[disposition.name] = content.toString("utf8");
    else files.set(disposition.name, { name: disposition.filename, bytes: Buffer.from(content) });
  }
  return { fields, files };
}

/** The bytes between boundaries; a body that does not end in the closing boundary is refused. */
function* splitParts(body: Buffer, delimiter: Buffer): Generator<Buffer> {
  let start = body.indexOf(delimiter);
  if (start !== 0) throw badRequest("multipart body does not begin with its boundary");
  for (;;) {
    start += delimiter.length;
    if (body.subarray(start, start + 2).toString() === "--") return;
    const next = body.indexOf(Buffer.concat([Buffer.from("\r\n"), delimiter]), start);
    if (next < 0) throw badRequest("multipart body is cut off");
    yield body.subarray(start + 2, next);
    start = next + 2;
  }
}

function readDisposition(headers: string): { name: string; filename: string | undefined } {
  const line = headers.split("\r\n").find((each) => /^content-disposition\s*:/i.test(each)) ?? "";
  const name = /;\s*name=(?:"([^"]*)"|([^;]+))/i.exec(line);
  const key = name?.[1] ?? name?.[2];
  if (key === undefined) throw badRequest("multipart part without a name");
  const filename = /;\s*filename=(?:"([^"]*)"|([^;]+))/i.exec(line);
  return { name: key, filename: filename?.[1] ?? filename?.[2] };
}
