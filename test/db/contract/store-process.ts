/**
 * A process of its own at the same database: `claim` takes every message that is due and prints
 * the ids it won; `hang` changes something in a transaction, says so, and never ends it.
 */
import { openDatabase } from "../../../db/open-database.ts";
import type { OrgId } from "../../../domain/ids.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { unit } from "../../builders/org.ts";
import { at } from "../../builders/time.ts";

const NOW = at("2023-03-24 07:30");
const UNTIL = at("2023-03-24 08:30");

const [deed, url, org] = process.argv.slice(2);
if (!url) throw new Error("no database was named");
const database = await openDatabase(url);
const db = database.of(Number(org) as OrgId);
if (deed === "claim") await claimAll(db);
else await hang(db);
await database.close();

async function claimAll(office: OrgDatabase): Promise<void> {
  const won: string[] = [];
  for (const { id } of await office.messages.due(NOW, 1000)) {
    const claimed = await office.transaction((stores) => stores.messages.claim(id, NOW, UNTIL));
    if (claimed) won.push(id);
  }
  process.stdout.write(JSON.stringify(won));
}

async function hang(office: OrgDatabase): Promise<void> {
  await office.transaction(async (stores) => {
    await stores.units.add([unit(), unit()]);
    await stores.settings.setValue("half", "done");
    process.stdout.write("changed");
    // Node would end a process that waits for nothing that can come.
    setInterval(() => {}, 60_000);
    await new Promise(() => {});
  });
}
