/** A deadline opened: what it is, how it stands, what proves it, what was done, and the buttons. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content, Item } from "../../domain/content.ts";
import { isOpen } from "../../domain/deadline.ts";
import { foldText } from "../../domain/text.ts";
import { deedWords } from "./deeds.ts";
import { followUpChoices, followUpLines } from "./follow-up-detail.ts";
import { fullDate, shorten } from "./format.ts";
import {
  handlingChoices,
  handlingLinesOfOwner,
  handlingLinesOfState,
  handlingParts,
  moreChoices,
  signerChoices,
} from "./opened-handling.ts";
import { STATE_WORDS, closedWords, dueWords, itemName, owner, when } from "./items.ts";
import { referenceWords } from "./lists.ts";
import { openFileChoices } from "./review-documents.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const LONGEST_TITLE = 500;
const LONGEST_NAME = 150;

export function renderDeadline(content: Of<"deadline">, { choices }: ChannelTraits): Rendered {
  const { item, area, evidence, history, signer } = content;
  const lines: Line[] = [[{ bold: itemName(item) }]];
  if (item.title && item.title !== itemName(item)) {
    lines.push([shorten(item.title, LONGEST_TITLE)]);
  }
  if (area) lines.push([`Lĩnh vực: ${area}`]);
  lines.push([`Đơn vị: ${owner(item)}`], ...handlingLinesOfOwner(content));
  if (item.cutOff) lines.push([`Chốt số liệu: ${fullDate(item.cutOff)}`]);
  lines.push([`Thời hạn: ${item.due ? dueWords(item.due, item) : when(item)}`]);
  if (item.ownDue) lines.push([`Ngày đã đăng ký: ${fullDate(item.ownDue)}`]);
  const to = signer ? ` ${signer}` : "";
  const state = `${STATE_WORDS[item.state]}${to}${closedWords(item)}`;
  lines.push(["Tình trạng: ", { bold: state }], ...handlingLinesOfState(content));
  if (content.mayChange && item.state === "open" && isIfAny(item)) {
    const press = choices === "pressed" ? "bấm" : "chọn";
    const words = `Việc này chỉ làm nếu có. Nếu không có, ${press} Không phát sinh.`;
    lines.push([{ italic: words }]);
  }
  lines.push(...followUpLines(content), ...handlingParts(content));
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

export function historyLines(history: Of<"deadline">["history"]): Line[] {
  if (history.length === 0) return [];
  const lines: Line[] = [[], [{ bold: "Quá trình" }]];
  for (const { day, by, what } of history) {
    lines.push([`- ${fullDate(day)}: ${by ? `${by} ` : ""}${deedWords(what)}`]);
  }
  return lines;
}

function deadlineChoices(content: Of<"deadline">): Choice[][] {
  const { item, evidence, mayReopen, mayReview } = content;
  const { deadlineId } = item;
  const rows: Choice[][] = [
    ...signerChoices(content),
    ...workChoices(content),
    ...handlingChoices(content),
    ...followUpChoices(content),
    ...openFileChoices(evidence.toReversed()),
  ];
  if (mayReview) rows.push([{ label: "Kiểm chứng", action: { do: "review", deadlineId } }]);
  if (mayReopen) rows.push([{ label: "Hoàn tác", action: { do: "reopen", deadlineId } }]);
  rows.push(...moreChoices(content));
  if (item.taskId) {
    const { taskId } = item;
    rows.push([{ label: "Xem cả nhiệm vụ", action: { do: "open-task", taskId } }]);
  }
  return rows;
}

/** The work itself: done, signed, proved, late, or not there to be done. */
function workChoices({ item, mayChange }: Of<"deadline">): Choice[][] {
  if (!mayChange) return [];
  const { deadlineId, state } = item;
  const rows: Choice[][] = [];
  const stillOpen = isOpen({ name: state });
  const waive: Choice = { label: "Không phát sinh", action: { do: "ask-waive", deadlineId } };
  const mayWaive = stillOpen && state !== "awaiting";
  // “(nếu có)”: whether there is anything to do is the first thing to tell.
  if (mayWaive && isIfAny(item)) rows.push([waive]);
  if (stillOpen) {
    const present: Choice = {
      label: "Đã trình ký",
      action: { do: "present", deadlineId, signerId: null },
    };
    const done: Choice = { label: "Báo hoàn thành", action: { do: "report-done", deadlineId } };
    rows.push(state === "awaiting" ? [done] : [done, present]);
  }
  if (state !== "accepted" && state !== "waived") {
    const prove: Choice = { label: "Nộp tài liệu", action: { do: "ask-evidence", deadlineId } };
    rows.push(mayWaive && !isIfAny(item) ? [prove, waive] : [prove]);
  }
  const isLate = stillOpen && item.countdown !== null && item.countdown.calendarDays < 0;
  if (isLate && state !== "awaiting") {
    rows.push([{ label: "Nêu lý do chậm", action: { do: "ask-late-reason", deadlineId } }]);
  }
  return rows;
}

/** “(nếu có)” in what is owed: it may turn out that there is nothing. */
function isIfAny({ label, title }: Item): boolean {
  return [label, title].some((text) => /\(neu co\)|(?:^| )neu co[.;]?$/u.test(foldText(text)));
}
