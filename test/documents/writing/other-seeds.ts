/** The other four seeds in the shapes in which such documents are met. */
import {
  letterhead,
  seedLines,
  withAutomaticNumbers,
  withHeadings,
  withLists,
  withWholeParagraphs,
} from "./seed-sources.ts";

const soNoiVu = seedLines("so-noi-vu-2019-ke-hoach-khac-phuc.txt");
const firstRow = soNoiVu.findIndex((line) => line.includes("\t"));
const lastRow = soNoiVu.findLastIndex((line) => line.includes("\t"));

/** The score table; numbers typed as such where a spreadsheet holds them. */
function scoreTable(isTyped: boolean): string[] {
  const typed = (cell: string) => (isTyped && /^-?[\d.]+$/u.test(cell) ? `{num:${cell}}` : cell);
  const rows = soNoiVu
    .slice(firstRow, lastRow + 1)
    .map((line) => line.split("\t"))
    .filter((row) => /^\d+$/u.test(row[0] ?? "") || row[1] === "Tổng cộng")
    .map(([number = "", name = "", ...points]) =>
      [...(number ? [number, name] : [name, "<"]), ...points.map(typed)].join(" | "),
    );
  return [
    "|= TT | Nội dung | Điểm tối đa | Điểm thẩm định | Ghi chú",
    ...rows.map((row) => `| ${row}`),
  ];
}

export function soNoiVuSource(table: "typed" | "text", makesLists: boolean): string {
  const before = withHeadings(soNoiVu.slice(0, firstRow));
  const after = withHeadings(soNoiVu.slice(lastRow + 1));
  const own = [...before, ...scoreTable(table === "typed"), ...after];
  return (makesLists ? withLists(withWholeParagraphs(own)) : own).join("\n");
}

export function soNoiVuScores(): string {
  return ["KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2018", ...scoreTable(true)].join("\n");
}

const gioLinh = seedLines("gio-linh-2023-ke-hoach-khac-phuc.txt");

export function gioLinhSource(): string {
  return withLists(withHeadings(gioLinh)).join("\n");
}

/** Headings numbered by their style, no paragraph cut, a letterhead whose number is still open. */
export function gioLinhNumbered(): string {
  const head = letterhead(
    ["UBND HUYỆN GIO LINH", "Số:      /KH-UBND"],
    "Gio Linh, ngày      tháng      năm 2023",
  );
  const own = withWholeParagraphs(withLists(withAutomaticNumbers(withHeadings(gioLinh))));
  return [head, ...own].join("\n");
}

export function phuMySource(): string {
  return withHeadings(seedLines("phu-my-2024-ke-hoach-khac-phuc.txt")).join("\n");
}

export function quangDienSource(): string {
  return withHeadings(seedLines("quang-dien-2022-bao-cao-6-thang.txt")).join("\n");
}
