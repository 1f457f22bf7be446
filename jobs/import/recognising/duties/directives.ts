/** Whether a document gives orders, or only tells what was done. */
import { foldText } from "../../../../domain/text.ts";
import type { OutlineLine } from "../text/outline.ts";

/** The kind of a document and its number stand among its first lines. */
const BEGINNING = 25;
const LONGEST_KIND = 120;
const REPORT_KIND = /^(?:bao cao|to trinh|bien ban|danh sach|bang (?:diem|tong hop))(?: |$)/u;
const REPORT_NUMBER = /^so ?:? ?\d{0,5} ?\/ ?(?:[a-z\d-]{0,12}-)?(?:bc|ttr|bb)(?:-|$)/u;
const REPORT_END = /^tren day la bao cao\b/u;
const DIRECTIVE_KIND =
  /^(?:ke hoach|thong bao|chi thi|cong van|cong dien|chuong trinh|quyet dinh|nghi quyet|phuong an|huong dan|phu luc|v\/v|ve viec)(?: |$)/u;
const DIRECTIVE_NUMBER = /^so ?:? ?\d{0,5} ?\/ ?(?:kh|tb|ct|qd|ctr|cd|hd|ubnd|snv|nq)\b/u;
const ORDER = /\b(?:yeu cau|giao|chi dao|co trach nhiem|phan cong|de nghi)\b/u;
const ORDER_START = 400;

/** A report, a proposal, minutes: whatever unit it names, it gives it no duty. */
function isReport(lines: readonly OutlineLine[]): boolean {
  if (lines.some(({ text }) => REPORT_END.test(foldText(text.slice(0, 60))))) return true;
  const kind = beginning(lines).find(
    ({ text, folded }) =>
      REPORT_NUMBER.test(folded) || isKind(text, folded, REPORT_KIND, DIRECTIVE_KIND),
  );
  return kind !== undefined && !DIRECTIVE_KIND.test(kind.folded);
}

/** It says by its kind, its number or its wording that somebody has to do something. */
export function isDirective(lines: readonly OutlineLine[]): boolean {
  if (isReport(lines)) return false;
  const isByKind = beginning(lines).some(
    ({ text, folded }) =>
      DIRECTIVE_NUMBER.test(folded) || isKind(text, folded, DIRECTIVE_KIND, DIRECTIVE_KIND),
  );
  return isByKind || lines.some(({ text }) => ORDER.test(foldText(text.slice(-ORDER_START))));
}

/** The first line that names a kind of document tells it, in capitals or by itself. */
function isKind(text: string, folded: string, ...kinds: readonly RegExp[]): boolean {
  const isTitle = text === text.toUpperCase() || folded.length <= 12;
  return isTitle && text.length <= LONGEST_KIND && kinds.some((kind) => kind.test(folded));
}

function beginning(lines: readonly OutlineLine[]) {
  return lines
    .slice(0, BEGINNING)
    .filter(({ marker }) => marker.kind === "none")
    .map(({ text }) => ({ text, folded: foldText(text.slice(0, LONGEST_KIND)) }));
}
