/** Which feature answers while a document is brought in: the buttons of it, and what is typed. */
import type { ImportAction } from "../../domain/import-action.ts";
import type { MessageId } from "../../domain/ids.ts";
import { foldText } from "../../domain/text.ts";
import {
  addNewUnits,
  answerNames,
  finishGroup,
  listGroups,
  showGroup,
  tickKind,
  tickMember,
} from "../features/group-members.ts";
import {
  answerUnit,
  askAgain,
  chooseUnit,
  listChoices,
  showQuestion,
  takeAsNew,
} from "../features/import-questions.ts";
import {
  answerDate,
  askDate,
  listRows,
  openRow,
  restoreRow,
  showList,
  skipRow,
} from "../features/import-rows.ts";
import { listRejected } from "../features/rejected-dossiers.ts";
import { closePast, undoImport } from "../features/import-undo.ts";
import {
  answerYear,
  cancelImport,
  chooseYear,
  confirmImport,
  showImport,
} from "../features/plan-import.ts";
import type { ImportQuestion } from "./state.ts";
import type { LinkedTurn, Reply } from "./turn.ts";

/** What goes on below what it was asked under, which stays to be read. */
const BELOW: readonly ImportAction["do"][] = ["import-undo", "import-close-past"];
/** Answers that say no, or that it is over, do not wipe away what stands there. */
const REFUSALS: readonly Reply["content"]["kind"][] = ["refused", "import-over", "import-refused"];

/** The answer to a button; where the channel can, it takes the place of the message it stood on. */
export async function actOnImport(
  turn: LinkedTurn,
  action: ImportAction,
  messageId: MessageId | null,
): Promise<readonly Reply[]> {
  const replies = await act(turn, action);
  const isFirstStep = BELOW.includes(action.do) && "isSure" in action && !action.isSure;
  if (isFirstStep || messageId === null) return replies;
  return replies.map((reply, index) =>
    index === 0 && !REFUSALS.includes(reply.content.kind)
      ? { ...reply, replaces: messageId }
      : reply,
  );
}

/** Null for words that are not about the import: they are understood as ever. */
export async function answerImportQuestion(
  turn: LinkedTurn,
  asked: ImportQuestion,
  text: string,
): Promise<readonly Reply[] | null> {
  switch (asked.asking) {
    case "import": {
      const row = readRow(text);
      return row === null ? null : openRow(turn, asked.importId, row);
    }
    case "import-year":
      return answerYear(turn, asked.importId, text);
    case "import-date":
      return answerDate(turn, asked.importId, asked.row, text);
    case "import-unit":
      return answerUnit(turn, asked.importId, asked.subject, text);
    case "group-names":
      return answerNames(turn, asked.target, text);
    default:
      return asked satisfies never;
  }
}

/** Words that call a question off lead back to where it was asked from. */
export async function leaveImportQuestion(
  turn: LinkedTurn,
  asked: ImportQuestion,
): Promise<readonly Reply[] | null> {
  switch (asked.asking) {
    case "import":
    case "import-year":
      return null;
    case "import-date":
      return openRow(turn, asked.importId, asked.row);
    case "import-unit":
      return showImport(turn, asked.importId);
    case "group-names":
      return "importId" in asked.target ? showImport(turn, asked.target.importId) : null;
    default:
      return asked satisfies never;
  }
}

/** `dòng 7`, or its number alone. */
function readRow(text: string): number | null {
  const number = /^(?:dong\s*)?(\d{1,6})$/u.exec(foldText(text))?.[1];
  return number ? Number(number) : null;
}

async function act(turn: LinkedTurn, action: ImportAction): Promise<readonly Reply[]> {
  switch (action.do) {
    case "import-confirm":
      return confirmImport(turn, action);
    case "import-cancel":
      return cancelImport(turn, action.importId);
    case "import-year":
      return chooseYear(turn, action.importId, action.year);
    case "import-preview":
      return showImport(turn, action.importId);
    case "import-list":
      return showList(turn, action.importId, action.list, action.page);
    case "import-rejected":
      return listRejected(turn, action.importId, action.page);
    case "import-rows":
      return listRows(turn, action.importId, action.page);
    case "import-row":
      return openRow(turn, action.importId, action.row);
    case "import-ask-date":
      return askDate(turn, action.importId, action.row);
    case "import-skip":
      return skipRow(turn, action.importId, action.row, action.isSkipped);
    case "import-restore":
      return restoreRow(turn, action.importId, action.row);
    case "import-question":
      return showQuestion(turn, action.importId, action.index);
    case "import-ask-again":
      return askAgain(turn, action.importId);
    case "import-units":
      return listChoices(turn, action.importId, action.subject, action.page);
    case "import-unit":
      return chooseUnit(turn, action.importId, action.subject, action.unitId);
    case "import-new-unit":
      return takeAsNew(turn, action.importId, action.phrase);
    case "import-undo":
      return undoImport(turn, action);
    case "import-close-past":
      return closePast(turn, action.planId, action.isSure);
    case "groups":
      return listGroups(turn, action.page);
    case "group":
      return showGroup(turn, action.target, action.page);
    case "group-tick":
      return tickMember(turn, action.target, action.member, action.isIn, action.page);
    case "group-kind":
      return tickKind(turn, action.target, action.unitKind, action.isIn, action.page);
    case "group-new":
      return addNewUnits(turn, action.target, action.names);
    case "group-done":
      return finishGroup(turn, action.target);
    default:
      return action satisfies never;
  }
}
