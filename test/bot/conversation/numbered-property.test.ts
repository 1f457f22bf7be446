/** However lists, messages that come by themselves, answers and hours follow each other. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Action } from "../../../domain/action.ts";
import { readChoiceId } from "../../../domain/choice-id.ts";
import { dateIn, plusMillis, timeIn } from "../../../domain/time.ts";
import { JUSTICE, NUMBERED, openConversation, type Conversation, type Talker } from "./support.ts";

const ZONE = "Asia/Ho_Chi_Minh";
const RUNS = Number(process.env["RUNS"] ?? 5);

type Step =
  | { readonly does: "says"; readonly words: string }
  /** `quick`: typed before the newest message stood on the screen. */
  | { readonly does: "types"; readonly mark: string; readonly isQuick: boolean }
  | { readonly does: "waits"; readonly minutes: number }
  | { readonly does: "restarts" };

const STEPS = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("says" as const),
      words: fc.constantFrom("nhiemvu", "lich", "caidat", "thôi", "xem thêm", "quay lại", "chờ"),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant("types" as const),
      mark: fc.integer({ min: 1, max: 14 }).map(String),
      isQuick: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("waits" as const),
      minutes: fc.constantFrom(1, 20, 50, 70, 900, 1_500),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("restarts" as const) }) },
);

test(
  "a number never does what was not shown under it when it was typed",
  { timeout: 240_000 },
  async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(STEPS, { minLength: 12, maxLength: 24 }), async (steps) => {
        const talk = await openConversation({ traits: NUMBERED });
        talk.setClock("2023-03-24 07:00");
        const head = await talk.as(JUSTICE);
        await head.says("nhiemvu");
        for (const step of steps) taken += await play(talk, head, step);
      }),
      { numRuns: RUNS, seed: Number(process.env["SEED"] ?? 7) },
    );
    expect(taken).toBeGreaterThan(RUNS);
  },
);

/** Says how many choices were taken. */
async function play(talk: Conversation, head: Talker, step: Step): Promise<number> {
  const before = talk.now();
  talk.sample.clock.set(plusMillis(before, 1_000));
  switch (step.does) {
    case "says":
      await head.says(step.words);
      return 0;
    case "types":
      return type(talk, head, step.mark, step.isQuick);
    case "waits": {
      const until = plusMillis(before, step.minutes * 60_000);
      await talk.passTo(`${dateIn(until, ZONE)} ${timeIn(until, ZONE)}`);
      return 0;
    }
    case "restarts":
      talk.restart();
      return 0;
    default:
      return step satisfies never;
  }
}

async function type(
  talk: Conversation,
  head: Talker,
  mark: string,
  isQuick: boolean,
): Promise<number> {
  const newest = head.screen().at(-1);
  const shownAt = newest && (await shownAtOf(talk, head, newest.platformId));
  const saidAt = isQuick && shownAt ? plusMillis(shownAt, -1) : talk.now();
  const allowed = await actionsUnder(talk, head, mark, saidAt);
  const states = await statesOf(talk);
  const back = await newestStep(talk, head);
  await head.tries({ kind: "text", text: mark, replyTo: null }, { saidAt });
  const shown = await newestStep(talk, head);
  let taken = 0;
  if (shown !== null && shown !== back) {
    expect(allowed.map((action) => JSON.stringify(withoutPage(action)))).toContain(shown);
    taken += 1;
  }
  const after = await statesOf(talk);
  for (const [id, state] of after) {
    if (states.get(id) === state) continue;
    expect(allowed.map((action) => "deadlineId" in action && action.deadlineId)).toContain(id);
    taken += 1;
  }
  return taken;
}

async function shownAtOf(talk: Conversation, head: Talker, platformId: string) {
  const { bot } = talk.sample;
  const message = await talk.stores.messages.byPlatformId(bot.id, head.chatId, platformId);
  return message?.shownAt ?? null;
}

/** What stood on the screen under a mark by then. */
async function actionsUnder(
  talk: Conversation,
  head: Talker,
  mark: string,
  by: string,
): Promise<readonly Action[]> {
  const actions: Action[] = [];
  for (const { outgoing } of head.screen()) {
    for (const choice of outgoing.choices.flat()) {
      const named = readChoiceId(choice.id);
      const message = named && (await talk.stores.messages.byId(named.messageId));
      const action = message?.actions[named?.position ?? -1];
      if (choice.mark !== mark || !action || !message?.shownAt || message.shownAt > by) continue;
      actions.push(action);
    }
  }
  return actions;
}

async function statesOf(talk: Conversation): Promise<ReadonlyMap<string, string>> {
  const all = await talk.stores.deadlines.list({ unitIds: null, limit: 1_000 });
  return new Map(all.map(({ deadline }) => [deadline.id, JSON.stringify(deadline.state)]));
}

/** The step on top of the trail, as far as an action showed it. */
async function newestStep(talk: Conversation, head: Talker): Promise<string | null> {
  const stored = await talk.stores.conversations.get(talk.sample.bot.id, head.chatId);
  const trail = (stored as { trail?: { isOnTop: boolean; steps: readonly { action?: Action }[] } })
    ?.trail;
  const action = trail?.isOnTop ? trail.steps.at(-1)?.action : undefined;
  return action ? JSON.stringify(withoutPage(action)) : null;
}

/** A command and the list that it shows are the same step. */
function withoutPage(action: Action): object {
  const { page: _, ...rest } = { page: 0, ...action };
  return rest;
}
