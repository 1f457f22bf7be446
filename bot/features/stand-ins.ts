/** Phân công thay: who stands in for whom, from when to when. */
import { planEvent } from "../../domain/events.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Person, StandIn } from "../../domain/org.ts";
import type { StandInLine } from "../../domain/oversight-content.ts";
import { may, mayEverywhere } from "../../domain/rights.ts";
import { faultOfStandIn, readDaySpan, type StandInFault } from "../../domain/stand-ins.ts";
import { addDays, type LocalDate } from "../../domain/time.ts";
import type { OversightQuestion } from "../conversation/state.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";
import { asking } from "./oversight-question.ts";
import { pageOfList } from "./paging.ts";

const STAND_INS_A_PAGE = 6;

/**
 * Whose stand-ins the person may arrange: the coordinator everybody's, heads and leaders their own.
 * Only his own roles count. Incident: the coordinator's deputy of one day prolonged himself, and
 * made himself the chairman's.
 */
export function arrangedBy(turn: LinkedTurn): "everybody" | PersonId | null {
  const { actor } = turn;
  if (mayEverywhere(actor, "arrange-stand-in")) return "everybody";
  const personId = actor.person.id;
  return may(actor, "arrange-stand-in", { personId }) ? personId : null;
}

/** For null: everybody's. */
export function mayArrange(turn: LinkedTurn, absentId: PersonId | null): boolean {
  const whose = arrangedBy(turn);
  return whose === "everybody" || (absentId !== null && whose === absentId);
}

export async function listStandIns(
  turn: LinkedTurn,
  absentId: PersonId | null,
  page: number,
): Promise<readonly Reply[]> {
  if (!mayArrange(turn, absentId)) return refuse(turn, "person", absentId ?? "all", "role");
  const known = await turn.stores.people.standInsFrom(turn.today);
  const meant = known.filter((each) => absentId === null || each.absentId === absentId);
  const { slice, ...paged } = pageOfList(meant, page, STAND_INS_A_PAGE);
  const standIns = await inWords(turn, slice);
  return [{ content: { kind: "stand-ins", absentId, standIns, ...paged } }];
}

/** The deputy has been chosen: for which days? */
export async function askDays(
  turn: LinkedTurn,
  absentId: PersonId,
  deputyId: PersonId,
): Promise<readonly Reply[]> {
  const pair = await openPair(turn, absentId, deputyId);
  if ("refusal" in pair) return pair.refusal;
  if (absentId === deputyId) return [faulty({ fault: "himself" }, null)];
  const content = {
    kind: "ask-stand-in-days",
    absent: pair.absent.post,
    deputy: pair.deputy.post,
  } as const;
  return [{ content, asks: asking(turn, { asking: "stand-in-days", absentId, deputyId }) }];
}

export async function answerDays(
  turn: LinkedTurn,
  asked: Extract<OversightQuestion, { asking: "stand-in-days" }>,
  text: string,
): Promise<readonly Reply[]> {
  const { absentId, deputyId } = asked;
  const pair = await openPair(turn, absentId, deputyId);
  if ("refusal" in pair) return pair.refusal;
  const asks = asking(turn, { asking: "stand-in-days", absentId, deputyId });
  const read = readDaySpan(text, turn.today);
  if ("fault" in read) return [{ ...faulty(read.fault, null), asks }];
  const standIn: StandIn = { absentId, deputyId, ...read.span };
  const fault = faultOfStandIn(standIn, await turn.stores.people.standInsFrom(turn.today));
  if (fault) {
    const [other = null] = "other" in fault ? await inWords(turn, [fault.other]) : [];
    return [{ ...faulty(fault, other), asks }];
  }
  return arrange(turn, standIn, pair);
}

