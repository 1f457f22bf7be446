import type { Entity, FormattedText } from "./bot-api-types.ts";

/**
 * What Telegram does to every text before it looks at it: control characters become blanks, `\r`,
 * line separators and direction overrides (U+2028–U+202E) and three stacking marks vanish.
 */
export function replaceControls(text: string): string {
  return text
    .replace(/[\u2028-\u202e\u0333\u033f\u030a\r]/g, "")
    .replace(/[\0-\t\v\f\u000e-\u001f]/g, " ");
}

/** Cuts blanks at both ends, moves the entities along and drops those that become empty. */
export function trimFormatted({ text, entities }: FormattedText): FormattedText {
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const moved = entities.flatMap((entity): Entity[] => {
    const from = Math.max(entity.offset - start, 0);
    const to = Math.min(entity.offset + entity.length - start, trimmed.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: trimmed, entities: moved };
}

/** True for a text in which a reader would see nothing, such as zero-width characters only. */
export function isBlank(text: string): boolean {
  return /^[\s\u00ad\u200b-\u200f\u2060-\u2064\u2800\u3164\ufeff]*$/.test(text);
}
