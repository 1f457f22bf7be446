/** A dossier kept by hand, put right: when it ended, what of it is otherwise, whether it goes. */
import type { Choice, Rendered } from "../../domain/channel.ts";
import type { DossierEnd } from "../../domain/dossier-action.ts";
import type { DossierContent, DossierEndFault, DossierLine } from "../../domain/dossier-content.ts";
import { CANCEL } from "./answers.ts";
import { faultWords, unclearLines } from "./dossier-drafts.ts";
import { dossierCode, dossierLines } from "./dossier-lines.ts";

type Of<Kind extends DossierContent["kind"]> = Extract<DossierContent, { kind: Kind }>;

const END_WORDS: Readonly<Record<DossierEnd, string>> = {
  finished: "Đã xử lý xong khi nào?",
  returned: "Đã trả kết quả khi nào?",
};

const END_FAULTS: Readonly<Record<DossierEndFault, string>> = {
  unread: "Chưa đọc được ngày, giờ, hoặc ngày không có trong lịch.",
  "before-received": "Không thể trước khi tiếp nhận.",
  future: "Không thể sau lúc này.",
};

export function renderAskEnd({ line, mark, fault }: Of<"ask-dossier-end">): Rendered {
  return {
    lines: [
      ...dossierLines(line, false),
      ...(fault ? [[END_FAULTS[fault]]] : []),
      [END_WORDS[mark], { italic: " Ví dụ: hôm qua; 24/2; 9h30 24/2" }],
    ],
    choices: [[CANCEL]],
    attachment: null,
  };
}

export function renderAskChange(content: Of<"ask-dossier-change">): Rendered {
  const { line, piece, fault, unclear, namesApplicant } = content;
  const apart = "Người nộp thì ghi riêng, ở mục Người nộp.";
  return {
    lines: [
      [{ bold: `Sửa hồ sơ ${dossierCode(line)}` }],
      ...unclearLines(unclear),
      ...(namesApplicant ? [[apart]] : []),
      ...(fault ? [[faultWords(fault, piece)]] : []),
      ["Đề nghị nhắn những gì cần sửa, cách nhau bằng dấu chấm phẩy:"],
      [{ italic: "thủ tục Chứng thực; nhận 9h15 20/2; hẹn 24/2; đơn vị Phòng Tư pháp" }],
    ],
    choices: [[CANCEL]],
    attachment: null,
  };
}

export function renderConfirmRemoval({ line }: Of<"confirm-dossier-removal">): Rendered {
  const { dossierId } = line;
  const remove: Choice = { label: "Xóa", action: { do: "remove-dossier", dossierId } };
  return {
    lines: [[{ bold: "Xóa hồ sơ này?" }], ...dossierLines(line, line.unit !== "")],
    choices: [[remove], [keepChoice(line)]],
    attachment: null,
  };
}

function keepChoice({ dossierId }: DossierLine): Choice {
  return { label: "Không xóa", action: { do: "dossier", dossierId } };
}
