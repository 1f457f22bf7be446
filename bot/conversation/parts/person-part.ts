/** Một người dùng: which feature answers. */
import type { PersonAction } from "../../../domain/person-action.ts";
import { listPeople } from "../../features/people.ts";
import { answerPeopleWords } from "../../features/person/people-called.ts";
import { answerPost, askPost } from "../../features/person/person-post.ts";
import {
  addRole,
  askEndRole,
  chooseNewRole,
  chooseRole,
  endRole,
  movePerson,
} from "../../features/person/person-roles.ts";
import { answerUnit, chooseUnit } from "../../features/person/person-unit.ts";
import { askUnlink, unlinkPerson } from "../../features/person/person-unlinking.ts";
import { showPerson } from "../../features/person/person.ts";
import { parseCommand } from "../commands.ts";
import { PERSON_QUESTIONS, type PersonQuestion } from "../questions/person-question.ts";
import type { LinkedTurn, Reply } from "../turn.ts";
import type { Part } from "./part.ts";

export const PERSON_PART: Part<PersonAction, PersonQuestion> = {
  does: {
    person: "shows",
    "people-called": "turns",
    "ask-unlink-person": "acts",
    "unlink-person": "acts",
    "choose-role": "acts",
    "choose-person-unit": "turns",
    "move-person": "acts",
    "ask-end-role": "acts",
    "end-role": "acts",
    "choose-new-role": "acts",
    "add-role": "acts",
    "ask-post": "acts",
  },
  asks: PERSON_QUESTIONS,
  act,
  answer,
};

async function act(turn: LinkedTurn, action: PersonAction): Promise<readonly Reply[]> {
  switch (action.do) {
    case "person":
      return showPerson(turn, action.personId);
    case "people-called":
      return listPeople(turn, action.words, action.page);
    case "ask-unlink-person":
      return askUnlink(turn, action.personId);
    case "unlink-person":
      return unlinkPerson(turn, action.personId);
    case "choose-role":
      return chooseRole(turn, action.personId, action.to);
    case "choose-person-unit":
      return chooseUnit(turn, action.personId, action.wanted, action.words, action.page);
    case "move-person":
      return movePerson(turn, action.personId, action.grant, action.unitId);
    case "ask-end-role":
      return askEndRole(turn, action.personId, action.grant);
    case "end-role":
      return endRole(turn, action.personId, action.grant);
    case "choose-new-role":
      return chooseNewRole(turn, action.personId);
    case "add-role":
      return addRole(turn, action.personId, action.grant);
    case "ask-post":
      return askPost(turn, action.personId);
    default:
      return action satisfies never;
  }
}

/** A command alone is obeyed instead. */
async function answer(
  turn: LinkedTurn,
  asked: PersonQuestion,
  text: string,
): Promise<readonly Reply[] | null> {
  if (asked.asking === "people-words") return answerPeopleWords(turn, text);
  if (parseCommand(text)?.rest === "") return null;
  switch (asked.asking) {
    case "person-unit":
      return answerUnit(turn, asked.personId, asked.wanted, text);
    case "person-post":
      return answerPost(turn, asked.personId, text);
    default:
      return asked satisfies never;
  }
}
