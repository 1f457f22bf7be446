import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { CHANNEL_KITS } from "../bot/channels.ts";
import { loadConfig, type Config } from "../config.ts";
import { isOnRealHost } from "../configured-bots.ts";
import { REPOSITORY } from "./architecture/source-tree.ts";

type Environment = Readonly<Record<string, string>>;

const [FIRST, SECOND, THIRD] = ["A", "B", "C"].map((letter) => `700000:${letter.repeat(35)}`) as [
  string,
  string,
  string,
];

function given(env: Environment): Config {
  const config = loadConfig(env);
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return config.value;
}

function problemsOf(env: Environment): readonly string[] {
  const config = loadConfig(env);
  return config.ok ? [] : config.error.map(({ setting, allowed }) => `${setting}: ${allowed}`);
}

test("without any setting there is a file, a page on this machine, and no bot", () => {
  expect(given({})).toEqual({
    databaseUrl: "file:data/dondoc.sqlite",
    dataDir: "data",
    redisUrl: null,
    bots: [],
    host: "127.0.0.1",
    port: 3000,
    isPortSet: false,
    publicUrl: null,
    logLevel: "info",
    zone: "Asia/Ho_Chi_Minh",
    organisationName: "",
  });
});

test(".env.example names every setting, and can be used as it is", () => {
  const example = parseEnv(readFileSync(join(REPOSITORY, ".env.example"), "utf8"));
  const named = CHANNEL_KITS.flatMap(({ settings }) => Object.values(settings));
  expect(Object.keys(example)).toEqual(expect.arrayContaining(named));
  expect({ ...given(example as Environment), isPortSet: false }).toEqual(given({}));
});

test("what is blank is not set, and blanks around a value are not part of it", () => {
  const config = given({ PORT: " 4000 ", PUBLIC_URL: " ", DATABASE_URL: "" });
  expect(config).toMatchObject({ port: 4000, isPortSet: true, publicUrl: null });
});

test.each([
  ["https://dondoc.example.vn/", "https://dondoc.example.vn"],
  ["https://example.vn/dondoc//", "https://example.vn/dondoc"],
  ["http://10.0.0.5:8080", "http://10.0.0.5:8080"],
])("a slash at the end of PUBLIC_URL does not matter: %s", (written, publicUrl) => {
  expect(given({ PUBLIC_URL: written }).publicUrl).toBe(publicUrl);
});

test.each([
  ["DATABASE_URL", "mysql://localhost/x", "database-url"],
  ["REDIS_URL", "localhost:6379", "redis-url"],
  ["HOST", "my host", "host"],
  ["PORT", "65536", "port"],
  ["PORT", "http", "port"],
  ["PUBLIC_URL", "dondoc.example.vn", "url"],
  ["PUBLIC_URL", "ftp://example.vn", "url"],
  ["LOG_LEVEL", "loud", "log-level"],
  ["TZ_NAME", "Asia/Cu_Lao_Dung", "zone"],
  ["ORGANISATION_NAME", "x".repeat(201), "text"],
])("%s cannot be %s", (name, value, rule) => {
  expect(problemsOf({ [name]: value })).toEqual([`${name}: ${rule}`]);
});

