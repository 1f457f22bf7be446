/** A worker of `delivery.test.ts`: delivers what is planned until nothing is left, or it dies. */
import { join } from "node:path";
import { DEFAULT_ZONE } from "../../domain/time.ts";
import { openOffice } from "../../opened-office.ts";
import { makeRehearsalClock } from "../../system-clock.ts";
import { makeDurableChannel } from "./durable-channel.ts";
import { deliverAll, readOrders, toolsOf } from "./running-office.ts";

const { folder, start, dieAfter } = readOrders(process.argv.slice(2));
const place = {
  databaseUrl: `file:${join(folder, "office.sqlite")}`,
  dataDir: folder,
  zone: DEFAULT_ZONE,
  organisationName: "",
};
const opened = await openOffice(place, makeRehearsalClock(start));
const [bot] = await opened.office.database.bots.all();
if (!bot) throw new Error("the office has no bot");
const channel = makeDurableChannel(
  join(folder, "sent.log"),
  // A bundle offers to say why it came: that choice is named after the message.
  ({ choices }) => choices.at(-1)?.at(-1)?.id.split(":")[0] ?? "nameless",
  dieAfter,
);
await deliverAll(toolsOf(opened, bot.id, channel));
await opened.close();
