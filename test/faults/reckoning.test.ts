/** The reckoning can find a fault: without this, the fault suite's zeros would prove nothing. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChatId, MessageId } from "../../domain/ids.ts";
import { tick } from "../../jobs/tick.ts";
import { openOffice } from "../../opened-office.ts";
import { makeStillClock } from "../../system-clock.ts";
import { arrivedIn, makeDurableChannel } from "./durable-channel.ts";
import { reckon } from "./reckoning.ts";
import { makeRemindedOffice, placeIn, type Duty } from "./reminded-office.ts";
import { faultsOf } from "./scenario.ts";
import { toolsOf } from "./working-process.ts";

const PEOPLE = 12;

let folder: string;
let duties: readonly Duty[];
let arrived: Map<MessageId, number>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dondoc-faults-"));
  const chatOf = (index: number) => `chat-${index}` as ChatId;
  const office = await makeRemindedOffice(folder, { people: PEOPLE, channel: "web", chatOf });
  const dawn = await office.dawn();
  duties = office.duties;
  await office.close();
  const opened = await openOffice(placeIn(folder), makeStillClock(dawn));
  const [bot] = await opened.office.database.bots.all();
  if (!bot) throw new Error("the office has no bot");
  const file = join(folder, "arrived.log");
  await tick(toolsOf(opened, bot.id, makeDurableChannel({ file })));
  await opened.close();
  arrived = new Map(arrivedIn(file));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const count = () => reckon(folder, { duties, arrived, kills: 0, mostUnknown: 0 });
const first = (): MessageId => [...arrived.keys()][0] ?? ("" as MessageId);

describe("the reckoning of a morning", () => {
  test("finds nothing where every message came once", async () => {
    const tally = await count();
    expect(tally).toMatchObject({ due: PEOPLE, sent: PEOPLE, doubled: 0, lost: 0, unknown: 0 });
    expect(faultsOf(tally)).toEqual([]);
  });

  test("finds a message that is called sent and never came", async () => {
    arrived.delete(first());
    const tally = await count();
    expect(tally).toMatchObject({ sent: PEOPLE - 1, lost: 1 });
    expect(faultsOf(tally)).toEqual(["1 lost"]);
  });

  test("finds a message that came twice, though nobody was in doubt", async () => {
    arrived.set(first(), 2);
    const tally = await count();
    expect(tally).toMatchObject({ sent: PEOPLE, doubled: 1, lost: 0 });
    expect(faultsOf(tally)).toEqual(["1 doubled without a doubt on record"]);
  });

  test("finds a reminder that was never planned", async () => {
    const [duty] = duties;
    if (!duty) throw new Error("there are duties");
    duties = [...duties, { ...duty, personId: "person-of-nowhere" as Duty["personId"] }];
    expect(faultsOf(await count())).toEqual(["1 lost"]);
  });
});
