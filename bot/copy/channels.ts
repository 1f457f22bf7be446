/** Kênh nhận tin: where somebody is linked, and what he can change about it. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { AccountLine, ChannelContent } from "../../domain/channel-content.ts";
import type { Content } from "../../domain/content.ts";
import { say } from "./answers.ts";
import { channelWords, CHANNELS_LABEL, wayLines } from "./channel-words.ts";
import { fullDate, shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

type ChannelRenderers = {
  readonly [Kind in ChannelContent["kind"]]: (
    content: Extract<ChannelContent, { kind: Kind }>,
  ) => Rendered;
};

const toChannels: Choice = { label: CHANNELS_LABEL, action: { do: "channels" } };

export const CHANNEL_RENDERERS: ChannelRenderers = {
  channels: renderChannels,
  "channel-preferred": ({ name }) => ({
    ...say(
      `Từ nay nhắc việc gửi qua ${channelWords(name)}.`,
      "Khi kênh này không gửi được thì gửi qua kênh khác đã liên kết.",
    ),
    choices: [[toChannels]],
  }),
  "ask-leave-channel": renderAskLeave,
  "channel-left": ({ name, pushesTo }) =>
    say(
      `Đã ngừng dùng ${channelWords(name)}. Nhắc việc gửi qua ${channelWords(pushesTo)}.`,
      "Muốn dùng lại, liên kết bằng mã mới.",
    ),
  "last-channel": () => ({
    ...say(
      "Đây là kênh duy nhất đang nhận được tin nên không ngừng dùng được.",
      "Nếu cần, đề nghị liên hệ Cơ quan thường trực CCHC.",
    ),
    choices: [[toChannels]],
  }),
  "channel-code": ({ code, ways, hours }) => ({
    lines: [
      ["Mã để tự liên kết thêm kênh:"],
      [{ bold: code }],
      [`Dùng một lần, trong ${hours} giờ. Chỉ dùng cho chính mình, không chuyển cho người khác.`],
      ...wayLines(ways),
    ],
    choices: [],
    attachment: null,
  }),
  "no-other-channel": () => ({
    ...say("Hiện không còn kênh nào khác để liên kết thêm."),
    choices: [[toChannels]],
  }),
};

function renderChannels({ accounts }: Of<"channels">): Rendered {
  const lines: Line[] = [[{ bold: CHANNELS_LABEL }], ...accounts.map(accountLine), []];
  const isOne = accounts.length === 1;
  lines.push([
    isOne
      ? "Có thể liên kết thêm kênh khác để dự phòng khi kênh này không gửi được."
      : "Nhắc việc gửi vào một kênh; khi kênh đó không gửi được thì gửi qua kênh khác. " +
        "Hỏi ở kênh nào, trả lời ở kênh đó.",
  ]);
  const others = accounts.filter(({ isReachable, getsPushes }) => isReachable && !getsPushes);
  return {
    lines,
    choices: [
      ...others.map((account) => [choiceOf("prefer-channel", "Nhận nhắc việc qua", account)]),
      ...(isOne
        ? []
        : accounts.map((account) => [choiceOf("ask-leave-channel", "Ngừng dùng", account)])),
      [{ label: "Liên kết thêm kênh", action: { do: "add-channel" } }],
      [{ label: "Xem cài đặt", action: { do: "settings", planId: null }, turn: "back" }],
    ],
    attachment: null,
  };
}

/** `- Zalo, liên kết 20/02/2023: đang nhận nhắc việc; đang nhắn ở đây`. */
function accountLine(account: AccountLine): Line {
  const { name, linkedOn, isReachable, isHere, getsPushes } = account;
  const states = [
    ...(getsPushes ? ["đang nhận nhắc việc"] : []),
    ...(isReachable ? [] : ["hiện không gửi được"]),
    ...(isHere ? ["đang nhắn ở đây"] : []),
  ];
  const told = states.length > 0 ? `: ${states.join("; ")}` : "";
  return ["- ", { bold: channelWords(name) }, `, liên kết ${fullDate(linkedOn)}${told}`];
}

function renderAskLeave({ account, pushesTo }: Of<"ask-leave-channel">): Rendered {
  const { name, linkedOn, botId, chatId } = account;
  return {
    ...say(
      `Ngừng dùng ${channelWords(name)} (liên kết ${fullDate(linkedOn)})?`,
      `Nhắc việc sẽ gửi qua ${channelWords(pushesTo)}. Muốn dùng lại cần liên kết bằng mã mới.`,
    ),
    choices: [
      [
        { label: "Ngừng dùng", action: { do: "leave-channel", botId, chatId } },
        { label: "Giữ lại", action: { do: "channels" }, turn: "back" },
      ],
    ],
  };
}

function choiceOf(
  deed: "prefer-channel" | "ask-leave-channel",
  words: string,
  { name, botId, chatId }: AccountLine,
): Choice {
  const label = shorten(`${words} ${channelWords(name)}`, LONGEST_BUTTON);
  return { label, action: { do: deed, botId, chatId } };
}
