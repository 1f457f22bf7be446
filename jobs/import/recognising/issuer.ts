/** Cơ quan ban hành: who issued a document, by its caption, its letterhead or its opening words. */
import { foldText } from "../../../domain/text.ts";
import { firstFoldedMatch } from "./folded-match.ts";
import { isUnitPhrase } from "./unit-phrases.ts";

const PLACE = "(?:tinh|thanh pho|huyen|quan|thi xa|thi tran|phuong|xa|dac khu)";
const COMMITTEE = "(?:ubnd|uy ban nhan dan)";
/** `Ủy ban nhân dân`, whose place stands in the next line. */
const NAMELESS = new RegExp(`^(?:${COMMITTEE}|hdnd|hoi dong nhan dan)$`, "u");
const OFFICE = new RegExp(
  `^(?:${COMMITTEE}|hdnd|so|bo|ban|phong|van phong|chinh phu|thu tuong|cuc|chi cuc|trung tam|huyen uy|tinh uy|dang uy)(?: [^.;:\\d]{2,60})?$`,
  "u",
);
const COMMITTEE_OF_PLACE = new RegExp(`^${COMMITTEE} [^.;:,\\d]{2,60}$`, "u");
const END_OF_LETTERHEAD =
  /^(?:so ?:? ?[\d/]|ke hoach|quyet dinh|chuong trinh|phu luc|kinh gui|can cu)/u;
const OPENING = new RegExp(
  `(?:^|[,;.] )(${COMMITTEE} ${PLACE} (?!xay dung|ban hanh)[^.;:,]{1,40}?|(?:so|bo|phong) [^.;:,]{2,50}?) (?:xay dung|ban hanh) ke hoach`,
  "du",
);
const NAMED_PLACE = new RegExp(`^${PLACE} `, "u");
const HEAD = 12;
const OPENING_LINES = 40;

/** Null where the document does not say; a committee is called UBND, as lists of units call it. */
export function readIssuer(
  beginning: readonly string[],
  texts: readonly string[],
  ofCaption: string | null,
): string | null {
  const written = ofCaption ?? ofOpening(texts) ?? ofLetterhead(beginning);
  return (
    written
      ?.replace(/\s+/gu, " ")
      .replace(/^[uủ][ỷy] ban nh[âa]n d[âa]n/iu, "UBND")
      .trim() ?? null
  );
}

function ofOpening(texts: readonly string[]): string | null {
  const named = firstFoldedMatch(OPENING, texts.slice(0, OPENING_LINES))?.groups[0] ?? null;
  return named !== null && /^\p{Lu}/u.test(named) && isUnitPhrase(named) ? named : null;
}

/** The last office before the number: the one above it is only whom it belongs to. */
function ofLetterhead(beginning: readonly string[]): string | null {
  const folded = beginning.map(foldText);
  const end = folded.findIndex((line) => END_OF_LETTERHEAD.test(line));
  const head = beginning.slice(0, end < 0 ? HEAD : end);
  const offices: string[] = [];
  for (const [index, line] of head.entries()) {
    const [own = "", next = ""] = folded.slice(index, index + 2);
    const isCapital = line === line.toUpperCase();
    if (NAMELESS.test(own)) {
      if (NAMED_PLACE.test(next)) offices.push(`${line} ${head[index + 1] ?? ""}`);
    } else if ((isCapital && OFFICE.test(own)) || COMMITTEE_OF_PLACE.test(own)) offices.push(line);
  }
  return offices.at(-1) ?? null;
}
