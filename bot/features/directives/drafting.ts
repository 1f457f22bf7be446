/** Giao nhiệm vụ mới: a directive is put together, in one message or piece by piece, and shown before it is given. */
import {
  emptyDraft,
  missingPiece,
  type DirectiveDraft,
  type DirectivePiece,
  type PieceFault,
} from "../../../domain/directive-draft.ts";
import {
  unitReader,
  unitsNamed,
  withoutRepetition,
  type NamedUnits,
  type UnitReader,
} from "../../../domain/directive-units.ts";
import {
  isTooMuch,
  LONGEST_TITLE,
  readDirective,
  visibleWords,
  withPiece,
  type DirectiveRead,
} from "../../../domain/directive-words.ts";
import type { Directive } from "../../../domain/directive.ts";
import { existedBetween } from "../../../domain/org.ts";
import { may } from "../../../domain/rights.ts";
import { isThanks } from "../../../domain/thanks.ts";
import type { LocalDate } from "../../../domain/time.ts";
import type { DirectiveQuestion } from "../../conversation/questions/directive-question.ts";
import { standsUntil } from "../../conversation/state.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { ownUnitOf } from "./answering-unit.ts";
import { candidatesFor } from "./unit-candidates.ts";
import { unlinkedAmong } from "./unlinked-units.ts";

type Asked<Name extends DirectiveQuestion["asking"]> = Extract<DirectiveQuestion, { asking: Name }>;

/** @param words all that was said already; may be blank */
export async function startDraft(
  turn: LinkedTurn,
  direction: Directive["direction"],
  words: string,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "direct")) return refuse(turn, "directive", "new", "role");
  const own = direction === "received" ? await ownUnitOf(turn) : null;
  const id = turn.tools.office.ids.next<"DirectiveId">();
  const draft = emptyDraft(id, direction, own ? [own] : []);
  return words === "" ? [ask(turn, draft, null, null)] : takeAll(turn, draft, words);
}

/** One piece is to be told anew. */
export async function askPiece(
  turn: LinkedTurn,
  piece: DirectivePiece,
  draft: DirectiveDraft,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "direct")) return refuse(turn, "directive", draft.id, "role");
  return [ask(turn, draft, piece, null)];
}

export async function answerPiece(
  turn: LinkedTurn,
  { piece, draft }: Asked<"directive">,
  text: string,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "direct")) return refuse(turn, "directive", draft.id, "role");
  if (isThanks(text)) return [ask(turn, draft, piece, null)];
  if (piece === null) return takeAll(turn, draft, text);
  if (isTooMuch(text)) return [ask(turn, draft, piece, "too-long")];
  const reader = await readerFor(turn);
  return goOn(turn, withPiece(draft, piece, text, reader, turn.today));
}

/** A name that names nobody is said otherwise: by another name, or by several. */
export async function answerUnit(
  turn: LinkedTurn,
  { phrase, draft }: Asked<"directive-unit">,
  text: string,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "direct")) return refuse(turn, "directive", draft.id, "role");
  if (isThanks(text)) return goOn(turn, { draft, fault: null });
  if (isTooMuch(text)) return [ask(turn, draft, "units", "too-long")];
  const { named, unclear } = (await readerFor(turn)).read(text);
  if (named.length + unclear.length === 0) return goOn(turn, { draft, fault: null });
  const others = draft.unclear.filter((each) => each !== phrase);
  const told = {
    ...draft,
    named: withoutRepetition([...draft.named, ...named]),
    unclear: [...new Set([...unclear, ...others])],
  };
  return goOn(turn, { draft: told, fault: null });
}

/** @param means null: the words belong to what is to be done */
export async function nameUnit(
  turn: LinkedTurn,
  draft: DirectiveDraft,
  phrase: string,
  means: NamedUnits | null,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "direct")) return refuse(turn, "directive", draft.id, "role");
  const unclear = draft.unclear.filter((each) => each !== phrase);
  const told = means
    ? { ...draft, unclear, named: withoutRepetition([...draft.named, means]) }
    : { ...draft, unclear, title: visibleWords(`${draft.title}; ${phrase}`, LONGEST_TITLE) };
  return goOn(turn, { draft: told, fault: null });
}

/** What has to be asked next, or the whole as it was understood. */
export async function goOn(
  turn: LinkedTurn,
  { draft, fault }: DirectiveRead,
): Promise<readonly Reply[]> {
  if (fault) return [ask(turn, draft, fault.piece, fault.fault)];
  const phrase = draft.unclear[0];
  if (draft.title !== "" && phrase !== undefined) return [await askUnit(turn, draft, phrase)];
  const isOne = draft.direction === "given" || unitsNamed(draft.named).length === 1;
  if (draft.named.length > 0 && !isOne) return [ask(turn, draft, "units", "one-unit")];
  const missing = missingPiece(draft);
  if (missing !== null || draft.due === null) return [ask(turn, draft, missing ?? "due", null)];
  return [await preview(turn, draft, draft.due)];
}

async function takeAll(
  turn: LinkedTurn,
  draft: DirectiveDraft,
  words: string,
): Promise<readonly Reply[]> {
  if (isTooMuch(words)) return [ask(turn, draft, null, "too-long")];
  const reader = await readerFor(turn);
  return goOn(turn, readDirective(words, draft, reader, turn.today));
}

async function readerFor({ stores, today }: LinkedTurn): Promise<UnitReader> {
  return unitReader(await stores.units.all(), await stores.units.groups(), today);
}

function ask(
  turn: LinkedTurn,
  draft: DirectiveDraft,
  piece: DirectivePiece | null,
  fault: PieceFault | null,
): Reply {
  const { direction, title } = draft;
  return {
    content: { kind: "ask-directive", piece, direction, title, fault },
    asks: { asking: "directive", piece, draft, until: standsUntil(turn.now) },
  };
}

async function askUnit(turn: LinkedTurn, draft: DirectiveDraft, phrase: string): Promise<Reply> {
  const candidates = candidatesFor(
    phrase,
    (await turn.stores.units.all()).filter((unit) => existedBetween(unit, turn.today, turn.today)),
    await turn.stores.units.groups(),
  );
  return {
    content: { kind: "ask-directive-unit", draft, phrase, candidates },
    asks: { asking: "directive-unit", phrase, draft, until: standsUntil(turn.now) },
  };
}

async function preview(turn: LinkedTurn, draft: DirectiveDraft, due: LocalDate): Promise<Reply> {
  const { calendar } = turn.tools.office;
  const units = unitsNamed(draft.named);
  const workingDay = calendar.onOrBefore(due);
  return {
    content: {
      kind: "directive-preview",
      draft,
      units: units.length,
      unlinked: await unlinkedAmong(turn, units),
      due: {
        countdown: calendar.countdown(turn.today, due),
        workingDay: workingDay === due ? null : workingDay,
      },
    },
  };
}
