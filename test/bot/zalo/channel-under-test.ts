/** The channel against the strict fake. */
import { onTestFinished } from "vitest";
import { makeZaloChannel } from "../../../bot/zalo/zalo-channel.ts";
import type { Pacer } from "../../../domain/channel.ts";
import type { ChatId } from "../../../domain/ids.ts";
import type { SendResult } from "../../../domain/message.ts";
import { startFakeZalo, type FakeZaloOptions, type SentMessage } from "../../fakes/zalo/index.ts";
import type { SeenMessage } from "../channel-contract.ts";

/** Lets everything go at once. */
export const UNPACED: Pacer = { turn: async () => null, left: () => {}, hold: async () => {} };

export const AN = "6ede9afa66b88fe6d6a9" as ChatId;

/** A channel to a user who has written to the bot before. */
export async function open(options: FakeZaloOptions = {}) {
  const zalo = await startFakeZalo(options);
  const an = zalo.user(AN, { name: "An" });
  an.meet();
  const { token, url: apiRoot } = zalo;
  const channel = makeZaloChannel({ token, apiRoot, pacer: UNPACED, timeoutMillis: 2_000 });
  return {
    zalo,
    an,
    channel,
    chatId: AN,
    seen: () => zalo.messagesTo(AN).map(seenOf),
    close: () => zalo.stop(),
  };
}

export async function openForTest(options: FakeZaloOptions = {}) {
  const opened = await open(options);
  onTestFinished(() => opened.close());
  return opened;
}

/** The numbered lines as what can be chosen; the text without them and the line that explains them. */
function seenOf({ text, choices }: SentMessage): SeenMessage {
  const [first] = choices;
  const lines = text.split("\n");
  const above = first ? lines.slice(0, lines.indexOf(`${first.mark}. ${first.label}`)) : lines;
  const buttons = choices.map(({ mark, label }) => ({ label, id: mark }));
  return { text: above.join("\n").trimEnd(), buttons };
}

export function idsOf(result: SendResult): readonly string[] {
  return result.outcome === "sent" ? result.platformIds : [];
}
