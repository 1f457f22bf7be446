/** Một người dùng: what the next words answer. */
import type { PersonId } from "../../../domain/ids.ts";
import type { UnitWanted } from "../../../domain/person-action.ts";
import type { AnsweredBy } from "./answered-by.ts";

export type PersonQuestion =
  /** Whom to show, below the list. */
  | { readonly asking: "people-words" }
  | {
      readonly asking: "person-unit";
      readonly personId: PersonId;
      readonly wanted: UnitWanted;
    }
  | { readonly asking: "person-post"; readonly personId: PersonId };

export const PERSON_QUESTIONS: AnsweredBy<PersonQuestion> = {
  "people-words": "words",
  "person-unit": "words",
  "person-post": "words",
};
