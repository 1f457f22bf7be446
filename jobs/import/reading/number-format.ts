/** How a spreadsheet shows the numbers in its cells: `12/2023` is stored as the day 1/12/2023. */
import { attributeReader, tagPattern, tagsIn } from "./xml-tags.ts";

export type ShownAs =
  | { readonly kind: "date"; readonly parts: DateParts }
  | { readonly kind: "percent"; readonly decimals: number }
  | { readonly kind: "rounded"; readonly decimals: number };

export type DateParts = "day" | "day-time" | "day-month" | "month-year" | "year" | "time";

/** The formats that every program knows by number; those of days are what a date is without one. */
const BUILT_IN: Readonly<Record<number, string>> = {
  2: "0.00",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm",
  19: "h:mm:ss",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yy h:mm",
  39: "#,##0.00",
  40: "#,##0.00",
  45: "mm:ss",
  46: "h:mm:ss",
  47: "mm:ss",
};

/** No program writes longer ones. */
const LONGEST_CODE = 255;

const STYLE = tagPattern("numFmt", "cellStyleXfs", "cellXfs", "xf");
const idOf = attributeReader("numFmtId");
const codeOf = attributeReader("formatCode");
const baseOf = attributeReader("xfId");

/** What `xl/styles.xml` says, by the number of a cell's style; null where numbers are plain. */
export function readNumberFormats(styles: string): readonly (ShownAs | null)[] {
  const codes = new Map(Object.entries(BUILT_IN));
  const bases: (string | null)[] = [];
  const formats: (ShownAs | null)[] = [];
  let list = "";
  for (const tag of tagsIn(styles, STYLE)) {
    if (tag.name === "numFmt")
      codes.set(idOf(tag) ?? "", (codeOf(tag) ?? "").slice(0, LONGEST_CODE));
    else if (tag.name !== "xf") list = tag.isClosing ? "" : tag.name;
    else if (tag.isClosing) continue;
    else if (list === "cellStyleXfs") bases.push(idOf(tag));
    else if (list === "cellXfs") {
      const id = idOf(tag) ?? bases[Number(baseOf(tag) ?? 0)] ?? "";
      formats.push(shownAs(codes.get(id) ?? ""));
    }
  }
  return formats;
}

/** A whole day is how dates are shown anyway, and is not told apart from a plain number. */
function shownAs(code: string): ShownAs | null {
  const [bare = ""] = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, "")
    .toLowerCase()
    .split(";");
  const parts = datePartsOf(bare);
  if (parts !== null) return parts === "day" ? null : { kind: "date", parts };
  const decimals = /\.([0#?]+)/u.exec(bare)?.[1]?.length ?? 0;
  if (bare.includes("%")) return { kind: "percent", decimals };
  return decimals > 0 ? { kind: "rounded", decimals } : null;
}

function datePartsOf(bare: string): DateParts | null {
  const year = /[ye]/u.test(bare);
  const day = bare.includes("d");
  const time = /[hs]/u.test(bare);
  const month = bare.includes("m") && (!time || /m.*[hs].*m|m[^:]*[ye]|[ye][^:]*m/u.test(bare));
  if (/general|standard/u.test(bare) || !(year || day || month || time)) return null;
  if (year && day) return time ? "day-time" : "day";
  if (month && year) return "month-year";
  if (month && day) return "day-month";
  if (year) return "year";
  return time && !day ? "time" : "day";
}

/** A number without the noise of binary fractions, with a decimal point: `94.11`, `95%`. */
export function showNumber(value: number, shown: ShownAs | null): string {
  if (shown?.kind === "percent") return `${round(value * 100, shown.decimals)}%`;
  if (shown?.kind === "rounded") return String(round(value, shown.decimals));
  return String(Number.isInteger(value) ? value : withoutNoise(value));
}

/**
 * A day as the calendar has it in UTC: `05/03/2023`, or as much of it as the cell shows. Its time is
 * shown by the minute, and midnight not at all: that is how programs write a day alone.
 */
export function showDate(date: Date, shown: ShownAs | null): string {
  if (Number.isNaN(date.getTime())) return "";
  // A moment is stored as a fraction of a day, which seldom comes out even.
  const even = new Date(Math.round(date.getTime() / 1000) * 1000);
  const [year = "", month = "", day = "", time = ""] = even.toISOString().split(/[-T.]/u);
  const parts = shown?.kind === "date" ? shown.parts : "day";
  switch (parts) {
    case "day":
      return `${day}/${month}/${year}`;
    case "day-time":
      return `${day}/${month}/${year} ${time.slice(0, 5)}`.replace(" 00:00", "");
    case "day-month":
      return `${day}/${month}`;
    case "month-year":
      return `${month}/${year}`;
    case "year":
      return year;
    case "time":
      return time.slice(0, 5);
    default:
      return parts satisfies never;
  }
}

/** Half away from zero, as spreadsheets do, on the digits that they keep. */
function round(value: number, decimals: number): number {
  const shifted = Number(`${withoutNoise(Math.abs(value))}e${decimals}`);
  const rounded = Number.isNaN(shifted)
    ? Math.abs(value)
    : Number(`${Math.round(shifted)}e-${decimals}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}
