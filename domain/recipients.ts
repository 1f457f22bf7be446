/** Whom a rung is told to, as things stand on a day. */
import type { Deadline } from "./deadline.ts";
import type { DeadlineId, PersonId, PostId, UnitId } from "./ids.ts";
import type { Audience, NoticeSection } from "./ladder.ts";
import type { Notice } from "./message.ts";
import { originOf, readRung } from "./rung.ts";
import type { SupportRequest } from "./stores.ts";

/** Who can be told, as things stand today: only persons with a chat that reaches them. */
export interface Directory {
  /**
   * Those who answer for a unit, or who hold the post in it where anybody does; stand-ins in the
   * place of whom they stand in for.
   */
  ownersOf(unit: UnitId, post: PostId | null): readonly PersonId[];
  /** A person, or who stands in for him today; empty when nobody can be reached. */
  reach(person: PersonId): readonly PersonId[];
  readonly coordinators: readonly PersonId[];
  readonly leaders: readonly PersonId[];
}

type Recipient = Pick<Notice, "personId" | "section">;

/** A unit that nobody can be reached for is told to the coordinators, never silently skipped. */
export function recipientsOf(
  { audience, section }: { readonly audience: Audience; readonly section: NoticeSection },
  deadline: Deadline,
  directory: Directory,
): readonly Recipient[] {
  switch (audience) {
    case "owner": {
      const owners = directory.ownersOf(deadline.unitId, deadline.postId);
      return owners.length > 0 ? to(owners, section) : to(directory.coordinators, "unlinked");
    }
    case "signer":
      return deadline.state.name === "awaiting"
        ? to(directory.reach(deadline.state.signerId), section)
        : [];
    case "coordinator":
      return to(directory.coordinators, section);
    case "leader":
      return to(directory.leaders, section);
    default:
      return audience satisfies never;
  }
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
  if (section !== "support") {
    return recipientsOf({ audience: audienceOf(notice), section }, deadline, directory);
  }
  const owners = supporting.flatMap((unit) => directory.ownersOf(unit, null));
  return owners.length > 0 ? to(owners, section) : to(directory.coordinators, "unlinked");
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

function to(people: readonly PersonId[], section: NoticeSection): readonly Recipient[] {
  return [...new Set(people)].map((personId) => ({ personId, section }));
}
