/** Nhật ký, hồ sơ kiểm chứng: which feature answers. */
import type { RecordAction } from "../../../domain/record-action.ts";
import {
  answerExportPeriod,
  askExportPeriod,
  exportEvidence,
} from "../../features/record/evidence-export.ts";
import { exportRecord, showRecord } from "../../features/record/record.ts";
import { RECORD_QUESTIONS, type RecordQuestion } from "../questions/record-question.ts";
import type { LinkedTurn, Reply } from "../turn.ts";
import type { Part } from "./part.ts";

export const RECORD_PART: Part<RecordAction, RecordQuestion> = {
  does: {
    record: "turns",
    "export-record": "acts",
    "export-evidence": "acts",
    "make-evidence-export": "acts",
  },
  asks: RECORD_QUESTIONS,
  act: actOnRecord,
  answer: (turn, _, text) => answerExportPeriod(turn, text),
};

async function actOnRecord(turn: LinkedTurn, action: RecordAction): Promise<readonly Reply[]> {
  switch (action.do) {
    case "record":
      return showRecord(turn, action.filter, action.page);
    case "export-record":
      return exportRecord(turn, action.filter);
    case "export-evidence":
      return askExportPeriod(turn);
    case "make-evidence-export":
      return exportEvidence(turn, { from: action.from, to: action.to });
    default:
      return action satisfies never;
  }
}
