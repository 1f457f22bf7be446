/** A year of the sample office with 50 people: how long it takes to simulate, and whom it tells what. */
import { messageCountWords } from "../../bot/copy/message-counts.ts";
import { instantAt, type LocalDate, type LocalTime } from "../../domain/time.ts";
import { openSampleInMemory } from "../../sample-office.ts";
import { countPlayed } from "../../simulate-commands.ts";
import type { Played } from "../../simulated-messages.ts";
import { playSpan } from "../../simulation.ts";
import { growToFifty } from "../jobs/support/fifty-people.ts";
import { median, millisOf, type Comparison } from "./measure.ts";

const FROM = "2023-01-01" as LocalDate;
const TO = "2023-12-31" as LocalDate;
const MOST_SECONDS = 5;
const ROUNDS = 3;

export interface YearMeasured {
  readonly comparison: Comparison;
  /** Every person's messages of each month, and how that stands against the channel's tier. */
  readonly words: string;
}

export async function measureYear(): Promise<YearMeasured> {
  const zone = "Asia/Ho_Chi_Minh";
  const sample = await openSampleInMemory(instantAt(FROM, "00:00" as LocalTime, zone));
  try {
    await growToFifty(sample);
    const times: number[] = [];
    let played: Played | null = null;
    for (let round = 0; round < ROUNDS; round += 1) {
      times.push(
        await millisOf(async () => {
          played = await playSpan(sample, FROM, TO);
        }),
      );
    }
    if (!played) throw new Error("nothing was played");
    return {
      words: messageCountWords(countPlayed(played, FROM, TO)),
      comparison: {
        what: "a year of Cù Lao Dung simulated, all its units and 50 people",
        ours: median(times) / 1_000,
        limit: MOST_SECONDS,
        unit: "s",
        limitIs: "promised in less than",
        atLeast: null,
      },
    };
  } finally {
    await sample.close();
  }
}
