/** What Zalo's Bot Platform can do, and what its basic tier carries, as implementers have seen it in production. */
import type { ChannelTraits } from "../../domain/channel.ts";

export const ZALO_TRAITS: ChannelTraits = {
  kind: "zalo",
  name: "Zalo",
  choices: "numbered",
  quotes: false,
  takesFiles: false,
  attachments: "by-address",
  edits: false,
  opensByLink: false,
  losesUnreceived: true,
  tier: { name: "Zalo Basic", perMonth: 3_000, people: 50, charactersAMessage: 2_000 },
};
