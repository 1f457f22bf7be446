/** Workers that plan and deliver are killed at random moments, over several mornings. */
import { join } from "node:path";
import type { ChatId } from "../../../domain/ids.ts";
import { arrivedIn } from "../durable-channel.ts";
import { besiege } from "../killing.ts";
import { reckon } from "../reckoning.ts";
import { makeRemindedOffice } from "../reminded-office.ts";
import type { Scenario, Stage, Tally } from "../scenario.ts";
import { AT_ONCE } from "../working-process.ts";

/** More people than this are spread over more mornings, so that planning too is hit again and again. */
const PEOPLE_AT_MOST = 1_000;
const MORNINGS_AT_LEAST = 2;

export const KILLED_WORKERS: Scenario = {
  name: "kill",
  title: "kill -9 at random moments, embedded engine",
  short: { messages: 400, kills: 5, updates: 0, days: 0, awayMillis: 0 },
  needsRedis: false,
  run: (stage) => killOnMornings(stage, { redisUrl: null, workers: 1 }),
};

export interface Workforce {
  readonly redisUrl: string | null;
  /** Processes that work beside each other, each killed and begun again for itself. */
  readonly workers: number;
}

export async function killOnMornings(stage: Stage, workforce: Workforce): Promise<Tally> {
  const { folder, sizes, say } = stage;
  const mornings = Math.max(MORNINGS_AT_LEAST, Math.ceil(sizes.messages / PEOPLE_AT_MOST));
  const people = Math.ceil(sizes.messages / mornings);
  const chatOf = (index: number) => `chat-${index}` as ChatId;
  const office = await makeRemindedOffice(folder, { people, channel: "web", chatOf });
  let kills = 0;
  // A quick machine may be done before everybody was killed: then it gets more mornings.
  const isOver = (morning: number) =>
    morning >= mornings && (kills >= sizes.kills || morning >= 2 * mornings);
  for (let morning = 0; !isOver(morning); morning += 1) {
    const dawn = await office.dawn();
    const wanted = Math.ceil((sizes.kills - kills) / Math.max(1, mornings - morning));
    kills += await killAll(stage, workforce, { dawn, begun: Date.now(), wanted, people });
    await office.dusk();
    say(`${office.duties.length} messages, ${kills} of ${sizes.kills} kills`);
  }
  await office.close();
  const tally = await reckon(folder, {
    duties: office.duties,
    arrived: arrivedIn(join(folder, "arrived.log")),
    kills,
    mostUnknown: kills * AT_ONCE,
  });
  const tooFew = kills < sizes.kills ? [`only ${kills} of ${sizes.kills} kills`] : [];
  return { ...tally, faults: [...tally.faults, ...tooFew] };
}

interface Morning {
  readonly dawn: Awaited<ReturnType<Awaited<ReturnType<typeof makeRemindedOffice>>["dawn"]>>;
  readonly begun: number;
  readonly wanted: number;
  readonly people: number;
}

/** Says how many died. */
async function killAll(
  { folder, random }: Stage,
  { redisUrl, workers }: Workforce,
  { dawn, begun, wanted, people }: Morning,
): Promise<number> {
  // Many are left for the last, who has to find all that the dead left behind: a quick machine
  // sends more than is aimed at before the blow falls.
  const between = Math.max(2, Math.floor((0.3 * people) / Math.max(1, wanted)));
  const sieges = Array.from({ length: workers }, (_, index) => {
    const kills = Math.floor((wanted + index) / workers);
    return besiege({ folder, redisUrl, random, dawn, begun, kills, between });
  });
  const killed = await Promise.all(sieges);
  return killed.reduce((sum, each) => sum + each, 0);
}
