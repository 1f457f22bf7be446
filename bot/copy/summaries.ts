/** The weekly summary, and the one that is asked for. */
import type { SummaryPart } from "../../domain/action.ts";
import type { ChannelTraits, ChartData, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content, Summary } from "../../domain/content.ts";
import type { ShareFigures } from "../../domain/figures.ts";
import { bundleChoices, grouped, sectionLines } from "./bundle-sections.ts";
import { apologySummaryLines, dossierSummaryLines } from "./dossier-summary.ts";
import { directiveFigureLine } from "./directive-figures.ts";
import { dateWithWeekday, fullDate } from "./format.ts";
import { linesOf, said } from "./named-lines.ts";
import { noteLines } from "./notes.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const MOST_LISTED = 5;
const LISTED = { most: MOST_LISTED, mostUnits: MOST_LISTED };
/** Who asks what is overdue wants every unit's name. */
const MOST_NAMED = 40;
const MOST_BARS = 24;

const PART_WORDS: Readonly<Record<SummaryPart, string>> = {
  units: "Theo đơn vị",
  areas: "Theo lĩnh vực",
  overdue: "Việc quá hạn",
  whole: "Tổng hợp chung",
};

const DRAFT_HINT: Line = [{ italic: "Đầu tuần tới sẽ gửi lãnh đạo UBND, theo số liệu lúc đó." }];

export function renderWeekly(content: Of<"weekly">, traits: ChannelTraits): Rendered {
  const { summary, bundle, draft, messageId } = content;
  const title = draft ? "Dự thảo tổng hợp tuần" : "Báo cáo tổng hợp tuần";
  const lines: Line[] = [
    [{ bold: `${title} – ${dateWithWeekday(summary.today)}` }],
    ...(draft ? [DRAFT_HINT] : []),
    ...summaryLines(summary),
  ];
  if (bundle) lines.push([], [{ bold: "Việc hôm nay" }], ...noteLines(bundle, traits));
  const text = [...lines.map(said), ...(bundle ? sectionLines(bundle, traits) : [])];
  const own = bundle ? bundleChoices(bundle, messageId, text) : [];
  return {
    lines: linesOf(text),
    choices: [...partChoices(), ...dossierChoices(summary), ...own],
    attachment: { kind: "chart", chart: chartOf(summary) },
  };
}

export function renderSummary({ summary, part }: Of<"summary">): Rendered {
  const { figures } = summary;
  const title = `Tổng hợp đến ngày ${fullDate(summary.today)}`;
  const lines: Line[] = [[{ bold: title }]];
  switch (part) {
    case "whole":
      lines.push(...summaryLines(summary));
      break;
    case "units":
      lines.push([], [{ bold: "Theo đơn vị" }], ...figures.byUnit.map(shareLine));
      break;
    case "areas":
      lines.push([], [{ bold: "Theo lĩnh vực" }], ...figures.byArea.map(shareLine));
      break;
    case "overdue":
      lines.push(...overdueLines(summary, { most: 30, mostUnits: MOST_NAMED }));
      break;
    default:
      return part satisfies never;
  }
  const attachment =
    part === "whole" ? ({ kind: "chart", chart: chartOf(summary) } as const) : null;
  return { lines, choices: [...partChoices(part), ...dossierChoices(summary)], attachment };
}

