/** Số, cơ quan ban hành, ngày, tên: what a plan says of itself. */
import { localDate, type LocalDate } from "../../../../domain/time.ts";
import { paragraphsOf, type SourceDocument } from "../../reading/document.ts";
import { beginningOf } from "./beginning.ts";
import { foldEvenly } from "../text/even-fold.ts";
import { firstFoldedMatch } from "../text/folded-match.ts";
import { readIssuer } from "./issuer.ts";
import { readTitle } from "./plan-title.ts";
import { readPlanYear } from "./plan-year.ts";

export interface PlanHeader {
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: LocalDate | null;
  readonly title: string;
  /** The year that the plan is for; null when it names none. */
  readonly year: number | null;
}

/** `Số: 03/KH-UBND`; a party's papers say `03-KH/HU`. */
const NUMBER =
  /^so ?:? ?(\d{1,5} ?(?:\/ ?[a-z][a-z\d.&]*(?: ?[-\u2013] ?[a-z][a-z\d]*)*|[-\u2013] ?[a-z]{2,6} ?\/ ?[a-z]{1,10}))/du;
/** `(Ban hành kèm theo Kế hoạch số 03/KH-UBND ngày 04 tháng 01 năm 2023 của UBND huyện …)`. */
const CAPTION =
  /^\(? ?(?:ban hanh )?kem theo (?:ke hoach|quyet dinh|cong van|chuong trinh|nghi quyet|chi thi|thong bao|to trinh) so ?:? ?(\d{1,5} ?[/-] ?[^ ]+)(?: ngay ([^)]{6,40}?))? cua ([^);.]{3,120})/du;
const CAPTION_BEGINNING = /^[(bk]/iu;
const DATE = /ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})/u;
const SLASHED = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/u;
/** `Cù Lao Dung, ngày 04 tháng 01 năm 2023`: a line of its own, unlike the dates of what it cites. */
const PLACE_AND_DATE =
  /^(?:(?!can cu|thuc hien)[^\d,;:]{2,40}, ?)?ngay \d{1,2} thang \d{1,2} nam \d{4}[. ]*$/u;

export function readPlanHeader(document: SourceDocument): PlanHeader {
  const beginning = beginningOf(document);
  const texts = paragraphsOf(document).map(({ text }) => text);
  const captions = [...beginning, ...texts].filter((text) => CAPTION_BEGINNING.test(text));
  const [ofCaption, date, issuer] = firstFoldedMatch(CAPTION, captions)?.groups ?? [];
  const number = firstFoldedMatch(NUMBER, beginning)?.groups[0] ?? ofCaption ?? null;
  const title = readTitle(beginning);
  const dated = beginning.find((line) => PLACE_AND_DATE.test(foldEvenly(line)));
  const issuedOn = readDate(dated ?? "") ?? readDate(date ?? "");
  return {
    number: number === null ? null : tidyNumber(number),
    issuer: readIssuer(beginning, texts, issuer ?? null),
    issuedOn,
    title,
    year: readPlanYear({ title, beginning, texts, issuedOn }),
  };
}

/** Without spaces; one that is typed in small letters throughout is meant in capitals. */
function tidyNumber(written: string): string {
  const number = written
    .replace(/\s+/gu, "")
    .replace(/[),.;]+$/u, "")
    .replace(/–/gu, "-");
  return number === number.toLowerCase() ? number.toUpperCase() : number;
}

function readDate(text: string): LocalDate | null {
  const folded = foldEvenly(text);
  const match = DATE.exec(folded) ?? SLASHED.exec(folded) ?? DATE.exec(`ngay ${folded}`);
  return match ? localDate(Number(match[3]), Number(match[2]), Number(match[1])) : null;
}
