/** Words that somebody gave where words were asked for. */

const LONGEST_WORDS = 500;

/**
 * Without what nobody sees, at most 500 characters; null when nothing but blanks and invisible
 * characters is left.
 */
export function readWords(text: string): string | null {
  const visible = text
    .normalize("NFC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  return visible === "" ? null : [...visible].slice(0, LONGEST_WORDS).join("").trimEnd();
}
