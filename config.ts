/** The settings, read once at the start from the environment (and `.env`, which it overrules). */
import { existsSync } from "node:fs";
import { z } from "zod";
import type { ChannelKit } from "./bot/channel-kit.ts";
import { CHANNEL_KITS } from "./bot/channels.ts";
import { readBots, type ConfiguredBot } from "./configured-bots.ts";
import { isUrl, isWebUrl, type ConfigProblem, type ConfigRule } from "./config-rules.ts";
import { fail, ok, type Result } from "./domain/result.ts";

export interface Config {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly redisUrl: string | null;
  /** In the order of the channels; none: the sample office on a local page. */
  readonly bots: readonly ConfiguredBot[];
  readonly host: string;
  readonly port: number;
  /** Somebody has asked for this very port. */
  readonly isPortSet: boolean;
  /** How this server is reached from outside, without a slash at its end. */
  readonly publicUrl: string | null;
  readonly logLevel: LogLevel;
  readonly zone: string;
  readonly organisationName: string;
}

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

function unlessBlank(value: unknown): unknown {
  return value === "" ? undefined : value;
}

function setting(rule: ConfigRule, schema: z.ZodType<string>) {
  return z.preprocess(unlessBlank, schema.optional()).meta({ rule });
}

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
  HOST: setting("host", z.string().regex(/^[\w.:-]+$/u)),
  PORT: setting(
    "port",
    z
      .string()
      .regex(/^\d{1,5}$/u)
      .refine((value) => Number(value) <= 65_535),
  ),
  PUBLIC_URL: setting("url", z.string().refine(isWebUrl)),
  LOG_LEVEL: setting("log-level", z.enum(["debug", "info", "warn", "error", "silent"])),
  TZ_NAME: setting("zone", z.string().refine(isZone)),
  ORGANISATION_NAME: setting("text", z.string().max(200)),
} as const;

type SettingName = keyof typeof SETTINGS;

/** Reads `.env` of the current folder into the environment; what is set already stays. */
export function readEnvFile(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
}

/** @param kits every channel that there is */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  kits: readonly ChannelKit[] = CHANNEL_KITS,
): Result<Config, readonly ConfigProblem[]> {
  const values: Partial<Record<SettingName, string>> = {};
  const problems: ConfigProblem[] = [];
  for (const [name, schema] of Object.entries(SETTINGS) as [SettingName, z.ZodType][]) {
    const parsed = schema.safeParse(env[name]?.trim());
    if (parsed.success) values[name] = parsed.data as string;
    else problems.push({ setting: name, allowed: schema.meta()?.["rule"] as ConfigRule });
  }
  const bots = readBots(env, kits);
  problems.push(...bots.problems);
  return problems.length > 0 ? fail(problems) : ok(configOf(values, bots.configured));
}

function configOf(
  values: Partial<Record<SettingName, string>>,
  bots: readonly ConfiguredBot[],
): Config {
  return {
    databaseUrl: values.DATABASE_URL ?? "file:data/dondoc.sqlite",
    dataDir: values.DATA_DIR ?? "data",
    redisUrl: values.REDIS_URL ?? null,
    bots,
    host: values.HOST ?? "127.0.0.1",
    port: Number(values.PORT ?? 3000),
    isPortSet: values.PORT !== undefined,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/u, "") ?? null,
    logLevel: (values.LOG_LEVEL ?? "info") as LogLevel,
    zone: values.TZ_NAME ?? "Asia/Ho_Chi_Minh",
    organisationName: values.ORGANISATION_NAME ?? "",
  };
}

function isZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).format(0) !== "";
  } catch {
    return false;
  }
}
