/** Đề nghị gia hạn: the list of those that wait, one of them opened, and how it is said elsewhere. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Extension, ExtensionStanding } from "../../domain/extension.ts";
import type {
  AnswerShown,
  ExtensionLine,
  ExtensionShown,
  HandlingContent,
} from "../../domain/handling-content.ts";
import type { HandlingAction } from "../../domain/handling-action.ts";
import type { DeadlineStateName } from "../../domain/deadline.ts";
import type { Item } from "../../domain/item.ts";
import type { LocalDate } from "../../domain/time.ts";
import { fullDate, shorten } from "./format.ts";
import { itemName, nameWithUnit, LONGEST_BUTTON, owner } from "./items.ts";
import { openChoice } from "./lists.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { pageTurns } from "./paging.ts";

type Of<Kind extends HandlingContent["kind"]> = Extract<HandlingContent, { kind: Kind }>;

const REASON_LENGTH = 150;
/** Where it stands alone. */
const WORDS_LENGTH = 300;
const TITLE_LENGTH = 160;
const POST_LENGTH = 80;

const STANDING: Readonly<Record<Exclude<ExtensionStanding, "closed">, string>> = {
  undecided: "chờ quyết định",
  granted: "đã cho gia hạn",
  refused: "không đồng ý gia hạn",
  moved: "không còn hiệu lực vì việc đã chuyển cho đơn vị khác",
  redated: "không còn hiệu lực vì thời hạn đã được sửa",
  passed: "không còn cho gia hạn được vì ngày đề nghị đã qua",
};

/** Why there is nothing left to be extended. */
const CLOSED: Readonly<Record<DeadlineStateName, string>> = {
  open: "việc đang thực hiện",
  returned: "việc đang bổ sung",
  awaiting: "văn bản đã trình ký",
  done: "việc đã báo hoàn thành",
  submitted: "đã nộp tài liệu kiểm chứng",
  accepted: "việc đã được đánh giá Đạt",
  waived: "việc không phải thực hiện",
};

/** How one stands, after its own name. */
export function standingWords(standing: ExtensionStanding, { state }: Pick<Item, "state">): string {
  if (standing !== "closed") return STANDING[standing];
  return `không còn hiệu lực vì ${CLOSED[state]}`;
}

/** `Chấm điểm vẫn theo hạn gốc 31/3/2023`. */
function scoredBy(original: LocalDate): string {
  return `Chấm điểm vẫn theo hạn gốc ${fullDate(original)}`;
}

/** `gia hạn từ 31/3/2023 đến 15/4/2023`. */
export function extensionDates({ due, proposedDue }: ExtensionDates): string {
  return `gia hạn từ ${fullDate(due)} đến ${fullDate(proposedDue)}`;
}

type ExtensionDates = Pick<ExtensionShown, "due" | "proposedDue">;

/** What an opened item says of the latest. */
export function extensionLines(
  extension: ExtensionShown,
  item: Pick<Item, "state" | "originalDue">,
): Line[] {
  const { standing, by, day, reason, due } = extension;
  const who = by ? `${shorten(by, POST_LENGTH)}, ` : "";
  return [
    [{ bold: `Đề nghị ${extensionDates(extension)}` }, `: ${standingWords(standing, item)}`],
    [`${who}${fullDate(day)}: ${shorten(reason, WORDS_LENGTH)}`],
    ...answersOf(extension).map((words): Line => [words]),
    ...(standing === "granted" ? [[`${scoredBy(item.originalDue ?? due)}.`]] : []),
  ];
}

/** `Ý kiến (Chánh Văn phòng, 24/3/2023): đồng ý. Chờ đủ số liệu`. */
export function answersOf({
  comment,
  decision,
}: Pick<ExtensionShown, "comment" | "decision">): string[] {
  const answers: string[] = [];
  if (comment) answers.push(answerWords("Ý kiến", comment, ["đồng ý", "không đồng ý"]));
  if (decision) {
    answers.push(answerWords("Quyết định", decision, ["cho gia hạn", "không đồng ý gia hạn"]));
  }
  return answers;
}

function answerWords(
  what: string,
  { isYes, words, by, day }: AnswerShown,
  [yes, no]: readonly [string, string],
): string {
  const who = [by && shorten(by, POST_LENGTH), fullDate(day)].filter(Boolean).join(", ");
  return `${what} (${who}): ${isYes ? yes : no}${words ? `. ${shorten(words, WORDS_LENGTH)}` : ""}`;
}

