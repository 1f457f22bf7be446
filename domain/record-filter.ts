/** What somebody wants to see of the record, as he typed it. */
import { takePeriod, type Period } from "./record-period.ts";
import { foldText } from "./text.ts";
import type { LocalDate } from "./time.ts";

export interface RecordFilter {
  /** `NV-019`, `CĐ-002`; null: whatever it is about. */
  readonly code: string | null;
  readonly period: Period | null;
  /** It names a day that does not exist. */
  readonly isWrongDay: boolean;
  /** Refused attempts alone. */
  readonly refusedOnly: boolean;
  /** Folded words of a post or a unit, each of them. */
  readonly words: readonly string[];
}

/** Why no entry can be meant. */
export type RecordFault = "no-such-day" | "no-such-code" | "nobody";

const LONGEST = 100;
const CODE = /\b(?<kind>nv|cd)[\s-]*0*(?<number>\d{1,6})\b/u;
const REFUSED = /\b(?:bi )?tu choi\b/u;
const KINDS: Readonly<Record<string, string>> = { nv: "NV", cd: "CĐ" };

/** `NV-019`, `tư pháp hôm qua`, `24/3/2023`, `bị từ chối tuần này`. */
export function readRecordFilter(text: string, today: LocalDate): RecordFilter {
  const folded = foldText(clippedFilter(text));
  const { groups } = CODE.exec(folded) ?? {};
  const code = groups
    ? `${KINDS[groups["kind"] ?? ""] ?? ""}-${(groups["number"] ?? "").padStart(3, "0")}`
    : null;
  const { period, isWrong, rest } = takePeriod(folded.replace(CODE, " "), today, "past");
  return {
    code,
    period,
    isWrongDay: isWrong,
    refusedOnly: REFUSED.test(rest),
    words: rest
      .replace(REFUSED, " ")
      .split(/[\s,;]+/u)
      .filter((word) => /[\p{L}\d]/u.test(word)),
  };
}

/** As much of what was typed as counts; without what nobody sees. */
export function clippedFilter(text: string): string {
  const visible = text
    .normalize("NFC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  return [...visible].slice(0, LONGEST).join("").trim();
}
