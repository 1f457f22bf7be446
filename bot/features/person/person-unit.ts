/** Which unit a person comes into: chosen from the list, which words of its name make shorter. */
import type { PersonId, UnitId } from "../../../domain/ids.ts";
import { existedBetween, type OrgUnit, type Person } from "../../../domain/org.ts";
import type { UnitWanted } from "../../../domain/person-action.ts";
import type { HeadCount } from "../../../domain/person-content.ts";
import { moved, withRole } from "../../../domain/role-change.ts";
import { resolveUnit } from "../../../domain/unit-names.ts";
import { readWords } from "../../conversation/free-words.ts";
import { standsUntil } from "../../conversation/state.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { pageOfList } from "../paging.ts";
import { nearestUnits } from "../unit-choice.ts";
import { aboutPerson, openOther, refusedFor } from "./person.ts";
import { headsLeft } from "./unit-heads.ts";

const UNITS_A_PAGE = 7;
const LONGEST_WORDS = 100;

export async function chooseUnit(
  turn: LinkedTurn,
  id: PersonId,
  wanted: UnitWanted,
  words: string,
  page: number,
): Promise<readonly Reply[]> {
  const opened = await openOther(turn, id);
  if ("refusal" in opened) return opened.refusal;
  const typed = [...words].slice(0, LONGEST_WORDS).join("");
  const left = wanted.for === "move" ? wanted.grant.unitId : null;
  const all = await unitsNow(turn);
  const called = typed === "" ? all : unitsCalled(typed, all);
  const found = called.filter((unit) => unit.id !== left);
  if (found.length === 0 && called.length > 0) return [refusedFor(opened.person, "same-unit")];
  const { slice, ...paged } = pageOfList(found, page, UNITS_A_PAGE);
  const [only, ...others] = found;
  const meant = typed !== "" && others.length === 0 ? only : undefined;
  const content = {
    kind: "choose-person-unit",
    ...aboutPerson(opened.person),
    wanted,
    from: all.find((unit) => unit.id === left)?.name ?? null,
    words: typed,
    units: slice.map((unit) => ({ id: unit.id, name: unit.name })),
    heads: meant ? await headsIn(turn, opened.person, wanted, meant.id) : [],
    ...paged,
  } as const;
  const asks = {
    asking: "person-unit",
    personId: id,
    wanted,
    until: standsUntil(turn.now),
  } as const;
  return [{ content, asks }];
}

/** A unit named in words, where one was asked for: even the only one that fits is asked about first. */
export async function answerUnit(
  turn: LinkedTurn,
  id: PersonId,
  wanted: UnitWanted,
  text: string,
): Promise<readonly Reply[]> {
  return chooseUnit(turn, id, wanted, readWords(text) ?? "", 0);
}

async function headsIn(
  turn: LinkedTurn,
  person: Person,
  wanted: UnitWanted,
  unitId: UnitId,
): Promise<readonly HeadCount[]> {
  const changed =
    wanted.for === "move"
      ? moved(person, wanted.grant, unitId)
      : withRole(person, { role: wanted.role, unitId });
  return changed.ok ? headsLeft(turn, person, changed.value) : [];
}

/** Those that are there today. */
async function unitsNow(turn: LinkedTurn): Promise<readonly OrgUnit[]> {
  const units = await turn.stores.units.all();
  return units.filter((unit) => existedBetween(unit, turn.today, turn.today));
}

/** The one that is called so; else those that may be meant. */
function unitsCalled(words: string, units: readonly OrgUnit[]): readonly OrgUnit[] {
  const exact = resolveUnit(words, units, []);
  return exact.kind === "unit" ? [exact.unit] : nearestUnits(words, units);
}
