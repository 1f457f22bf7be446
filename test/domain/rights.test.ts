import { describe, expect, test } from "vitest";
import type { UnitId } from "../../domain/ids.ts";
import type { Role } from "../../domain/org.ts";
import { foremostRole, unitsOf } from "../../domain/org.ts";
import {
  actsFor,
  isCoordinator,
  isLeader,
  maySee,
  mayChange,
  seesAll,
  unitsInCharge,
  type Actor,
} from "../../domain/rights.ts";
import { grant, person } from "../builders/org.ts";

const justice = "unit-of-justice" as UnitId;
const finance = "unit-of-finance" as UnitId;
const home = "unit-of-home-affairs" as UnitId;

function actor(role: Role, unitId: UnitId | null, over: Partial<Actor> = {}): Actor {
  return { person: person({ grants: [grant(role, unitId)] }), standsInFor: [], ...over };
}

const owedBy = (unitId: UnitId) => ({ unitId });
const work = { unitIds: [justice], supportIds: [finance] };

describe.each(["head", "officer"] as const)("the %s of a unit", (role) => {
  test("changes what his own unit owes, and nothing else", () => {
    const official = actor(role, justice);
    expect(mayChange(official, owedBy(justice))).toBe(true);
    expect(mayChange(official, owedBy(finance))).toBe(false);
  });

  test("sees his own work and what his unit supports, and nothing else", () => {
    expect(maySee(actor(role, justice), work)).toBe(true);
    expect(maySee(actor(role, finance), work)).toBe(true);
    expect(maySee(actor(role, home), work)).toBe(false);
    expect(seesAll(actor(role, justice))).toBe(false);
  });

  test("does not change what his unit only supports", () => {
    expect(mayChange(actor(role, finance), owedBy(justice))).toBe(false);
  });
});

test("a coordinator changes and sees every unit's work", () => {
  const coordinator = actor("coordinator", home);
  expect(mayChange(coordinator, owedBy(justice))).toBe(true);
  expect(maySee(coordinator, work)).toBe(true);
  expect(isCoordinator(coordinator)).toBe(true);
  expect(isLeader(coordinator)).toBe(false);
});

test("a leader sees every unit's work and changes none of it", () => {
  const leader = actor("leader", null);
  expect(maySee(leader, work)).toBe(true);
  expect(mayChange(leader, owedBy(justice))).toBe(false);
});

test("a leader or coordinator of a unit does not by that answer for what it owes", () => {
  expect(unitsOf(actor("coordinator", home).person)).toEqual([]);
  expect(unitsOf(actor("leader", home).person)).toEqual([]);
});

test("a person without any role sees and changes nothing", () => {
  const nobody: Actor = { person: person(), standsInFor: [] };
  expect(maySee(nobody, work)).toBe(false);
  expect(mayChange(nobody, owedBy(justice))).toBe(false);
  expect(maySee(nobody, { unitIds: [], supportIds: [] })).toBe(false);
});

test("a person with roles in several units acts for each, once", () => {
  const both = person({
    grants: [grant("head", justice), grant("officer", justice), grant("officer", finance)],
  });
  const acting: Actor = { person: both, standsInFor: [] };
  expect(unitsInCharge(acting)).toEqual([justice, finance]);
  expect(foremostRole(both)).toBe("head");
});

describe("a stand-in", () => {
  const absentHead = person({ grants: [grant("head", finance)] });
  const absentCoordinator = person({ grants: [grant("coordinator", home)] });

  test("may do what the absent person may, besides his own", () => {
    const deputy = actor("officer", justice, { standsInFor: [absentHead] });
    expect(mayChange(deputy, owedBy(finance))).toBe(true);
    expect(mayChange(deputy, owedBy(justice))).toBe(true);
    expect(mayChange(deputy, owedBy(home))).toBe(false);
    expect(actsFor(deputy)).toEqual([deputy.person.id, absentHead.id]);
  });

  test("of a coordinator coordinates", () => {
    const deputy = actor("officer", justice, { standsInFor: [absentCoordinator] });
    expect(isCoordinator(deputy)).toBe(true);
    expect(mayChange(deputy, owedBy(finance))).toBe(true);
  });
});
