import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { expect, onTestFinished, test } from "vitest";
import { startRedis, type RedisOptions } from "./redis.ts";
import type { TestServer } from "./server-process.ts";
import { describeWithRedis } from "./suites.ts";

describeWithRedis("a Redis of our own", () => {
  test("answers, and starts empty", async () => {
    const redis = await started();

    expect(await withClient(redis, (client) => client.ping())).toBe("PONG");
    expect(await withClient(redis, (client) => client.dbsize())).toBe(0);
  });

  test("gives its port back when it is stopped", async () => {
    const redis = await started();
    await redis.stop();

    await listenOnce(redis.port);
    await expect(withClient(redis, (client) => client.ping())).rejects.toThrow(/closed/i);
  });

  test("stands beside another", async () => {
    const [one, other] = await Promise.all([started(), started()]);
    await withClient(one, (client) => client.set("key", "one"));

    expect(await withClient(other, (client) => client.get("key"))).toBeNull();
  });

  test("with an append-only file, keeps what it was told through a kill", async () => {
    const redis = await started({ appendonly: true });
    await withClient(redis, (client) => client.set("key", "kept"));
    await redis.kill();
    await redis.restart();

    expect(await withClient(redis, (client) => client.get("key"))).toBe("kept");
  });

  test("without one, forgets it", async () => {
    const redis = await started();
    await withClient(redis, (client) => client.set("key", "lost"));
    await redis.kill();
    await redis.restart();

    expect(await withClient(redis, (client) => client.get("key"))).toBeNull();
  });

  test("can be restarted while it runs", async () => {
    const redis = await started({ appendonly: true });
    await withClient(redis, (client) => client.set("key", "kept"));
    await redis.restart();

    expect(await withClient(redis, (client) => client.get("key"))).toBe("kept");
  });

  test("leaves a folder that it was given, and takes it up again", async () => {
    const dir = await mkdtemp(join(tmpdir(), "dondoc-redis-test-"));
    onTestFinished(() => rm(dir, { recursive: true }));
    const first = await started({ dir, appendonly: true });
    await withClient(first, (client) => client.set("key", "kept"));
    await first.stop();
    const second = await started({ dir, appendonly: true, port: first.port });

    expect(existsSync(dir)).toBe(true);
    expect(second.port).toBe(first.port);
    expect(await withClient(second, (client) => client.get("key"))).toBe("kept");
  });

  test("says why it could not start", async () => {
    const { port } = await started();

    await expect(startRedis({ port })).rejects.toThrow(/ended before it answered/);
  });
});

async function started(options?: RedisOptions): Promise<TestServer> {
  const redis = await startRedis(options);
  onTestFinished(() => redis.stop());
  return redis;
}

async function withClient<T>(redis: TestServer, use: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(redis.url, { lazyConnect: true, retryStrategy: () => null });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    client.disconnect();
  }
}

async function listenOnce(port: number): Promise<void> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  server.close();
  await once(server, "close");
}
