/** Chức danh, vị trí: whether a phrase names officials of a unit instead of a unit. */

const WHO =
  "cán bộ|công chức|viên chức|chuyên viên|nhân viên|kế toán|văn thư|thủ quỹ|người (?:được giao |được phân công )?phụ trách|người lao động|bộ phận";
/** The posts that the law gives a commune, where `công chức` is left out. */
const COMMUNE =
  "văn phòng ?- ?thống kê|địa chính|tài chính ?- ?kế toán|tư pháp ?- ?hộ tịch|văn hóa ?- ?xã hội|chỉ huy trưởng";
const POST = new RegExp(
  `^(?:(?:tất cả|toàn thể|toàn bộ|từng|mỗi|các|những)\\s+){0,3}(?:(?:${WHO})(?![\\p{L}])|(?:${COMMUNE}))`,
  "iu",
);
/** Typed without diacritics; with them, `cần bỏ` is no `cán bộ`. */
const PLAIN_POST =
  /^(?:(?:tat ca|toan the|toan bo|tung|moi|cac|nhung) ){0,3}(?:can bo|cong chuc|vien chuc|chuyen vien|nhan vien|ke toan|van thu|thu quy|bo phan)(?![a-z])/iu;

/**
 * Whether the phrase is worded as a post or as officials of a unit: `Cán bộ Văn thư – Lưu trữ`,
 * `Tất cả cán bộ, công chức …`, `Bộ phận Một cửa`. It looks at the words alone.
 */
export function isPostPhrase(phrase: string): boolean {
  const written = phrase
    .normalize("NFC")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/hoá/giu, "hóa")
    .replace(/\s+/gu, " ")
    .trim();
  const hasDiacritics = /[^\u0000-\u007f]/u.test(written);
  return (hasDiacritics ? POST : PLAIN_POST).test(written);
}
