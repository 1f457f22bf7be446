/** One pace for all that a bot sends, from whichever process: its moments are rows of the database. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Pacer, Spacing } from "../domain/channel.ts";
import type { BotId, ChatId } from "../domain/ids.ts";
import type { PaceStore } from "../domain/message-stores.ts";
import { makeDepartures } from "./departures.ts";
import { millisOf, plusMillis, type Instant } from "../domain/time.ts";

/**
 * Whoever wakes later than this after his moment gives it up for another: what was sent late and
 * what is sent on time would stand too close together.
 */
const LATENESS_MILLIS = 40;
/** On a machine that wakes everybody late, somebody has to go in the end. */
const MOST_TURNS = 20;
const MOST_AHEAD_MILLIS = 500;

export interface PacerOptions {
  readonly pace: PaceStore;
  readonly bot: BotId;
  readonly spacingOf: (chatId: ChatId) => Spacing;
  /** So many calls of this process may leave within any second, however late each of them was. */
  readonly mostASecond: number;
  /** Real time, also in a rehearsal: the platform knows no other. */
  readonly now: () => Instant;
}

export function makePacer({ pace, bot, spacingOf, mostASecond, now }: PacerOptions): Pacer {
  const departures = makeDepartures(mostASecond);

  async function sleepUntil(millis: number): Promise<void> {
    const wait = millis - millisOf(now());
    if (wait > 0) await sleep(wait);
  }

  /** Others may have gone meanwhile, and some of them late. */
  async function leaveRoom(): Promise<void> {
    while (departures.roomAt() > millisOf(now())) await sleepUntil(departures.roomAt());
  }

  return {
    async turn(chatId, patienceMillis) {
      const latest = plusMillis(now(), patienceMillis);
      // Where taking a turn itself takes long, it is taken for so much later.
      let ahead = 0;
      for (let tries = 0; ; tries += 1) {
        const asked = plusMillis(now(), ahead);
        const reservation = { ...spacingOf(chatId), latest: asked > latest ? asked : latest };
        const { at, isTaken } = await pace.reserve(bot, chatId, asked, reservation);
        if (at > reservation.latest) return millisOf(at) - millisOf(asked);
        await sleepUntil(millisOf(at));
        if (!isTaken) continue;
        const late = millisOf(now()) - millisOf(at);
        if (late > LATENESS_MILLIS && tries < MOST_TURNS) {
          ahead = Math.min(ahead + late, MOST_AHEAD_MILLIS);
          continue;
        }
        await leaveRoom();
        departures.grant(chatId, millisOf(now()));
        return null;
      }
    },
    left(chatId) {
      const left = now();
      if (departures.leave(chatId, millisOf(left)) <= LATENESS_MILLIS) return;
      const until = plusMillis(left, spacingOf(chatId).chatMillis);
      // Where the pace cannot be written, neither is the next turn given.
      pace.postpone(bot, chatId, until).catch(() => undefined);
    },
    hold: (seconds) => pace.hold(bot, plusMillis(now(), seconds * 1000)),
  };
}
