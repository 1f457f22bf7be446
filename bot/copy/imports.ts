/** Bringing a document in: what it holds, and what came of it. */
import type { Line, Rendered } from "../../domain/channel.ts";
import { overviewOf, type Beginning, type ImportOverview } from "../../domain/import-overview.ts";
import type { DoubtfulPlace } from "../../domain/import-corrections.ts";
import type { ImportPreview } from "../../domain/plan-import.ts";
import { fullDate, shorten } from "./format.ts";
import { problemWithText } from "./import-problems.ts";
import { questionWords, unansweredWords } from "./import-questions.ts";

const NAME_LENGTH = 100;
const TITLE_LENGTH = 160;
const LINE_LENGTH = 260;
const SAME = "Kế hoạch này đã có, không có gì thay đổi.";
const ROMAN = ["I", "II", "III", "IV"];

/** A preview as the command line prints it. */
export function renderPreview(preview: ImportPreview): Rendered {
  const lines =
    preview.plan.kind === null ? noPlanLines(preview) : overviewLines(overviewOf(preview));
  return { lines, choices: [], attachment: null };
}

/** What an import has done, as the command line prints it. */
export function renderImported(preview: ImportPreview): Rendered {
  if (preview.plan.kind === null) return renderPreview(preview);
  const lines = importedLines(overviewOf(preview));
  if (preview.change !== "none") lines.push(["Xem và mời người dùng của từng đơn vị bằng /donvi."]);
  return { lines, choices: [], attachment: null };
}

function noPlanLines({ plan }: ImportPreview): Line[] {
  return plan.problems.map((problem): Line => [problemWithText(problem)]);
}

/** What the document holds, short enough for the first screen of a phone. */
export function overviewLines(overview: ImportOverview): Line[] {
  const { counts, change } = overview;
  return [
    [{ bold: shorten(overview.planName, NAME_LENGTH) }],
    ...nameLines(overview),
    [`${counts.tasks} nhiệm vụ${inAreas(counts.areas)}, năm ${overview.year}`],
    [deadlineCount(counts)],
    ...(change === "new" ? [] : newsLines(overview)),
    ...dateLines(overview),
    ...periodLines(overview),
    ...openLines(overview),
    ...unitLines(overview),
  ];
}

/** What has come in. */
export function importedLines(overview: ImportOverview): Line[] {
  const { counts, change, newUnits, skipped } = overview;
  const name = shorten(overview.planName, NAME_LENGTH);
  if (change === "none") {
    return [[{ bold: name }], [SAME]];
  }
  const lines: Line[] = [
    [{ bold: `${change === "new" ? "Đã nhập" : "Đã cập nhật"} ${name}` }],
    [`${counts.tasks} nhiệm vụ, ${deadlineCount(counts)}.`],
    ...(change === "new" ? [] : changeCounts(overview)),
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
    ...(past > 0
      ? [[`${past} thời hạn mới đã qua ngày, nhập xong có thể đánh dấu đã hoàn thành`]]
      : []),
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

/** Of a plan that is known: whoever sends it again asks first what is different. */
function newsLines({ change, added, changed, missing }: ImportOverview): Line[] {
  const lists = [
    ...named("Nhiệm vụ thêm mới", added),
    ...named("Nhiệm vụ thay đổi", changed),
    ...named("Không còn trong tài liệu", missing),
  ];
  if (change === "none" && missing.total === 0) return [[SAME]];
  return lists.length > 0 ? [...lists, []] : [];
}

/** Each in a line of its own; nothing where no task is concerned. */
function changeCounts({ added, changed, missing, dropsMissing }: ImportOverview): Line[] {
  return [
    ...(added.total > 0 ? [[`Thêm ${added.total} nhiệm vụ.`]] : []),
    ...(changed.total > 0 ? [[`Thay đổi ${changed.total} nhiệm vụ.`]] : []),
    ...(missing.total > 0
      ? [[`${dropsMissing ? "Bỏ" : "Giữ"} ${missing.total} nhiệm vụ cũ.`]]
      : []),
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
  return named("Chưa biết gồm những đơn vị nào", unknownGroups);
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
