import { badRequest } from "./api-error.ts";
import type { Entity, FormattedText } from "./bot-api-types.ts";
import { parseHtml } from "./html-parser.ts";
import { isRecord, readStructure, readText } from "./params.ts";
import type { RequestBody } from "./request-body.ts";
import { isBlank, replaceControls, trimFormatted } from "./text-cleaning.ts";

/** In UTF-16 units, after the entities are parsed. */
const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;

/** @throws ApiError 400 for an empty, an overlong or an unparsable text */
export function readMessageText(body: RequestBody): FormattedText {
  const formatted = parse(body, "text", "entities");
  if (formatted === undefined || isBlank(formatted.text)) {
    throw badRequest("message text is empty");
  }
  if (formatted.text.length > TEXT_LIMIT) throw badRequest("message is too long");
  return formatted;
}

/** @throws ApiError 400 for an overlong or an unparsable caption */
export function readCaption(body: RequestBody): FormattedText {
  const formatted = parse(body, "caption", "caption_entities") ?? { text: "", entities: [] };
  if (formatted.text.length > CAPTION_LIMIT) throw badRequest("message caption is too long");
  return formatted;
}

function parse(body: RequestBody, field: string, entityField: string): FormattedText | undefined {
  const raw = readText(body, field);
  if (raw === undefined) return undefined;
  const text = replaceControls(raw);
  const mode = readText(body, "parse_mode")?.toLowerCase();
  if (mode === undefined) {
    return trimFormatted({ text, entities: readEntities(body, entityField, text.length) });
  }
  // Our bot writes HTML only; Markdown here would be a slip.
  if (mode !== "html") throw badRequest("unsupported parse_mode");
  return trimFormatted(parseHtml(text));
}

function readEntities(body: RequestBody, field: string, textLength: number): Entity[] {
  const list = readStructure(body, field) ?? [];
  if (!Array.isArray(list)) throw badRequest(`can't parse ${field}: expected an Array`);
  return list.map((entry: unknown): Entity => {
    const entity = isRecord(entry) ? entry : {};
    const { type, offset, length } = entity;
    if (typeof type !== "string" || typeof offset !== "number" || typeof length !== "number") {
      throw badRequest(`can't parse ${field}: expected type, offset and length`);
    }
    if (offset < 0 || length < 1 || offset + length > textLength) {
      throw badRequest(`entity beginning at UTF-16 offset ${offset} is out of the text`);
    }
    return entity as Entity;
  });
}
