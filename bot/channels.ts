/** Every channel that there is: another one is a folder of its own beside this file, and a line here. */
import type { ChannelTraits } from "../domain/channel.ts";
import { TELEGRAM_TRAITS } from "./telegram/telegram-traits.ts";
import { WEB_TRAITS } from "./web/web-traits.ts";
import { ZALO_TRAITS } from "./zalo/zalo-traits.ts";

const ALL_TRAITS: readonly ChannelTraits[] = [TELEGRAM_TRAITS, ZALO_TRAITS, WEB_TRAITS];

/** Throws for a kind that no channel has. */
export function traitsOf(kind: string): ChannelTraits {
  const traits = ALL_TRAITS.find((each) => each.kind === kind);
  if (!traits) throw new Error(`there is no channel of kind ${kind}`);
  return traits;
}
