/** The whole story on one channel: each chapter a test, each with its transcript to be read aloud. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTION_KINDS, CONTENT_KINDS, missingFrom } from "./all-kinds.ts";
import type { OpenPhones } from "./phones/phone.ts";
import { CHAPTERS } from "./script.ts";
import { openStage, type Stage } from "./stage.ts";
import { withoutSecrets } from "./transcript.ts";

/** On a machine that does other things besides. */
const CHAPTER_MILLIS = 60_000;
const TRANSCRIPTS = join(import.meta.dirname, "transcripts");

/**
 * @param channel names the folder of its transcripts
 * @param openAside another channel, for whoever has two
 */
export function tellStory(channel: string, open: OpenPhones, openAside: OpenPhones): void {
  describe(`the story on ${channel}`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(open, openAside);
    });
    afterAll(() => stage.close());

    test.each(CHAPTERS)("$name", { timeout: CHAPTER_MILLIS }, async ({ name, title, tell }) => {
      stage.transcript.heading(title);
      try {
        await tell(stage);
      } finally {
        const file = join(TRANSCRIPTS, channel, `${name}.txt`);
        await expect(stage.transcript.cut()).toMatchFileSnapshot(file);
      }
    });

    test("what it costs is known, and no message is longer than the channel carries", async () => {
      const { counts } = stage.transcript;
      const file = join(TRANSCRIPTS, channel, "message-counts.txt");
      await expect(withoutSecrets(counts.report())).toMatchFileSnapshot(file);
      const most = stage.phones.traits.tier?.charactersAMessage ?? Infinity;
      expect(counts.longest).toBeLessThanOrEqual(most);
    });

    test("everything that can be said is said in it, and everything that can be chosen is chosen", () => {
      const { told, taken } = stage.seen;
      const { traits } = stage.phones;
      expect({
        contents: missingFrom(CONTENT_KINDS, told, traits),
        actions: missingFrom(ACTION_KINDS, taken, traits),
      }).toEqual({ contents: [], actions: [] });
    });
  });
}
