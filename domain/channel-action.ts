/** What the choices do by which somebody settles where he is written to. */
import type { BotId, ChatId } from "./ids.ts";

export type ChannelAction =
  /** Kênh nhận tin: his own accounts. */
  | { readonly do: "channels" }
  /** Liên kết thêm kênh: a code for himself. */
  | { readonly do: "add-channel" }
  | { readonly do: "prefer-channel"; readonly botId: BotId; readonly chatId: ChatId }
  /** Ngừng dùng kênh: asks first. */
  | { readonly do: "ask-leave-channel"; readonly botId: BotId; readonly chatId: ChatId }
  | { readonly do: "leave-channel"; readonly botId: BotId; readonly chatId: ChatId };

/** The names of these actions, each once: the type says that none is missing. */
export const CHANNEL_ACTIONS: Readonly<Record<ChannelAction["do"], true>> = {
  channels: true,
  "add-channel": true,
  "prefer-channel": true,
  "ask-leave-channel": true,
  "leave-channel": true,
};

export function isChannelAction(action: { readonly do: string }): action is ChannelAction {
  return Object.hasOwn(CHANNEL_ACTIONS, action.do);
}
