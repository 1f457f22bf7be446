/** What giving or registering a directive makes: the directive, and one deadline for each unit that owes it. */
import { newDeadline } from "./deadline-making.ts";
import type { Deadline, DeadlineState } from "./deadline.ts";
import { directiveCode } from "./directive-draft.ts";
import type { Directive } from "./directive.ts";
import type { DeadlineId, DirectiveId, PersonId, UnitId } from "./ids.ts";
import type { Instant, LocalDate } from "./time.ts";

/** All that a person has said of it. */
export interface ToldDirective {
  readonly id: DirectiveId;
  readonly direction: Directive["direction"];
  readonly title: string;
  readonly due: LocalDate;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  readonly product: string;
}

interface Making {
  readonly by: PersonId;
  readonly at: Instant;
}

/** @param codeNumber the number of its code */
export function makeDirective(told: ToldDirective, codeNumber: number, making: Making): Directive {
  const { id, direction, title, number, issuer, issuedOn } = told;
  return {
    id,
    code: directiveCode(codeNumber),
    direction,
    number,
    issuer,
    issuedOn,
    title,
    createdBy: making.by,
    createdAt: making.at,
  };
}

/** One for each unit; whether anybody is reminded of it is the ladder's to say. */
export function directiveDeadline(
  told: ToldDirective,
  id: DeadlineId,
  unitId: UnitId,
  at: Instant,
  state: DeadlineState = { name: "open" },
): Deadline {
  const { id: directiveId, product: label, due } = told;
  return newDeadline({
    id,
    kind: "directive",
    directiveId,
    unitId,
    label,
    due,
    state,
    createdAt: at,
  });
}
