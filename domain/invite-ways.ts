/** Cách liên kết: through which bots somebody can still be linked, and how. */
import type { ChannelName, InviteWay } from "./channel-content.ts";
import type { ChannelTraits, KnownBot } from "./channel.ts";
import type { BotId } from "./ids.ts";

/** How many people are linked to each bot. */
export type LinkedCounts = ReadonlyMap<BotId, number>;

/** Whether a bot takes one more person. */
export function hasSeat(traits: Pick<ChannelTraits, "tier">, linked: number): boolean {
  return traits.tier === null || linked < traits.tier.people;
}

/**
 * One way for each channel, in the order of its bots: of several, the first that takes one more.
 *
 * @param own bots to which the invited person is linked already: they have a seat for him
 */
export function inviteWays(
  bots: readonly KnownBot[],
  linked: LinkedCounts,
  own: readonly BotId[],
  code: string,
): readonly InviteWay[] {
  return [...Map.groupBy(bots, ({ traits }) => traits.kind).values()].flatMap(
    (ofChannel): readonly InviteWay[] => {
      const open = ofChannel.find((bot) => own.includes(bot.botId)) ?? firstOpen(ofChannel, linked);
      const [first] = ofChannel;
      if (open) {
        const { traits, title } = open;
        return [{ channel: traits.name, bot: title, link: open.inviteLink(code), full: null }];
      }
      if (!first) return [];
      const { name, tier } = first.traits;
      return [{ channel: name, bot: null, link: null, full: tier?.people ?? 0 }];
    },
  );
}

/** Another bot of the same channel that takes one more; null where none does. */
export function otherOpen(
  bots: readonly KnownBot[],
  linked: LinkedCounts,
  full: { readonly botId: BotId; readonly kind: string },
): KnownBot | null {
  const others = bots.filter(
    ({ botId, traits }) => traits.kind === full.kind && botId !== full.botId,
  );
  return firstOpen(others, linked) ?? null;
}

/** How a bot is named to somebody: with its own name only where its channel has several. */
export function nameOfBot(bots: readonly KnownBot[], botId: BotId): ChannelName {
  const bot = bots.find((each) => each.botId === botId);
  if (!bot) return { channel: null, bot: null };
  const isOneOfSeveral = bots.some((each) => each !== bot && each.traits.kind === bot.traits.kind);
  return { channel: bot.traits.name, bot: isOneOfSeveral ? bot.title : null };
}

function firstOpen(bots: readonly KnownBot[], linked: LinkedCounts): KnownBot | undefined {
  return bots.find(({ botId, traits }) => hasSeat(traits, linked.get(botId) ?? 0));
}
