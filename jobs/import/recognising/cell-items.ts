/** The single items of a table cell that lists several. */

const BULLET =
  /^\s*(?:[-+*\u2010-\u2015\u2022\u2023\u25aa\u25ab\u25cf\u25e6\u00b7\uf0b7]|[a-zđ]\)|\(?\d{1,2}\))\s*/u;
/** A bullet inside a line, after which something new may begin. */
const INNER_BULLET = /(\s+[-+*\u2010-\u2015\u2022\u25aa\u25cf\u00b7\uf0b7]\s+)(?=[\p{Lu}\d])/u;

/**
 * Splits at line ends, and at bullets inside a line where the line begins with one: in
 * `- Kế hoạch - Báo cáo`, but not in `Báo cáo tài chính - Kế hoạch`. Bullets and a trailing full
 * stop go; blank items too. `begins` says whether an item can begin with what follows a bullet.
 */
export function splitItems(cell: string, begins: (rest: string) => boolean = () => true): string[] {
  return cell
    .split("\n")
    .flatMap((line) => (BULLET.test(line) ? splitLine(line.replace(BULLET, ""), begins) : [line]))
    .map((item) => item.replace(/(?<![\s.;,])[\s.;,]+$/u, "").trim())
    .filter((item) => item !== "");
}

function splitLine(line: string, begins: (rest: string) => boolean): string[] {
  const [first = "", ...rest] = line.split(INNER_BULLET);
  const items = [first];
  for (let index = 0; index < rest.length; index += 2) {
    const [bullet = "", item = ""] = rest.slice(index, index + 2);
    if (begins(item)) items.push(item);
    else items.push(`${items.pop() ?? ""}${bullet}${item}`);
  }
  return items;
}
