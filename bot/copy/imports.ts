/** Bringing a document in: what it holds, what came of it, and what could not be understood. */
import type { Line, Rendered } from "../../domain/channel.ts";
import { overviewOf, type Beginning, type ImportOverview } from "../../domain/import-overview.ts";
import type { DoubtfulPlace } from "../../domain/import-corrections.ts";
import type {
  DocumentProblem,
  ImportPreview,
  ImportProblem,
  RowProblem,
  UndoProblem,
} from "../../domain/plan-import.ts";
import type { TimingProblem } from "../../domain/timing.ts";
import { fullDate, shorten } from "./format.ts";
import { questionWords, unansweredWords } from "./import-questions.ts";

const NAME_LENGTH = 100;
const TITLE_LENGTH = 160;
const QUOTE_LENGTH = 80;
const LINE_LENGTH = 260;
const ROMAN = ["I", "II", "III", "IV"];

/** The formats that are read, as a sentence names them. */
export const FORMATS = "Word (.docx), Excel (.xlsx), .csv, .tsv hoặc .txt";

/** A preview as the command line prints it. */
export function renderPreview(preview: ImportPreview): Rendered {
  return { lines: overviewLines(overviewOf(preview)), choices: [], attachment: null };
}

/** What an import has done, as the command line prints it. */
export function renderImported(preview: ImportPreview): Rendered {
  const lines = [
    ...importedLines(overviewOf(preview)),
    ["Xem và mời người dùng của từng đơn vị bằng /donvi."],
  ];
  return { lines, choices: [], attachment: null };
}

export function importProblemWords(problem: ImportProblem): string {
  switch (problem.code) {
    case "unsupported-format":
      return `Chưa đọc được tệp “${shorten(problem.name, 60)}”. Đề nghị gửi tệp ${FORMATS}.`;
    case "old-format":
      return (
        `Tệp “${shorten(problem.name, 60)}” thuộc định dạng đời cũ (.doc, .xls). Đề nghị mở bằng ` +
        "Word hoặc Excel, lưu lại dạng .docx hoặc .xlsx rồi gửi lại."
      );
    case "pdf":
      return "Chưa đọc được tệp PDF. Đề nghị gửi bản Word (.docx) hoặc Excel (.xlsx) của tài liệu.";
    case "encrypted":
      return "Tệp có đặt mật khẩu nên không mở được. Đề nghị bỏ mật khẩu rồi gửi lại.";
    case "bomb":
      return (
        "Tệp giải nén ra lớn bất thường nên không mở, để bảo đảm an toàn. " +
        "Đề nghị lưu lại bằng Word hoặc Excel rồi gửi lại."
      );
    case "too-heavy":
      return "Tệp quá nặng nên đã dừng đọc. Đề nghị chỉ giữ lại phần có bảng nhiệm vụ rồi gửi lại.";
    case "too-large":
      return `Tệp quá lớn, chỉ nhận tệp đến ${problem.limitMegabytes} MB.`;
    case "unreadable":
      return "Tệp bị hỏng hoặc không đúng định dạng. Đề nghị mở thử, lưu lại rồi gửi lại.";
    case "empty":
      return "Tệp không có nội dung. Đề nghị kiểm tra rồi gửi lại.";
    case "not-like-a-plan":
      return (
        "Tệp có dòng quá dài hoặc quá nhiều dòng, không giống một kế hoạch. " +
        "Đề nghị chỉ gửi phần có bảng nhiệm vụ."
      );
    case "nothing-found":
      return (
        "Không tìm thấy nhiệm vụ, lịch báo cáo, điểm hay danh sách đơn vị trong tài liệu. " +
        "Đề nghị kiểm tra, hoặc gửi tệp có bảng phân công nhiệm vụ."
      );
    case "no-year":
      return "Tài liệu không ghi năm kế hoạch. Đề nghị cho biết năm.";
    case "gone":
      return "Không còn tệp này, đề nghị gửi lại.";
    default:
      return problem satisfies never;
  }
}

