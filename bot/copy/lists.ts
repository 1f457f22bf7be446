/** Lists and single items: /nhiemvu, a task, a deadline, /lich. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content, Item, ListGroup, ListGroupName } from "../../domain/content.ts";
import { isOpen } from "../../domain/deadline.ts";
import type { DocumentReference } from "../../domain/document-reference.ts";
import { foldText } from "../../domain/text.ts";
import { calendarFile } from "./calendar-file.ts";
import { fullDate, shorten } from "./format.ts";
import {
  STATE_WORDS,
  buttonName,
  buttonNames,
  dueWords,
  itemLine,
  itemLines,
  itemName,
  owner,
  progressWords,
  when,
} from "./items.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const GROUP_WORDS: Readonly<Record<ListGroupName, string>> = {
  overdue: "Quá hạn",
  unproved: "Còn thiếu tài liệu kiểm chứng",
  "next-seven-days": "7 ngày làm việc tới",
  "this-quarter": "Trong quý",
  later: "Sắp tới",
  ongoing: "Thường xuyên",
  undated: "Chưa có ngày",
  settled: "Đã nộp tài liệu, đã xong",
  support: "Phối hợp",
};

const DEED_WORDS: Readonly<Record<string, string>> = {
  "reported-done": "báo hoàn thành",
  presented: "báo đã trình ký",
  reopened: "hoàn tác",
  waived: "báo không phát sinh",
  "submitted-evidence": "nộp tài liệu kiểm chứng",
  "gave-late-reason": "nêu lý do chậm",
  "closed-in-bulk": "đánh dấu đã hoàn thành trước khi nhập kế hoạch",
  "withdrawn-by-import": "không còn trong kế hoạch đã điều chỉnh",
};

export function renderTaskList(content: Of<"task-list">): Rendered {
  const { groups, page, pages, filter } = content;
  const title = content.scope === "all" ? "Nhiệm vụ của các đơn vị" : "Nhiệm vụ của đơn vị";
  const lines: Line[] = [[{ bold: filter ? `${title} – “${filter}”` : title }]];
  if (groups.length === 0) lines.push([filter ? NOTHING_MATCHES : NOTHING_OPEN]);
  for (const group of groups) lines.push([], ...groupLines(group, content));
  if (pages > 1) lines.push([], [{ italic: `Trang ${page + 1}/${pages}` }]);
  const opens = openChoices(groups.flatMap((group) => group.items));
  return plain(lines, [...opens, ...pager(content), ...filterReset(filter)]);
}

export function renderTask(content: Of<"task">): Rendered {
  const { code, title, area, plan, lead, support, items, progress } = content;
  const lines: Line[] = [
    [{ bold: `${code} · ${shorten(title, LONGEST_TITLE)}` }],
    [`Lĩnh vực: ${area}`],
    [`Kế hoạch: ${plan}`],
    [`Chủ trì: ${namesIn(lead)}`],
  ];
  if (support.length > 0) lines.push([`Phối hợp: ${namesIn(support)}`]);
  if (progress) lines.push([`Tiến độ: ${progressWords(progress)}`]);
  for (const item of items) {
    const standing = item.progress
      ? progressWords(item.progress)
      : `${STATE_WORDS[item.state]} · ${owner(item)}`;
    lines.push([], itemLine(item), [{ italic: standing }]);
  }
  const opens = openChoices(items.filter((item) => !item.progress));
  return plain(lines, opens.slice(0, MOST_BUTTONS));
}

export function renderDeadline(content: Of<"deadline">): Rendered {
  const { item, area, evidence, history, signer } = content;
  const lines: Line[] = [[{ bold: itemName(item) }]];
  if (item.title && item.title !== itemName(item)) {
    lines.push([shorten(item.title, LONGEST_TITLE)]);
  }
  if (area) lines.push([`Lĩnh vực: ${area}`]);
  lines.push([`Đơn vị: ${owner(item)}`]);
  if (item.cutOff) lines.push([`Chốt số liệu: ${fullDate(item.cutOff)}`]);
  lines.push([`Thời hạn: ${item.due ? dueWords(item.due, item) : when(item)}`]);
  const to = signer ? ` ${signer}` : "";
  lines.push(["Tình trạng: ", { bold: `${STATE_WORDS[item.state]}${to}` }]);
  if (content.mayChange && item.state === "open" && isIfAny(item)) {
    lines.push([{ italic: "Việc này chỉ làm nếu có. Nếu không có, bấm Không phát sinh." }]);
  }
  if (evidence.length > 0) lines.push([], [{ bold: "Tài liệu kiểm chứng" }]);
  for (const each of evidence) {
    const words = each.reference ? referenceWords(each.reference) : (each.fileName ?? each.link);
    const text = shorten(words ?? "", LONGEST_NAME);
    const sent = ` (nộp ngày ${fullDate(each.day)})`;
    lines.push(each.link ? ["- ", { link: each.link, text }, sent] : [`- ${text}${sent}`]);
  }
  if (history.length > 0) lines.push([], [{ bold: "Quá trình" }]);
  for (const { day, by, what } of history) {
    lines.push([`- ${fullDate(day)}: ${by ? `${by} ` : ""}${DEED_WORDS[what] ?? what}`]);
  }
  return plain(lines, deadlineChoices(content));
}

export function renderCalendar(content: Of<"calendar">): Rendered {
  const { from, to, items } = content;
  const lines: Line[] = [
    [{ bold: "Việc đến hạn 30 ngày tới" }, ` (${fullDate(from)} – ${fullDate(to)})`],
  ];
  if (items.length === 0) lines.push(["Không có việc nào đến hạn trong thời gian này."]);
  for (const item of items.slice(0, MOST_CALENDAR_LINES)) {
    const units = item.progress ? ` · ${item.progress.total} đơn vị` : "";
    lines.push([
      `- ${item.due ? fullDate(item.due) : ""}: `,
      { bold: itemName(item) },
      `${item.code ? ` – ${shorten(item.title, 70)}` : ""}${units}`,
    ]);
  }
  if (items.length > MOST_CALENDAR_LINES) {
    lines.push([`… và ${items.length - MOST_CALENDAR_LINES} việc khác.`]);
  }
  const file = items.length > 0 ? calendarFile(items) : null;
  if (file) lines.push([], [{ italic: "Tệp lịch kèm theo dùng được với lịch trên điện thoại." }]);
  return { lines, choices: [], attachment: file };
}

export function referenceWords({ number, date }: DocumentReference): string {
  const day = date ? `ngày ${fullDate(date)}` : "";
  return number ? `Văn bản số ${number} ${day}`.trim() : `Văn bản ${day}`.trim();
}

export function openChoice(item: Item): Choice {
  return { label: buttonName(item), action: opening(item) };
}

/** A button for each item, none called like another. */
export function openChoices(items: readonly Item[]): Choice[][] {
  const names = buttonNames(items);
  return items.map((item, index) => [{ label: names[index] ?? "", action: opening(item) }]);
}