export function renderExtensions(content: Of<"extensions">): Rendered {
  const { extensions, total, page, pages } = content;
  const text: NamedLine<ExtensionLine>[] = [said([{ bold: `Đề nghị gia hạn (${total})` }])];
  if (total === 0) text.push(said(["Không có đề nghị gia hạn nào đang chờ."]));
  for (const line of extensions) text.push(said([]), ...naming(line, linesOfOne(line)));
  if (pages > 1) text.push(said([]), said([{ italic: `Trang ${page + 1}/${pages}` }]));
  const opens = extensions.map((line): Choice[] => {
    const { deadlineId } = line.item;
    const label = nameWithUnit(line.item, LONGEST_BUTTON);
    return [atLine({ label, action: { do: "extension", deadlineId } }, line, text)];
  });
  const turns = pageTurns(page, pages, (to) => ({ do: "extensions", page: to }));
  return { lines: linesOf(text), choices: [...opens, ...turns], attachment: null };
}

function linesOfOne({ item, extension }: ExtensionLine): Line[] {
  const { comment, reason } = extension;
  const opinion = comment ? (comment.isYes ? "đồng ý" : "không đồng ý") : "chưa có";
  return [
    [{ bold: itemName(item) }, ` – ${owner(item)}`],
    [`Đề nghị ${extensionDates(extension)}: ${shorten(reason, REASON_LENGTH)}`],
    [{ italic: `Ý kiến Cơ quan thường trực CCHC: ${opinion}` }],
  ];
}

export function renderExtension(content: Of<"extension">): Rendered {
  const { item, extension } = content;
  const isTitled = item.code !== null && item.title !== "";
  const lines: Line[] = [
    [{ bold: itemName(item) }, ` – ${owner(item)}`],
    ...(isTitled ? [[shorten(item.title, TITLE_LENGTH)]] : []),
    ...extensionLines(extension, item),
  ];
  return { lines, choices: [...answerChoices(content), [openChoice(item)]], attachment: null };
}

/** The no of whoever decides. */
export function refusing(of: Pick<OfExtension, "deadlineId" | "extensionId">): Choice {
  const action = { do: "decide-extension", ...of, isGranted: false } as const;
  return { label: "Không đồng ý gia hạn", action };
}

type OfExtension = Extract<HandlingAction, { do: "decide-extension" }>;

function answerChoices({ item, extension, ...may }: Of<"extension">): Choice[][] {
  const { mayComment, mayDecide, mayOnlyRefuse } = may;
  const of = { deadlineId: item.deadlineId, extensionId: extension.id };
  const rows: Choice[][] = [];
  if (mayOnlyRefuse) rows.push([refusing(of)]);
  if (mayDecide) {
    rows.push([
      { label: "Cho gia hạn", action: { do: "decide-extension", ...of, isGranted: true } },
      refusing(of),
    ]);
  }
  if (mayComment) {
    rows.push([
      { label: "Ý kiến: đồng ý", action: { do: "comment-extension", ...of, isInFavour: true } },
      {
        label: "Ý kiến: không đồng ý",
        action: { do: "comment-extension", ...of, isInFavour: false },
      },
    ]);
  }
  return rows;
}

/** What else waits; below an answer that has just been given. */
export const OTHER_EXTENSIONS: Choice = {
  label: "Các đề nghị gia hạn khác",
  action: { do: "extensions", page: 0 },
};

/** What stands under an item of a message about the extension that it tells of. */
export function extensionRemarks(
  {
    due,
    proposedDue,
    reason,
    comment,
    decision,
  }: Pick<Extension, "due" | "proposedDue" | "reason" | "comment" | "decision">,
  { originalDue }: Pick<Item, "originalDue">,
): string[] {
  const dates = extensionDates({ due, proposedDue });
  if (decision) {
    const words = decision.words ? `: ${shorten(decision.words, REASON_LENGTH)}` : "";
    if (!decision.isGranted) return [`Không đồng ý ${dates}${words}`];
    return [`Đã cho ${dates}${words}`, scoredBy(originalDue ?? due)];
  }
  const asked = `Đề nghị ${dates}: ${shorten(reason, REASON_LENGTH)}`;
  if (!comment) return [asked];
  const opinion = comment.isInFavour ? "đồng ý" : "không đồng ý";
  const words = comment.words ? `. ${shorten(comment.words, REASON_LENGTH)}` : "";
  return [asked, `Ý kiến Cơ quan thường trực CCHC: ${opinion}${words}`];
}
