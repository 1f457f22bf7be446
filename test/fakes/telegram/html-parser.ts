import { badRequest, type ApiError } from "./api-error.ts";
import type { Entity, FormattedText } from "./bot-api-types.ts";
import { findUrlFault } from "./checked-url.ts";
import { replaceControls } from "./text-cleaning.ts";

/**
 * Telegram's HTML, by its documents: the listed tags only, closed and nested in order, and of the
 * named character references only four. Real Telegram lets a bare `&` and an unknown `&name;`
 * through as they stand; the documents forbid both, and each is a forgotten or doubled escape, so
 * the fake refuses them. A bare `>` is let through, as Telegram does.
 */
const ENTITY_OF_TAG = new Map([
  ["b", "bold"],
  ["strong", "bold"],
  ["i", "italic"],
  ["em", "italic"],
  ["u", "underline"],
  ["ins", "underline"],
  ["s", "strikethrough"],
  ["strike", "strikethrough"],
  ["del", "strikethrough"],
  ["a", "text_link"],
  ["code", "code"],
  ["pre", "pre"],
  ["blockquote", "blockquote"],
  ["tg-spoiler", "spoiler"],
  ["span", "spoiler"],
]);

const NAMED_CHARACTERS = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
]);

const START_TAG =
  /<([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)\s*>/iy;
const END_TAG = /<\/([a-z][a-z0-9-]*)?\s*>/iy;
const CHARACTER_REFERENCE = /&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/iy;

type OpenTag = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
};

/** @throws ApiError 400 "can't parse entities: …" with the byte offset of the fault */
export function parseHtml(html: string): FormattedText {
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = "";
  let at = 0;
  while (at < html.length) {
    const character = html.charAt(at);
    if (character === "&") {
      const reference = readReference(html, at);
      text += replaceControls(reference.character);
      at = reference.end;
    } else if (character !== "<") {
      text += character;
      at += 1;
    } else if (html.charAt(at + 1) === "/") {
      const tag = open.pop();
      at = readEndTag(html, at, tag);
      if (tag !== undefined) closeTag(tag, text, entities);
    } else {
      const tag = readStartTag(html, at);
      open.push({ ...tag, start: text.length });
      at = tag.end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw fault(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  }
  return { text, entities: entities.toSorted(byPosition) };
}

function readReference(html: string, at: number): { character: string; end: number } {
  CHARACTER_REFERENCE.lastIndex = at;
  const match = CHARACTER_REFERENCE.exec(html);
  const name = match?.[3]?.toLowerCase();
  const code = match?.[1] ? Number(match[1]) : Number.parseInt(match?.[2] ?? "0", 16);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  const character =
    name !== undefined
      ? NAMED_CHARACTERS.get(name)
      : isCharacter
        ? String.fromCodePoint(code)
        : undefined;
  if (match === null || character === undefined) {
    const shown = match?.[0] ?? "&";
    throw fault(`Unsupported character reference "${shown}" at byte offset ${bytes(html, at)}`);
  }
  return { character, end: at + match[0].length };
}

function readStartTag(
  html: string,
  at: number,
): { name: string; attributes: Record<string, string>; end: number } {
  const offset = bytes(html, at);
  START_TAG.lastIndex = at;
  const match = START_TAG.exec(html);
  const name = match?.[1]?.toLowerCase() ?? /^[^\s>]*/.exec(html.slice(at + 1))?.[0] ?? "";
  if (!ENTITY_OF_TAG.has(name)) {
    throw fault(`Unsupported start tag "${name}" at byte offset ${offset}`);
  }
  if (match === null) throw fault(`Unclosed start tag at byte offset ${offset}`);
  const attributes = readAttributes(match[2] ?? "");
  if (name === "span" && attributes["class"] !== "tg-spoiler") {
    throw fault(`Tag "span" must have class "tg-spoiler" at byte offset ${offset}`);
  }
  return { name, attributes, end: at + match[0].length };
}

function readAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const match of source.matchAll(
    /([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/gi,
  )) {
    const value = match[2] ?? match[3] ?? match[4] ?? "";
    const decoded = value.replace(
      CHARACTER_REFERENCE_ANYWHERE,
      (whole) => readReference(whole, 0).character,
    );
    attributes[(match[1] ?? "").toLowerCase()] = decoded;
  }
  return attributes;
}

const CHARACTER_REFERENCE_ANYWHERE = /&(?:#\d+|#x[0-9a-f]+|lt|gt|amp|quot);/gi;

function readEndTag(html: string, at: number, tag: OpenTag | undefined): number {
  const offset = bytes(html, at);
  END_TAG.lastIndex = at;
  const match = END_TAG.exec(html);
  if (match === null) throw fault(`Unclosed end tag at byte offset ${offset}`);
  if (tag === undefined) throw fault(`Unexpected end tag at byte offset ${offset}`);
  const name = match[1]?.toLowerCase();
  if (name !== undefined && name !== tag.name) {
    throw fault(
      `Unmatched end tag at byte offset ${offset}, expected "</${tag.name}>", found "</${name}>"`,
    );
  }
  return at + match[0].length;
}

/** Adds the entity of a tag that has just ended; an empty one leaves no trace. */
function closeTag(tag: OpenTag, text: string, entities: Entity[]): void {
  const place = { offset: tag.start, length: text.length - tag.start };
  if (place.length === 0) return;
  const last = entities.at(-1);
  if (tag.name === "pre" && last?.type === "code" && samePlace(last, place)) {
    entities.pop();
    const language = last.language === undefined ? {} : { language: last.language };
    entities.push({ type: "pre", ...place, ...language });
    return;
  }
  const entity = describeTag(tag, text.slice(tag.start));
  if (entity !== undefined) entities.push({ ...entity, ...place });
}

/** Undefined for a link that Telegram shows as plain text because its address is no good. */
function describeTag(tag: OpenTag, content: string): Omit<Entity, "offset" | "length"> | undefined {
  const type = ENTITY_OF_TAG.get(tag.name) ?? tag.name;
  if (tag.name === "a") {
    const url = tag.attributes["href"] || content;
    const mentioned = /^tg:\/\/user\?id=(\d+)$/.exec(url)?.[1];
    if (mentioned !== undefined) return { type: "text_mention", user: { id: Number(mentioned) } };
    return findUrlFault(url) === undefined ? { type, url } : undefined;
  }
  const language = /^language-(.+)$/.exec(tag.attributes["class"] ?? "")?.[1];
  if (tag.name === "code" && language !== undefined) return { type, language };
  if (tag.name === "blockquote" && tag.attributes["expandable"] !== undefined) {
    return { type: "expandable_blockquote" };
  }
  return { type };
}

function samePlace(one: Entity, other: { offset: number; length: number }): boolean {
  return one.offset === other.offset && one.length === other.length;
}

function byPosition(one: Entity, other: Entity): number {
  return one.offset - other.offset || other.length - one.length;
}

function bytes(html: string, at: number): number {
  return Buffer.byteLength(html.slice(0, at));
}

function fault(reason: string): ApiError {
  return badRequest(`can't parse entities: ${reason}`);
}