/** A report that many units owe opens to the list of those that still owe it. */
function opening({ progress, taskId, deadlineId, label }: Item): Choice["action"] {
  if (!progress) return { do: "open-deadline", deadlineId };
  if (taskId) return { do: "open-task", taskId };
  return { do: "list", filter: label, page: 0 };
}

function namesIn(names: readonly string[]): string {
  return shorten(names.join("; "), LONGEST_TITLE);
}

const MOST_BUTTONS = 12;
/** Whole, but for a title that is none. */
const LONGEST_TITLE = 500;
const LONGEST_NAME = 150;
const MOST_CALENDAR_LINES = 25;
const NOTHING_OPEN = "Không còn việc nào phải thực hiện.";
const NOTHING_MATCHES = "Không có việc nào khớp với từ cần tìm.";

function groupLines(group: ListGroup, content: Of<"task-list">): Line[] {
  const lines: Line[] = [[{ bold: `${GROUP_WORDS[group.name]} (${group.total})` }]];
  for (const item of group.items) {
    const showsUnit = content.scope === "all" && !item.progress;
    lines.push(...itemLines(item));
    if (showsUnit || group.name === "support") lines.push([{ italic: owner(item) }]);
    else if (item.post) lines.push([{ italic: item.post }]);
  }
  return lines;
}

function pager({ page, pages, filter }: Of<"task-list">): Choice[][] {
  const to = (label: string, target: number): Choice => ({
    label,
    action: { do: "list", filter, page: target },
  });
  const row: Choice[] = [];
  if (page > 0) row.push(to("‹ Trang trước", page - 1));
  if (page < pages - 1) row.push(to("Trang sau ›", page + 1));
  return row.length > 0 ? [row] : [];
}

function filterReset(filter: string): Choice[][] {
  if (!filter) return [];
  return [[{ label: "Bỏ lọc", action: { do: "list", filter: "", page: 0 } }]];
}

function deadlineChoices(content: Of<"deadline">): Choice[][] {
  const { item, mayChange, mayReopen } = content;
  const { deadlineId } = item;
  const rows: Choice[][] = [];
  const stillOpen = isOpen({ name: item.state });
  const waive: Choice = { label: "Không phát sinh", action: { do: "ask-waive", deadlineId } };
  const mayWaive = mayChange && stillOpen && item.state !== "awaiting";
  // “(nếu có)”: whether there is anything to do is the first thing to tell.
  if (mayWaive && isIfAny(item)) rows.push([waive]);
  if (mayChange && stillOpen) {
    const present: Choice = {
      label: "Đã trình ký",
      action: { do: "present", deadlineId, signerId: null },
    };
    const done: Choice = { label: "Báo hoàn thành", action: { do: "report-done", deadlineId } };
    rows.push(item.state === "awaiting" ? [done] : [done, present]);
  }
  if (mayChange && item.state !== "accepted" && item.state !== "waived") {
    const prove: Choice = { label: "Nộp tài liệu", action: { do: "ask-evidence", deadlineId } };
    rows.push(mayWaive && !isIfAny(item) ? [prove, waive] : [prove]);
  }
  const isLate = stillOpen && item.countdown !== null && item.countdown.calendarDays < 0;
  if (mayChange && isLate && item.state !== "awaiting") {
    rows.push([{ label: "Nêu lý do chậm", action: { do: "ask-late-reason", deadlineId } }]);
  }
  if (mayReopen) rows.push([{ label: "Hoàn tác", action: { do: "reopen", deadlineId } }]);
  if (item.taskId) {
    const { taskId } = item;
    rows.push([{ label: "Xem cả nhiệm vụ", action: { do: "open-task", taskId } }]);
  }
  return rows;
}

/** “(nếu có)” in what is owed: it may turn out that there is nothing. */
function isIfAny({ label, title }: Item): boolean {
  return [label, title].some((text) => /\(neu co\)|(?:^| )neu co[.;]?$/u.test(foldText(text)));
}

function plain(lines: Line[], choices: readonly (readonly Choice[])[]): Rendered {
  return { lines, choices, attachment: null };
}
