/** Cơ quan ban hành: who issued a document, by its caption, its letterhead or its opening words. */
import { foldText } from "../../../../domain/text.ts";
import { foldEvenly } from "../text/even-fold.ts";
import { firstFoldedMatch } from "../text/folded-match.ts";
import { isUnitPhrase } from "../units/unit-phrases.ts";

const PLACE = "(?:tinh|thanh pho|huyen|quan|thi xa|thi tran|phuong|xa|dac khu)";
const COMMITTEE = "(?:ubnd|uy ban nhan dan)";
/** `Ủy ban nhân dân`, `Văn phòng UBND`, whose place stands in the next line. */
const NAMELESS = new RegExp(
  `^(?:van phong )?(?:${COMMITTEE}|hdnd|hoi dong nhan dan|hdnd (?:va|&) ubnd)$`,
  "u",
);
/** `UBND tỉnh`: which one, the letterhead says. */
const UNPLACED = new RegExp(`^${COMMITTEE} ${PLACE}$`, "u");
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
  const written = placed(ofCaption, beginning) ?? ofOpening(texts) ?? ofLetterhead(beginning);
  const short = written
    ?.replace(/\s+/gu, " ")
    .replace(/^[uủ][ỷy] ban nh[âa]n d[âa]n/iu, "UBND")
    .trim();
  return short === undefined ? null : inSmallLetters(short);
}

/** `UBND HUYỆN ĐÔNG PHÚ`, as letterheads have it, is the name `UBND huyện Đông Phú`. */
function inSmallLetters(name: string): string {
  if (name !== name.toUpperCase()) return name;
  const place = new RegExp(`^ubnd (${PLACE}) (?=\\S)`, "u").exec(foldEvenly(name));
  if (!place) return name;
  const from = place[0].length;
  const proper = name
    .slice(from)
    .toLowerCase()
    .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  return `UBND ${name.slice("UBND ".length, from).toLowerCase()}${proper}`;
}

function placed(ofCaption: string | null, beginning: readonly string[]): string | null {
  const named = foldText(ofCaption ?? "").replace(/^uy ban nhan dan/u, "ubnd");
  if (!UNPLACED.test(named)) return ofCaption;
  const head = ofLetterhead(beginning);
  const full = foldText(head ?? "").replace(/^uy ban nhan dan/u, "ubnd");
  return full.startsWith(`${named} `) ? head : ofCaption;
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
