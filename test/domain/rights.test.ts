import { describe, expect, test } from "vitest";
import type { UnitId } from "../../domain/ids.ts";
import type { NoticeSection } from "../../domain/ladder.ts";
import type { Role } from "../../domain/org.ts";
import { foremostRole, unitsOf } from "../../domain/org.ts";
import {
  actsFor,
  isCoordinator,
  isLeader,
  may,
  mayHear,
  seesAll,
  unitsInCharge,
  type About,
  type Actor,
} from "../../domain/rights.ts";
import { grant, person } from "../builders/org.ts";
import { at } from "../builders/time.ts";

const justice = "unit-of-justice" as UnitId;
const finance = "unit-of-finance" as UnitId;
const home = "unit-of-home-affairs" as UnitId;

function actor(role: Role, unitId: UnitId | null, over: Partial<Actor> = {}): Actor {
  return { person: person({ grants: [grant(role, unitId)] }), standsInFor: [], ...over };
}

const owedBy = (unitId: UnitId) => ({ unitId });
const work = { unitId: justice, supportIds: [finance] };
const mayChange = (who: Actor, about: About) => may(who, "report", about);
const maySee = (who: Actor, about: About) => may(who, "see-work", about);

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
  expect(maySee(nobody, { supportIds: [] })).toBe(false);
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

describe("whose a notice is to hear", () => {
  const deputyOf = (absent: Actor): Actor => ({
    person: person({ grants: [grant("officer", finance)] }),
    standsInFor: [absent.person],
  });
  const owed = { unitId: justice, state: { name: "open" } } as const;
  const hears = (who: Actor, section: NoticeSection, rung = "-5", supporting: UnitId[] = []) =>
    mayHear(who, { section, rung }, owed, supporting);

  test.each(["due", "overdue", "warning", "proof", "status", "own-date"] as const)(
    "%s: the unit's own people, and who stands in for one",
    (section) => {
      expect(hears(actor("head", justice), section)).toBe(true);
      expect(hears(actor("officer", justice), section)).toBe(true);
      expect(hears(actor("head", finance), section)).toBe(false);
      expect(hears(actor("coordinator", null), section)).toBe(false);
      expect(hears(deputyOf(actor("head", justice)), section)).toBe(true);
    },
  );

  test.each([
    ["closing", false],
    ["unlinked", true],
  ] as const)("%s: the coordinators; the leaders: %s", (section, isLeaders) => {
    expect(hears(actor("coordinator", null), section)).toBe(true);
    expect(hears(actor("head", justice), section)).toBe(false);
    expect(hears(actor("leader", null), section)).toBe(isLeaders);
  });

  test("escalation: whom it went up to, also after it was put off", () => {
    expect(hears(actor("leader", null), "escalation", "leader")).toBe(true);
    expect(hears(actor("coordinator", null), "escalation", "leader")).toBe(false);
    expect(hears(actor("coordinator", null), "escalation", "coordinator")).toBe(true);
    expect(hears(actor("leader", null), "escalation", "snoozed-2023-03-24 leader")).toBe(true);
  });

  test("signature: the signer; handed over, the coordinators", () => {
    const signer = actor("leader", null);
    const awaiting = {
      name: "awaiting",
      by: person().id,
      at: at("2023-03-24 08:00"),
      signerId: signer.person.id,
    } as const;
    const told = (who: Actor, rung: string) =>
      mayHear(who, { section: "signature", rung }, { unitId: justice, state: awaiting }, []);
    expect(told(signer, "presented")).toBe(true);
    expect(told(deputyOf(signer), "presented")).toBe(true);
    expect(told(actor("leader", null), "presented")).toBe(false);
    expect(told(actor("coordinator", null), "handed-over presented")).toBe(true);
  });

  test("support: the units that were asked, not the one that owes it", () => {
    expect(hears(actor("head", finance), "support", "support-2", [finance])).toBe(true);
    expect(hears(actor("head", finance), "support", "support-2", [home])).toBe(false);
    expect(hears(actor("head", justice), "support", "support-2", [finance])).toBe(false);
  });
});
