import type { MessageStatus } from "../../domain/message.ts";

/** What has become of a message. */
export const MESSAGE_STATES: Readonly<Record<MessageStatus, string>> = {
  planned: "chờ gửi",
  claimed: "đang gửi",
  sent: "đã gửi",
  failed: "chưa gửi được",
  unknown: "không rõ đã đến chưa",
  dropped: "không gửi",
};
