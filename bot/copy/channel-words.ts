/** How channels, and the ways to be linked on them, are called within a message. */
import type { Line } from "../../domain/channel.ts";
import type { ChannelName, InviteWay } from "../../domain/channel-content.ts";

export const CHANNELS_LABEL = "Kênh nhận tin";

/** Within a sentence: `Zalo`, `Zalo (Đôn Đốc 2)`. */
export function channelWords({ channel, bot }: ChannelName): string {
  if (channel === null) return "kênh không còn hoạt động";
  return bot === null ? channel : `${channel} (${bot})`;
}

/** A line for each channel on which an invite's code can be used. */
export function wayLines(ways: readonly InviteWay[]): readonly Line[] {
  return ways.map(({ channel, bot, link, full }): Line => {
    if (full !== null) {
      return [`${channel}: mỗi bot đã đủ ${full} người, cần thêm bot mới mới liên kết được.`];
    }
    if (link) return [`${channel}: mở liên kết `, { link, text: link }];
    return [`${channel}: tìm ${botWords(bot)}, nhắn mã trên vào đó.`];
  });
}

/** What people search for, where the platform has said. */
export function botWords(bot: string | null): string {
  return bot === null ? "bot của cơ quan" : `“${bot}”`;
}
