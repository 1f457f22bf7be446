/** A bot against the strict fake. */
import { onTestFinished } from "vitest";
import type { BotSettings } from "../../../bot/channel-kit.ts";
import { makeZaloBot, type ZaloBotOptions } from "../../../bot/zalo/zalo-bot.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import type { FakeZalo } from "../../fakes/zalo/index.ts";
import { openOfficeOf, QUICK, surroundings } from "../receiving-bot.ts";

export { BOT, LEASE, NOW, PATIENCE, QUICK, textsOf } from "../receiving-bot.ts";

const SETTING = "ZALO_BOT_TOKEN";

export const openOffice = () => openOfficeOf("zalo", SETTING);

type Over = Partial<ZaloBotOptions & BotSettings>;

/** Not started yet. */
export function makeBot(zalo: FakeZalo, office: OrgDatabase, over: Over = {}) {
  const { context, ...rest } = surroundings(office);
  const { token = zalo.token, apiRoot = zalo.url, webhook = null, ...more } = over;
  const settings = { credentialSetting: SETTING, token, apiRoot, webhook };
  const pace = { ...QUICK, emptyPollMillis: 20 };
  const bot = makeZaloBot({ ...context, settings, pace, ...more });
  onTestFinished(() => bot.stop(5_000));
  return { bot, ...rest };
}
