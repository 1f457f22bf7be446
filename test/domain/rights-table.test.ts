/** Bảng quyền, every cell: written out by hand, so that a change of the table is a change here. */
import { describe, expect, test } from "vitest";
import type { PersonId, UnitId } from "../../domain/ids.ts";
import type { Role } from "../../domain/org.ts";
import { may, mayEverywhere, unitsWhereMay, type About, type Actor } from "../../domain/rights.ts";
import { RIGHTS, type Right } from "../../domain/rights-table.ts";
import { grant, person } from "../builders/org.ts";

const OWN = "own-unit" as UnitId;
const HELPED = "helped-unit" as UnitId;
const FOREIGN = "foreign-unit" as UnitId;
const SOMEBODY = "somebody" as PersonId;

/**
 * What each role may, in this order, for `y` or `n`: with what his own unit owes; with what another
 * owes and his unit supports; with a third unit's. Then: about another person; about himself.
 */
const BY_HAND: Readonly<Record<Right, Readonly<Record<Role, string>>>> = {
  "see-work": { leader: "yyy yy", coordinator: "yyy yy", head: "yyn nn", officer: "yyn nn" },
  report: { leader: "nnn nn", coordinator: "yyy yy", head: "ynn nn", officer: "ynn nn" },
  prove: { leader: "nnn nn", coordinator: "yyy yy", head: "ynn nn", officer: "ynn nn" },
  waive: { leader: "nnn nn", coordinator: "yyy yy", head: "ynn nn", officer: "ynn nn" },
  "prove-criterion": {
    leader: "nnn nn",
    coordinator: "yyy yy",
    head: "nnn nn",
    officer: "nnn nn",
  },
  review: { leader: "nyy nn", coordinator: "nyy nn", head: "nnn nn", officer: "nnn nn" },
  "propose-extension": {
    leader: "nnn nn",
    coordinator: "yyy yy",
    head: "ynn nn",
    officer: "nnn nn",
  },
  "comment-extension": {
    leader: "nnn nn",
    coordinator: "nyy nn",
    head: "nnn nn",
    officer: "nnn nn",
  },
  "decide-extension": {
    leader: "nyy nn",
    coordinator: "nnn nn",
    head: "nnn nn",
    officer: "nnn nn",
  },
  assign: { leader: "nnn nn", coordinator: "yyy yy", head: "ynn nn", officer: "nnn nn" },
  remark: { leader: "yyy yy", coordinator: "yyy yy", head: "ynn nn", officer: "ynn nn" },
  "correct-work": { leader: "nnn nn", coordinator: "yyy yy", head: "nnn nn", officer: "nnn nn" },
  "correct-on-time": {
    leader: "nyy nn",
    coordinator: "nyy nn",
    head: "nnn nn",
    officer: "nnn nn",
  },
  direct: { leader: "yyy yy", coordinator: "yyy yy", head: "nnn nn", officer: "nnn nn" },
  "bring-in": { leader: "nnn nn", coordinator: "yyy yy", head: "nnn nn", officer: "nnn nn" },
  "see-summary": { leader: "yyy yy", coordinator: "yyy yy", head: "nnn nn", officer: "nnn nn" },
  "see-units": { leader: "yyy yy", coordinator: "yyy yy", head: "nnn nn", officer: "nnn nn" },
  "manage-people": { leader: "nnn nn", coordinator: "yyy yy", head: "nnn nn", officer: "nnn nn" },
  "arrange-stand-in": {
    leader: "nnn ny",
    coordinator: "yyy yy",
    head: "nnn ny",
    officer: "nnn nn",
  },
  "settle-rules": { leader: "nnn nn", coordinator: "yyy yy", head: "nnn nn", officer: "nnn nn" },
  "see-record": { leader: "yyy yy", coordinator: "yyy yy", head: "ynn nn", officer: "ynn nn" },
  "export-evidence": { leader: "yyy yy", coordinator: "yyy yy", head: "ynn nn", officer: "nnn nn" },
  "see-dossiers": { leader: "yyy yy", coordinator: "yyy yy", head: "ynn nn", officer: "ynn nn" },
  "see-applicant": { leader: "nnn nn", coordinator: "nnn nn", head: "ynn nn", officer: "ynn nn" },
  "answer-dossier": { leader: "nnn nn", coordinator: "yyy yy", head: "ynn nn", officer: "ynn nn" },
  "bring-in-dossiers": {
    leader: "nnn nn",
    coordinator: "yyy yy",
    head: "nnn nn",
    officer: "nnn nn",
  },
  "keep-dossier": { leader: "nnn nn", coordinator: "yyy yy", head: "ynn nn", officer: "ynn nn" },
  "tick-new-date": { leader: "nnn nn", coordinator: "yyy yy", head: "ynn nn", officer: "ynn nn" },
};

