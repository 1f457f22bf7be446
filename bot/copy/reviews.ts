/** Kiểm chứng, in words. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { ReviewContent, ReviewLine } from "../../domain/review-content.ts";
import { say } from "./answers.ts";
import { fullDate, shorten } from "./format.ts";
import { STATE_WORDS, itemName, owner } from "./items.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { pageTurns } from "./paging.ts";
import { EXPORT_EVIDENCE } from "./record-exports.ts";
import type { RenderersOf } from "./renderers.ts";
import { besideChoices } from "./review-beside.ts";
import {
  renderAskReturnReason,
  renderNotReviewed,
  renderReviewCard,
  renderReviewed,
} from "./review-cards.ts";
import { renderAskAcceptPage, renderPageAccepted } from "./review-pages.ts";
import { ownedButtonNames } from "./review-names.ts";
import { documentLine, documentName, returned } from "./review-documents.ts";
import { renderMissingProofs, renderSignings } from "./review-missing.ts";
import { pointsWords } from "./scores.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const LONGEST_TITLE = 110;

export const REVIEW_RENDERERS: RenderersOf<ReviewContent> = {
  reviews: renderReviews,
  "missing-proofs": renderMissingProofs,
  signings: renderSignings,
  "review-card": renderReviewCard,
  reviewed: renderReviewed,
  "not-reviewed": renderNotReviewed,
  "own-review": ({ of }) =>
    say(
      `Tài liệu ${of === "unit" ? "của chính đơn vị mình" : "do chính mình nộp"} do Cơ quan ` +
        "thường trực CCHC khác hoặc lãnh đạo UBND kiểm chứng.",
    ),
  "ask-return-reason": renderAskReturnReason,
  "ask-accept-page": renderAskAcceptPage,
  "page-accepted": renderPageAccepted,
  "evidence-file": renderEvidenceFile,
  "evidence-without-file": ({ document }) =>
    document.link
      ? {
          ...say("Tài liệu này là liên kết:"),
          lines: [["Tài liệu này là liên kết:"], documentLine(document)],
        }
      : say(`Chưa có tệp kèm theo: ${documentName(document)}`),
};

function renderReviews(content: Of<"reviews">): Rendered {
  const { filter, lines, total, beside, page, pages } = content;
  const isSettled = total === 0 && lines.length > 0;
  const title = total === 0 ? "Chờ kiểm chứng" : `Chờ kiểm chứng: ${total} việc`;
  const text: NamedLine<ReviewLine>[] = [
    said([{ bold: filter ? `${title} – “${filter}”` : title }]),
    ...(isSettled ? [said([NOTHING_WAITS_BUT])] : []),
    ...lines.flatMap((line) => [said([]), ...naming(line, linesOfReview(line))]),
  ];
  if (lines.length === 0) text.push(said([filter ? NOTHING_MATCHES : NOTHING_WAITS]));
  if (pages > 1) text.push(said([]), said([{ italic: `Trang ${page + 1}/${pages}` }]));
  const names = ownedButtonNames(lines);
  const choices = [
    ...lines.map((line, index): Choice[] => {
      const label = names[index] ?? "";
      return [atLine({ label, action: { do: "review", deadlineId: line.deadlineId } }, line, text)];
    }),
    ...acceptPageChoice(lines),
    ...pageTurns(page, pages, (to) => ({ do: "reviews", filter, page: to })),
    ...(filter
      ? [[{ label: "Bỏ lọc", action: { do: "reviews", filter: "", page: 0 } } as const]]
      : []),
    ...(page === 0 ? [...besideChoices(beside), [EXPORT_EVIDENCE]] : []),
  ];
  return { lines: linesOf(text), choices, attachment: null };
}

const NOTHING_WAITS = "Không có tài liệu nào chờ kiểm chứng.";
const NOTHING_WAITS_BUT = "Không có tài liệu nào chờ kiểm chứng; đã xem xét:";
const NOTHING_MATCHES = "Không có tài liệu nào khớp với từ cần tìm.";

function linesOfReview(line: ReviewLine): Line[] {
  const { title, code, points } = line;
  const worth = points === null ? "" : ` · ${pointsWords(points)} điểm`;
  return [
    [{ bold: itemName(line) }, ` – ${owner(line)}`],
    ...(title && code ? [[shorten(title, LONGEST_TITLE)]] : []),
    [{ italic: `${line.due ? `Hạn ${fullDate(line.due)}. ` : ""}${standing(line)}${worth}` }],
  ];
}

/** `Báo cáo số 45/BC-UBND ngày 10/3/2023 và 1 tài liệu khác, nộp ngày 12/3/2023`. */
function standing({ document, others, state, since }: ReviewLine): string {
  if (state !== "submitted") return `${STATE_WORDS[state]}, ngày ${fullDate(since)}`;
  const more = others > 0 ? ` và ${others} tài liệu khác` : "";
  return document
    ? `${documentName(document)}${more}, nộp ngày ${fullDate(since)}${returned(document)}`
    : `Nộp ngày ${fullDate(since)}`;
}

function acceptPageChoice(lines: readonly ReviewLine[]): Choice[][] {
  const page = lines.flatMap(({ lookedAt }) => (lookedAt?.from === "submitted" ? lookedAt : []));
  if (page.length < 2) return [];
  return [[{ label: "Đạt cả trang này", action: { do: "ask-accept-page", page } }]];
}

function renderEvidenceFile(
  { name, hash, comes }: Of<"evidence-file">,
  { name: channel }: ChannelTraits,
): Rendered {
  const file = shorten(name, 150);
  if (!comes) {
    return say(
      `Chưa gửi được tệp “${file}” qua ${channel}. ` +
        "Đề nghị mở trên kênh khác đã liên kết, hoặc đề nghị đơn vị gửi liên kết.",
    );
  }
  const attachment = { kind: "stored", hash, name, label: "Tải tệp" } as const;
  return { ...say(`Tệp tài liệu kiểm chứng: ${file}`), attachment };
}
