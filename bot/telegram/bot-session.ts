/** What Telegram is asked for while a bot receives: who it is, its menu, its webhook, its updates. */
import type { Api, ApiClientOptions } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { BotContext } from "../channel-kit.ts";
import {
  ReceivingSession,
  type FaultJudgement,
  type SessionPace,
} from "../receiving/receiving-session.ts";
import { describeError, faultOf, isBadToken } from "./api-fault.ts";
import { WANTED_UPDATES } from "./telegram-updates.ts";
import { poll } from "./update-polling.ts";

export interface BotSessionTools extends Omit<BotContext, "receive" | "clock" | "onGap"> {
  readonly api: Api;
  readonly client: ApiClientOptions;
  readonly take: (update: unknown) => Promise<void>;
  readonly pace?: Partial<SessionPace>;
}

export interface BotSession extends Pick<ReceivingSession, "start" | "stop"> {
  /** Null until Telegram has said. */
  readonly me: UserFromGetMe | null;
}

export function makeBotSession(tools: BotSessionTools): BotSession {
  const { api, client, take, log } = tools;
  const { token, webhook } = tools.settings;
  let me: UserFromGetMe | null = null;
  let hasMenu = false;
  const known = async (): Promise<UserFromGetMe> => (me ??= await api.getMe());
  const session = new ReceivingSession(tools, {
    platform: "Telegram",
    async introduce() {
      await known();
      hasMenu ||= await setMenu(tools);
    },
    setWebhook:
      webhook &&
      (async () => {
        const other = { secret_token: webhook.secret, allowed_updates: WANTED_UPDATES };
        await api.setWebhook(webhook.url, other);
      }),
    poll: async (run) => poll({ token, client, me: await known(), take, log }, run),
    judge,
  });
  return {
    start: () => session.start(),
    stop: () => session.stop(),
    get me() {
      return me;
    },
  };
}

/** The bot works without its menu, and some servers have none. */
async function setMenu({ api, commands, log }: BotSessionTools): Promise<boolean> {
  try {
    await api.setMyCommands(commands);
    return true;
  } catch (error) {
    log.warn({ fault: describeError(error) }, "could not set the menu of commands");
    return false;
  }
}

function judge(error: unknown): FaultJudgement {
  const fault = faultOf(error);
  const isConflict = fault.kind === "refused" && fault.code === 409;
  const meaning = isBadToken(fault) ? "bad token" : isConflict ? "another receives" : "passing";
  return { fault: describeError(error), meaning };
}
