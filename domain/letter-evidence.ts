/** Văn bản xin lỗi nộp làm tài liệu kiểm chứng: what of it may be shown to those who may not see applicants. */
import type { DocumentReference } from "./document-reference.ts";

/** Its number, kind and date; what it is about may be the applicant. Null where nothing is left. */
export function unnamedReference({
  number,
  kind,
  date,
}: DocumentReference): DocumentReference | null {
  if (number === null && kind === null && date === null) return null;
  return { number, kind, date, issuer: null, subject: null };
}
