/** The single items of a table cell that lists several. */

const BULLET =
  /^\s*(?:[-+*\u2010-\u2015\u2022\u2023\u25aa\u25ab\u25cf\u25e6\u00b7\uf0b7]|[a-zđ]\)|\(?\d{1,2}\))\s*/u;
/** A bullet inside a line, after which something new begins. */
const INNER_BULLET = /\s+[-+*\u2010-\u2015\u2022\u25aa\u25cf\u00b7\uf0b7]\s+(?=[\p{Lu}\d])/u;

/**
 * Splits at line ends, and at bullets inside a line where the line begins with one: in
 * `- Kế hoạch - Báo cáo`, but not in `Báo cáo tài chính - Kế hoạch`. Bullets and a trailing full
 * stop go; blank items too.
 */
export function splitItems(cell: string): string[] {
  return splitBullets(cell)
    .map(withoutStop)
    .filter((item) => item !== "");
}

/** As `splitItems`, with every item as it is written. */
export function splitBullets(cell: string): string[] {
  return cell
    .split("\n")
    .flatMap((line) => {
      if (!BULLET.test(line)) return [line];
      return line.replace(BULLET, "").split(INNER_BULLET);
    })
    .map((item) => item.replace(BULLET, "").trim())
    .filter((item) => item !== "");
}

function withoutStop(item: string): string {
  return item.replace(/[\s.;,]+$/u, "").trim();
}
