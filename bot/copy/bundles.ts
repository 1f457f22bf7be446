/** What comes by itself: the morning bundle, the due day's second message, the weekly summary. */
import type { SummaryPart } from "../../domain/action.ts";
import type { ChartData, Choice, Line, Rendered } from "../../domain/channel.ts";
import type {
  Bundle,
  BundleItem,
  BundleSection,
  Content,
  Item,
  Summary,
} from "../../domain/content.ts";
import type { ShareFigures } from "../../domain/figures.ts";
import type { MessageId } from "../../domain/ids.ts";
import type { NoticeSection } from "../../domain/ladder.ts";
import { dateWithWeekday, fullDate, shortDate, shorten } from "./format.ts";
import { itemLinesUnder, itemName, when } from "./items.ts";
import { openChoices } from "./lists.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const MOST_ITEMS = 10;
const MOST_BUTTONS = 8;
const MOST_LISTED = 5;
/** Who asks what is overdue wants every unit's name. */
const MOST_NAMED = 40;
const MOST_BARS = 24;

const WARNING_HINT: Line = [{ italic: "Lý do chậm, nếu có, sẽ được gửi kèm báo cáo." }];

const PART_WORDS: Readonly<Record<SummaryPart, string>> = {
  units: "Theo đơn vị",
  areas: "Theo lĩnh vực",
  overdue: "Việc quá hạn",
  whole: "Tổng hợp chung",
};

const DRAFT_HINT: Line = [{ italic: "Đầu tuần tới sẽ gửi lãnh đạo UBND, theo số liệu lúc đó." }];

const SECTION_WORDS: Readonly<Record<NoticeSection, string>> = {
  overdue: "Quá hạn – đề nghị thực hiện ngay",
  warning: "Quá hạn – ngày làm việc tới sẽ báo cáo cấp trên",
  due: "Sắp đến hạn",
  proof: "Đã hoàn thành, còn thiếu tài liệu kiểm chứng",
  signature: "Văn bản đang chờ ký",
  escalation: "Nhiệm vụ quá hạn của các đơn vị",
  unlinked: "Chưa gửi được nhắc việc vì đơn vị chưa liên kết tài khoản",
};

export function renderBundle({ bundle, messageId }: Of<"bundle">): Rendered {
  const lines: Line[] = [
    [{ bold: `${bundleTitle(bundle)} – ${dateWithWeekday(bundle.today)}` }],
    [`Kính gửi ${bundle.post},`],
    ...bundleLines(bundle),
  ];
  const escalates = bundle.sections.some(({ name }) => name === "escalation");
  const choices = [
    ...(escalates ? [[partChoice("overdue")]] : []),
    ...bundleChoices(bundle, messageId),
  ];
  return { lines, choices, attachment: null };
}

export function renderDueDay({ bundle, messageId }: Of<"due-day">): Rendered {
  const lines: Line[] = [
    [{ bold: `Nhắc việc chiều ${dateWithWeekday(bundle.today)}` }],
    [`Kính gửi ${bundle.post}, đến giờ này còn việc sau đây chưa báo hoàn thành:`],
  ];
  for (const section of bundle.sections) lines.push([], ...itemsOfSection(section));
  return { lines, choices: bundleChoices(bundle, messageId), attachment: null };
}

export function renderWeekly(content: Of<"weekly">): Rendered {
  const { summary, bundle, draft, messageId } = content;
  const title = draft ? "Dự thảo tổng hợp tuần" : "Báo cáo tổng hợp tuần";
  const lines: Line[] = [
    [{ bold: `${title} – ${dateWithWeekday(summary.today)}` }],
    ...(draft ? [DRAFT_HINT] : []),
    ...summaryLines(summary),
  ];
  if (bundle) lines.push([], [{ bold: "Việc hôm nay" }], ...bundleLines(bundle));
  const choices = [...partChoices(), ...(bundle ? bundleChoices(bundle, messageId) : [])];
  return { lines, choices, attachment: { kind: "chart", chart: chartOf(summary) } };
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
      lines.push([], [{ bold: `Quá hạn (${figures.deadlines.overdue})` }]);
      lines.push(...grouped(summary.overdue, 30, MOST_NAMED));
      break;
    default:
      return part satisfies never;
  }
  const attachment =
    part === "whole" ? ({ kind: "chart", chart: chartOf(summary) } as const) : null;
  return { lines, choices: partChoices(part), attachment };
}

function bundleTitle(bundle: Bundle): string {
  if (bundle.role === "leader") return "Báo cáo công việc";
  const isLate = bundle.sections.some(({ name }) => name === "overdue" || name === "warning");
  return isLate ? "Đôn đốc, nhắc việc" : "Nhắc việc";
}

