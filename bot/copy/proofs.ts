/** Tài liệu đã nộp, in words: what was taken, what it proves, what is missing, what was not taken. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content, Item } from "../../domain/content.ts";
import { documentKindName } from "../../domain/document-kinds.ts";
import type { LinkProblem } from "../../domain/evidence.ts";
import type { HowRecorded, ProofContent } from "../../domain/proof-content.ts";
import { CANCEL, say } from "./answers.ts";
import { apologyLeftChoices, apologyLeftLines } from "./apology-words.ts";
import {
  renderChooseCriterion,
  renderCriterionEvidence,
  renderCriterionRecorded,
} from "./criteria.ts";
import { renderAskEvidence, renderUploadOffer } from "./file-giving.ts";
import { fullDate, shorten } from "./format.ts";
import { buttonNames, itemName, when } from "./items.ts";
import { openChoices, referenceWords } from "./lists.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { pageTurns } from "./paging.ts";
import { correctChoice } from "./proof-choices.ts";
import { fileProblemWords } from "./file-problems.ts";
import type { RenderersOf } from "./renderers.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const BAD_LINKS: Readonly<Record<LinkProblem, string>> = {
  "not-a-link": "Liên kết này không mở được, đề nghị kiểm tra lại.",
  "not-web": "Chỉ nhận liên kết bắt đầu bằng http:// hoặc https://.",
  "has-login": "Liên kết có kèm tên đăng nhập nên không nhận, để bảo đảm an toàn.",
  "not-public":
    "Liên kết này chỉ mở được trong mạng nội bộ. Đề nghị gửi số và ngày văn bản, " +
    "ví dụ: Kế hoạch số 15/KH-UBND ngày 20/3/2023.",
};

const HOW_WORDS: Readonly<Record<HowRecorded, string>> = {
  recorded: "Đã ghi nhận tài liệu kiểm chứng",
  completed: "Đã ghi nhận, bổ sung vào tài liệu đã nộp",
  known: "Tài liệu này đã có, không ghi nhận thêm",
  corrected: "Đã ghi nhận số, ngày văn bản",
  "handed-in": "Đã ghi nhận, gửi kiểm chứng",
};

export const PROOF_RENDERERS: RenderersOf<ProofContent> = {
  "ask-which": renderAskWhich,
  "ask-evidence": renderAskEvidence,
  "upload-offer": renderUploadOffer,
  "nothing-to-prove": () => say("Đơn vị không còn việc nào cần tài liệu kiểm chứng."),
  "bad-link": ({ problem, isAsked }) => sayAgain(BAD_LINKS[problem], isAsked),
  "file-refused": ({ problem, isAsked }) => sayAgain(fileProblemWords(problem), isAsked),
  "evidence-recorded": renderEvidence,
  "ask-correct-document": renderAskCorrect,
  "choose-criterion": renderChooseCriterion,
  "criterion-recorded": renderCriterionRecorded,
  "criterion-evidence": renderCriterionEvidence,
  "criterion-evidence-withdrawn": ({ criterion }) =>
    say(`Đã rút tài liệu của tiêu chí: ${shorten(criterion.name, LONGEST_TITLE)}.`),
};

/** What was not taken; where it was asked for, the question stands, and can be let go. */
function sayAgain(words: string, isAsked: boolean): Rendered {
  return { ...say(words), choices: isAsked ? [[CANCEL]] : [] };
}

function renderAskWhich(content: Of<"ask-which">): Rendered {
  const { items, page, pages, isNarrowed, hasCriteria } = content;
  const names = buttonNames(items);
  const text: NamedLine<Item>[] = [
    said([{ bold: "Tài liệu này kiểm chứng cho việc nào?" }]),
    ...items.flatMap((item) => naming(item, [[`- ${itemName(item)} – ${when(item)}`]])),
  ];
  return {
    lines: linesOf(text),
    choices: [
      ...items.map((item, index): Choice[] => {
        const action = { do: "attach", deadlineId: item.deadlineId } as const;
        return [atLine({ label: names[index] ?? "", action }, item, text)];
      }),
      ...pageTurns(page, pages, (to) => ({ do: "attach-list", page: to })),
      ...(isNarrowed ? [[OTHER_WORK]] : []),
      ...(hasCriteria ? [[CRITERIA]] : []),
      [CANCEL],
    ],
    attachment: null,
  };
}

