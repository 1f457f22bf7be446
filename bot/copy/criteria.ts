/** Tiêu chí không có thời hạn: which it is, and what was given for it. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { CriterionRef } from "../../domain/evidence.ts";
import type { CriterionLine, HowRecorded, ProofContent } from "../../domain/proof-content.ts";
import { CANCEL } from "./answers.ts";
import { shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";
import { referenceWords } from "./lists.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { pageTurns } from "./paging.ts";
import { correctChoice } from "./proof-choices.ts";
import { documentLine } from "./review-documents.ts";
import { pointsWords } from "./scores.ts";

type Of<Kind extends ProofContent["kind"]> = Extract<ProofContent, { kind: Kind }>;

const LONGEST_NAME = 110;
const AWAITS_FILE = "Đang chờ tệp: có thể gửi sau kèm số, ngày văn bản này, rồi chọn lại tiêu chí.";

const HOW_WORDS: Readonly<Record<HowRecorded, string>> = {
  recorded: "Đã ghi nhận tài liệu cho tiêu chí",
  completed: "Đã ghi nhận, bổ sung vào tài liệu đã nộp cho tiêu chí",
  known: "Tài liệu này đã có, không ghi nhận thêm cho tiêu chí",
  corrected: "Đã ghi nhận số, ngày văn bản cho tiêu chí",
  "handed-in": "Đã ghi nhận tài liệu cho tiêu chí",
};

export function renderChooseCriterion(content: Of<"choose-criterion">): Rendered {
  const { criteria, filter, page, pages } = content;
  const asked = "Tài liệu này kiểm chứng cho tiêu chí nào?";
  const text: NamedLine<CriterionLine>[] = [
    said([{ bold: filter ? `${asked} – “${shorten(filter, LONGEST_BUTTON)}”` : asked }]),
    ...criteria.flatMap((each) => naming(each, [[`- ${lineWords(each)}`]])),
  ];
  if (criteria.length === 0) text.push(said(["Không có tiêu chí nào khớp với từ cần tìm."]));
  text.push(said([{ italic: "Tìm tiêu chí: nhắn từ cần tìm." }]));
  const all: Choice = { label: "Bỏ lọc", action: { do: "choose-criterion", filter: "", page: 0 } };
  return {
    lines: linesOf(text),
    choices: [
      ...criteria.map((each): Choice[] => {
        const { criterion } = each;
        const label = shorten(criterion.name, LONGEST_BUTTON);
        return [atLine({ label, action: { do: "attach-criterion", criterion } }, each, text)];
      }),
      ...pageTurns(page, pages, (to) => ({ do: "choose-criterion", filter, page: to })),
      ...(filter ? [[all]] : []),
      [CANCEL],
    ],
    attachment: null,
  };
}

export function renderCriterionRecorded(content: Of<"criterion-recorded">): Rendered {
  const { criterion, how, evidenceId, reference, awaitsFile } = content;
  const lines: Line[] = [[`${HOW_WORDS[how]}: `, { bold: nameWords(criterion) }]];
  if (reference) lines.push([referenceWords(reference)]);
  if (awaitsFile) lines.push([AWAITS_FILE]);
  return {
    lines,
    choices: [
      [correctChoice(evidenceId, reference)],
      [
        {
          label: "Rút tài liệu này",
          action: { do: "withdraw-criterion-evidence", evidenceId },
        },
      ],
      [{ label: "Tài liệu theo tiêu chí", action: { do: "criterion-evidence", page: 0 } }],
    ],
    attachment: null,
  };
}

export function renderCriterionEvidence(content: Of<"criterion-evidence">): Rendered {
  const { criteria, page, pages } = content;
  const lines: Line[] = [[{ bold: "Tài liệu theo tiêu chí không có thời hạn" }]];
  if (criteria.length === 0) lines.push(["Chưa có tài liệu nào."]);
  for (const each of criteria) {
    lines.push([], [{ bold: nameWords(each.criterion) }], ...each.documents.map(documentLine));
  }
  const choices = pageTurns(page, pages, (to) => ({ do: "criterion-evidence", page: to }));
  return { lines, choices, attachment: null };
}

function nameWords({ name, area }: CriterionRef): string {
  return `${shorten(name, LONGEST_NAME)}${area ? ` (${area})` : ""}`;
}

/** `Ban biên tập (Hiện đại hóa hành chính) – mất 0,5 điểm, đã có 1 tài liệu`. */
function lineWords({ criterion, lost, documents }: CriterionLine): string {
  const told = [
    ...(lost ? [`mất ${pointsWords(lost)} điểm`] : []),
    ...(documents.length > 0 ? [`đã có ${documents.length} tài liệu`] : []),
  ];
  const behind = told.length > 0 ? ` – ${told.join(", ")}` : "";
  return `${nameWords(criterion)}${behind}`;
}