export function undoProblemWords(problem: UndoProblem): string {
  switch (problem.code) {
    case "nothing-to-undo":
      return "Không còn lần nhập nào như vậy để hoàn tác.";
    case "worked-on":
      return problem.deadlines > 0
        ? `Không hoàn tác được: đơn vị đã báo cáo ${problem.deadlines} việc của lần nhập này.`
        : "Không hoàn tác được: sau đó đã có lần nhập khác.";
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
    case "stray-duty":
      return "Không nằm dưới tên đơn vị nào, nên không nhập.";
    default:
      return problem satisfies never;
  }
}

export function timingProblemWords(problem: TimingProblem): string {
  switch (problem.code) {
    case "unreadable":
      return `Chưa hiểu thời gian thực hiện “${shorten(problem.text, QUOTE_LENGTH)}”.`;
    case "no-such-date":
      return `“${shorten(problem.text, QUOTE_LENGTH)}” không có trên lịch.`;
    case "empty":
      return "Không ghi thời gian thực hiện.";
    default:
      return problem satisfies never;
  }
}

/** Why, with the words that were not understood where the reason does not quote them. */
export function problemWithText(problem: DocumentProblem): string {
  const words = documentProblemWords(problem);
  const isQuoted = problem.code === "row" && problem.problem.code === "timing";
  const text = !isQuoted && "text" in problem ? problem.text.replace(/\s+/gu, " ").trim() : "";
  return text ? `${words} “${shorten(text, QUOTE_LENGTH)}”` : words;
}

/** What the document holds, short enough for the first screen of a phone. */
export function overviewLines(overview: ImportOverview): Line[] {
  const { counts, change } = overview;
  const lines: Line[] = [
    [{ bold: shorten(overview.planName, NAME_LENGTH) }],
    ...nameLines(overview),
    [`${counts.tasks} nhiệm vụ${inAreas(counts.areas)}, năm ${overview.year}`],
    [deadlineCount(counts)],
    ...dateLines(overview),
    ...periodLines(overview),
  ];
  if (change === "none" && overview.missing.total === 0) {
    lines.push([], ["Kế hoạch này đã có, không có gì thay đổi."]);
  }
  if (change !== "new") lines.push(...changeLines(overview));
  lines.push(...openLines(overview), ...unitLines(overview));
  return lines;
}

/** What has come in. */
export function importedLines(overview: ImportOverview): Line[] {
  const { counts, change, newUnits, skipped } = overview;
  const name = shorten(overview.planName, NAME_LENGTH);
  if (change === "none") {
    return [[{ bold: name }], ["Kế hoạch này đã có, không có gì thay đổi."]];
  }
  const lines: Line[] = [
    [{ bold: `${change === "new" ? "Đã nhập" : "Đã cập nhật"} ${name}` }],
    [`${counts.tasks} nhiệm vụ, ${deadlineCount(counts)}.`],
  ];
  if (skipped > 0) lines.push([`Không nhập ${skipped} dòng.`]);
  lines.push(...named("Đơn vị mới đã thêm", newUnits), ...unknownGroupLines(overview));
  return lines;
}

/** A number alone tells nobody which plan it is. */
function nameLines({ isNumbered, title }: ImportOverview): Line[] {
  if (!isNumbered) return [["Tài liệu không ghi số kế hoạch, nên gọi theo tên trên."]];
  return title ? [[shorten(title, TITLE_LENGTH)]] : [];
}

function inAreas(areas: number): string {
  return areas > 0 ? ` trong ${areas} lĩnh vực` : "";
}

function deadlineCount({ deadlines, reports }: ImportOverview["counts"]): string {
  const ofReports = reports > 0 ? `, trong đó ${reports} thời hạn báo cáo` : "";
  return `${deadlines} thời hạn${ofReports}`;
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
    case "no-points":
      return "Chưa đọc được điểm trừ.";
    default:
      return problem satisfies never;
  }
}

