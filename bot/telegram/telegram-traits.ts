/** What Telegram can do. */
import type { ChannelTraits } from "../../domain/channel.ts";

export const TELEGRAM_TRAITS: ChannelTraits = {
  kind: "telegram",
  name: "Telegram",
  choices: "pressed",
  quotes: true,
  takesFiles: true,
  attachments: "handed-over",
  edits: true,
  opensByLink: true,
  tier: null,
};
