/** How directives stand, in words: each, and those received from above counted together. */
import type { Line } from "../../domain/channel.ts";
import type { DirectiveLine } from "../../domain/directive-content.ts";
import { shareInHundredths, type DirectiveFigures } from "../../domain/directive-figures.ts";
import { fullDate, shorten } from "./format.ts";
import { progressWords } from "./items.ts";

const NUMBER_LENGTH = 60;
const ISSUER_LENGTH = 80;
const SHARE = new Intl.NumberFormat("vi-VN", { minimumFractionDigits: 2 });
const WHOLE = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 0 });

/** `63/64 đúng hạn (98,44 %)`; of none that has come due, how many are still to come. */
function figureWords(figures: DirectiveFigures): string {
  const { total, onTime, toCome } = figures;
  const share = shareInHundredths(onTime, total);
  if (share === null) return `${toCome} ý kiến đang thực hiện, chưa đến hạn`;
  return `${onTime}/${total} đúng hạn (${shareWords(share)} %)`;
}

/** The figure with what stands behind it: `63/64 đúng hạn (98,44 %); chậm hoặc quá hạn 1`. */
export function directiveFigureLine(name: string, figures: DirectiveFigures): Line {
  const { total, onTime, corrected, toCome } = figures;
  const late = total - onTime;
  const remarks = [
    late > 0 ? `chậm hoặc quá hạn ${late}` : "",
    corrected > 0 ? `${corrected} ý kiến được sửa kết quả thành đúng hạn, có lý do` : "",
    toCome > 0 && total > 0 ? `chưa đến hạn ${toCome}` : "",
  ].filter(Boolean);
  const behind = remarks.length > 0 ? [`; ${remarks.join("; ")}`] : [];
  return [`${name}: `, { bold: figureWords(figures) }, ...behind];
}

/** `Đúng hạn (24/3/2022)`, `3/19 đơn vị, quá hạn`. */
export function standingWords(directive: DirectiveLine): string {
  const { progress, direction } = directive;
  const isOne = progress.total <= 1 || direction === "received";
  const result = resultWords(directive);
  if (isOne || directive.result === "waived") return result;
  const so = progressWords(progress);
  return directive.result === "open" ? so : `${so}, ${lowered(result)}`;
}

/** `số 152/UBND-NV ngày 20/3/2023 của UBND tỉnh`; empty where nothing is known of it. */
export function documentWords({
  number,
  issuedOn,
  issuer,
}: Pick<DirectiveLine, "number" | "issuedOn" | "issuer">): string {
  return [
    number ? `số ${shorten(number, NUMBER_LENGTH)}` : "",
    issuedOn ? `ngày ${fullDate(issuedOn)}` : "",
    issuer ? `của ${shorten(issuer, ISSUER_LENGTH)}` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function resultWords({ result, direction, completedOn }: DirectiveLine): string {
  const day = completedOn ? ` (${fullDate(completedOn)})` : "";
  switch (result) {
    case "open":
      return "Đang thực hiện";
    case "overdue":
      return "Quá hạn";
    case "on-time":
      return `Đúng hạn${day}`;
    case "corrected":
      return "Đúng hạn, đã sửa kết quả";
    case "late":
      return `${direction === "received" ? "Trả lời chậm" : "Hoàn thành chậm"}${day}`;
    case "waived":
      return direction === "received" ? "Không phải thực hiện" : "Đã thu hồi";
    default:
      return result satisfies never;
  }
}

/** `98,44`, `100`. */
export function shareWords(hundredths: number): string {
  const isWhole = hundredths % 100 === 0;
  return (isWhole ? WHOLE : SHARE).format(hundredths / 100);
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
