import { once } from "node:events";
import { createServer } from "node:net";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "./postgres.ts";
import { describeWithPostgres } from "./suites.ts";

describeWithPostgres("a PostgreSQL of our own", () => {
  let postgres: TestPostgres;

  beforeAll(async () => {
    postgres = await startPostgres();
  });

  afterAll(async () => {
    await postgres.stop();
  });

  test("answers, in UTF-8", async () => {
    expect(await valueOf(postgres.url, "select current_setting('server_encoding')")).toBe("UTF8");
    expect(await valueOf(postgres.url, "select 'Đôn Đốc'")).toBe("Đôn Đốc");
  });

  test("makes a database for each that asks", async () => {
    const one = await postgres.createDatabase();
    const other = await postgres.createDatabase();
    await valueOf(one, "create table task (id text)");

    expect(one).not.toBe(other);
    expect(await valueOf(other, "select to_regclass('task')")).toBeNull();
  });

  test("keeps what was committed through a kill", async () => {
    const url = await postgres.createDatabase();
    await valueOf(url, "create table task (id text)");
    await valueOf(url, "insert into task values ('kept')");
    await postgres.kill();
    await expect(valueOf(url, "select 1")).rejects.toThrow(/ECONNREFUSED/);
    await postgres.restart();

    expect(await valueOf(url, "select id from task")).toBe("kept");
  });

  test("gives its port back when it is stopped", async () => {
    const other = await startPostgres();
    await other.stop();
    const server = createServer().listen(other.port, "127.0.0.1");
    await once(server, "listening");
    server.close();

    await expect(valueOf(other.url, "select 1")).rejects.toThrow(/ECONNREFUSED/);
  });
});

/** The first value of the first row; undefined when there is none. */
async function valueOf(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}
