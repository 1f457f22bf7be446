/** Everything that can be typed, at every place where something is asked for in words. */
import { beforeEach, describe, expect, test } from "vitest";
import type { ChannelTraits } from "../../../domain/channel.ts";
import type { Deadline } from "../../../domain/deadline.ts";
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import { readWords } from "../../../bot/conversation/free-words.ts";
import { ask, DOORS } from "./asked-in-words.ts";
import { BAD_WORDS, expectDecent } from "./bad-words.ts";
import { planted } from "./forged.ts";
import {
  HOME,
  JUSTICE,
  NUMBERED,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const DUTY = "NV-002 Kế hoạch";
const BEFORE_DUE = "2023-03-27 09:00";
/** Some fifty conversations each, on a busy machine. */
const LONG_MILLIS = 120_000;
const id = (duty: Deadline) => ({ deadlineId: duty.id });

/** What is typed behind a command, or alone. */
const BEFORE_WORDS = [
  "",
  "/tim ",
  "/nhiemvu ",
  "/nhatky ",
  "/kiemchung ",
  "/giao ",
  "/nguoidung ",
  "/start ",
];

/** Everything that plans say is owed, but by one duty, as it stands. */
async function theOthers(office: Conversation, duty: Deadline): Promise<string> {
  const all = await office.stores.deadlines.list({ unitIds: null, limit: 1_000 });
  return JSON.stringify(
    all
      .filter(({ deadline: { id: its, directiveId, kind } }) => {
        return its !== duty.id && directiveId === null && kind !== "apology";
      })
      .map(({ deadline: { id: its, state, due, unitId } }) => [its, state, due, unitId]),
  );
}

async function standAgain(office: Conversation, duty: Deadline): Promise<void> {
  const now = (await office.stores.deadlines.byId(duty.id))!;
  await office.stores.deadlines.save({ ...duty, revision: now.revision });
}

describe.each<[string, ChannelTraits]>([
  ["where choices are pressed", WEB_TRAITS],
  ["where choices are numbered", NUMBERED],
])("%s", (_, traits) => {
  let office: Conversation;
  let duty: Deadline;

  beforeEach(async () => {
    office = await openConversation({ traits });
    office.setClock(BEFORE_DUE);
    ({ deadline: duty } = await office.deadline(DUTY));
  });

  test.each(DOORS)(
    "%s takes any words decently",
    async (asking, door) => {
      const { who, about, now } = door;
      if (about) ({ deadline: duty } = await office.deadline(about));
      if (now) office.setClock(now);
      const talker = await office.as(who);
      const others = await theOthers(office, duty);
      for (const words of BAD_WORDS) {
        await standAgain(office, duty);
        const asked = await ask(door, office, duty);
        const { bot } = office.sample;
        const waits = JSON.stringify(await office.stores.conversations.get(bot.id, talker.chatId));
        expect(waits, asked.text).toContain(`"asking":"${asking.replace(/:.*$/u, "")}"`);
        await expectDecent(
          office,
          await talker.tries({ kind: "text", text: words, replyTo: null }),
          words,
        );
        expect(await theOthers(office, duty), JSON.stringify(words.slice(0, 40))).toBe(others);
      }
    },
    LONG_MILLIS,
  );

  test.each(BEFORE_WORDS)(
    "“%s…” takes any words decently, and changes nothing",
    async (before) => {
      const talkers: Talker[] = [await office.as(HOME), await office.as(JUSTICE)];
      const others = await theOthers(office, duty);
      for (const [index, words] of BAD_WORDS.entries()) {
        const said = `${before}${words}`;
        const talker = talkers[index % 2]!;
        await expectDecent(
          office,
          await talker.tries({ kind: "text", text: said, replyTo: null }),
          words,
        );
      }
      expect(await theOthers(office, duty)).toBe(others);
      expect((await office.stores.deadlines.byId(duty.id))?.state).toEqual({ name: "open" });
    },
    LONG_MILLIS,
  );

  test(
    "a stranger is told nothing of what there is, whatever he types",
    async () => {
      for (const [index, words] of BAD_WORDS.entries()) {
        const stranger = office.stranger(`stranger-${index}`);
        for (const text of [words, `/start ${words}`]) {
          const answers = await stranger.tries({ kind: "text", text, replyTo: null });
          await expectDecent(office, answers, words);
          for (const answer of answers) expect(answer.text).not.toMatch(/NV-\d|Tư pháp|An Thạnh/u);
        }
      }
    },
    LONG_MILLIS,
  );

  test(
    "what was said of a duty is kept as it was said, but for what nobody sees",
    async () => {
      const head = await office.as(JUSTICE);
      for (const words of BAD_WORDS) {
        const before = (await office.stores.remarks.of(duty.id)).length;
        await head.chooses(await planted(office, head, { do: "ask-remark", ...id(duty) }));
        await head.tries({ kind: "text", text: words, replyTo: null });
        const kept = await office.stores.remarks.of(duty.id);
        // What no database holds is gone before anything is answered.
        const readable = readWords(words.replaceAll("\0", ""));
        // A link is proof, and a command a command, also where a remark was asked for.
        if (kept.length === before) continue;
        expect(kept[0]?.words).toBe(readable);
      }
      expect((await office.stores.remarks.of(duty.id)).length).toBeGreaterThan(
        BAD_WORDS.length / 2,
      );
      const opened = await head.chooses(
        await planted(office, head, { do: "handling", ...id(duty) }),
      );
      await expectDecent(office, [opened], "");
    },
    LONG_MILLIS,
  );
});
