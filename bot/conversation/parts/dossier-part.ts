/** Hồ sơ TTHC: which feature answers. */
import type { DossierAction, DossierRatesAction } from "../../../domain/dossier-action.ts";
import {
  answerApplicant,
  askApplicant,
  showApplicant,
} from "../../features/dossiers/applicants.ts";
import { answerReason, askReason, promiseInTime } from "../../features/dossiers/dossier-answers.ts";
import { showDossier } from "../../features/dossiers/dossier-card.ts";
import { answerChange, askChange } from "../../features/dossiers/dossier-change.ts";
import { answerEnd, askEnd, markDossier } from "../../features/dossiers/dossier-marks.ts";
import { askRemoval, removeDossier } from "../../features/dossiers/dossier-removal.ts";
import { showRates } from "../../features/dossiers/dossier-rates.ts";
import { groupDossiers, listDossiers, showOverview } from "../../features/dossiers/dossiers.ts";
import { findDossiers } from "../../features/dossiers/finding.ts";
import { addDossier, answerTyping, startTyping } from "../../features/dossiers/typing.ts";
import { DOSSIER_QUESTIONS, type DossierQuestion } from "../questions/dossier-question.ts";
import type { LinkedTurn, Reply } from "../turn.ts";
import type { Part } from "./part.ts";

export const DOSSIER_PART: Part<DossierAction, DossierQuestion> = {
  does: {
    "dossier-overview": "shows",
    dossiers: "turns",
    "find-dossiers": "turns",
    "dossier-groups": "turns",
    dossier: "shows",
    "dossier-applicant": "acts",
    "ask-applicant": "acts",
    "dossier-in-time": "acts",
    "dossier-not-in-time": "acts",
    "ask-dossier": "acts",
    "add-dossier": "acts",
    "mark-dossier": "acts",
    "ask-dossier-end": "acts",
    "ask-dossier-change": "acts",
    "ask-dossier-removal": "acts",
    "remove-dossier": "acts",
  },
  asks: DOSSIER_QUESTIONS,
  act: actOnDossier,
  answer: answerDossier,
};

export const DOSSIER_RATES_PART: Part<DossierRatesAction, never> = {
  does: { "dossier-rates": "turns", "dossier-rates-in": "turns" },
  asks: {},
  act: showRates,
  answer: (_turn, asked) => asked,
};

async function actOnDossier(turn: LinkedTurn, action: DossierAction): Promise<readonly Reply[]> {
  switch (action.do) {
    case "dossier-overview":
      return showOverview(turn);
    case "dossiers":
      return listDossiers(turn, action);
    case "find-dossiers":
      return findDossiers(turn, action.words, action.page);
    case "dossier-groups":
      return groupDossiers(turn, action);
    case "dossier":
      return showDossier(turn, action.dossierId);
    case "dossier-applicant":
      return showApplicant(turn, action.dossierId);
    case "ask-applicant":
      return askApplicant(turn, action.dossierId);
    case "dossier-in-time":
      return promiseInTime(turn, action.dossierId);
    case "dossier-not-in-time":
      return askReason(turn, action.dossierId);
    case "ask-dossier":
      return startTyping(turn, "");
    case "add-dossier":
      return addDossier(turn, action.draft);
    case "mark-dossier":
      return markDossier(turn, action.dossierId, action.mark);
    case "ask-dossier-end":
      return askEnd(turn, action.dossierId, action.mark);
    case "ask-dossier-change":
      return askChange(turn, action.dossierId);
    case "ask-dossier-removal":
      return askRemoval(turn, action.dossierId);
    case "remove-dossier":
      return removeDossier(turn, action.dossierId);
    default:
      return action satisfies never;
  }
}

async function answerDossier(
  turn: LinkedTurn,
  asked: DossierQuestion,
  text: string,
): Promise<readonly Reply[]> {
  switch (asked.asking) {
    case "dossier-reason":
      return answerReason(turn, asked, text);
    case "applicant":
      return answerApplicant(turn, asked, text);
    case "dossier-end":
      return answerEnd(turn, asked, text);
    case "dossier-change":
      return answerChange(turn, asked, text);
    case "dossier":
      return answerTyping(turn, asked, text);
    default:
      return asked satisfies never;
  }
}
