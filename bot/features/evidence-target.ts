/** What evidence is about where nobody names it: what was asked for, or what the chat spoke of last. */
import type { DeadlineId } from "../../domain/ids.ts";
import type { Message } from "../../domain/message.ts";
import { likeliestFirst } from "../../domain/evidence-likeness.ts";
import { may, unitsWhereMay } from "../../domain/rights.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { plusMillis } from "../../domain/time.ts";
import type { PendingEvidence } from "../conversation/state.ts";
import type { LinkedTurn } from "../conversation/turn.ts";
import { ownUnits } from "./access.ts";

const MOST_CANDIDATES = 60;
const MOST_LOOKED_AT = 300;
/** Where nothing was handed in yet, and still is to be. */
export const TO_PROVE = ["open", "returned", "awaiting", "done"] as const;
const TAKES_EVIDENCE = [...TO_PROVE, "submitted"] as const;

const HOUR_MILLIS = 3_600_000;
const SPOKEN_OF_MILLIS = 24 * HOUR_MILLIS;
const LOOKED_BACK = 10;

interface Meant {
  readonly items: readonly DeadlineId[];
  /**
   * Said: replied to, or asked for. Just answered: the last answer to the person, within the hour.
   * Spoken of: by what came by itself, or some time ago.
   */
  readonly how: "said" | "just-answered" | "spoken-of";
}

export async function itemsMeant(turn: LinkedTurn, replyTo: string | null): Promise<Meant> {
  if (replyTo !== null) return { items: await itemsOfReplied(turn, replyTo), how: "said" };
  if (turn.state?.asking === "evidence") return { items: [turn.state.deadlineId], how: "said" };
  const spoken = turn.traits.quotes ? null : await lastSpokenOf(turn);
  if (!spoken) return { items: [], how: "said" };
  const isJust = spoken.kind === "reply" && isWithin(turn, spoken, HOUR_MILLIS);
  return { items: spoken.items, how: isJust ? "just-answered" : "spoken-of" };
}

/** The deadlines that the message replied to spoke of. */
export async function itemsOfReplied(
  turn: LinkedTurn,
  replyTo: string,
): Promise<readonly DeadlineId[]> {
  const { botId, chatId } = turn.incoming;
  const message = await turn.stores.messages.byPlatformId(botId, chatId, replyTo);
  return message?.items ?? [];
}

export async function provable(
  turn: LinkedTurn,
  ids: readonly DeadlineId[],
): Promise<readonly DeadlineView[]> {
  if (ids.length === 0) return [];
  const views = await turn.stores.deadlines.views(ids);
  return views.filter(
    ({ deadline }) =>
      may(turn.actor, "prove", { unitId: deadline.unitId }) &&
      TAKES_EVIDENCE.some((state) => state === deadline.state.name),
  );
}

/** What his own units still have to prove, though he may hand in for others too; the earliest first. */
export async function allProvable(turn: LinkedTurn): Promise<readonly DeadlineView[]> {
  const own = unitsWhereMay(turn.actor, "prove") ?? ownUnits(turn);
  if (own.length === 0) return [];
  return turn.stores.deadlines.list({
    unitIds: own,
    states: TO_PROVE,
    limit: MOST_LOOKED_AT,
  });
}

/** The same, what the evidence most likely proves first. */
export async function likelyProvable(
  turn: LinkedTurn,
  { source, note, reference }: PendingEvidence,
): Promise<readonly DeadlineView[]> {
  const words = source.kind === "file" ? `${note} ${source.name}` : note;
  const views = likeliestFirst(await allProvable(turn), words, reference, turn.today);
  return views.slice(0, MOST_CANDIDATES);
}

/** The newest message about anything that stood on this person's screen when he wrote. */
async function lastSpokenOf(turn: LinkedTurn): Promise<Message | null> {
  const { botId, chatId, saidAt = null } = turn.incoming;
  const shown = await turn.stores.messages.latestShown(botId, chatId, LOOKED_BACK);
  const spoken = shown.find(
    ({ personId, items, shownAt }) =>
      personId === turn.actor.person.id &&
      items.length > 0 &&
      (shownAt === null || saidAt === null || shownAt <= saidAt),
  );
  return spoken && isWithin(turn, spoken, SPOKEN_OF_MILLIS) ? spoken : null;
}

function isWithin(turn: LinkedTurn, { preparedAt }: Message, millis: number): boolean {
  return preparedAt !== null && plusMillis(preparedAt, millis) >= turn.now;
}
