/** One pace for all that a bot sends, from whichever process: its moments are rows of the database. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Pacer, Spacing } from "../domain/channel.ts";
import type { BotId, ChatId } from "../domain/ids.ts";
import type { PaceStore } from "../domain/stores.ts";
import { millisOf, plusMillis, type Instant } from "../domain/time.ts";

/**
 * Whoever wakes later than this after his moment gives it up for another: what was sent late and
 * what is sent on time would stand too close together.
 */
const LATENESS_MILLIS = 20;
/** On a machine that wakes everybody late, somebody has to go in the end. */
const MOST_TURNS = 20;
const MOST_AHEAD_MILLIS = 500;

export interface PacerOptions {
  readonly pace: PaceStore;
  readonly bot: BotId;
  readonly spacingOf: (chatId: ChatId) => Spacing;
  /** Real time, also in a rehearsal: the platform knows no other. */
  readonly now: () => Instant;
}

export function makePacer({ pace, bot, spacingOf, now }: PacerOptions): Pacer {
  return {
    async turn(chatId, patienceMillis) {
      const latest = plusMillis(now(), patienceMillis);
      // Where taking a turn itself takes long, it is taken for so much later.
      let ahead = 0;
      for (let turns = 0; ; turns += 1) {
        const asked = plusMillis(now(), ahead);
        const reservation = { ...spacingOf(chatId), latest: asked > latest ? asked : latest };
        const { at, isTaken } = await pace.reserve(bot, chatId, asked, reservation);
        if (at > reservation.latest) return millisOf(at) - millisOf(asked);
        const wait = millisOf(at) - millisOf(now());
        if (wait > 0) await sleep(wait);
        if (!isTaken) continue;
        const late = millisOf(now()) - millisOf(at);
        if (late <= LATENESS_MILLIS || turns >= MOST_TURNS) return null;
        ahead = Math.min(ahead + late, MOST_AHEAD_MILLIS);
      }
    },
    hold: (seconds) => pace.hold(bot, plusMillis(now(), seconds * 1000)),
  };
}
