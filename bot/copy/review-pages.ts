/** Đạt cả trang này: the question, and what came of it. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { Item } from "../../domain/item.ts";
import type { ReviewLine } from "../../domain/review-content.ts";
import { CANCEL } from "./answers.ts";
import { LONGEST_BUTTON, STATE_WORDS, nameWithUnit } from "./items.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { briefDocument } from "./review-documents.ts";
import { ownedName, REVIEW_QUEUE } from "./review-names.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const MOST_NAMED = 6;
const RETURN = "Trả lại: ";

/** Each with its document: whoever says *Đạt* of all says it of what is named here. */
export function renderAskAcceptPage({ lines, page }: Of<"ask-accept-page">): Rendered {
  const many = `Đạt ${lines.length} việc`;
  return {
    lines: [[{ bold: `Đánh giá ${many}?` }], ...lines.map(lineOf)],
    choices: [[{ label: many, action: { do: "accept-page", page } }], [CANCEL]],
    attachment: null,
  };
}

/** What was accepted can be returned still, one by one. */
export function renderPageAccepted({ accepted, kept, left }: Of<"page-accepted">): Rendered {
  const text: NamedLine<Item>[] = [
    ...acceptedLines(accepted),
    ...keptLines(kept, accepted.length > 0),
    said([
      left > 0 ? `Còn ${left} việc chờ kiểm chứng.` : "Không còn tài liệu nào chờ kiểm chứng.",
    ]),
  ];
  const returns = accepted.flatMap((item): Choice[][] => {
    const { lookedAt } = item;
    if (!lookedAt) return [];
    const label = RETURN + nameWithUnit(item, LONGEST_BUTTON - RETURN.length);
    return [[atLine({ label, action: { do: "ask-return-reason", ...lookedAt } }, item, text)]];
  });
  const choices = [...returns, ...(left > 0 ? [[REVIEW_QUEUE]] : [])];
  return { lines: linesOf(text), choices, attachment: null };
}

function lineOf(line: ReviewLine): Line {
  const { document } = line;
  return [`- ${ownedName(line)}${document ? `: ${briefDocument(document)}` : ""}`];
}

function acceptedLines(accepted: readonly Item[]): NamedLine<Item>[] {
  if (accepted.length === 0) return [];
  return [
    said([{ bold: `Đã đánh giá Đạt ${accepted.length} việc.` }]),
    said(["Nếu nhầm, chọn việc cần trả lại:"]),
    ...accepted.flatMap((item) => naming(item, [[`- ${ownedName(item)}`]])),
  ];
}

/** Those that had been accepted already, as by a second tap, are as they ought to be. */
function keptLines(kept: readonly Item[], isBeside: boolean): NamedLine<Item>[] {
  if (kept.length === 0) return [];
  if (!isBeside && kept.every(({ state }) => state === "accepted")) {
    return [said([{ bold: `${kept.length} việc này đã được đánh giá Đạt từ trước.` }])];
  }
  const names = kept
    .slice(0, MOST_NAMED)
    .map((item) => `${ownedName(item)} (${keptWords(item.state)})`);
  const more = kept.length - names.length;
  return [
    said([{ bold: "Chưa đánh giá được:" }]),
    ...names.map((name) => said([`- ${name}`])),
    ...(more > 0 ? [said([`… và ${more} việc khác`])] : []),
  ];
}

/** Why one of a page was left as it stands. */
function keptWords(state: Item["state"]): string {
  if (state === "submitted") return "vừa có thay đổi, cần xem lại";
  return STATE_WORDS[state];
}
