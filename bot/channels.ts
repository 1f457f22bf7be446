/** Every channel that there is: another one is a folder of its own beside this file, and a line here. */
import type { CarrierTier } from "../domain/carrier-tier.ts";
import type { ChannelTraits, Outgoing } from "../domain/channel.ts";
import type { ChannelKit } from "./channel-kit.ts";
import { TELEGRAM } from "./telegram/telegram-kit.ts";
import { WEB_TRAITS } from "./web/web-traits.ts";
import { ZALO } from "./zalo/zalo-kit.ts";

/** Those that lead outside, to a platform. */
export const CHANNEL_KITS: readonly ChannelKit[] = [ZALO, TELEGRAM];

const ALL_TRAITS: readonly ChannelTraits[] = [...CHANNEL_KITS.map((kit) => kit.traits), WEB_TRAITS];

/** Throws for a kind that no channel has. */
export function traitsOf(kind: string): ChannelTraits {
  const traits = ALL_TRAITS.find((each) => each.kind === kind);
  if (!traits) throw new Error(`there is no channel of kind ${kind}`);
  return traits;
}

/** As people call it; null for a kind that no channel has any more. */
export function channelName(kind: string): string | null {
  return ALL_TRAITS.find((each) => each.kind === kind)?.name ?? null;
}

/** A channel that carries only so much, as far as counting goes. */
export interface Carrier {
  readonly tier: CarrierTier;
  /** How many of the tier's messages one takes. */
  readonly messagesIn: (outgoing: Outgoing) => number;
}

/** Of the channels that carry only so much, the one that carries least. */
export function narrowestCarrier(): Carrier {
  const carriers = CHANNEL_KITS.flatMap(({ traits: { tier }, messagesIn = () => 1 }) =>
    tier ? [{ tier, messagesIn }] : [],
  );
  return carriers.reduce((least, each) =>
    each.tier.perMonth < least.tier.perMonth ? each : least,
  );
}