/**
 * What it changes that his own unit is the one-stop desk, in this order: with another unit's dossier; with
 * one of no unit. Then, where another unit is the desk: with a third unit's.
 */
const AT_THE_DESK: Partial<Readonly<Record<Right, Readonly<Record<Role, string>>>>> = {
  "see-dossiers": { leader: "yy y", coordinator: "yy y", head: "yy n", officer: "yy n" },
  "see-applicant": { leader: "nn n", coordinator: "nn n", head: "yy n", officer: "yy n" },
  "bring-in-dossiers": { leader: "nn n", coordinator: "yy y", head: "yy n", officer: "yy n" },
  "keep-dossier": { leader: "nn n", coordinator: "yy y", head: "yy n", officer: "yy n" },
  "tick-new-date": { leader: "nn n", coordinator: "yy y", head: "yy n", officer: "yy n" },
};

/** Those that a stand-in does not have from him in whose place he acts. */
const HIS_OWN_ONLY: readonly Right[] = ["manage-people", "arrange-stand-in"];

const ROLES: readonly Role[] = ["leader", "coordinator", "head", "officer"];
const CELLS = (Object.keys(BY_HAND) as Right[]).flatMap((right) =>
  ROLES.map((role) => ({ right, role, cell: BY_HAND[right][role] })),
);

const WORK: readonly About[] = [
  { unitId: OWN },
  { unitId: FOREIGN, supportIds: [HELPED, OWN] },
  { unitId: FOREIGN, supportIds: [HELPED] },
];

function cellOf(actor: Actor, right: Right): string {
  const letter = (about: About) => (may(actor, right, about) ? "y" : "n");
  const people = [{ personId: SOMEBODY }, { personId: actor.person.id }];
  return `${WORK.map(letter).join("")} ${people.map(letter).join("")}`;
}

function deskCellOf(actor: Actor, right: Right): string {
  const letter = (about: About) => (may(actor, right, about) ? "y" : "n");
  const atDesk = [{ unitId: FOREIGN }, {}].map((about) => letter({ ...about, deskIds: [OWN] }));
  return `${atDesk.join("")} ${letter({ unitId: FOREIGN, deskIds: [HELPED] })}`;
}

function acting(role: Role): Actor {
  return { person: person({ grants: [grant(role, OWN)] }), standsInFor: [] };
}

test("the table is written out whole", () => {
  expect(Object.keys(BY_HAND).toSorted()).toEqual(Object.keys(RIGHTS).toSorted());
});

test.each(CELLS)("$right, $role: $cell", ({ right, role, cell }) => {
  expect(cellOf(acting(role), right)).toBe(cell);
});

test.each(CELLS)("$right, $role, with nothing named: whether he may anything of it", (each) => {
  const { right, role, cell } = each;
  const somewhere = `${cell} ${AT_THE_DESK[right]?.[role] ?? ""}`;
  expect(may(acting(role), right)).toBe(somewhere.includes("y"));
});