function dateLines({ byQuarter, ongoing, unspecified, past, year }: ImportOverview): Line[] {
  const quarters = byQuarter.map((each) => {
    const name = `quý ${ROMAN[each.quarter - 1]}${each.year === year ? "" : `/${each.year}`}`;
    return `${name}: ${each.deadlines}`;
  });
  const undated = [
    ...(ongoing > 0 ? [`${ongoing} việc thường xuyên`] : []),
    ...(unspecified > 0 ? [`${unspecified} việc chưa có ngày`] : []),
  ];
  return [
    ...(quarters.length > 0 ? [[`Đến hạn trong ${quarters.join("; ")}`]] : []),
    ...(undated.length > 0 ? [[undated.join(", ")]] : []),
    ...(past > 0 ? [[`${past} thời hạn mới đã qua ngày, nhập xong có thể đánh dấu đã hoàn thành`]] : []),
  ];
}

function periodLines({ reportPeriods }: ImportOverview): Line[] {
  const lines = reportPeriods.first.map(({ name, to, due }): Line => [
    `- ${shorten(name, NAME_LENGTH)}: chốt số liệu ${fullDate(to)}, hạn ${fullDate(due)}`,
  ]);
  return [...lines, ...rest(reportPeriods, "kỳ báo cáo khác")];
}

function unitLines({ byUnit, newUnits }: ImportOverview): Line[] {
  const lines: Line[] =
    byUnit.total > 0 ? [[], [{ bold: `Đơn vị thực hiện (${byUnit.total})` }]] : [];
  for (const { unit, tasks, deadlines } of byUnit.first) {
    lines.push([`- ${shorten(unit, NAME_LENGTH)}: ${unitCounts({ tasks, deadlines })}`]);
  }
  return [...lines, ...rest(byUnit, "đơn vị khác"), ...named("Đơn vị mới sẽ được thêm", newUnits)];
}

/** `9 nhiệm vụ, 14 thời hạn`. */
export function unitCounts(counts: { readonly tasks: number; readonly deadlines: number }): string {
  const tasks = counts.tasks > 0 ? `${counts.tasks} nhiệm vụ, ` : "";
  return `${tasks}${counts.deadlines} thời hạn`;
}

function changeLines({ added, changed, missing }: ImportOverview): Line[] {
  return [
    ...named("Nhiệm vụ thêm mới", added),
    ...named("Nhiệm vụ thay đổi", changed),
    ...named("Không còn trong tài liệu", missing),
  ];
}

/** What waits for a person: questions first, then what was not understood. */
function openLines(overview: ImportOverview): Line[] {
  const { questions, doubts, settled } = overview;
  const lines: Line[] = [];
  if (questions.total > 0) lines.push([], [{ bold: `Cần trả lời (${questions.total})` }]);
  for (const question of questions.first) {
    lines.push([`- ${questionWords(question)} ${unansweredWords(question)}`]);
  }
  lines.push(...rest(questions, "câu khác"));
  if (doubts.total > 0) lines.push([], [{ bold: `Chưa hiểu (${doubts.total})` }]);
  lines.push(...doubts.first.map(doubtLine), ...rest(doubts, "chỗ khác"));
  if (settled > 0) lines.push([], [`Đã chỉnh sửa ${settled} dòng`]);
  return lines;
}

function doubtLine({ row, problems }: DoubtfulPlace): Line {
  const place = row === null ? "" : `Dòng ${row}: `;
  return [shorten(`- ${place}${problems.map(problemWithText).join(" ")}`, LINE_LENGTH)];
}

function unknownGroupLines({ unknownGroups }: ImportOverview): Line[] {
  return named("Chưa biết gồm những đơn vị nào, nên chưa giao được việc", unknownGroups);
}

function named(title: string, names: Beginning<string>): Line[] {
  if (names.total === 0) return [];
  return [
    [],
    [{ bold: `${title} (${names.total})` }],
    ...names.first.map((name): Line => [`- ${shorten(name, NAME_LENGTH)}`]),
    ...rest(names, "mục khác"),
  ];
}

function rest(list: Beginning<unknown>, words: string): Line[] {
  const more = list.total - list.first.length;
  return more > 0 ? [[`… và ${more} ${words}`]] : [];
}
