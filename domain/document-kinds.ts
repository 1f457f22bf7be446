/**
 * Loại văn bản: the kinds of official documents, and how each is abbreviated in a document's sign.
 * Source: Nghị định 30/2020/NĐ-CP, Phụ lục III; the legal documents as Luật Ban hành văn bản quy phạm
 * pháp luật has them; Kết luận as the Party writes it.
 */
import { foldText } from "./text.ts";

/** Abbreviation → name. Of two that are the same without diacritics, the commoner stands first. */
const NAMES: Readonly<Record<string, string>> = {
  KH: "Kế hoạch",
  BC: "Báo cáo",
  QĐ: "Quyết định",
  NQ: "Nghị quyết",
  TB: "Thông báo",
  // In its sign a Công văn has no abbreviation; people say CV.
  CV: "Công văn",
  TTr: "Tờ trình",
  CT: "Chỉ thị",
  HD: "Hướng dẫn",
  CTr: "Chương trình",
  ĐA: "Đề án",
  DA: "Dự án",
  PA: "Phương án",
  QC: "Quy chế",
  QyĐ: "Quy định",
  BB: "Biên bản",
  GM: "Giấy mời",
  CĐ: "Công điện",
  TC: "Thông cáo",
  KL: "Kết luận",
  CK: "Cam kết",
  HĐ: "Hợp đồng",
  BGN: "Bản ghi nhớ",
  BTT: "Bản thỏa thuận",
  GUQ: "Giấy ủy quyền",
  GGT: "Giấy giới thiệu",
  GNP: "Giấy nghỉ phép",
  PG: "Phiếu gửi",
  PC: "Phiếu chuyển",
  PB: "Phiếu báo",
  // Not of that decree: as one-stop desks number their letters of apology (TT 01/2018/TT-VPCP, mẫu số 04).
  PXL: "Phiếu xin lỗi",
  NĐ: "Nghị định",
  TT: "Thông tư",
  TTLT: "Thông tư liên tịch",
};

/** How some write them, folded. */
const OTHER_SIGNS: Readonly<Record<string, string>> = { cttr: "CTr", cvan: "CV" };

const BY_SIGN = new Map<string, string>([
  ...Object.keys(NAMES)
    .map((kind) => [foldText(kind), kind] as const)
    .toReversed(),
  ...Object.entries(OTHER_SIGNS),
]);

const BY_NAME = new Map<string, string>(
  Object.entries(NAMES).map(([kind, name]) => [foldText(name), kind]),
);

/** The folded names of all kinds, the longest first: “thông tư liên tịch” before “thông tư”. */
export const KIND_NAMES: readonly string[] = [...BY_NAME.keys()].toSorted(
  (one, other) => other.length - one.length,
);

/** Their folded abbreviations, the longest first. */
export const KIND_SIGNS: readonly string[] = [...BY_SIGN.keys()].toSorted(
  (one, other) => other.length - one.length,
);

/** `Kế hoạch` for `KH`; null for an abbreviation that is no kind's. */
export function documentKindName(kind: string): string | null {
  return Object.hasOwn(NAMES, kind) ? (NAMES[kind] ?? null) : null;
}

/** `QĐ` for `QĐ`, `qd`, `QD`; null for what abbreviates no kind. */
export function kindBySign(sign: string): string | null {
  return Object.hasOwn(NAMES, sign) ? sign : (BY_SIGN.get(foldText(sign)) ?? null);
}

/** `QĐ` for `Quyết định`, `quyet dinh`; null for what names no kind. */
export function kindByName(name: string): string | null {
  return BY_NAME.get(foldText(name)) ?? null;
}
