/** The bots of the settings: of every channel the first, and those under its token's name with a number. */
import type { BotSettings, ChannelKit } from "./bot/channel-kit.ts";
import { isUrl, isWebUrl, type ConfigProblem, type ConfigRule } from "./config-rules.ts";

export interface ConfiguredBot {
  readonly kit: ChannelKit;
  readonly settings: BotSettings;
}

type Environment = Readonly<Record<string, string | undefined>>;

interface FoundBots {
  readonly configured: readonly ConfiguredBot[];
  readonly problems: readonly ConfigProblem[];
}

/** More bots of one channel than any office needs. */
const MOST_BOTS = 20;
const SECRET = /^[\w-]{8,256}$/u;

export function readBots(env: Environment, kits: readonly ChannelKit[]): FoundBots {
  const found = kits.map((kit) => readChannel(env, kit));
  const configured = found.flatMap((each) => each.configured);
  const problems = found.flatMap((each) => each.problems);
  return { configured, problems: [...problems, ...twiceTheSame(configured)] };
}

/** Whether it is the platform's own server, which no rehearsal may reach. */
export function isOnRealHost({ kit, settings }: ConfiguredBot): boolean {
  return isSameHost(settings.apiRoot, kit.realApiRoot);
}

function isSameHost(one: string, other: string): boolean {
  return hostOf(one) === hostOf(other);
}

/** A dot at its end changes nothing of where it leads. */
function hostOf(url: string): string {
  return new URL(url).hostname.replace(/\.$/u, "");
}

function readChannel(env: Environment, kit: ChannelKit): FoundBots {
  const names = kit.settings;
  const problems: ConfigProblem[] = [];
  const read = (name: string, allowed: ConfigRule, isAllowed: (value: string) => boolean) => {
    const value = env[name]?.trim() || null;
    if (value === null || isAllowed(value)) return value;
    problems.push({ setting: name, allowed });
    return null;
  };
  const tokens = [names.token, ...furtherNames(env, names.token)].flatMap((name) => {
    if (name !== names.token && numberOf(name) === null) {
      problems.push({ setting: name, allowed: "bot-number" });
    }
    const token = read(name, "bot-token", (value) => kit.tokenPattern.test(value));
    return token === null ? [] : [{ name, token }];
  });
  const apiRoot = read(names.apiRoot, "url", isWebUrl) ?? kit.realApiRoot;
  // Only a server of one's own delivers to an address without https.
  const isReal = isSameHost(apiRoot, kit.realApiRoot);
  const url = read(names.webhookUrl, "https-url", (value) =>
    isReal ? isUrl(value, ["https:"]) : isWebUrl(value),
  );
  const secret = read(names.webhookSecret, "webhook-secret", (value) => SECRET.test(value));
  const hasBadSecret = problems.some(({ setting }) => setting === names.webhookSecret);
  if (url && !secret && !hasBadSecret) {
    problems.push({ setting: names.webhookSecret, allowed: "webhook-secret" });
  }
  const configured = tokens.map(({ name, token }) => {
    const webhook = url && secret ? { url: webhookUrlOf(url, numberOf(name)), secret } : null;
    return { kit, settings: { credentialSetting: name, token, apiRoot, webhook } };
  });
  return { configured, problems };
}

/** Everything that looks like a further bot's token, in the order of the numbers. */
function furtherNames(env: Environment, first: string): readonly string[] {
  const isFurther = (name: string): boolean =>
    name.startsWith(`${first}_`) && /^\d+$/u.test(name.slice(first.length + 1));
  return Object.keys(env)
    .filter((name) => isFurther(name) && env[name]?.trim())
    .toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1));
}

/** 2 to 20; null of the first bot's name, and of what counts as none. */
function numberOf(name: string): number | null {
  const digits = /_(?<digits>[1-9]\d?)$/u.exec(name)?.groups?.["digits"];
  const number = Number(digits ?? 0);
  return number >= 2 && number <= MOST_BOTS ? number : null;
}

/** Of the second bot `…/2`: each has an address of its own. */
function webhookUrlOf(first: string, number: number | null): string {
  if (number === null) return first;
  const url = new URL(first);
  url.pathname = `${url.pathname.replace(/\/+$/u, "")}/${number}`;
  return url.href;
}

/** Two bots with one token would take each other's messages; two on one path cannot be told apart. */
function twiceTheSame(bots: readonly ConfiguredBot[]): readonly ConfigProblem[] {
  const seen = new Set<string>();
  return bots.flatMap(({ kit, settings: { credentialSetting, token, webhook } }) => {
    const problems: ConfigProblem[] = [];
    const path = webhook && new URL(webhook.url).pathname;
    if (seen.has(token)) problems.push({ setting: credentialSetting, allowed: "token-once" });
    if (path && seen.has(path)) {
      problems.push({ setting: kit.settings.webhookUrl, allowed: "path-once" });
    }
    seen.add(token);
    if (path) seen.add(path);
    return problems;
  });
}
