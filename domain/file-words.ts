/** Names for files and folders, made of people's words: readable everywhere, and safe. */

const LONGEST = 80;

/**
 * `Báo cáo số 45/BC-UBND` → `Bao-cao-so-45-BC-UBND`: letters and digits of ASCII, joined by dashes; no
 * path can be made of it. Words of which nothing is left are called `van-ban`.
 */
export function plainFileName(words: string, most = LONGEST): string {
  const plain = words
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .replace(/đ/gu, "d")
    .replace(/Đ/gu, "D")
    .replace(/[^A-Za-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  return plain.slice(0, most).replace(/-+$/u, "") || "van-ban";
}
