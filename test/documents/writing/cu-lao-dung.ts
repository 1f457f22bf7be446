/** The plan of Cù Lao Dung in the shapes in which its appendix is met. */
import { letterhead, seedLines, withAutomaticNumbers, withHeadings } from "./seed-sources.ts";

const lines = seedLines("cu-lao-dung-2023-ke-hoach-cchc.txt");
const firstRow = lines.findIndex((line) => line.includes("\t"));
const appendixTitle = lines.findIndex((line) => line === "PHỤ LỤC");

const text = lines.slice(0, appendixTitle);
const titles = lines.slice(appendixTitle, firstRow);
const cells = lines.slice(firstRow).map((line) => line.split("\t"));

const HEADER = cells[0] ?? [];
const NUMBERS = cells[1] ?? [];
/** Of the paper: how many tasks each area has, and each page. */
const AREA_SIZES = [2, 3, 2, 4, 2, 3, 3];
const PAGE_ENDS = [7, 14];

const rows = cells.filter((row) => row.length === 6 && row[1] !== "2" && row[1] !== HEADER[1]);
const areas = areaNames();

function areaNames(): string[] {
  const printed = rows.map((row) => row[0] ?? "").filter((name) => name !== "");
  return printed
    .filter((name) => /^[IVX]+\. /u.test(name))
    .map((name) =>
      name.startsWith("VI. ")
        ? `${name} ${printed.find((each) => each.startsWith("quyền"))}`
        : name,
    );
}

/** `- Kế hoạch - Báo cáo` as a cell of two lines. */
function itemised(cell: string, mark: string): string {
  return cell.startsWith("- ") ? cell.replaceAll(" - ", ` ${mark} - `) : cell;
}

function taskCells(index: number): string[] {
  const mark = index % 2 === 0 ? "¶" : "//";
  return (rows[index] ?? []).slice(1).map((cell) => itemised(cell, mark));
}

const areaStarts = AREA_SIZES.map((_, area) =>
  AREA_SIZES.slice(0, area).reduce((sum, size) => sum + size, 0),
);

function areaOf(index: number): number {
  return areaStarts.findLastIndex((start) => start <= index);
}

const asRow = (own: readonly string[], mark = "|") => `${mark} ${own.join(" | ")}`;
const header = [asRow(HEADER, "|="), asRow(NUMBERS, "|=")];

function mergedRow(index: number): string {
  const area = areaOf(index);
  return asRow([areaStarts[area] === index ? (areas[area] ?? "") : "^", ...taskCells(index)]);
}

const allRows = rows.map((_, index) => mergedRow(index));

function withLetterhead(own: readonly string[]): string[] {
  const [number = "", place = ""] = own.filter((line) => line !== "");
  const rest = own.filter((line) => line !== number && line !== place);
  return [letterhead(["UBND HUYỆN CÙ LAO DUNG", number], place), ...rest];
}

/** As issued: letterhead, headings, one table with merged areas and its header repeated, footnotes, a comment,
 * spaces that do not break. */
export function issued(): string {
  const noted = allRows.map((row, index) => {
    if (index === 2) return row.replace("TTHC năm 2023", "TTHC năm 2023{note:Thủ tục hành chính}");
    if (index === 3) return row.replace("Hàng quý và", "Hàng quý{comment:Hỏi lại Văn phòng} và");
    return row.replaceAll("Phòng Nội vụ", "Phòng\u00a0Nội vụ");
  });
  const titled = titles.map((line) =>
    line.replace("PHÂN CÔNG", "{note:Gửi kèm bản điện tử}PHÂN CÔNG"),
  );
  return [...withLetterhead(withHeadings(text)), "---", ...titled, ...header, ...noted].join("\n");
}

/** Cut in three by page breaks, each part with the header again; areas where the paper prints them. */
export function cut(): string {
  const parts = [0, ...PAGE_ENDS].map((start, page) => {
    const end = PAGE_ENDS[page] ?? rows.length;
    const own = rows.slice(start, end).map((row, at) => {
      const carried = row[0] === "" && areaOf(start + at) < 6 && at > 0 ? "^" : (row[0] ?? "");
      return asRow([carried, ...taskCells(start + at)]);
    });
    const short = asRow([page === 2 ? "chung" : (HEADER[0] ?? ""), ...HEADER.slice(1)], "|=");
    return ["---", short, asRow(NUMBERS, "|="), ...own].join("\n");
  });
  return [...text, ...titles, ...parts].join("\n");
}

/** Headings numbered by their style, and a column of running numbers. */
export function numbered(): string {
  const body = rows.map((_, index) => {
    const [title = "", ...others] = taskCells(index);
    const area = areaOf(index);
    const name = areaStarts[area] === index ? (areas[area] ?? "").replace(/^[IVX]+\. /u, "") : "^";
    return asRow([String(index + 1), name, title.replace(/^\d+\. /u, ""), ...others]);
  });
  const own = withAutomaticNumbers(withHeadings(text));
  return [...withLetterhead(own), ...titles, asRow(["TT", ...HEADER], "|="), ...body].join("\n");
}

/** With changes that nobody has accepted yet: what was struck out is no longer there. */
export function tracked(): string {
  const changed = allRows.map((row, index) => {
    if (index === 1)
      return row.replace("- Quý I/2023", "- {-Quý II/2023⏎}{+Quý I/2023+}".replace("+}", "}"));
    if (index === 8) return row.replace("Đề án", "{-- Kế hoạch⏎}{+Đề án}");
    if (index === 10)
      return row.replace(
        "Cơ quan, đơn vị huyện; UBND cấp xã",
        "Cơ quan, đơn vị huyện{+⏎}UBND cấp xã",
      );
    return row;
  });
  return [...text, ...titles, ...header, ...changed].join("\n");
}

/** The appendix alone; `groupsAreas`: a column of numbers, and each area a row of its own. */
export function appendix(groupsAreas: boolean): string {
  if (!groupsAreas) return [...titles, ...header, ...allRows].join("\n");
  const body = areas.flatMap((area, number) => {
    const [roman = "", name = ""] = area.split(". ");
    const start = areaStarts[number] ?? 0;
    const tasks = rows.slice(start, start + (AREA_SIZES[number] ?? 0)).map((_, at) => {
      const [title = "", ...others] = taskCells(start + at);
      return asRow([String(at + 1), title.replace(/^\d+\. /u, ""), ...others]);
    });
    return [asRow([roman, name, "<", "<", "<", "<"]), ...tasks];
  });
  return [...titles, asRow(["TT", ...HEADER.slice(1)], "|="), ...body].join("\n");
}

/** The whole document, for a spreadsheet: what was pasted stands above its table. */
export function whole(): string {
  return [...text, ...titles, ...header, ...allRows].join("\n");
}
