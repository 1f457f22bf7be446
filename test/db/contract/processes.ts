import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { migrate } from "../../../db/migrate.ts";
import { openDatabase } from "../../../db/open-database.ts";
import type { SqlDatabase } from "../../../db/sql-database.ts";
import { message } from "../../builders/message.ts";
import { at } from "../../builders/time.ts";
import { everythingIn } from "./every-method.ts";
import { emptyOffice } from "./given.ts";
import { BOT, CHAT, fillOffice } from "./sample-office.ts";

/** Each starts several processes; a busy machine takes its time over that. */
const TIMEOUT = { timeout: 90_000 };
const PROGRAM = fileURLToPath(new URL("store-process.ts", import.meta.url));

/** @param newUrl the address of a database that is still empty */
export function describeProcesses(name: string, newUrl: () => Promise<string>): void {
  async function open(url: string): Promise<SqlDatabase> {
    const database = await openDatabase(url);
    onTestFinished(() => database.close());
    await migrate(database);
    return database;
  }

  describe(`several processes at ${name}`, TIMEOUT, () => {
    test("claim each message once between them", async () => {
      const url = await newUrl();
      const db = await emptyOffice({ database: await open(url) });
      await fillOffice(db);
      const messages = Array.from({ length: 200 }, () =>
        message({ botId: BOT, chatId: CHAT, pickAt: at("2023-03-24 07:30") }),
      );
      await db.messages.add(messages);
      const run = () =>
        promisify(execFile)(process.execPath, [PROGRAM, "claim", url, String(db.org)]);
      const runs = await Promise.all([run(), run(), run()]);
      const won = runs.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
      expect(won.toSorted()).toEqual(messages.map(({ id }) => id).toSorted());
    });

    test("lose nothing but its own transaction when one of them is killed in it", async () => {
      const url = await newUrl();
      const db = await emptyOffice({ database: await open(url) });
      await fillOffice(db);
      const before = await everythingIn(db);
      const child = spawn(process.execPath, [PROGRAM, "hang", url, String(db.org)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const [said] = (await once(child.stdout, "data")) as [Buffer];
      expect(said.toString()).toBe("changed");
      child.kill("SIGKILL");
      await once(child, "exit");
      expect(await everythingIn(db)).toEqual(before);
      expect(await db.settings.value("half")).toBeNull();
      await db.settings.setValue("half", "whole");
      expect(await db.settings.value("half")).toBe("whole");
    });
  });
}