describe.each(CHANNEL_KITS)("the bots of $traits.name", (kit) => {
  const { token, apiRoot, webhookUrl, webhookSecret } = kit.settings;
  const of = (env: Environment) => given(env).bots.map(({ settings }) => settings);

  test("one token makes one bot, which polls at the platform's own servers", () => {
    expect(of({ [token]: FIRST })).toEqual([
      { credentialSetting: token, token: FIRST, apiRoot: kit.realApiRoot, webhook: null },
    ]);
    expect(given({ [token]: FIRST }).bots.every(isOnRealHost)).toBe(true);
  });

  test("further ones are numbered, gaps do not matter, and each has a webhook of its own", () => {
    const bots = of({
      [`${token}_20`]: THIRD,
      [token]: FIRST,
      [`${token}_3`]: SECOND,
      [`${token}_4`]: "",
      [webhookUrl]: "https://example.vn/hook/",
      [webhookSecret]: "a-secret-of-8",
    });
    expect(bots.map((bot) => [bot.credentialSetting, bot.token, bot.webhook?.url])).toEqual([
      [token, FIRST, "https://example.vn/hook/"],
      [`${token}_3`, SECOND, "https://example.vn/hook/3"],
      [`${token}_20`, THIRD, "https://example.vn/hook/20"],
    ]);
    expect(new Set(bots.map(({ webhook }) => webhook?.secret))).toEqual(new Set(["a-secret-of-8"]));
  });

  test("a second bot alone will do", () => {
    expect(of({ [`${token}_2`]: FIRST })).toMatchObject([{ credentialSetting: `${token}_2` }]);
  });

  test.each(["_1", "_0", "_02", "_21", "_100"])("a bot has no such number: %s", (ending) => {
    expect(problemsOf({ [token + ending]: FIRST })).toEqual([`${token}${ending}: bot-number`]);
  });

  test("a setting that only begins like a token's is none", () => {
    expect(given({ [`${token}_OLD`]: "x" }).bots).toEqual([]);
  });

  test("two bots with the same token would take each other's messages", () => {
    expect(problemsOf({ [token]: FIRST, [`${token}_2`]: FIRST })).toEqual([
      `${token}_2: token-once`,
    ]);
  });

  test("a token of another form, a root that is no address", () => {
    const env = { [token]: FIRST, [`${token}_2`]: "not a token", [apiRoot]: "10.0.0.1:80" };
    expect(problemsOf(env)).toEqual([`${token}_2: bot-token`, `${apiRoot}: url`]);
  });

  test.each([undefined, "short", "x".repeat(257), "with a blank in it", "có-dấu-tiếng-việt"])(
    "a webhook with the secret %s",
    (secret) => {
      const env = {
        [webhookUrl]: "https://example.vn/x",
        ...(secret && { [webhookSecret]: secret }),
      };
      expect(problemsOf(env)).toEqual([`${webhookSecret}: webhook-secret`]);
    },
  );

  test("a webhook without https is for one's own servers only", () => {
    const env = { [token]: FIRST, [webhookUrl]: "http://127.0.0.1/x", [webhookSecret]: "12345678" };
    expect(problemsOf(env)).toEqual([`${webhookUrl}: https-url`]);
    expect(problemsOf({ ...env, [apiRoot]: kit.realApiRoot })).toEqual([
      `${webhookUrl}: https-url`,
    ]);
    expect(problemsOf({ ...env, [apiRoot]: "http://127.0.0.1:9" })).toEqual([]);
  });

  test.each(["", "/", ":443/", "."])(
    "its real servers are known however they are written: %s",
    (end) => {
      const config = given({ [token]: FIRST, [apiRoot]: kit.realApiRoot.toUpperCase() + end });
      expect(config.bots.every(isOnRealHost)).toBe(true);
      const other = given({ [token]: FIRST, [apiRoot]: `http://127.0.0.1${end}` });
      expect(other.bots.some(isOnRealHost)).toBe(false);
    },
  );
});

test("two channels cannot be called on one path", () => {
  const [one, other] = CHANNEL_KITS.map(({ settings }) => settings);
  if (!one || !other) throw new Error("there are not two channels");
  const env = {
    [one.token]: FIRST,
    [one.webhookUrl]: "https://a.example.vn/hook",
    [one.webhookSecret]: "12345678",
    [other.token]: SECOND,
    [other.webhookUrl]: "https://b.example.vn/hook",
    [other.webhookSecret]: "12345678",
  };
  expect(problemsOf(env)).toEqual([`${other.webhookUrl}: path-once`]);
  expect(problemsOf({ ...env, [other.webhookUrl]: "https://b.example.vn/other" })).toEqual([]);
});

test("two channels cannot have one token", () => {
  const [one, other] = CHANNEL_KITS.map(({ settings }) => settings);
  if (!one || !other) throw new Error("there are not two channels");
  const env = { [one.token]: FIRST, [other.token]: FIRST };
  expect(problemsOf(env)).toEqual([`${other.token}: token-once`]);
});
