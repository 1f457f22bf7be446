/** What settings have to be like. */

/** A setting that cannot be used: its name, and what is allowed; never its value. */
export interface ConfigProblem {
  readonly setting: string;
  readonly allowed: ConfigRule;
}

export type ConfigRule =
  | "database-url"
  | "redis-url"
  | "bot-token"
  | "token-once"
  | "bot-number"
  | "url"
  | "https-url"
  | "path-once"
  | "webhook-secret"
  | "port"
  | "host"
  | "log-level"
  | "zone"
  | "text";

export function isUrl(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

export function isWebUrl(value: string): boolean {
  return isUrl(value, ["http:", "https:"]);
}
