/** How evidence can be given, as far as the channel takes it. */
import type { ChannelTraits } from "../../domain/channel.ts";

/** `liên kết, tệp, hoặc số và ngày văn bản`. */
export function waysToProve({ takesFiles }: ChannelTraits): string {
  return `liên kết, ${takesFiles ? "tệp" : "ảnh"}, hoặc số và ngày văn bản`;
}

/** Where nobody asked for it. */
export function whereToProve(traits: ChannelTraits): string {
  return traits.quotes
    ? `trả lời tin nhắn về việc đó bằng ${waysToProve(traits)}`
    : `mở việc đó, chọn Nộp tài liệu, rồi gửi ${waysToProve(traits)}`;
}
