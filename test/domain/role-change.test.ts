import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PersonId, UnitId } from "../../domain/ids.ts";
import type { Role, RoleGrant } from "../../domain/org.ts";
import {
  GIVEN_ROLES,
  headsAfter,
  holds,
  moved,
  needsUnit,
  withoutRole,
  withRole,
} from "../../domain/role-change.ts";
import { grant, person } from "../builders/org.ts";

const justice = "justice" as UnitId;
const finance = "finance" as UnitId;
const HEAD = grant("head", justice);

const roles = fc.constantFrom<Role>(...GIVEN_ROLES);
const units = fc.constantFrom("a", "b", "c").map((id) => id as UnitId);
const grants = fc.record({ role: roles, unitId: fc.option(units) });
const people = fc
  .uniqueArray(grants, { selector: ({ role, unitId }) => `${role} ${unitId}`, maxLength: 6 })
  .map((each) => person({ grants: each }));

/** Incident: a head was moved, and nobody was told that his unit had none and the other had two. */
describe("the heads of a unit", () => {
  const official = person({ grants: [HEAD] });
  const other = person({ grants: [grant("head", finance), grant("officer", justice)] });

  test("are counted where the change touches them, and nowhere else", () => {
    const after = person({ ...official, grants: [grant("head", finance)] });
    expect(headsAfter(official, after, [official, other])).toEqual([
      { unitId: justice, heads: 0 },
      { unitId: finance, heads: 2 },
    ]);
    expect(headsAfter(other, { grants: [grant("head", finance)] }, [official, other])).toEqual([]);
  });

  test("are what is counted once the change is saved, whoever they are", () => {
    fc.assert(
      fc.property(fc.array(people, { maxLength: 5 }), grants, (others, given) => {
        const everyone = others.map((each, index) => ({ ...each, id: `${index}` as PersonId }));
        const before = { ...person({ grants: [given] }), id: "changed" as PersonId };
        const after = { ...before, grants: [] };
        for (const { unitId, heads } of headsAfter(before, after, [...everyone, before])) {
          const isHead = (each: RoleGrant) => each.role === "head" && each.unitId === unitId;
          expect(heads).toBe(everyone.filter((each) => each.grants.some(isHead)).length);
        }
      }),
    );
  });
});

describe("a role that is moved", () => {
  test("is the same in another unit, and the others stay", () => {
    const official = person({ grants: [HEAD, grant("coordinator", justice)] });
    expect(moved(official, HEAD, finance)).toMatchObject({
      ok: true,
      value: { grants: [grant("head", finance), grant("coordinator", justice)] },
    });
  });

  test.each([
    [grant("officer", justice), finance, "no-such-role"],
    [HEAD, justice, "same-unit"],
    [HEAD, finance, "has-role"],
  ] as const)("%o to %s is refused: %s", (wanted, to, error) => {
    const official = person({ grants: [HEAD, grant("head", finance)] });
    expect(moved(official, wanted, to)).toEqual({ ok: false, error });
  });
});

test("only a leader's is of no unit", () => {
  expect(GIVEN_ROLES.filter((role) => !needsUnit(role))).toEqual(["leader"]);
});

describe("whatever roles somebody has", () => {
  test("one that is given is his, once; ended, it is gone, and all is as before", () => {
    fc.assert(
      fc.property(people, grants, (official, wanted: RoleGrant) => {
        const given = withRole(official, wanted);
        if (!given.ok) {
          expect(given.error).toBe("has-role");
          expect(holds(official, wanted)).toBe(true);
          return;
        }
        expect(holds(given.value, wanted)).toBe(true);
        expect(withRole(given.value, wanted)).toEqual({ ok: false, error: "has-role" });
        expect(withoutRole(given.value, wanted)).toEqual({ ok: true, value: official });
      }),
    );
  });

  test("moving one leaves as many as there were, none of them twice", () => {
    fc.assert(
      fc.property(people, grants, units, (official, wanted, to) => {
        const result = moved(official, wanted, to);
        const after = result.ok ? result.value.grants : official.grants;
        expect(after).toHaveLength(official.grants.length);
        expect(new Set(after.map(({ role, unitId }) => `${role} ${unitId}`)).size).toBe(
          after.length,
        );
      }),
    );
  });
});
