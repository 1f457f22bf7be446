/** The sample office with updates that are still to come in, and what became of each. */
import type { Incoming, IncomingBody } from "../../domain/channel.ts";
import type { BotId, ChatId, DeadlineId, PersonId, UnitId } from "../../domain/ids.ts";
import type { Message } from "../../domain/message.ts";
import type { ChannelKind } from "../../domain/org.ts";
import type { DeadlineView } from "../../domain/plan-stores.ts";
import { SAMPLE_START, openSampleFile, type SampleOffice } from "../../sample-office.ts";
import { incoming, message } from "../builders/message.ts";
import { at } from "../builders/time.ts";

/** Of what the sample has; the rest of the updates ask for lists. */
const EACH_KIND_AT_MOST = 60;
/** A Saturday: nothing is planned for it, so that whatever is sent is an answer. */
export const QUIET_DAY = at("2023-02-25 09:00");
/** Far from the numbers that a chat's next messages will have. */
const FIRST_SHOWN = 500_001;
const BOT_SETTING = "TELEGRAM_BOT_TOKEN";

export interface Asked {
  readonly bot: BotId;
  readonly updates: readonly Incoming[];
  /** Reported done by a button. */
  readonly done: readonly DeadlineId[];
  /** Proved by a link, in a reply to the message about it. */
  readonly proved: readonly DeadlineId[];
}

/**
 * Each head has a message of every deadline of his before him, with a button to report it done. On
 * Telegram the heads' chats and these messages have numbers, and updates are numbered from 1.
 */
export async function askMuch(folder: string, count: number, channel: ChannelKind): Promise<Asked> {
  const sample = await openSampleFile(folder, SAMPLE_START);
  try {
    const { database } = sample.office;
    const each = Math.min(EACH_KIND_AT_MOST, Math.floor(count / 4));
    const views = await database.deadlines.list({ unitIds: null, limit: 2 * each });
    const { bot, chats } = await chatsOf(sample, channel);
    const shown = views.map((view, index) =>
      shownTo(bot, chats, view, String(FIRST_SHOWN + index)),
    );
    await database.messages.add(shown);
    const ids = views.map(({ deadline }) => deadline.id);
    return {
      bot,
      updates: numbered(updatesOn(bot, shown, each, count)),
      done: ids.slice(0, each),
      proved: ids.slice(each),
    };
  } finally {
    await sample.close();
  }
}

export function linkTo(deadline: DeadlineId): string {
  return `https://vanban.example.vn/van-ban/${deadline}`;
}

/** Lists between the others, so that a fault meets every kind. */
function updatesOn(
  botId: BotId,
  shown: readonly Message[],
  each: number,
  count: number,
): readonly Incoming[] {
  const from = (of: Message | undefined, body: IncomingBody): Incoming => {
    if (!of?.chatId) throw new Error("an update comes from a chat");
    return incoming({ botId, chatId: of.chatId, receivedAt: QUIET_DAY, body });
  };
  const acting = shown.map((of, index) => {
    const [deadline] = of.items;
    if (!deadline) throw new Error("a message is about a deadline");
    if (index < each) return from(of, { kind: "choice", id: `${of.id}:0` });
    return from(of, { kind: "text", text: linkTo(deadline), replyTo: of.platformIds[0] ?? null });
  });
  const lists = Array.from({ length: count - acting.length }, (_, index) =>
    from(shown[index % shown.length], { kind: "text", text: "/nhiemvu", replyTo: null }),
  );
  const between = Math.max(1, Math.floor(lists.length / acting.length));
  return [
    ...acting.flatMap((each_, index) => [
      each_,
      ...lists.slice(index * between, (index + 1) * between),
    ]),
    ...lists.slice(acting.length * between),
  ];
}

function numbered(updates: readonly Incoming[]): readonly Incoming[] {
  return updates.map((update, index) => ({ ...update, key: String(index + 1) }));
}

async function chatsOf(
  { office, bot }: SampleOffice,
  channel: ChannelKind,
): Promise<{ bot: BotId; chats: ReadonlyMap<UnitId, ChatId> }> {
  const people = await office.database.people.all();
  const heads = people.flatMap(({ id, grants }) =>
    grants.flatMap(({ role, unitId }) => (role === "head" && unitId ? [{ unitId, id }] : [])),
  );
  const byUnit = (chatOf: (id: PersonId, index: number) => ChatId) =>
    new Map(heads.map(({ unitId, id }, index) => [unitId, chatOf(id, index)]));
  if (channel === "web") return { bot: bot.id, chats: byUnit((id) => id as string as ChatId) };
  const made = await office.database.bots.ensure(channel, BOT_SETTING, "faults-bot" as BotId);
  const chats = byUnit((_id, index) => String(1_001 + index) as ChatId);
  for (const { unitId, id } of heads) {
    const chatId = chats.get(unitId);
    if (!chatId) continue;
    const linkedAt = SAMPLE_START;
    await office.database.people.link({
      personId: id,
      botId: made.id,
      chatId,
      linkedAt,
      unreachableSince: null,
      isPreferred: false,
    });
  }
  return { bot: made.id, chats };
}

function shownTo(
  botId: BotId,
  chats: ReadonlyMap<UnitId, ChatId>,
  { deadline }: DeadlineView,
  platformId: string,
): Message {
  const chatId = chats.get(deadline.unitId);
  if (!chatId) throw new Error("the unit has no head");
  return {
    ...message({ botId, chatId, status: "sent", pickAt: null }),
    sentAt: SAMPLE_START,
    actions: [{ do: "report-done", deadlineId: deadline.id }],
    items: [deadline.id],
    platformIds: [platformId],
  };
}
