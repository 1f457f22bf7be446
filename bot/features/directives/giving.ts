/** Giao, đăng ký: what was shown and confirmed becomes a directive, once however often it is confirmed. */
import { missingPiece, type DirectiveDraft } from "../../../domain/directive-draft.ts";
import {
  directiveDeadline,
  makeDirective,
  type ToldDirective,
} from "../../../domain/directive-making.ts";
import { unitsNamed } from "../../../domain/directive-units.ts";
import type { Directive } from "../../../domain/directive.ts";
import type { Deadline, DeadlineState } from "../../../domain/deadline.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import { tellNews } from "../../../domain/news.ts";
import { existedBetween } from "../../../domain/org.ts";
import { may } from "../../../domain/rights.ts";
import type { AuditEntry } from "../../../domain/upkeep-stores.ts";
import { parseLocalTime, type LocalDate } from "../../../domain/time.ts";
import { ladderFor, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { cardOf } from "./directive-card.ts";
import { goOn } from "./drafting.ts";

export async function giveDirective(
  turn: LinkedTurn,
  draft: DirectiveDraft,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "direct")) return refuse(turn, "directive", draft.id, "role");
  const known = await turn.stores.directives.byId(draft.id);
  if (known) return [await cardOf(turn, known, { news: "known", page: 0 })];
  const { due, direction } = draft;
  if (due === null || missingPiece(draft) !== null) return goOn(turn, { draft, fault: null });
  // It may have been shown some days ago.
  if (direction === "given" && due < turn.today) {
    return goOn(turn, { draft, fault: { piece: "due", fault: "past" } });
  }
  const unitIds = await livingUnits(turn, unitsNamed(draft.named));
  if (unitIds.length === 0) {
    return goOn(turn, { draft, fault: { piece: "units", fault: "unknown-units" } });
  }
  const told = { ...draft, due };
  const directive = await makeOne(turn, { told, unitIds, answeredOn: draft.answeredOn }, "soon");
  const news = direction === "given" ? "given" : "registered";
  return [await cardOf(turn, directive, { news, page: 0 })];
}

/** One that is made as it was told. */
export interface ToBeMade {
  readonly told: ToldDirective;
  readonly unitIds: readonly UnitId[];
  readonly answeredOn: LocalDate | null;
}

/** Stores it, tells those who owe it, and writes down who gave it. */
export async function makeOne(
  turn: LinkedTurn,
  { told, unitIds, answeredOn }: ToBeMade,
  when: "soon" | "next-morning",
): Promise<Directive> {
  const { stores, now, tools } = turn;
  const by = turn.actor.person.id;
  const number = (await stores.directives.highestNumber()) + 1;
  const directive = makeDirective(told, number, { by, at: now });
  const state = stateOf(turn, answeredOn);
  const ladder = await ladderFor(turn, { planId: null });
  const deadlines = unitIds.map((unitId) => {
    const id = tools.office.ids.next<"DeadlineId">();
    const made = directiveDeadline(told, id, unitId, now, state);
    return scheduleNotices(made, now, ladder, tools.office.calendar);
  });
  await stores.directives.add(directive);
  await stores.deadlines.add(deadlines);
  if (answeredOn === null) {
    for (const deadline of deadlines) {
      await tellNews(tools.office, stores, { what: "directive", deadline, by }, when);
    }
  }
  await stores.audit.add(entriesFor(turn, directive, deadlines));
  return directive;
}

/**
 * What was answered before it was registered is done since then: its proof is asked for as it would
 * have been, and of what lies long back nobody is reminded any more.
 */
function stateOf(turn: LinkedTurn, answeredOn: LocalDate | null): DeadlineState {
  if (answeredOn === null) return { name: "open" };
  const noon = parseLocalTime("12:00");
  if (noon === null) throw new Error("noon is a time");
  const then = turn.tools.office.calendar.instantAt(answeredOn, noon);
  const at = then < turn.now ? then : turn.now;
  return { name: "done", by: turn.actor.person.id, at, completedOn: answeredOn };
}

function entriesFor(
  turn: LinkedTurn,
  { id, code, direction }: Directive,
  deadlines: readonly Deadline[],
): readonly AuditEntry[] {
  const deed = direction === "given" ? "gave-directive" : "registered-directive";
  const entry = { at: turn.now, personId: turn.actor.person.id, channel: turn.channel, deed };
  const due = deadlines[0]?.due ?? null;
  return [
    {
      ...entry,
      subject: "directive",
      subjectId: id,
      detail: { code, due, units: deadlines.length },
    },
    ...deadlines.map((deadline): AuditEntry => ({
      ...entry,
      subject: "deadline",
      subjectId: deadline.id,
      detail: { code, due },
    })),
  ];
}

async function livingUnits(turn: LinkedTurn, ids: readonly UnitId[]): Promise<readonly UnitId[]> {
  const units = await turn.stores.units.byIds(ids);
  const living = units.filter((unit) => existedBetween(unit, turn.today, turn.today));
  return ids.filter((id) => living.some((unit) => unit.id === id));
}
