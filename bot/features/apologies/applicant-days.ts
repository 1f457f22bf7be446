/** Lưu thông tin người nộp hồ sơ: for how long, as a coordinator settles it. */
import {
  applicantDays,
  readApplicantDays,
  saveApplicantDays,
} from "../../../domain/applicant-keeping.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { asking, refuseRules, showApologyRules } from "./apology-rules.ts";

export async function askApplicantDays(
  turn: LinkedTurn,
  isAgain = false,
): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  const days = await applicantDays(turn.stores);
  const content = { kind: "ask-applicant-days", days, isAgain } as const;
  return [{ content, asks: asking(turn, { asking: "applicant-days" }) }];
}

export async function answerApplicantDays(
  turn: LinkedTurn,
  text: string,
): Promise<readonly Reply[]> {
  const refusal = await refuseRules(turn);
  if (refusal) return refusal;
  const days = readApplicantDays(text);
  if (days === null) return askApplicantDays(turn, true);
  const before = await applicantDays(turn.stores);
  if (days !== before) {
    await saveApplicantDays(turn.stores, days);
    await putOnRecord(turn, {
      subject: "rules",
      subjectId: "organisation",
      deed: "set-applicant-days",
      detail: { from: String(before), to: String(days) },
    });
  }
  return showApologyRules(turn, "applicant-days");
}
