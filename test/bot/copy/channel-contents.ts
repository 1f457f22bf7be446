/** What is shown of the channels on which somebody is linked, in its several shapes. */
import type {
  AccountLine,
  ChannelContent,
  ChannelName,
  InviteWay,
} from "../../../domain/channel-content.ts";
import type { Content } from "../../../domain/content.ts";
import { day } from "../../builders/time.ts";

type ChannelContents = {
  readonly [Each in ChannelContent["kind"]]: readonly Extract<Content, { kind: Each }>[];
};

const ZALO: ChannelName = { channel: "Zalo", bot: null };
const SECOND: ChannelName = { channel: "Zalo", bot: "Đôn Đốc 2" };
const GONE: ChannelName = { channel: null, bot: null };

export const INVITE_WAYS: readonly InviteWay[] = [
  {
    channel: "Telegram",
    bot: "@dondoc_bot",
    link: "https://t.me/dondoc_bot?start=ABCDEFGHJK",
    full: null,
  },
  { channel: "Zalo", bot: "Đôn Đốc Cù Lao Dung", link: null, full: null },
  { channel: "Zalo", bot: null, link: null, full: null },
  { channel: "Zalo", bot: null, link: null, full: 50 },
];

function line(over: Partial<AccountLine>): AccountLine {
  return {
    botId: "b" as never,
    chatId: "c" as never,
    name: ZALO,
    linkedOn: day("2023-02-20"),
    isReachable: true,
    isHere: true,
    getsPushes: true,
    isPreferred: false,
    ...over,
  };
}

const OTHERS = [
  line({ name: SECOND, isHere: false, getsPushes: false }),
  line({ name: GONE, isHere: false, getsPushes: false, isReachable: false }),
];

export function channelContents(): ChannelContents {
  return {
    channels: [
      { kind: "channels", accounts: [line({})] },
      { kind: "channels", accounts: [line({ isPreferred: true }), ...OTHERS] },
    ],
    "channel-preferred": [ZALO, SECOND].map((name) => ({ kind: "channel-preferred", name })),
    "ask-leave-channel": OTHERS.map((account) => ({
      kind: "ask-leave-channel",
      account,
      pushesTo: ZALO,
    })),
    "channel-left": [{ kind: "channel-left", name: GONE, pushesTo: SECOND }],
    "last-channel": [{ kind: "last-channel" }],
    "channel-code": [{ kind: "channel-code", code: "ABCDEFGHJK", ways: INVITE_WAYS, hours: 72 }],
    "no-other-channel": [{ kind: "no-other-channel" }],
  };
}
