/** What `doctor` sees of the bots: whether their platforms know them, and what they have carried. */
import { CHANNEL_KITS } from "./bot/channels.ts";
import { DOCTOR_WORDS } from "./bot/copy/command-line.ts";
import type { Config } from "./config.ts";
import type { ConfiguredBot } from "./configured-bots.ts";
import { forecastOf, isToBeTold, monthAt, monthlyLimitOf } from "./domain/allowance.ts";
import type { ChannelTraits } from "./domain/channel.ts";
import type { BotAccount } from "./domain/org.ts";
import type { Finding } from "./finding.ts";
import type { OpenedOffice } from "./opened-office.ts";
import { SYSTEM_CLOCK } from "./system-clock.ts";

const PATIENCE_MILLIS = 5_000;

/** Every bot of the settings, as its platform knows it, and what would serve it better. */
export async function examineBots({ bots, publicUrl }: Config): Promise<readonly Finding[]> {
  if (bots.length === 0) {
    return [{ check: DOCTOR_WORDS.bots, state: "ok", detail: DOCTOR_WORDS.unused }];
  }
  const found = await Promise.all(bots.map(examineBot));
  const channels = new Map(bots.map((bot) => [bot.kit.traits.kind, bot]));
  return [...found, ...[...channels.values()].flatMap((bot) => hintsFor(bot, publicUrl))];
}

/** Every bot that there ever was, with its people and this month's messages, where a channel bounds them. */
export async function examineLoads({ office }: OpenedOffice): Promise<readonly Finding[]> {
  const linked = await office.database.people.countLinked();
  const findings: Finding[] = [];
  for (const bot of await office.database.bots.all()) {
    const traits = CHANNEL_KITS.find((kit) => kit.traits.kind === bot.channel)?.traits;
    if (!traits?.tier) continue;
    const people = linked.get(bot.id) ?? 0;
    findings.push({
      check: DOCTOR_WORDS.peopleOfBot(traits.name, bot.credentialSetting ?? ""),
      state: people < traits.tier.people ? "ok" : "warning",
      detail: DOCTOR_WORDS.room(people, traits.tier.people),
    });
    findings.push(...(await examineAllowance(office, bot, traits)));
  }
  return findings;
}

async function examineBot({ kit, settings }: ConfiguredBot): Promise<Finding> {
  const check = DOCTOR_WORDS.bot(kit.traits.name, settings.credentialSetting);
  try {
    return { check, state: "ok", detail: await kit.identify(settings, PATIENCE_MILLIS) };
  } catch {
    // What the platform said is in its own words, not in the operator's.
    return { check, state: "failed", detail: DOCTOR_WORDS.botFailed };
  }
}

function hintsFor({ kit, settings }: ConfiguredBot, publicUrl: string | null): readonly Finding[] {
  const { traits } = kit;
  const hints: Finding[] = [];
  if (traits.losesUnreceived && !settings.webhook) {
    hints.push({
      check: DOCTOR_WORDS.receiving(traits.name),
      state: "warning",
      detail: DOCTOR_WORDS.saferByWebhook(kit.settings.webhookUrl),
    });
  }
  if (traits.attachments === "by-address" && publicUrl === null) {
    hints.push({
      check: DOCTOR_WORDS.pictures(traits.name),
      state: "warning",
      detail: DOCTOR_WORDS.noPublicUrl,
    });
  }
  return hints;
}

/** What the month has carried, of bots whose channel carries only so much. */
async function examineAllowance(
  { database, calendar }: OpenedOffice["office"],
  bot: BotAccount,
  traits: ChannelTraits,
): Promise<readonly Finding[]> {
  const limit = monthlyLimitOf(traits);
  if (limit === null) return [];
  const { month, elapsed } = monthAt(SYSTEM_CLOCK.now(), calendar.zone);
  const { sent, received } = await database.usage.of(bot.id, month);
  const allowance = { used: sent + received, limit, elapsed };
  return [
    {
      check: DOCTOR_WORDS.allowance(traits.name, bot.credentialSetting ?? ""),
      state: isToBeTold(allowance) ? "warning" : "ok",
      detail: DOCTOR_WORDS.carried(allowance.used, limit, forecastOf(allowance)),
    },
  ];
}