function summaryLines(summary: Summary): Line[] {
  const { figures, dueThisWeek, change, organisation, directives } = summary;
  const { tasks, deadlines } = figures;
  const lines: Line[] = [
    ...(organisation ? [[organisation]] : []),
    [],
    ["Nhiệm vụ đã hoàn thành: ", { bold: taskCount(tasks) }],
  ];
  const apart = [
    tasks.ongoing > 0 ? `${tasks.ongoing} thường xuyên` : "",
    tasks.undated > 0 ? `${tasks.undated} chưa có ngày` : "",
  ].filter(Boolean);
  if (apart.length > 0) lines.push([`Trong ${tasks.total} nhiệm vụ có ${apart.join(", ")}`]);
  lines.push(
    [`Đã hoàn thành, còn thiếu tài liệu kiểm chứng: ${deadlines.done}`],
    [`Tài liệu kiểm chứng chờ xem xét: ${deadlines.submitted}`],
    [`Văn bản đang chờ ký: ${deadlines.awaiting}`],
  );
  if (directives) lines.push(directiveFigureLine("Ý kiến chỉ đạo của cấp trên", directives));
  if (change) {
    const { since, tasksDone, overdue: overdueChange } = change;
    lines.push([
      `So với ngày ${fullDate(since)}: nhiệm vụ hoàn thành ${changeWords(tasksDone)}, ` +
        `việc quá hạn ${changeWords(overdueChange)}`,
    ]);
  }
  lines.push(...overdueLines(summary, LISTED));
  if (dueThisWeek.length > 0) {
    lines.push([], [{ bold: `Đến hạn trong tuần (${dueThisWeek.length})` }]);
    lines.push(...grouped(dueThisWeek, LISTED));
  }
  lines.push(...dossierSummaryLines(summary.dossiers), ...apologySummaryLines(summary.apologies));
  lines.push([], [{ bold: "Theo lĩnh vực" }], ...figures.byArea.map(shareLine));
  const late = figures.byUnit.filter((unit) => unit.overdue > 0);
  if (late.length > 0) {
    const worst = late.toSorted((one, other) => other.overdue - one.overdue).slice(0, MOST_LISTED);
    lines.push([], [{ bold: "Đơn vị có việc quá hạn" }]);
    lines.push(...worst.map(({ name, overdue: count }): Line => [`- ${name}: ${count}`]));
    if (late.length > worst.length) lines.push([`… và ${late.length - worst.length} đơn vị khác`]);
  }
  return lines;
}

/** Beside the tasks' figures it has to be said that a duty of each unit counts here. */
function overdueLines(
  { figures, overdue }: Summary,
  limits: { readonly most: number; readonly mostUnits: number },
): Line[] {
  const count = figures.deadlines.overdue;
  const title =
    count > 0 ? `Quá hạn: ${count} việc (tính theo từng đơn vị)` : "Quá hạn: không có việc nào";
  const total = Math.max(count, overdue.length);
  return [[], [{ bold: title }], ...grouped(overdue, { ...limits, total })];
}

/** `24/47 cả năm · 24/26 đến hạn`. */
export function taskCount(tasks: Summary["figures"]["tasks"]): string {
  return `${tasks.done}/${tasks.total} cả năm · ${tasks.doneOfDue}/${tasks.due} đến hạn`;
}

function shareLine({ name, done, total, overdue }: ShareFigures): Line {
  const late = overdue > 0 ? `, quá hạn ${overdue} việc` : "";
  return [`- ${name}: ${done}/${total} nhiệm vụ${late}`];
}

/** In words: “quá hạn 0 việc” would be read as a count. */
function changeWords(change: number): string {
  if (change === 0) return "không đổi";
  return change > 0 ? `tăng ${change}` : `giảm ${-change}`;
}

function partChoices(shown?: SummaryPart): Choice[][] {
  const parts: readonly SummaryPart[] = ["units", "areas", "overdue", "whole"];
  return [parts.filter((part) => part !== (shown ?? "whole")).map(partChoice)];
}

/** The lowest share of units first: that is what a leader asks next. */
function dossierChoices({ dossiers = null }: Summary): Choice[][] {
  const action = { do: "dossier-rates", by: "unit", from: null, to: null, page: 0 } as const;
  return dossiers ? [[{ label: "Hồ sơ TTHC theo đơn vị", action }]] : [];
}

export function partChoice(part: SummaryPart): Choice {
  return { label: PART_WORDS[part], action: { do: "summary", part } };
}

function chartOf({ figures }: Summary): ChartData {
  return {
    title: `Nhiệm vụ theo lĩnh vực đến ngày ${fullDate(figures.asOf)}`,
    legend: { done: "Hoàn thành", overdue: "Có việc quá hạn", rest: "Đang thực hiện" },
    bars: figures.byArea.slice(0, MOST_BARS).map(({ name, done, late, total }) => ({
      label: name,
      done,
      overdue: late,
      rest: Math.max(0, total - done - late),
    })),
  };
}
