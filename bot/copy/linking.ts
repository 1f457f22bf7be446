/** How a chat is linked to a person, and what comes of it. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import { command, say } from "./answers.ts";
import { botWords, channelWords, CHANNELS_LABEL } from "./channel-words.ts";
import { commandText } from "./commands.ts";
import { ROLE_WORDS } from "./people.ts";
import { takeoverLines } from "./takeover.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

export const INVITE_REFUSED: Readonly<Record<Of<"invite-refused">["reason"], string>> = {
  wrong: "Mã mời không đúng, đã dùng hoặc đã hết hạn. Đề nghị xin mã mời mới.",
  "too-many": "Đã thử sai nhiều lần. Đề nghị chờ một giờ rồi nhắn lại mã mời.",
  "in-group":
    "Mã mời không dùng trong nhóm: nhiều người đã thấy nên mã này đã bị hủy. " +
    "Đề nghị xin mã mới và nhắn riêng cho Đôn Đốc.",
};

export function renderHowToLink({ byLink }: Of<"how-to-link">): Rendered {
  const how = byLink
    ? "Mở liên kết mời do Cơ quan thường trực CCHC gửi, hoặc nhắn mã mời gồm 10 ký tự vào đây."
    : "Nhắn mã mời gồm 10 ký tự do Cơ quan thường trực CCHC gửi vào đây.";
  return say("Tài khoản này chưa được liên kết.", how);
}

export function renderLinked(content: Of<"linked">, traits: ChannelTraits): Rendered {
  const { post, role, pushesTo, formerPost, takeover } = content;
  const where = pushesTo && !pushesTo.isHere ? channelWords(pushesTo.name) : null;
  const lines: Line[] = [
    [{ bold: `Đã liên kết: ${post}` }],
    [`Vai trò: ${ROLE_WORDS[role]}`],
    where
      ? [`Nhắc việc vẫn gửi qua ${where}, theo lựa chọn trước đây.`]
      : ["Nhắc việc sẽ được gửi vào đây lúc 7 giờ 30 các ngày làm việc."],
  ];
  if (pushesTo) {
    lines.push([
      `Đổi kênh nhận tin: nhắn ${commandText("caidat", traits)}, chọn “${CHANNELS_LABEL}”.`,
    ]);
  }
  if (formerPost !== undefined) {
    lines.push([`Trước đây tài khoản này là của ${formerPost}; liên kết đó đã kết thúc.`]);
  }
  if (takeover) lines.push([], ...takeoverLines(takeover));
  const proofs: Choice[][] = takeover ? [[command("kiemchung", "Tài liệu kiểm chứng")]] : [];
  const channels: Choice[][] = pushesTo
    ? [[{ label: CHANNELS_LABEL, action: { do: "channels" } }]]
    : [];
  return {
    lines,
    choices: [
      [command("nhiemvu", "Xem nhiệm vụ")],
      ...proofs,
      ...channels,
      [command("trogiup", "Hướng dẫn")],
    ],
    attachment: null,
  };
}

export function renderBotFull({ people, other }: Of<"bot-full">): Rendered {
  const full = `Bot này đã đủ ${people} người nên chưa liên kết được. Mã mời vẫn còn hiệu lực.`;
  return other
    ? say(
        full,
        `Đề nghị tìm ${other.bot === null ? "bot khác của cơ quan" : botWords(other.bot)}, nhắn mã mời vào đó.`,
      )
    : say(full, "Đề nghị báo Cơ quan thường trực CCHC.");
}