function renderEvidence(content: Of<"evidence-recorded">, traits: ChannelTraits): Rendered {
  const { item, reference, awaitsFile, isGuessed } = content;
  const lines: Line[] = [[`${HOW_WORDS[content.how]}: `, { bold: itemName(item) }]];
  // Nobody said what it is about: its code alone might be overlooked.
  if (isGuessed && item.code && item.title) lines.push([shorten(item.title, LONGEST_TITLE)]);
  if (reference) lines.push([referenceWords(reference)]);
  if (awaitsFile) lines.push([awaitsFileWords(traits)]);
  lines.push(...warningLines(content), ...missingLines(content));
  lines.push(...apologyLeftLines(content.apology, content.isHandedIn));
  return { lines, choices: evidenceChoices(content), attachment: null };
}

/** It is taken all the same. */
function warningLines(content: Of<"evidence-recorded">): Line[] {
  const { item, reference, unfitKind, late, outsideYear, alsoProves } = content;
  const { returnedFor, impossibleDate, isDatedAhead } = content;
  const lines: Line[] = [];
  if (unfitKind !== null) {
    const given = documentKindName(unfitKind) ?? unfitKind;
    const wanted = shorten(item.label, LONGEST_LABEL);
    lines.push([
      { bold: `Lưu ý: việc này cần ${wanted}, tài liệu gửi là ${given}.` },
      " Nếu nhầm, đề nghị gửi đúng văn bản.",
    ]);
  }
  if (returnedFor !== null) {
    lines.push([
      { bold: "Lưu ý: tài liệu này đã bị trả lại trước đó" },
      ` (lý do: ${shorten(returnedFor, LONGEST_REASON)}). Nếu chưa khắc phục, đề nghị gửi tài liệu khác.`,
    ]);
  }
  if (impossibleDate !== null) {
    lines.push([
      { bold: `Lưu ý: không có ngày ${impossibleDate}` },
      " nên chưa ghi ngày văn bản; đề nghị kiểm tra lại.",
    ]);
  }
  if (isDatedAhead && reference?.date) {
    lines.push([
      { bold: `Lưu ý: ngày văn bản ${fullDate(reference.date)} chưa đến.` },
      " Nếu nhầm, đề nghị sửa ngày.",
    ]);
  }
  if (outsideYear !== null) {
    lines.push([{ bold: `Lưu ý: ngày văn bản nằm ngoài năm chấm điểm ${outsideYear}.` }]);
  }
  if (late && item.due) {
    const day = fullDate(item.originalDue ?? item.due);
    lines.push([
      `Ghi nhận muộn so với hạn ${day}. Nếu văn bản có ngày sớm hơn, đề nghị gửi số, ngày văn bản.`,
    ]);
  }
  if (alsoProves.length > 0)
    lines.push([`Văn bản này cũng kiểm chứng cho: ${someItems(alsoProves)}.`]);
  return lines;
}

function missingLines(content: Of<"evidence-recorded">): Line[] {
  const { item, missingParts, isHandedIn, missing, upcoming } = content;
  const lines: Line[] = [];
  if (missingParts.length > 0) {
    const parts = missingParts.map((part) => shorten(part, LONGEST_LABEL));
    lines.push([{ bold: `Còn thiếu: ${parts.join("; ")}.` }]);
    if (!isHandedIn) {
      lines.push([
        "Chưa gửi kiểm chứng: đề nghị nộp tiếp phần còn thiếu, hoặc gửi kiểm chứng luôn.",
      ]);
    }
  }
  if (missing.length > 0) {
    const of = missingParts.length > 0 ? "Nhiệm vụ này còn thiếu" : "Còn thiếu";
    lines.push([{ bold: `${of}: ${documentNames(missing)}` }]);
  } else if (item.taskId && missingParts.length === 0) {
    const other = content.awaitsFile ? " khác" : "";
    lines.push([`Đến hôm nay không còn thiếu tài liệu nào${other} của nhiệm vụ này.`]);
  }
  if (upcoming.length > 0) lines.push([`Sau này còn phải nộp: ${documentNames(upcoming)}`]);
  return lines;
}

