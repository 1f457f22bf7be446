/** Whom a rung is told to, as things stand on a day. */
import type { Deadline } from "./deadline.ts";
import type { DeadlineId, PersonId, PostId, UnitId } from "./ids.ts";
import type { Audience } from "./ladder.ts";
import type { Notice } from "./message.ts";
import { nameRung, originOf, readRung } from "./rung.ts";
import type { SupportRequest } from "./stores.ts";

/** Who can be told, as things stand today: only persons with a chat that reaches them. */
export interface Directory {
  /**
   * Those who answer for a unit, or who hold the post in it where anybody does; stand-ins in the
   * place of whom they stand in for.
   */
  ownersOf(unit: UnitId, post: PostId | null): readonly PersonId[];
  /** Who hears what a supporting unit is asked for: its heads; its officers where no head does. */
  supportersIn(unit: UnitId): readonly PersonId[];
  /** A person, or who stands in for him today; empty when nobody can be reached. */
  reach(person: PersonId): readonly PersonId[];
  readonly coordinators: readonly PersonId[];
  readonly leaders: readonly PersonId[];
}

/** A rung, or a notice of it: what is told, and in which part. */
type Telling = Pick<Notice, "section" | "rung">;
type Recipient = Telling & Pick<Notice, "personId">;

/** What nobody can be reached for is told to the coordinators, never silently skipped. */
export function recipientsOf(
  audience: Audience,
  telling: Telling,
  deadline: Deadline,
  directory: Directory,
): readonly Recipient[] {
  switch (audience) {
    case "owner":
      return toOrInstead(directory.ownersOf(deadline.unitId, deadline.postId), telling, directory);
    case "signer":
      return deadline.state.name === "awaiting"
        ? toOrInstead(directory.reach(deadline.state.signerId), telling, directory)
        : [];
    case "coordinator":
      return to(directory.coordinators, telling);
    case "leader":
      return to(directory.leaders, telling);
    default:
      return audience satisfies never;
  }
}

/**
 * Who hears what nobody whom it was meant for can be told: the coordinators, else the leaders.
 *
 * @param except who cannot be told it either
 */
export function toldInstead(
  { section, rung }: Telling,
  { coordinators, leaders }: Directory,
  except: PersonId | null = null,
): readonly Recipient[] {
  const others = (people: readonly PersonId[]) => people.filter((person) => person !== except);
  const isPaper = section === "signature";
  const told = isPaper ? handOverRung(rung) : rung;
  const among = others(coordinators);
  return among.length > 0
    ? to(among, { section: isPaper ? section : "unlinked", rung: told })
    : to(others(leaders), { section: "unlinked", rung: told });
}

/** A rung told to others than it is meant for: beside their own notice of it, if they have one. */
export function handOverRung(name: string): string {
  const rung = readRung(name);
  return rung.kind === "handed-over" ? name : nameRung({ kind: "handed-over", rung });
}

/**
 * Who is to hear now what a notice told somebody whose it is no longer.
 *
 * @param supporting the units that were asked to contribute to the deadline
 */
export function heirsOf(
  notice: Notice,
  deadline: Deadline,
  supporting: readonly UnitId[],
  directory: Directory,
): readonly Recipient[] {
  const { section } = notice;
  if (section === "unlinked") return toldInstead(notice, directory);
  if (section !== "support") return recipientsOf(audienceOf(notice), notice, deadline, directory);
  const asked = supporting.flatMap((unit) => directory.supportersIn(unit));
  return toOrInstead(asked, notice, directory);
}

/** The supporting units that were asked to contribute to a deadline. */
export function unitsAsked(
  deadline: DeadlineId,
  requests: readonly Pick<SupportRequest, "deadlineId" | "unitId">[],
): readonly UnitId[] {
  return requests.filter(({ deadlineId }) => deadlineId === deadline).map(({ unitId }) => unitId);
}

/** For whom a notice of this section was meant. */
export function audienceOf({ section, rung }: Pick<Notice, "section" | "rung">): Audience {
  switch (section) {
    case "signature":
      return readRung(rung).kind === "handed-over" ? "coordinator" : "signer";
    case "escalation": {
      const rule = originOf(readRung(rung));
      return rule?.kind === "escalation" ? rule.to : "coordinator";
    }
    case "closing":
    case "unlinked":
      return "coordinator";
    case "due":
    case "overdue":
    case "warning":
    case "proof":
    case "status":
    case "own-date":
    case "support":
      return "owner";
    default:
      return section satisfies never;
  }
}

function toOrInstead(
  people: readonly PersonId[],
  telling: Telling,
  directory: Directory,
): readonly Recipient[] {
  return people.length > 0 ? to(people, telling) : toldInstead(telling, directory);
}

function to(people: readonly PersonId[], { section, rung }: Telling): readonly Recipient[] {
  return [...new Set(people)].map((personId) => ({ personId, section, rung }));
}
