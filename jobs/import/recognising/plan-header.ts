/** Số, cơ quan ban hành, ngày, tên: what a plan says of itself. */
import { foldText } from "../../domain/text.ts";
import { localDate, partsOf, type LocalDate } from "../../domain/time.ts";
import { paragraphsOf, type Paragraph, type SourceDocument } from "./document.ts";

export interface PlanHeader {
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: LocalDate | null;
  readonly title: string;
  /** The year that the plan is for; null when it names none. */
  readonly year: number | null;
}

const NUMBER =
  /^Số\s*:?\s*(\d{1,5}\s*\/\s*[\p{Lu}\d][\p{L}\d.-]*(?:\s*[-–]\s*\p{Lu}[\p{L}\d]*)*)/iu;
/** `(Ban hành kèm theo Kế hoạch số 03/KH-UBND ngày 04 tháng 01 năm 2023 của UBND huyện …)`. */
const CAPTION =
  /kèm theo\s+(?:Kế hoạch|Quyết định|Công văn)\s+số\s*:?\s*(\d{1,5}\s*\/\s*\S+)(?:\s+ngày\s+(.{6,40}?))?\s+của\s+([^)]+)/iu;
const LETTERHEAD = /^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+[^.;:,]{2,60}$/iu;
const OPENING =
  /^((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu)\s+[^.;:,]{1,40}?)\s+(?:xây dựng|ban hành)\s+kế hoạch/iu;
const DATE = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu;
const SLASHED = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/u;
const YEAR = /\bnăm\s+(20\d{2})(?!\d|\s*[-–])/giu;

/** The letterhead of a plan stands at its very beginning. */
const BEGINNING = 15;

export function readPlanHeader(document: SourceDocument): PlanHeader {
  const paragraphs = paragraphsOf(document);
  const beginning = paragraphs.slice(0, BEGINNING);
  const caption = firstMatch(paragraphs, CAPTION);
  const number = firstMatch(beginning, NUMBER)?.[1] ?? caption?.[1] ?? null;
  const title = readTitle(beginning);
  const issuedOn = readDate(placeAndDate(beginning)) ?? readDate(caption?.[2] ?? "");
  return {
    number: number === null ? null : number.replace(/\s+/gu, "").replace(/[),.;]+$/u, ""),
    issuer: readIssuer(beginning, paragraphs, caption?.[3] ?? null),
    issuedOn,
    title,
    year: readYear(title, paragraphs, issuedOn),
  };
}

/** `Cù Lao Dung, ngày 04 tháng 01 năm 2023`: a line of its own, unlike the dates of what it cites. */
function placeAndDate(beginning: readonly Paragraph[]): string {
  const line = beginning.find(
    ({ text }) => DATE.test(text) && text.search(DATE) < 40 && text.length < 80,
  );
  return line?.text ?? "";
}

function readDate(text: string): LocalDate | null {
  const match = DATE.exec(text) ?? SLASHED.exec(text) ?? DATE.exec(`ngày ${text}`);
  return match ? localDate(Number(match[3]), Number(match[2]), Number(match[1])) : null;
}

function readIssuer(
  beginning: readonly Paragraph[],
  paragraphs: readonly Paragraph[],
  ofCaption: string | null,
): string | null {
  const written =
    ofCaption ??
    firstMatch(paragraphs, OPENING)?.[1] ??
    beginning.find(({ text }) => LETTERHEAD.test(text))?.text;
  return (
    written
      ?.replace(/\s+/gu, " ")
      .replace(/^[UỦ][ỷy] ban nhân dân/iu, "UBND")
      .trim() ?? null
  );
}

/** What follows the line `KẾ HOẠCH`. */
function readTitle(beginning: readonly Paragraph[]): string {
  const at = beginning.findIndex(({ text }) => foldText(text) === "ke hoach");
  const title = at < 0 ? undefined : beginning[at + 1]?.text;
  return title !== undefined && !/^Căn cứ\s/iu.test(title) ? title.replace(/\s+/gu, " ") : "";
}

/** The title's year; else that of a heading in capitals; else the year in which it was issued. */
function readYear(
  title: string,
  paragraphs: readonly Paragraph[],
  issuedOn: LocalDate | null,
): number | null {
  const headings = paragraphs.filter(({ text }) => text === text.toUpperCase());
  for (const text of [title, ...headings.map((heading) => heading.text)]) {
    const years = [...text.matchAll(YEAR)].map((match) => Number(match[1]));
    if (years.length > 0) return Math.max(...years);
  }
  return issuedOn ? partsOf(issuedOn).year : null;
}

function firstMatch(paragraphs: readonly Paragraph[], pattern: RegExp): RegExpExecArray | null {
  for (const { text } of paragraphs) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return null;
}
