/** One deadline as it is reviewed, and what came of it. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import { documentKindName } from "../../domain/document-kinds.ts";
import type { ReturnReason } from "../../domain/review.ts";
import type { LookedAt } from "../../domain/review-action.ts";
import type { ReviewCard, ReviewWarning } from "../../domain/review-content.ts";
import { CANCEL, say } from "./answers.ts";
import { fullDate, shorten } from "./format.ts";
import {
  LONGEST_BUTTON,
  STATE_WORDS,
  dueWords,
  itemName,
  nameWithUnit,
  owner,
  when,
} from "./items.ts";
import { documentLine, openFileChoices } from "./review-documents.ts";
import { REVIEW_QUEUE } from "./review-names.ts";
import { RETURN_REASONS } from "./review-reasons.ts";
import { pointsWords } from "./scores.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const LONGEST_TITLE = 300;
const LONGEST_REASON = 300;
const MOST_DOCUMENTS = 5;
const CHOOSE = "Đánh giá Đạt, hoặc yêu cầu bổ sung với lý do:";

const UNTOLD = "Đơn vị chưa có ai nhận được tin qua bot: đề nghị báo trực tiếp cho đơn vị.";

export function renderReviewCard({ card, isNewer }: Of<"review-card">): Rendered {
  const note: Line[] = isNewer
    ? [[{ italic: "Đơn vị vừa nộp thêm tài liệu, đề nghị xem lại trước khi đánh giá." }], []]
    : [];
  const choices = [...cardChoices(card), [REVIEW_QUEUE]];
  return { lines: [...note, ...cardLines(card)], choices, attachment: null };
}

export function renderReviewed(content: Of<"reviewed">): Rendered {
  const { item, outcome, reason, isUntold, lookedAt, left, next } = content;
  const isAccepted = outcome === "accepted";
  const deed = isAccepted ? "Đã đánh giá Đạt" : "Đã yêu cầu bổ sung";
  const lines: Line[] = [[`${deed}: `, { bold: itemName(item) }, ` – ${owner(item)}`]];
  if (reason) lines.push([`Lý do: ${shorten(reason, LONGEST_REASON)}`]);
  if (isUntold) lines.push([{ italic: UNTOLD }]);
  const corrections: Choice[][] =
    isAccepted && lookedAt
      ? [
          [
            {
              label: `Trả lại: ${nameWithUnit(item, LONGEST_BUTTON - 9)}`,
              action: { do: "ask-return-reason", ...lookedAt },
            },
          ],
        ]
      : [];
  if (!next) {
    lines.push(["Không còn tài liệu nào chờ kiểm chứng."]);
    return { lines, choices: corrections, attachment: null };
  }
  lines.push([], [{ italic: `Còn ${left} việc chờ kiểm chứng. Việc tiếp theo:` }]);
  lines.push(...cardLines(next));
  const choices = [...cardChoices(next), [REVIEW_QUEUE], ...corrections];
  return { lines, choices, attachment: null };
}

/** Who was first, and when; or that there is nothing to review. */
export function renderNotReviewed({ item, by, day }: Of<"not-reviewed">): Rendered {
  const rendered = say(`${itemName(item)} – ${owner(item)}: ${standing(item.state, by, day)}`);
  return { ...rendered, choices: [[REVIEW_QUEUE]] };
}

export function renderAskReturnReason(content: Of<"ask-return-reason">): Rendered {
  const { item, lookedAt } = content;
  const isWaiver = item.state === "waived";
  const question = isWaiver
    ? "Đề nghị nhắn lý do không đồng ý; việc được mở lại để đơn vị thực hiện."
    : "Đề nghị nhắn nội dung cần bổ sung.";
  // From the card of what waits, the common ones have been offered already.
  const common = item.state === "accepted" ? reasonChoices(lookedAt) : [];
  return {
    lines: [[{ bold: itemName(item) }, ` – ${owner(item)}`], [question]],
    choices: [...common, [CANCEL]],
    attachment: null,
  };
}

function cardLines(card: ReviewCard): Line[] {
  const { item, documents, waivedFor, warnings } = card;
  const lines: Line[] = [[{ bold: itemName(item) }]];
  if (item.title && item.title !== itemName(item)) lines.push([shorten(item.title, LONGEST_TITLE)]);
  lines.push([`Đơn vị: ${owner(item)}`]);
  lines.push([`Thời hạn: ${item.due ? dueWords(item.due, item) : when(item)}`]);
  lines.push(...finishedLines(card));
  if (item.points !== null) lines.push([`Nhiệm vụ có ${pointsWords(item.points)} điểm`]);
  lines.push(["Tình trạng: ", { bold: stateWords(card) }]);
  if (waivedFor) lines.push([`Lý do đơn vị nêu: ${shorten(waivedFor, LONGEST_REASON)}`]);
  if (documents.length > 0) {
    const more = documents.length - MOST_DOCUMENTS;
    lines.push(
      [],
      [{ bold: "Tài liệu kiểm chứng" }],
      ...documents.slice(0, MOST_DOCUMENTS).map(documentLine),
      ...(more > 0 ? [[`… và ${more} tài liệu nộp trước đó`]] : []),
    );
  }
  lines.push(...warnings.map((warning): Line => [{ bold: `Lưu ý: ${warningWords(warning)}` }]));
  lines.push(...earlierLines(card));
  if (card.lookedAt?.from === "submitted") lines.push([], [CHOOSE]);
  return lines;
}

