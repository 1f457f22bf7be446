/** Whom a rung is told to, as things stand on a day. */
import type { Deadline } from "./deadline.ts";
import type { DeadlineId, PersonId, PostId, UnitId } from "./ids.ts";
import { placeOfNews, type Audience, type NoticeSection } from "./ladder.ts";
import type { Notice } from "./message.ts";
import { nameRung, originOf, readRung } from "./rung.ts";
import type { SupportRequest } from "./reminding-stores.ts";

/** Who can be told, as things stand today: only persons with a chat that reaches them. */
export interface Directory {
  /**
   * Those who answer for a unit, or who hold the post in it where anybody does; stand-ins in the
   * place of whom they stand in for.
   */
  ownersOf(unit: UnitId, post: PostId | null): readonly PersonId[];
  /** The officer to whom a unit's duty was given, or who stands in for him, as long as he is of the unit. */
  assigneeIn(unit: UnitId, assignee: PersonId): readonly PersonId[];
  /**
   * Who reviews what a unit has handed in: never its own people, nor who handed it in. The leaders, where
   * no coordinator may.
   *
   * @param except whose own deed is told
   */
  reviewersOf(
    deadline: Pick<Deadline, "unitId" | "state"> & Partial<Pick<Deadline, "plannedUnitId">>,
    except?: PersonId | null,
  ): readonly PersonId[];
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

/**
 * What nobody can be reached for is told to the coordinators, never silently skipped.
 *
 * @param except whose own deed is told: he need not be, nor does it help to tell him instead of others
 */
export function recipientsOf(
  audience: Audience,
  telling: Telling,
  deadline: Deadline,
  directory: Directory,
  except: PersonId | null = null,
): readonly Recipient[] {
  const others = (people: readonly PersonId[]) =>
    to(
      people.filter((person) => person !== except),
      telling,
    );
  const orInstead = (people: readonly PersonId[]) =>
    people.length > 0 ? others(people) : toldInstead(telling, directory, except);
  switch (audience) {
    case "owner":
      return orInstead(ownersFor(telling, deadline, directory));
    case "reviewer":
      return to(directory.reviewersOf(deadline, except), telling);
    case "signer":
      return deadline.state.name === "awaiting"
        ? orInstead(directory.reach(deadline.state.signerId))
        : [];
    case "coordinator":
      return others(directory.coordinators);
    case "leader":
      return others(directory.leaders);
    default:
      return audience satisfies never;
  }
}

/** What is late, or has come back; and an apology, which a head signs and which has a day or two. */
const HEADS_TOO: ReadonlySet<NoticeSection> = new Set<NoticeSection>([
  "overdue",
  "apology",
  "warning",
  "returned",
  "unsigned",
]);

/** What an officer was given is his to hear alone, until it is late or comes back: then his head's too. */
function ownersFor(
  { section }: Telling,
  { unitId, postId, assigneeId }: Deadline,
  directory: Directory,
): readonly PersonId[] {
  const assignee = assigneeId ? directory.assigneeIn(unitId, assigneeId) : [];
  if (assignee.length === 0) return directory.ownersOf(unitId, postId);
  const isHeadsToo = HEADS_TOO.has(section);
  return isHeadsToo ? [...assignee, ...directory.supportersIn(unitId)] : assignee;
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
  return asked.length > 0 ? to(asked, notice) : toldInstead(notice, directory);
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
    case "review":
    case "waived":
      return "reviewer";
    case "extension": {
      const rule = originOf(readRung(rung));
      if (rule?.kind === "extension") return rule.to;
      return rule?.kind === "news" ? placeOfNews(rule.what).audience : "reviewer";
    }
    case "returned":
    case "unsigned":
    case "accepted":
    case "directive":
    case "assigned":
    case "changed":
    case "extension-answered":
    case "due":
    case "overdue":
    case "warning":
    case "proof":
    case "status":
    case "own-date":
    case "support":
    case "apology":
      return "owner";
    default:
      return section satisfies never;
  }
}

function to(people: readonly PersonId[], { section, rung }: Telling): readonly Recipient[] {
  return [...new Set(people)].map((personId) => ({ personId, section, rung }));
}