/** Kết thúc sớm: from today on nobody stands in; what has been stays on record. */
export async function endStandIn(
  turn: LinkedTurn,
  absentId: PersonId,
  from: LocalDate,
): Promise<readonly Reply[]> {
  if (!mayArrange(turn, absentId)) return refuse(turn, "person", absentId, "role");
  const known = await turn.stores.people.standInsFrom(turn.today);
  const standIn = known.find((each) => each.absentId === absentId && each.from === from);
  if (!standIn) return [{ content: { kind: "refused", reason: "gone" } }];
  if (standIn.from < turn.today) {
    await turn.stores.people.addStandIn({ ...standIn, to: addDays(turn.today, -1) });
  } else {
    await turn.stores.people.removeStandIn(absentId, from);
  }
  await note(turn, standIn, "ended-stand-in");
  const [line] = await inWords(turn, [standIn]);
  if (!line) return [];
  if (standIn.deputyId !== turn.actor.person.id) {
    const { absent, to } = line;
    await planEvent(turn.tools.office, turn.stores, [standIn.deputyId], {
      note: { kind: "stand-in-ended", absent, from, to },
    });
  }
  return [{ content: { kind: "stand-in-ended", standIn: line } }];
}

interface Pair {
  readonly absent: Person;
  readonly deputy: Person;
}

async function arrange(
  turn: LinkedTurn,
  standIn: StandIn,
  { absent, deputy }: Pair,
): Promise<readonly Reply[]> {
  const { people } = turn.stores;
  const { from, to } = standIn;
  await people.addStandIn(standIn);
  await note(turn, standIn, "set-stand-in");
  await planEvent(turn.tools.office, turn.stores, [deputy.id], {
    note: { kind: "stand-in", absent: absent.post, from, to },
  });
  const accounts = await people.accountsOf([deputy.id]);
  const isLinked = accounts.some(({ unreachableSince }) => unreachableSince === null);
  const line = { absentId: absent.id, absent: absent.post, deputy: deputy.post, from, to };
  return [{ content: { kind: "stand-in-set", standIn: line, isLinked } }];
}

async function openPair(
  turn: LinkedTurn,
  absentId: PersonId,
  deputyId: PersonId,
): Promise<Pair | { readonly refusal: readonly Reply[] }> {
  if (!mayArrange(turn, absentId)) {
    return { refusal: await refuse(turn, "person", absentId, "role") };
  }
  const absent = await turn.stores.people.byId(absentId);
  const deputy = await turn.stores.people.byId(deputyId);
  if (absent && deputy) return { absent, deputy };
  return { refusal: [{ content: { kind: "refused", reason: "gone" } }] };
}

/** Those of a person, absent or deputy, that run or are to come. */
export async function standInsOf(turn: LinkedTurn, id: PersonId): Promise<readonly StandInLine[]> {
  const known = await turn.stores.people.standInsFrom(turn.today);
  return inWords(
    turn,
    known.filter(({ absentId, deputyId }) => absentId === id || deputyId === id),
  );
}

/** Both have it in their records. */
async function note(turn: LinkedTurn, standIn: StandIn, deed: string): Promise<void> {
  const { absentId, deputyId, from, to } = standIn;
  await turn.stores.audit.add(
    [absentId, deputyId].map((subjectId) => ({
      at: turn.now,
      personId: turn.actor.person.id,
      channel: turn.channel,
      subject: "person",
      subjectId,
      deed,
      detail: { absentId, deputyId, from, to },
    })),
  );
}

async function inWords(
  turn: LinkedTurn,
  standIns: readonly StandIn[],
): Promise<readonly StandInLine[]> {
  const ids = standIns.flatMap(({ absentId, deputyId }) => [absentId, deputyId]);
  const people = await turn.stores.people.byIds([...new Set(ids)]);
  const posts = new Map(people.map(({ id, post }) => [id, post]));
  return standIns.map(({ absentId, deputyId, from, to }) => ({
    absentId,
    absent: posts.get(absentId) ?? "",
    deputy: posts.get(deputyId) ?? "",
    from,
    to,
  }));
}

function faulty(fault: StandInFault, other: StandInLine | null): Reply {
  return { content: { kind: "bad-stand-in", fault, other } };
}
