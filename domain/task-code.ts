/** Mã nhiệm vụ: as people type it. */

/** Reads `NV-002`, `nv 2`, `cđ 7`, `cd007`: the code as lists write it; null for anything else. */
export function readTaskCode(text: string): string | null {
  const [, sign, number] = /^\s*(nv|cđ|cd)[\s-]?(\d{1,6})\s*$/iu.exec(text.normalize("NFC")) ?? [];
  if (!sign || !number) return null;
  const letters = sign.toLowerCase() === "nv" ? "NV" : "CĐ";
  return `${letters}-${number.replace(/^0+(?=\d{3})/u, "").padStart(3, "0")}`;
}
