import { expect, test } from "vitest";
import { ownRulesOf, withOwnRules } from "../../domain/plan-ladder.ts";
import { DEFAULT_RULES, type LadderRules } from "../../domain/rules.ts";
import { time } from "../builders/time.ts";

const { ladder } = DEFAULT_RULES;

test("a plan that sets nothing of its own has nothing", () => {
  expect(ownRulesOf({ ...ladder }, ladder)).toBeNull();
});

test("only what differs is the plan's own", () => {
  const plan: LadderRules = { ...ladder, work: { ...ladder.work, before: [30, 0] } };
  expect(ownRulesOf(plan, ladder)).toEqual({ work: { before: [30, 0] } });
});

test("what the organisation changes later holds for the plan too, except where it has its own", () => {
  const own = ownRulesOf({ ...ladder, work: { ...ladder.work, before: [30, 0] } }, ladder);
  const later: LadderRules = {
    ...ladder,
    morningTime: time("08:00"),
    after: [2],
    work: { before: [9], escalation: { coordinator: 7, leader: 9 } },
  };
  expect(withOwnRules(later, own ?? {})).toEqual({
    ...later,
    work: { before: [30, 0], escalation: { coordinator: 7, leader: 9 } },
  });
});

test("an empty list is a value of its own", () => {
  const plan: LadderRules = { ...ladder, status: [] };
  expect(withOwnRules(ladder, ownRulesOf(plan, ladder) ?? {})).toEqual(plan);
});
