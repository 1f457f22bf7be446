import { badRequest } from "./api-error.ts";
import type { RequestBody } from "./request-body.ts";

/** A missing field and an empty string are the same to the Bot API. */
export function readText(body: RequestBody, name: string): string | undefined {
  const value = body.fields[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return wellFormed(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw badRequest(`field "${name}" must be of type String`);
}

export function readInteger(body: RequestBody, name: string): number | undefined {
  const value = body.fields[name];
  if (value === undefined || value === null || value === "") return undefined;
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === "number" && Number.isSafeInteger(number)) return number;
  throw badRequest(`field "${name}" must be of type Number`);
}

export function readFlag(body: RequestBody, name: string): boolean {
  const value = body.fields[name];
  if (typeof value === "string") return ["true", "yes", "1"].includes(value.toLowerCase());
  return value === true || value === 1;
}

/** A structured field: an object in a JSON body, JSON text in every other kind of body. */
export function readStructure(body: RequestBody, name: string): unknown {
  const value = body.fields[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest(`can't parse ${name} JSON object`);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An emoji cut in half arrives as a lone surrogate, which has no UTF-8. */
export function wellFormed(text: string): string {
  if (!text.isWellFormed()) throw badRequest("strings must be encoded in UTF-8");
  return text;
}
