/** What only a person can tell about a document's phrases, as it is asked. */
import type { PhraseQuestion } from "../../domain/plan-import.ts";
import { shorten } from "./format.ts";

const NAME_LENGTH = 100;

const UNANSWERED: Readonly<Record<PhraseQuestion["kind"], string>> = {
  "near-miss": "Nếu chưa trả lời, sẽ được thêm thành đơn vị mới.",
  ambiguous: "Nếu chưa trả lời, việc này chưa giao được.",
  "unknown-group": "Nếu chưa trả lời, việc này chưa giao được.",
};

/** `“Phòng Kinh tế Hạ tầng” – có phải Phòng Kinh tế và Hạ tầng?` */
export function questionWords(question: PhraseQuestion): string {
  const phrase = `“${shorten(question.phrase, NAME_LENGTH)}”`;
  switch (question.kind) {
    case "near-miss": {
      const [nearest] = question.candidates;
      return nearest
        ? `${phrase} – có phải ${shorten(nearest.name, NAME_LENGTH)}?`
        : `${phrase} là đơn vị nào?`;
    }
    case "ambiguous":
      return `${phrase} là đơn vị nào trong ${question.candidates.length} đơn vị cùng tên?`;
    case "unknown-group":
      return `${phrase} gồm những đơn vị nào?`;
    default:
      return question satisfies never;
  }
}

/** What happens where nobody answers. */
export function unansweredWords(question: PhraseQuestion): string {
  const isSupportOnly = question.kind === "unknown-group" && !question.isOwing;
  return isSupportOnly
    ? "Nếu chưa trả lời, các đơn vị phối hợp chưa thấy việc này."
    : UNANSWERED[question.kind];
}
