import { badRequest } from "./api-error.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** @throws ApiError 400 for what is no text, or holds half of an emoji */
export function readText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (typeof value !== "string") throw badRequest(`${name} must be a string`);
  if (!value.isWellFormed()) throw badRequest(`${name} is not UTF-8`);
  return value;
}

/** @throws ApiError 400 as well when it is missing or blank */
export function requireText(fields: Fields, name: string): string {
  const value = readText(fields, name);
  if (value === undefined || value.trim() === "") throw badRequest(`${name} is empty`);
  return value;
}

/** A number, or one in digits: implementers send both. */
export function readSeconds(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  const seconds = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof seconds === "number" && Number.isInteger(seconds) && seconds >= 0) return seconds;
  throw badRequest(`${name} must be a number of seconds`);
}

export function checkFields(fields: Fields, known: readonly string[]): void {
  const strange = Object.keys(fields).find((name) => !known.includes(name));
  if (strange !== undefined) throw badRequest(`unknown parameter ${strange}`);
}
