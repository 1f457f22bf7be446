import { execFile, execFileSync } from "node:child_process";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import { folderOf, postgresFolders } from "./installed.ts";
import { onFreePort, ServerProcess, type Account, type TestServer } from "./server-process.ts";

export interface TestPostgres extends TestServer {
  /** Makes an empty database, for one test to itself, and gives its address. */
  createDatabase(): Promise<string>;
}

const USER = "dondoc";
const PROGRAMS = ["initdb", "postgres"];

// What is committed has to outlive the process, not the machine: the disk need not be waited for,
// but `synchronous_commit` stays on, or a killed server would lose what it has not handed over.
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "fsync=off",
  "full_page_writes=off",
  "shared_buffers=32MB",
  "max_connections=60",
];

export function postgresAvailable(): boolean {
  return programFolder() !== null;
}

/** Starts a PostgreSQL with an empty cluster, on a free port; passwords are not asked for. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = programFolder();
  if (bin === null) throw new Error(`none of the known folders has ${PROGRAMS.join(" and ")}`);
  const account = accountToRunAs();
  const dir = await mkdtemp(join(tmpdir(), "dondoc-postgres-"));
  try {
    if (account) await chown(dir, account.uid, account.gid);
    await makeCluster(bin, dir, account);
    return await onFreePort((port) => startOn(port, bin, dir, account));
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
}

async function startOn(
  port: number,
  bin: string,
  dir: string,
  account: Account | undefined,
): Promise<TestPostgres> {
  const url = (database: string) => `postgres://${USER}@127.0.0.1:${port}/${database}`;
  const settings = [...SETTINGS, `port=${port}`].flatMap((setting) => ["-c", setting]);
  const server = new ServerProcess({
    command: join(bin, "postgres"),
    args: ["-D", dir, ...settings],
    account,
    // "Fast shutdown": open sessions are ended, not waited for.
    stopSignal: "SIGINT",
    answers: async () => {
      const [folder] = await run(url("postgres"), "select current_setting('data_directory')");
      if (folder !== dir) throw new Error(`another PostgreSQL answers on port ${port}`);
    },
  });
  await server.start();
  let databases = 0;
  return {
    url: url("postgres"),
    port,
    async createDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      await run(url("postgres"), `create database ${name}`);
      return url(name);
    },
    async stop() {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
    kill: () => server.kill(),
    async restart() {
      await server.stop();
      await startAfterCrash(server);
    },
  };
}

/** The children of a killed server hold its memory until they see that it is gone. */
async function startAfterCrash(server: ServerProcess): Promise<void> {
  const attempts = 20;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await server.start();
      return;
    } catch (error) {
      if (attempt === attempts || !String(error).includes("shared memory")) throw error;
    }
    await sleep(250);
  }
}

async function makeCluster(bin: string, dir: string, account: Account | undefined): Promise<void> {
  const choices = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  const args = ["-D", dir, "-U", USER, ...choices];
  await promisify(execFile)(join(bin, "initdb"), args, { ...account, cwd: dir });
}

/** PostgreSQL refuses to run as the administrator; Debian's package makes an account for it. */
function accountToRunAs(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (what: "-u" | "-g") => Number(execFileSync("id", [what, "postgres"]).toString());
  return { uid: id("-u"), gid: id("-g") };
}

function programFolder(): string | null {
  return folderOf(PROGRAMS, postgresFolders());
}

/** The first row's values. */
async function run(url: string, statement: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  // A server that goes away is reported by the statement; the event would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: "array" });
    return rows[0] ?? [];
  } finally {
    await client.end();
  }
}
