/** Nhật ký, hồ sơ kiểm chứng: what the next words answer. */
import type { AnsweredBy } from "./answered-by.ts";

/** For which period the documents are wanted. */
export type RecordQuestion = { readonly asking: "export-period" };

export const RECORD_QUESTIONS: AnsweredBy<RecordQuestion> = { "export-period": "words" };