describe("of the one-stop desk", () => {
  const atDesk = CELLS.flatMap(({ right, role }) => {
    const cell = AT_THE_DESK[right]?.[role];
    return cell === undefined ? [] : [{ right, role, cell }];
  });

  test.each(atDesk)("$right, $role: $cell", ({ right, role, cell }) => {
    expect(deskCellOf(acting(role), right)).toBe(cell);
  });

  test.each(atDesk)("a stand-in of a $role: $right", ({ right, role, cell }) => {
    const absent = person({ grants: [grant(role, OWN)] });
    const deputy: Actor = { person: person({ grants: [] }), standsInFor: [absent] };
    expect(deskCellOf(deputy, right)).toBe(cell);
  });

  test.each(CELLS.filter(({ right }) => !(right in AT_THE_DESK)))(
    "it changes nothing of $right, $role",
    ({ right, role }) => {
      for (const about of [...WORK, { personId: SOMEBODY }]) {
        const without = may(acting(role), right, about);
        expect(may(acting(role), right, { ...about, deskIds: [OWN] })).toBe(without);
      }
    },
  );

  test("a role of no unit is of no desk", () => {
    const head: Actor = { person: person({ grants: [grant("head")] }), standsInFor: [] };
    expect(deskCellOf(head, "see-dossiers")).toBe("nn n");
  });
});

describe("a stand-in for the day", () => {
  test.each(CELLS)("of a $role: $right", ({ right, role, cell }) => {
    const absent = person({ grants: [grant(role, OWN)] });
    const deputy: Actor = { person: person({ grants: [] }), standsInFor: [absent] };
    const letters = HIS_OWN_ONLY.includes(right) ? "nnn nn" : cell;
    expect(cellOf(deputy, right)).toBe(letters);
  });

  test("reviews neither the absent one's unit nor his own", () => {
    const absent = person({ grants: [grant("coordinator", OWN)] });
    const deputy = person({ grants: [grant("head", HELPED)] });
    const actor: Actor = { person: deputy, standsInFor: [absent] };
    const reviewed = [OWN, HELPED, FOREIGN].filter((unitId) => may(actor, "review", { unitId }));
    expect(reviewed).toEqual([FOREIGN]);
  });

  test("decides nothing for his own unit, nor what he has asked for (incident: a head, standing in for the chairman, granted his own extension)", () => {
    const chairman = person({ grants: [grant("leader")] });
    const head = person({ grants: [grant("head", OWN), grant("coordinator", OWN)] });
    const actor: Actor = { person: head, standsInFor: [chairman] };
    for (const right of ["decide-extension", "correct-on-time", "comment-extension"] as const) {
      expect(may(actor, right, { unitId: OWN })).toBe(false);
      expect(may(actor, right, { unitId: FOREIGN })).toBe(true);
      expect(may(actor, right, { unitId: FOREIGN, by: [head.id] })).toBe(false);
    }
  });

  test("has what is his own besides", () => {
    const absent = person({ grants: [grant("head", OWN)] });
    const deputy = person({ grants: [grant("officer", HELPED)] });
    const actor: Actor = { person: deputy, standsInFor: [absent] };
    const reported = [OWN, HELPED, FOREIGN].filter((unitId) => may(actor, "report", { unitId }));
    expect(reported).toEqual([OWN, HELPED]);
  });
});

test.each(Object.keys(RIGHTS) as Right[])("who has no role may not: %s", (right) => {
  const nobody: Actor = { person: person({ grants: [] }), standsInFor: [] };
  expect(cellOf(nobody, right)).toBe("nnn nn");
  expect(may(nobody, right)).toBe(false);
});

describe("the units with whose things somebody may", () => {
  test("are all, where his role reaches so far", () => {
    expect(unitsWhereMay(acting("coordinator"), "report")).toBeNull();
    expect(mayEverywhere(acting("coordinator"), "report")).toBe(true);
  });

  test("are those in which he has the role, each once", () => {
    const both = person({ grants: [grant("head", OWN), grant("officer", HELPED)] });
    const actor: Actor = { person: both, standsInFor: [] };
    expect(unitsWhereMay(actor, "report")).toEqual([OWN, HELPED]);
    expect(unitsWhereMay(actor, "assign")).toEqual([OWN]);
    expect(mayEverywhere(actor, "report")).toBe(false);
  });

  test("are none without a role", () => {
    expect(unitsWhereMay({ person: person(), standsInFor: [] }, "report")).toEqual([]);
  });
});
