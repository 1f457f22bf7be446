/** A deadline opened: what it is, how it stands, what proves it, what was done, and the buttons. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content, Item } from "../../domain/content.ts";
import { isOpen } from "../../domain/deadline.ts";
import { foldText } from "../../domain/text.ts";
import { followUpChoices, followUpLines } from "./follow-up-detail.ts";
import { fullDate, shorten } from "./format.ts";
import { STATE_WORDS, closedWords, dueWords, itemName, owner, when } from "./items.ts";
import { referenceWords } from "./lists.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const LONGEST_TITLE = 500;
const LONGEST_NAME = 150;

const DEED_WORDS: Readonly<Record<string, string>> = {
  "reported-done": "báo hoàn thành",
  presented: "báo đã trình ký",
  reopened: "hoàn tác",
  waived: "báo không phát sinh",
  "submitted-evidence": "nộp tài liệu kiểm chứng",
  "took-back-evidence": "rút tài liệu kiểm chứng",
  "gave-late-reason": "nêu lý do chậm",
  "closed-in-bulk": "đánh dấu đã hoàn thành trước khi nhập kế hoạch",
  "gave-status-line": "cập nhật tình hình",
  "registered-own-date": "đăng ký ngày hoàn thành",
  "closed-late": "chốt chậm",
  "reopened-late": "hủy chốt chậm",
  "asked-support": "đề nghị phối hợp",
  "withdrawn-by-import": "không còn trong kế hoạch đã điều chỉnh",
};

export function renderDeadline(content: Of<"deadline">, { choices }: ChannelTraits): Rendered {
  const { item, area, evidence, history, signer } = content;
  const lines: Line[] = [[{ bold: itemName(item) }]];
  if (item.title && item.title !== itemName(item)) {
    lines.push([shorten(item.title, LONGEST_TITLE)]);
  }
  if (area) lines.push([`Lĩnh vực: ${area}`]);
  lines.push([`Đơn vị: ${owner(item)}`]);
  if (item.cutOff) lines.push([`Chốt số liệu: ${fullDate(item.cutOff)}`]);
  lines.push([`Thời hạn: ${item.due ? dueWords(item.due, item) : when(item)}`]);
  if (item.ownDue) lines.push([`Ngày đã đăng ký: ${fullDate(item.ownDue)}`]);
  const to = signer ? ` ${signer}` : "";
  const state = `${STATE_WORDS[item.state]}${to}${closedWords(item)}`;
  lines.push(["Tình trạng: ", { bold: state }]);
  if (content.mayChange && item.state === "open" && isIfAny(item)) {
    const press = choices === "pressed" ? "bấm" : "chọn";
    const words = `Việc này chỉ làm nếu có. Nếu không có, ${press} Không phát sinh.`;
    lines.push([{ italic: words }]);
  }
  lines.push(...followUpLines(content));
  lines.push(...evidenceLines(evidence), ...historyLines(history));
  return { lines, choices: deadlineChoices(content), attachment: null };
}

function evidenceLines(evidence: Of<"deadline">["evidence"]): Line[] {
  if (evidence.length === 0) return [];
  const lines: Line[] = [[], [{ bold: "Tài liệu kiểm chứng" }]];
  for (const each of evidence) {
    const words = each.reference ? referenceWords(each.reference) : (each.fileName ?? each.link);
    const text = shorten(words ?? "", LONGEST_NAME);
    const sent = ` (nộp ngày ${fullDate(each.day)})`;
    lines.push(each.link ? ["- ", { link: each.link, text }, sent] : [`- ${text}${sent}`]);
  }
  return lines;
}

function historyLines(history: Of<"deadline">["history"]): Line[] {
  if (history.length === 0) return [];
  const lines: Line[] = [[], [{ bold: "Quá trình" }]];
  for (const { day, by, what } of history) {
    lines.push([`- ${fullDate(day)}: ${by ? `${by} ` : ""}${DEED_WORDS[what] ?? what}`]);
  }
  return lines;
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
  rows.push(...followUpChoices(content));
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