function bundleLines(bundle: Bundle): Line[] {
  return bundle.sections.flatMap((section) => [
    [],
    [{ bold: `${SECTION_WORDS[section.name]} (${section.items.length})` }],
    ...itemsOfSection(section),
    ...(section.name === "warning" ? [WARNING_HINT] : []),
  ]);
}

function itemsOfSection(section: BundleSection): Line[] {
  if (section.name === "escalation" || section.name === "unlinked") {
    return grouped(section.items, MOST_ITEMS);
  }
  const lines = section.items
    .slice(0, MOST_ITEMS)
    .flatMap((item) => [...itemLinesUnder(item), ...remarks(item, section.name)]);
  const more = section.items.length - MOST_ITEMS;
  return more > 0 ? [...lines, [`… và ${more} việc khác, xem bằng /nhiemvu`]] : lines;
}

function remarks(item: BundleItem, section: NoticeSection): Line[] {
  const lines: Line[] = [];
  if (section === "signature") {
    const since = item.signedSince ? `, trình ngày ${fullDate(item.signedSince)}` : "";
    lines.push([{ italic: `${item.unit}${since}` }]);
  }
  if (item.missedDays.length > 0) {
    const days = item.missedDays.map(shortDate).join(", ");
    lines.push([{ italic: `Lẽ ra đã nhắc ngày ${days}` }]);
  }
  return lines;
}

type Reasoned = Item & Partial<Pick<BundleItem, "lateReason">>;

/** Many units' same duty is one line that names the units. */
function grouped(items: readonly Reasoned[], most: number, mostUnits = MOST_ITEMS): Line[] {
  const groups = new Map<string, Reasoned[]>();
  for (const item of items) {
    const key = `${itemName(item)} ${item.due ?? ""} ${waiting(item)}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const lines: Line[] = [];
  for (const [first, ...others] of [...groups.values()].slice(0, most)) {
    if (!first) continue;
    const same = [first, ...others];
    const how = `${when(first)}${waiting(first)}`;
    lines.push([{ bold: itemName(first) }, ` – ${how}: ${unitNames(same, mostUnits)}`]);
    for (const item of same) {
      if (!item.lateReason) continue;
      lines.push([{ italic: `${item.unit} nêu lý do: ${shorten(item.lateReason, 150)}` }]);
    }
  }
  if (groups.size > most) lines.push([`… và ${groups.size - most} việc khác`]);
  return lines;
}

/** What lies with the signer is late, but not by its unit. */
function waiting({ state }: Item): string {
  return state === "awaiting" ? ", đang chờ ký" : "";
}

function unitNames(items: readonly Item[], most: number): string {
  const all = items
    .map((item) => item.unit)
    .toSorted((one, other) => one.localeCompare(other, "vi"));
  const names = all.slice(0, most);
  const more = all.length - names.length;
  return more > 0 ? `${names.join("; ")}; và ${more} đơn vị khác` : names.join("; ");
}

function bundleChoices(bundle: Bundle, messageId: MessageId): Choice[][] {
  const own = bundle.sections
    .filter(({ name }) => name !== "escalation" && name !== "unlinked")
    .flatMap((section) => section.items);
  const rows = openChoices(own.slice(0, MOST_BUTTONS));
  const warned = bundle.sections.find(({ name }) => name === "warning")?.items ?? [];
  for (const { deadlineId, ...item } of warned.slice(0, MOST_BUTTONS)) {
    const label = `Nêu lý do chậm: ${itemName({ deadlineId, ...item })}`;
    rows.push([{ label: shorten(label, 50), action: { do: "ask-late-reason", deadlineId } }]);
  }
  return [...rows, [{ label: "Vì sao tôi nhận tin này?", action: { do: "why", messageId } }]];
}

function summaryLines(summary: Summary): Line[] {
  const { figures, overdue, dueThisWeek, change, organisation } = summary;
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
  if (change) {
    const { since, tasksDone, overdue: overdueChange } = change;
    lines.push([
      `So với ngày ${fullDate(since)}: nhiệm vụ hoàn thành ${changeWords(tasksDone)}, ` +
        `việc quá hạn ${changeWords(overdueChange)}`,
    ]);
  }
  lines.push([], [{ bold: `Quá hạn (${deadlines.overdue})` }]);
  lines.push(...grouped(overdue, MOST_LISTED, MOST_LISTED));
  lines.push([], [{ bold: `Đến hạn trong tuần (${dueThisWeek.length})` }]);
  lines.push(...grouped(dueThisWeek, MOST_LISTED, MOST_LISTED));
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

function partChoice(part: SummaryPart): Choice {
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
