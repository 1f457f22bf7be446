/** Bringing a list of units and people in: what it would change, and what could not be understood. */
import type { Line } from "../../domain/channel.ts";
import type { OrgPreview, OrgProblem } from "../../domain/org-import.ts";
import { shorten } from "./format.ts";

const MOST_LISTED = 8;

export function orgLines(preview: OrgPreview): Line[] {
  const { unitsAdded, unitsChanged, groups, peopleAdded, peopleChanged, problems } = preview;
  const lines: Line[] = [[{ bold: "Danh sách đơn vị và người dùng" }]];
  if (preview.change === "none") lines.push(["Không có gì thay đổi."]);
  const list = (title: string, names: readonly string[]): void => {
    if (names.length === 0) return;
    lines.push([{ bold: `${title} (${names.length})` }]);
    lines.push(...names.slice(0, MOST_LISTED).map((name): Line => [`- ${shorten(name, 100)}`]));
    if (names.length > MOST_LISTED) lines.push([`… và ${names.length - MOST_LISTED} mục khác`]);
  };
  list("Đơn vị thêm mới", unitsAdded);
  list("Đơn vị thay đổi", unitsChanged);
  list(
    "Nhóm đơn vị",
    groups.map(({ phrase, members }) => `${phrase}: ${members} đơn vị`),
  );
  list("Người dùng thêm mới", peopleAdded);
  list("Người dùng thay đổi", peopleChanged);
  list(
    "Chưa hiểu",
    problems.map((problem) => `Dòng ${problem.row}: ${orgProblemWords(problem)}`),
  );
  return lines;
}

export function orgProblemWords(problem: OrgProblem): string {
  const text = shorten(problem.text, 60);
  switch (problem.code) {
    case "no-name":
      return text
        ? `Thiếu tên đơn vị hoặc chức danh (“${text}”).`
        : "Thiếu tên đơn vị hoặc chức danh.";
    case "unknown-unit":
      return `Chưa có đơn vị “${text}”.`;
    case "unknown-role":
      return text ? `Chưa hiểu vai trò “${text}”.` : "Không ghi vai trò.";
    case "unit-needed":
      return `“${text}” cần ghi đơn vị.`;
    case "named-twice":
      return `Đơn vị “${text}” ghi hai lần.`;
    case "bad-date":
      return `Chưa hiểu ngày “${text}”, đề nghị ghi dạng 01/7/2025.`;
    default:
      return problem satisfies never;
  }
}
