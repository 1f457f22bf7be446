/** The single items of a table cell that lists several. */

const BULLET =
  /^\s*(?:[-+*\u2010-\u2015\u2022\u2023\u25aa\u25ab\u25cf\u25e6\u00b7\uf0b7]|[a-zđ]\)|\(?\d{1,2}\)|\d{1,2}\.(?=\s))\s*/u;
/** A bullet inside a line, after which something new may begin. */
const INNER_BULLET = /(\s+[-+*\u2010-\u2015\u2022\u25aa\u25cf\u00b7\uf0b7]\s+)(?=[\p{Lu}\d])/u;
/** A line goes on where the next one opens a parenthesis, or begins without a capital. */
const GOES_ON = /^(?:\p{Ll}|\()/u;
/** Words that nothing ends with. */
const DANGLING = /(?:\s(?:và|hoặc|của|với|cho|về|theo|tại|trong|các|&)|[-–&(])\s*$/iu;

const LONGEST_WORD = 12;

type Begins = (rest: string) => boolean;

/**
 * Splits at line ends, and at bullets inside a line where the line begins with one: in
 * `- Kế hoạch - Báo cáo`, but not in `Báo cáo tài chính - Kế hoạch`. A line end inside an item
 * (`Báo cáo` / `(lồng ghép …)`) is none. Bullets and a trailing full stop go; blank items too.
 * `begins` says whether an item can begin with what follows a bullet or a line's end.
 */
export function splitItems(cell: string, begins: Begins = beginsInCapitals): string[] {
  return logicalLines(cell, begins)
    .flatMap((line) => (BULLET.test(line) ? splitLine(line.replace(BULLET, ""), begins) : [line]))
    .map((item) => item.replace(/(?<![\s.;,])[\s.;,]+$/u, "").trim())
    .filter((item) => item !== "");
}

function logicalLines(cell: string, begins: Begins): string[] {
  if (!cell.includes("\n")) return [cell];
  const lines: string[] = [];
  for (const line of cell.split("\n")) {
    const above = lines.at(-1) ?? "";
    const isBegun = above.replace(BULLET, "").trim() !== "" && !/[.;:]\s*$/u.test(above);
    const isOpen =
      above.lastIndexOf("(") > above.lastIndexOf(")") || DANGLING.test(above.slice(-LONGEST_WORD));
    const isWrapped = GOES_ON.test(line) && !begins(line);
    if (isBegun && !BULLET.test(line) && line.trim() !== "" && (isOpen || isWrapped)) {
      lines[lines.length - 1] = `${above} ${line.trim()}`;
    } else lines.push(line);
  }
  return lines;
}

function splitLine(line: string, begins: Begins): string[] {
  const [first = "", ...rest] = line.split(INNER_BULLET);
  const items = [first];
  for (let index = 0; index < rest.length; index += 2) {
    const [bullet = "", item = ""] = rest.slice(index, index + 2);
    if (begins(item)) items.push(item);
    else items.push(`${items.pop() ?? ""}${bullet}${item}`);
  }
  return items;
}

function beginsInCapitals(rest: string): boolean {
  return /^[^\p{Ll}(]/u.test(rest);
}
