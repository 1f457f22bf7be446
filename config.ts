/** The settings, read once at the start from the environment (and `.env`, which it overrules). */
import { existsSync } from "node:fs";
import { z } from "zod";
import { fail, ok, type Result } from "./domain/result.ts";

export interface Config {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly redisUrl: string | null;
  readonly telegram: TelegramConfig | null;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly logLevel: LogLevel;
  readonly zone: string;
  readonly organisationName: string;
}

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot: string;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
}

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** A setting that cannot be used: its name, and what is allowed; never its value. */
export interface ConfigProblem {
  readonly setting: string;
  readonly allowed: ConfigRule;
}

export type ConfigRule =
  | "database-url"
  | "redis-url"
  | "bot-token"
  | "url"
  | "https-url"
  | "webhook-secret"
  | "port"
  | "host"
  | "log-level"
  | "zone"
  | "text"
  | "not-yet";

export const TELEGRAM_API_ROOT = "https://api.telegram.org";

function unlessBlank(value: unknown): unknown {
  return value === "" ? undefined : value;
}

function setting(rule: ConfigRule, schema: z.ZodType<string>) {
  return z.preprocess(unlessBlank, schema.optional()).meta({ rule });
}

const webUrl = z.string().refine((value) => isUrl(value, ["http:", "https:"]));

const SETTINGS = {
  DATABASE_URL: setting(
    "database-url",
    z.string().regex(/^(?:file:.+|:memory:|postgres(?:ql)?:\/\/.+)$/u),
  ),
  DATA_DIR: setting("text", z.string().min(1)),
  REDIS_URL: setting(
    "redis-url",
    z.string().refine((value) => isUrl(value, ["redis:", "rediss:"])),
  ),
  TELEGRAM_BOT_TOKEN: setting("bot-token", z.string().regex(/^\d+:[\w-]{10,}$/u)),
  TELEGRAM_API_ROOT: setting("url", webUrl),
  TELEGRAM_WEBHOOK_URL: setting("https-url", webUrl),
  TELEGRAM_WEBHOOK_SECRET: setting("webhook-secret", z.string().regex(/^[\w-]{8,256}$/u)),
  ZALO_BOT_TOKEN: setting("not-yet", z.string().max(0)),
  HOST: setting("host", z.string().regex(/^[\w.:-]+$/u)),
  PORT: setting(
    "port",
    z
      .string()
      .regex(/^\d{1,5}$/u)
      .refine((value) => Number(value) <= 65_535),
  ),
  PUBLIC_URL: setting("url", webUrl),
  LOG_LEVEL: setting("log-level", z.enum(["debug", "info", "warn", "error", "silent"])),
  TZ_NAME: setting("zone", z.string().refine(isZone)),
  ORGANISATION_NAME: setting("text", z.string().max(200)),
} as const;

type SettingName = keyof typeof SETTINGS;

/** Reads `.env` of the current folder into the environment; what is set already stays. */
export function readEnvFile(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
}

export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly ConfigProblem[]> {
  const values: Partial<Record<SettingName, string>> = {};
  const problems: ConfigProblem[] = [];
  for (const [name, schema] of Object.entries(SETTINGS) as [SettingName, z.ZodType][]) {
    const parsed = schema.safeParse(env[name]?.trim());
    if (parsed.success) values[name] = parsed.data as string;
    else problems.push({ setting: name, allowed: schema.meta()?.["rule"] as ConfigRule });
  }
  if (values.TELEGRAM_WEBHOOK_URL && !values.TELEGRAM_WEBHOOK_SECRET) {
    problems.push({ setting: "TELEGRAM_WEBHOOK_SECRET", allowed: "webhook-secret" });
  }
  return problems.length > 0 ? fail(problems) : ok(configOf(values));
}

function configOf(values: Partial<Record<SettingName, string>>): Config {
  return {
    databaseUrl: values.DATABASE_URL ?? "file:data/dondoc.sqlite",
    dataDir: values.DATA_DIR ?? "data",
    redisUrl: values.REDIS_URL ?? null,
    telegram: telegramOf(values),
    host: values.HOST ?? "127.0.0.1",
    port: Number(values.PORT ?? 3000),
    publicUrl: values.PUBLIC_URL ?? null,
    logLevel: (values.LOG_LEVEL ?? "info") as LogLevel,
    zone: values.TZ_NAME ?? "Asia/Ho_Chi_Minh",
    organisationName: values.ORGANISATION_NAME ?? "",
  };
}

function telegramOf(values: Partial<Record<SettingName, string>>): TelegramConfig | null {
  const token = values.TELEGRAM_BOT_TOKEN;
  if (!token) return null;
  const url = values.TELEGRAM_WEBHOOK_URL;
  const secret = values.TELEGRAM_WEBHOOK_SECRET;
  return {
    token,
    apiRoot: values.TELEGRAM_API_ROOT ?? TELEGRAM_API_ROOT,
    webhook: url && secret ? { url, secret } : null,
  };
}

function isUrl(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function isZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).format(0) !== "";
  } catch {
    return false;
  }
}
