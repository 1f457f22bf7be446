import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { folderOf } from "./installed.ts";
import { onFreePort, ServerProcess, type TestServer } from "./server-process.ts";

export interface RedisOptions {
  /** Keep what is written through a crash; without it a restart finds nothing. */
  readonly appendonly?: boolean;
  readonly port?: number;
  /** A folder that exists, and that outlives the server; without it, one of its own. */
  readonly dir?: string;
}

const PROGRAM = "redis-server";

export function redisAvailable(): boolean {
  return folderOf([PROGRAM]) !== null;
}

/** Starts a Redis that is empty, on a free port unless one is named. */
export async function startRedis(options: RedisOptions = {}): Promise<TestServer> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), "dondoc-redis-")));
  const removeFolder = async () => {
    if (options.dir === undefined) await rm(dir, { recursive: true, force: true });
  };
  const start = (port: number) => startOn(port, dir, options.appendonly ?? false, removeFolder);
  try {
    return await (options.port === undefined ? onFreePort(start) : start(options.port));
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

async function startOn(
  port: number,
  dir: string,
  appendonly: boolean,
  removeFolder: () => Promise<void>,
): Promise<TestServer> {
  const server = new ServerProcess({
    command: PROGRAM,
    args: [
      ["--port", String(port), "--bind", "127.0.0.1", "--dir", dir],
      ["--save", "", "--appendonly", appendonly ? "yes" : "no"],
    ].flat(),
    stopSignal: "SIGTERM",
    answers: (pid) => answersAs(pid, port),
  });
  await server.start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    async stop() {
      await server.stop();
      await removeFolder();
    },
    kill: () => server.kill(),
    async restart() {
      await server.stop();
      await server.start();
    },
  };
}

async function answersAs(pid: number, port: number): Promise<void> {
  const client = new Redis({
    host: "127.0.0.1",
    port,
    lazyConnect: true,
    retryStrategy: () => null,
  });
  // The refusal comes as an event too; the rejection of connect() is the one that is heeded.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const server = await client.info("server");
    if (!server.split("\r\n").includes(`process_id:${pid}`)) {
      throw new Error(`another Redis answers on port ${port}`);
    }
  } finally {
    client.disconnect();
  }
}
