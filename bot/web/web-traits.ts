/** What the chat page can do. */
import type { ChannelTraits } from "../../domain/channel.ts";

export const WEB_TRAITS: ChannelTraits = {
  kind: "web",
  name: "trang web",
  choices: "pressed",
  quotes: true,
  takesFiles: true,
  attachments: "handed-over",
  edits: true,
  opensByLink: false,
  tier: null,
};
