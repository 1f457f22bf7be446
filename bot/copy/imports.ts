/** Bringing a plan in: the preview, what came of it, and what could not be understood. */
import type { Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type {
  DocumentProblem,
  ImportPreview,
  ImportProblem,
  RowProblem,
} from "../../domain/plan-import.ts";
import type { TimingProblem } from "../../domain/timing.ts";
import { fullDate, shorten } from "./format.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const MOST_LISTED = 8;

export function renderPreview({ preview, importId }: Of<"import-preview">): Rendered {
  const lines = [...previewLines(preview), ...changeLines(preview)];
  const cancel = { label: "Hủy", action: { do: "import-cancel", importId } } as const;
  if (preview.change === "none") {
    return { lines, choices: [], attachment: null };
  }
  const label = preview.change === "new" ? "Nhập kế hoạch" : "Cập nhật kế hoạch";
  const confirm = { label, action: { do: "import-confirm", importId } } as const;
  return { lines, choices: [[confirm, cancel]], attachment: null };
}

export function renderImported({ preview }: Of<"import-done">): Rendered {
  const { tasks, deadlines, reports } = preview.counts;
  const lines: Line[] = [
    [{ bold: `Đã nhập ${preview.planName}` }],
    [`${tasks} nhiệm vụ, ${deadlines} thời hạn, trong đó ${reports} thời hạn báo cáo.`],
  ];
  if (preview.change === "none") lines.splice(1, 1, ["Kế hoạch này đã có, không có gì thay đổi."]);
  if (preview.unknownGroups.length > 0) lines.push(...unknownGroupLines(preview));
  lines.push(["Xem và mời người dùng của từng đơn vị bằng /donvi."]);
  return { lines, choices: [], attachment: null };
}

export function importProblemWords(problem: ImportProblem): string {
  switch (problem.code) {
    case "unsupported-format":
      return `Chưa đọc được tệp “${shorten(problem.name, 60)}”. Hiện nhận tệp văn bản .txt.`;
    case "too-large":
      return `Tệp quá lớn, chỉ nhận tệp đến ${problem.limitMegabytes} MB.`;
    case "unreadable":
      return "Tệp bị hỏng hoặc không phải tệp văn bản.";
    case "empty":
      return "Tệp không có nội dung.";
    case "not-like-a-plan":
      return "Tệp có dòng quá dài hoặc quá nhiều dòng, không giống một kế hoạch.";
    case "nothing-found":
      return "Không tìm thấy bảng phân công nhiệm vụ hay lịch báo cáo trong tài liệu.";
    case "no-year":
      return "Tài liệu không ghi năm kế hoạch.";
    case "gone":
      return "Không còn tệp này, đề nghị gửi lại.";
    default:
      return problem satisfies never;
  }
}

export function documentProblemWords(problem: DocumentProblem): string {
  switch (problem.code) {
    case "nothing-found":
      return "Không tìm thấy bảng phân công nhiệm vụ hay lịch báo cáo trong tài liệu.";
    case "no-plan-number":
      return "Tài liệu không ghi số kế hoạch.";
    case "row":
      return rowProblemWords(problem.problem);
    case "report-period":
      return "Chưa đọc được kỳ báo cáo này.";
    default:
      return problem satisfies never;
  }
}

function rowProblemWords(problem: RowProblem): string {
  switch (problem.code) {
    case "timing":
      return timingProblemWords(problem.problem);
    case "unpaired":
      return (
        `Có ${problem.deliverables} sản phẩm nhưng ${problem.timings} thời gian thực hiện, ` +
        "chưa rõ thời gian nào của sản phẩm nào."
      );
    case "no-lead":
      return "Không ghi cơ quan chủ trì.";
    case "no-title":
      return "Không ghi nội dung nhiệm vụ.";
    case "no-area":
      return "Không ghi lĩnh vực.";
    default:
      return problem satisfies never;
  }
}

export function timingProblemWords(problem: TimingProblem): string {
  switch (problem.code) {
    case "unreadable":
      return `Chưa hiểu thời gian thực hiện “${shorten(problem.text, 80)}”.`;
    case "no-such-date":
      return `“${shorten(problem.text, 80)}” không có trên lịch.`;
    case "empty":
      return "Không ghi thời gian thực hiện.";
    default:
      return problem satisfies never;
  }
}

function previewLines({ plan, planName, counts }: ImportPreview): Line[] {
  const lines: Line[] = [
    [{ bold: planName }],
    [`${counts.tasks} nhiệm vụ trong ${counts.areas} lĩnh vực, năm ${plan.year}`],
    [`${counts.deadlines} thời hạn, trong đó ${counts.reports} thời hạn báo cáo`],
  ];
  if (counts.undated > 0) {
    lines.push([`${counts.undated} việc thường xuyên hoặc chưa có ngày`]);
  }
  for (const period of plan.reportPeriods) {
    lines.push([
      `- ${period.name}: chốt số liệu ${fullDate(period.to)}, hạn ${fullDate(period.due)}`,
    ]);
  }
  const problems = plan.problems;
  if (problems.length > 0) lines.push([], [{ bold: `Chưa hiểu (${problems.length})` }]);
  for (const problem of problems.slice(0, MOST_LISTED)) {
    const row = problem.code === "row" ? `Dòng ${problem.row}: ` : "";
    lines.push([`- ${row}${documentProblemWords(problem)}`]);
  }
  return lines;
}

function changeLines(preview: ImportPreview): Line[] {
  const lines: Line[] = [];
  const list = (title: string, names: readonly string[]): void => {
    if (names.length === 0) return;
    lines.push([], [{ bold: `${title} (${names.length})` }]);
    lines.push(...names.slice(0, MOST_LISTED).map((name): Line => [`- ${shorten(name, 100)}`]));
    if (names.length > MOST_LISTED) lines.push([`… và ${names.length - MOST_LISTED} mục khác`]);
  };
  list("Đơn vị mới sẽ được thêm", preview.newUnits);
  if (preview.unknownGroups.length > 0) lines.push([], ...unknownGroupLines(preview));
  list("Tên trùng với nhiều đơn vị, chưa rõ đơn vị nào", preview.ambiguousUnits);
  if (preview.change === "none") lines.push([], ["Kế hoạch này đã có, không có gì thay đổi."]);
  if (preview.change === "changed") {
    list("Nhiệm vụ thêm mới", preview.tasksAdded);
    list("Nhiệm vụ thay đổi", preview.tasksChanged);
    list("Không còn trong tài liệu, vẫn được giữ", preview.tasksMissing);
  }
  return lines;
}

function unknownGroupLines({ unknownGroups }: ImportPreview): Line[] {
  return [
    [{ bold: "Chưa biết nhóm này gồm những đơn vị nào, nên chưa giao được việc:" }],
    ...unknownGroups.map((phrase): Line => [`- ${phrase}`]),
  ];
}