function evidenceChoices(content: Of<"evidence-recorded">): Choice[][] {
  const { item, evidenceId, reference, isGuessed, missing, missingParts, isHandedIn } = content;
  const { deadlineId } = item;
  const asIs: Choice = { label: "Gửi kiểm chứng luôn", action: { do: "submit-as-is", deadlineId } };
  const again: Choice = {
    label: "Dùng cho việc khác nữa",
    action: { do: "use-again", evidenceId },
  };
  return [
    ...(isGuessed ? [[NOT_THIS]] : []),
    ...apologyLeftChoices(content.apology),
    ...(missingParts.length > 0 && !isHandedIn ? [[asIs]] : []),
    ...(item.state === "accepted" ? [] : [[correctChoice(evidenceId, reference)]]),
    ...(content.mayUseAgain ? [[again]] : []),
    ...openChoices([item, ...missing.slice(0, MOST_OPENED)]),
  ];
}

function renderAskCorrect(content: Of<"ask-correct-document">): Rendered {
  const { reference, isAgain, impossibleDate } = content;
  const lines: Line[] = [];
  if (impossibleDate) lines.push([`Không có ngày ${impossibleDate}, chưa sửa.`]);
  else if (isAgain) lines.push(["Chưa đọc được số, ngày văn bản."]);
  if (reference) lines.push(["Đang ghi: ", { bold: referenceWords(reference) }]);
  const wanted = reference ? "số, ngày đúng" : "số, ngày văn bản";
  lines.push([`Đề nghị gửi ${wanted}, ví dụ: Báo cáo số 45/BC-UBND ngày 10/3/2023.`]);
  return { lines, choices: [[CANCEL]], attachment: null };
}

const MOST_NAMED = 5;
const MOST_OPENED = 3;
const LONGEST_TITLE = 160;
const LONGEST_LABEL = 80;
const LONGEST_REASON = 200;

const NOT_THIS: Choice = { label: "Không phải việc này", action: { do: "attach-other" } };
const OTHER_WORK: Choice = { label: "Việc khác", action: { do: "attach-other" } };
const CRITERIA: Choice = {
  label: "Tiêu chí không có thời hạn",
  action: { do: "choose-criterion", filter: "", page: 0 },
};

function someItems(items: readonly Item[]): string {
  const more = items.length - MOST_OPENED;
  const named = items.slice(0, MOST_OPENED).map((item) => shorten(itemName(item), LONGEST_LABEL));
  return [...named, ...(more > 0 ? [`và ${more} việc khác`] : [])].join("; ");
}

/** `Báo cáo (hạn 30/6/2023); Báo cáo (hạn 31/12/2023)`. */
function documentNames(items: readonly Item[]): string {
  const named = items
    .slice(0, MOST_NAMED)
    .map((item) => `${shorten(item.label || itemName(item), 60)} (${when(item)})`);
  const more = items.length - named.length;
  return more > 0 ? `${named.join("; ")}; và ${more} tài liệu khác` : named.join("; ");
}

function awaitsFileWords({ quotes, takesFiles }: ChannelTraits): string {
  if (quotes) return "Đang chờ tệp: có thể gửi sau bằng cách trả lời tin này.";
  const what = takesFiles ? "tệp" : "ảnh hoặc liên kết";
  return `Chưa có tệp kèm theo: có thể gửi sau ${what} qua mục Nộp tài liệu của việc này.`;
}
