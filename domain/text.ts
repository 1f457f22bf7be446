/**
 * A name or phrase as a person would compare it: composed, lower-case, without diacritics,
 * `đ` as `d`, and with single spaces.
 */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .toLowerCase()
    .replace(/đ/gu, "d")
    .replace(/\s+/gu, " ")
    .trim()
    .normalize("NFC");
}
