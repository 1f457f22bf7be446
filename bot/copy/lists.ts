/** Lists: /nhiemvu, a task with all that is owed of it, /lich. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content, Item, ListGroup, ListGroupName } from "../../domain/content.ts";
import { documentKindName } from "../../domain/document-kinds.ts";
import type { WishedDeed } from "../../domain/spoken-wish.ts";
import type { DocumentReference } from "../../domain/document-reference.ts";
import { calendarFile } from "./calendar-file.ts";
import { fullDate, shorten } from "./format.ts";
import {
  STATE_WORDS,
  buttonName,
  buttonNames,
  itemLine,
  itemLines,
  itemName,
  owner,
  progressWords,
  someNames,
} from "./items.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { pageTurns } from "./paging.ts";

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

export function renderTaskList(content: Of<"task-list">): Rendered {
  const { groups, page, pages, filter } = content;
  const title = content.scope === "all" ? "Nhiệm vụ của các đơn vị" : "Nhiệm vụ của đơn vị";
  const text: NamedLine<Item>[] = [
    said([{ bold: filter ? `${title} – “${filter}”` : title }]),
    ...groups.flatMap((group) => [said([]), ...groupLines(group, content)]),
  ];
  if (groups.length === 0) text.push(said([filter ? NOTHING_MATCHES : NOTHING_OPEN]));
  else if (content.wish) text.splice(1, 0, said([WISH_WORDS[content.wish]]));
  if (pages > 1) text.push(said([]), said([{ italic: `Trang ${page + 1}/${pages}` }]));
  const items = groups.flatMap((group) => group.items);
  const opens = openChoices(items, text);
  return plain(linesOf(text), [...opens, ...pager(content), ...filterReset(filter)]);
}

export function renderTask(content: Of<"task">): Rendered {
  const { code, title, area, plan, lead, support, items, progress, missing } = content;
  const head: Line[] = [
    [{ bold: `${code} · ${shorten(title, LONGEST_TITLE)}` }],
    [`Lĩnh vực: ${area}`],
    [`Kế hoạch: ${plan}`],
    [`Chủ trì: ${namesIn(lead)}`],
  ];
  if (support.length > 0) head.push([`Phối hợp: ${namesIn(support)}`]);
  if (progress) head.push([`Tiến độ: ${progressWords(progress)}`]);
  if (missing.length > 0) head.push([`Còn thiếu: ${someNames(missing, MOST_MISSING)}`]);
  const text: NamedLine<Item>[] = head.map(said);
  for (const item of items) {
    const standing = item.progress
      ? progressWords(item.progress)
      : `${STATE_WORDS[item.state]} · ${owner(item)}`;
    text.push(said([]), ...naming(item, [itemLine(item), [{ italic: standing }]]));
  }
  const opened = items.filter((item) => !item.progress);
  return plain(linesOf(text), openChoices(opened, text).slice(0, MOST_BUTTONS));
}

export function renderCalendar(content: Of<"calendar">, { attachments }: ChannelTraits): Rendered {
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
  // A file that is fetched by address names itself, and may not come.
  if (file && attachments === "handed-over") {
    lines.push([], [{ italic: "Tệp lịch kèm theo dùng được với lịch trên điện thoại." }]);
  }
  return { lines, choices: [], attachment: file };
}

/** `Báo cáo số 45/BC-UBND ngày 10/3/2023 của UBND huyện`. */
export function referenceWords({ number, kind, issuer, date }: DocumentReference): string {
  const name = (kind === null ? null : documentKindName(kind)) ?? "Văn bản";
  // An issuer that is the sign's own says nothing new.
  const isInWords = issuer !== null && /\s|\p{Ll}{2}/u.test(issuer);
  return [
    name,
    number === null ? "" : `số ${number}`,
    date === null ? "" : `ngày ${fullDate(date)}`,
    isInWords ? `của ${issuer}` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** The same with what it is about: `… về kiểm tra công tác CCHC`. */
export function fullReferenceWords(reference: DocumentReference): string {
  const subject =
    reference.subject === null ? "" : ` về ${shorten(reference.subject, LONGEST_SUBJECT)}`;
  return `${referenceWords(reference)}${subject}`;
}

export function openChoice(item: Item): Choice {
  return { label: buttonName(item), action: opening(item) };
}

/**
 * A button for each item, none called like another.
 *
 * @param text above them, in which the items may be named
 */
export function openChoices(
  items: readonly Item[],
  text: readonly NamedLine<Item>[] = [],
): Choice[][] {
  const names = buttonNames(items);
  return items.map((item, index) => [
    atLine({ label: names[index] ?? "", action: opening(item) }, item, text),
  ]);
}

/** A report that many units owe opens to the list of those that still owe it. */
function opening({ kind, progress, taskId, ...item }: Item): Choice["action"] {
  const { directiveId, deadlineId, label } = item;
  if (kind === "apology") return { do: "apology", deadlineId };
  if (!progress) return { do: "open-deadline", deadlineId };
  if (taskId) return { do: "open-task", taskId };
  if (directiveId) return { do: "directive", directiveId };
  return { do: "list", filter: label, page: 0 };
}

function namesIn(names: readonly string[]): string {
  return shorten(names.join("; "), LONGEST_TITLE);
}

const MOST_BUTTONS = 12;
/** Every unit of a district. */
const MOST_MISSING = 24;
/** Whole, but for a title that is none. */
const LONGEST_TITLE = 500;
const MOST_CALENDAR_LINES = 25;
const LONGEST_SUBJECT = 100;
/** How it is done that somebody wants to do with one of the list. */
const WISH_WORDS: Readonly<Record<WishedDeed, string>> = {
  "report-done": "Mở việc đã xong, rồi chọn “Báo hoàn thành”.",
  prove: "Mở việc có văn bản đã nộp, rồi chọn “Nộp tài liệu”.",
  extend: "Mở việc cần gia hạn, rồi chọn “Thao tác khác”, “Đề nghị gia hạn”.",
  present: "Mở việc có văn bản trình ký, rồi chọn “Đã trình ký”.",
  waive: "Mở việc không phát sinh, rồi chọn “Không phát sinh”.",
  assign: "Mở việc cần phân công, rồi chọn “Thao tác khác”, “Phân công”.",
};
const NOTHING_OPEN = "Không còn việc nào phải thực hiện.";
const NOTHING_MATCHES = "Không có việc nào khớp với từ cần tìm.";

function groupLines(group: ListGroup, content: Of<"task-list">): NamedLine<Item>[] {
  const text: NamedLine<Item>[] = [said([{ bold: `${GROUP_WORDS[group.name]} (${group.total})` }])];
  for (const item of group.items) {
    const showsUnit = (content.scope === "all" || content.namesUnits) && !item.progress;
    text.push(...naming(item, itemLines(item)));
    if (showsUnit || group.name === "support") text.push(said([{ italic: owner(item) }]));
    else if (item.post) text.push(said([{ italic: item.post }]));
  }
  return text;
}

function pager({ page, pages, filter }: Of<"task-list">): Choice[][] {
  return pageTurns(page, pages, (to) => ({ do: "list", filter, page: to }));
}

function filterReset(filter: string): Choice[][] {
  if (!filter) return [];
  return [[{ label: "Bỏ lọc", action: { do: "list", filter: "", page: 0 } }]];
}

function plain(lines: Line[], choices: readonly (readonly Choice[])[]): Rendered {
  return { lines, choices, attachment: null };
}