/** By which it is judged: the document's own date, the first due date. */
function finishedLines({ finished, documents, item }: ReviewCard): Line[] {
  if (!finished) return [];
  const { on, due, isOnTime } = finished;
  const isDocuments = documents.some(({ reference }) => reference?.date === on);
  const first = due !== null && due !== item.due ? ` so với hạn gốc ${fullDate(due)}` : "";
  const judged = isOnTime === null ? "" : ` – ${isOnTime ? "đúng hạn" : "muộn"}${first}`;
  return [[`Hoàn thành ngày ${fullDate(on)}${isDocuments ? ", theo ngày văn bản" : ""}${judged}`]];
}

function stateWords({ item, since, by }: ReviewCard): string {
  const day = since ? ` (ngày ${fullDate(since)}${by ? `, ${by}` : ""})` : "";
  return `${STATE_WORDS[item.state]}${day}`;
}

function warningWords(warning: ReviewWarning): string {
  switch (warning.kind) {
    case "unfit": {
      const given = documentKindName(warning.given) ?? warning.given;
      return `việc này cần ${shorten(warning.wanted, 100)}, tài liệu gửi là ${given}.`;
    }
    case "outside-year":
      return `ngày văn bản nằm ngoài năm chấm điểm ${warning.year}.`;
    case "dated-ahead":
      return `ngày văn bản ${fullDate(warning.date)} sau ngày nộp.`;
    case "impossible-date":
      return `đơn vị ghi ngày ${warning.words}, là ngày không có.`;
    case "awaits-file":
      return "mới có số, ngày văn bản, chưa có tệp hoặc liên kết để mở xem.";
    case "parts-missing":
      return `còn thiếu ${shorten(warning.parts.join("; "), 150)}.`;
    default:
      return warning satisfies never;
  }
}

function earlierLines({ earlier }: ReviewCard): Line[] {
  if (earlier.length === 0) return [];
  return [
    [],
    [{ bold: "Các lần kiểm chứng trước" }],
    ...earlier.map(({ day, by, outcome, reason }): Line => {
      const deed = outcome === "accepted" ? "Đạt" : "yêu cầu bổ sung";
      const why = reason ? `: ${shorten(reason, LONGEST_REASON)}` : "";
      return [`- ${fullDate(day)}, ${by ? `${by}, ` : ""}${deed}${why}`];
    }),
  ];
}

function cardChoices({ lookedAt, documents }: ReviewCard): Choice[][] {
  const files = openFileChoices(documents);
  if (!lookedAt) return files;
  const ask = (label: string): Choice[] => [
    { label, action: { do: "ask-return-reason", ...lookedAt } },
  ];
  switch (lookedAt.from) {
    case "accepted":
      return [ask("Trả lại để bổ sung"), ...files];
    case "waived":
      return [ask("Không đồng ý"), ...files];
    case "submitted": {
      const accept: Choice = { label: "Đạt", action: { do: "accept", ...lookedAt } };
      // Where numbers are typed, each verdict has the same one on every card, with a file or without.
      return [[accept], ...reasonChoices(lookedAt), ask("Lý do khác"), ...files];
    }
    default:
      return lookedAt.from satisfies never;
  }
}

/** Each returns it with one tap. */
function reasonChoices(lookedAt: LookedAt): Choice[][] {
  const reasons = Object.keys(RETURN_REASONS) as ReturnReason[];
  return reasons.map((reason) => [
    { label: RETURN_REASONS[reason], action: { do: "return", reason, ...lookedAt } },
  ]);
}

function standing(
  state: Of<"not-reviewed">["item"]["state"],
  by: string | null,
  day: Of<"not-reviewed">["day"],
): string {
  const who = by ? `${by} ` : "";
  const on = day ? ` ngày ${fullDate(day)}` : "";
  switch (state) {
    case "accepted":
      return `${who}đã đánh giá Đạt${on}.`;
    case "returned":
      return `${who}đã yêu cầu bổ sung${on}, đang chờ đơn vị nộp lại.`;
    case "waived":
      return `${who}đã báo không phải thực hiện${on}.`;
    case "done":
      return "đơn vị đã báo hoàn thành, chưa nộp tài liệu kiểm chứng.";
    case "open":
    case "awaiting":
      return "đơn vị đang thực hiện, chưa nộp tài liệu kiểm chứng.";
    case "submitted":
      return "đang chờ kiểm chứng.";
    default:
      return state satisfies never;
  }
}
