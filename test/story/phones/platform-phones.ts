/** A channel with a platform of its own: its kit, wired to a fake of the platform as the service wires it. */
import type { ChannelKit } from "../../../bot/channel-kit.ts";
import type { Pacer } from "../../../domain/channel.ts";
import { SYSTEM_CLOCK } from "../../../system-clock.ts";
import type { Phone, Phones, PhonesTools } from "./phone.ts";

/** Lets everything go at once. */
const UNPACED: Pacer = { turn: async () => null, left: () => {}, hold: async () => {} };
const STOP_MILLIS = 5_000;

export interface Platform {
  readonly kit: ChannelKit;
  readonly server: { readonly token: string; readonly url: string };
  phone(number: number, owner: string): Phone;
  /** Resolves when the bot has taken in everything that was written. */
  drained(): Promise<void>;
  /** Resolves with what it refused of the bot, each in a line. */
  stop(): Promise<readonly string[]>;
}

export async function openPlatformPhones(tools: PhonesTools, platform: Platform): Promise<Phones> {
  const { kit, server } = platform;
  const settings = {
    credentialSetting: kit.settings.token,
    token: server.token,
    apiRoot: server.url,
    webhook: null,
  };
  const problems: string[] = [];
  const note = (_fields: object, message: string): void => void problems.push(message);
  const bot = await kit.makeBot({
    settings,
    botId: tools.botId,
    receive: tools.receive,
    clock: tools.clock,
    leases: tools.stores.leases,
    leaseNow: SYSTEM_CLOCK.now,
    holder: "story",
    log: { info: () => {}, warn: note, error: note },
    commands: [{ command: "nhiemvu", description: "Nhiệm vụ của đơn vị" }],
    onGap: async () => {},
  });
  return {
    traits: kit.traits,
    botId: tools.botId,
    channel: await kit.makeChannel(settings, UNPACED),
    phone: async (number, owner) => platform.phone(number, owner),
    known: () => ({
      botId: tools.botId,
      traits: kit.traits,
      title: bot.title,
      inviteLink: (code) => bot.inviteLink(code),
    }),
    fetchFile: ({ body }) =>
      body.kind === "file" ? bot.fetchFile(body.ref) : Promise.resolve(null),
    start: () => bot.start(),
    async settle() {
      await platform.drained();
      await tools.idle();
    },
    async stop() {
      await bot.stop(STOP_MILLIS);
      const refused = await platform.stop();
      if (refused.length + problems.length > 0) {
        throw new Error(["the platform had to refuse:", ...refused, ...problems].join("\n"));
      }
    },
  };
}
