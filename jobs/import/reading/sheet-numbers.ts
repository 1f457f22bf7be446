/** Numbers that are none, as programs write them that divided by nothing: the cell is lost, not the file. */
import { attributeReader, tagPattern, tagsIn } from "./xml-tags.ts";

const CELL_PREFIX = /<((?:[\w.-]{1,40}:)?)c[\s>]/u;
const CELL = tagPattern("c");
/** A value that does not read as a number; texts, dates and errors are written so, too. */
const OTHER_VALUE = /(<(?:[\w.-]{1,40}:)?v(?:\s[^<>]*)?>)(?!\s*[+-]?[\d.][\d.eE+-]*\s*<)[^<]+/gu;
const typeOf = attributeReader("t");

/** Incident: `<v>NaN</v>` in one cell made a whole export unreadable, since the library throws over it. */
export function withoutBadNumbers(sheet: string): string {
  const opening = `<${CELL_PREFIX.exec(sheet)?.[1] ?? ""}c`;
  return sheet.replace(OTHER_VALUE, (whole: string, tag: string, at: number) => {
    const begins = sheet.lastIndexOf(`${opening} `, at);
    const [cell] = begins < 0 ? [] : tagsIn(sheet.slice(begins, at), CELL);
    return cell && (typeOf(cell) ?? "n") === "n" ? tag : whole;
  });
}
