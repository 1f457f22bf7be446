import { afterEach, beforeEach, expect, test } from "vitest";
import { planForMorning } from "../../domain/events.ts";
import { day as dayIn } from "../builders/time.ts";
import {
  CHAIRMAN,
  chatOf,
  JUSTICE_HEAD,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { bundleOf, toldTo } from "./support/sent-messages.ts";

let office: Rehearsal;

/** The chairman coordinates too; his summary of Monday 20/3 goes out at 06:45. */
beforeEach(async () => {
  office = await rehearse();
  const chairman = await personOf(office, CHAIRMAN);
  const coordinator = { role: "coordinator", unitId: null } as const;
  await office.stores.people.save({ ...chairman, grants: [...chairman.grants, coordinator] });
  await office.playTo("2023-03-18 12:00");
});
afterEach(() => office.close());

async function toldSinceMonday(): Promise<readonly string[]> {
  const told = await toldTo(office, CHAIRMAN);
  return told
    .filter(({ day }) => day >= "2023-03-20")
    .map(({ day, time, kind }) => `${day} ${time} ${kind}`);
}

// Incident: found by the made-up years; he had a summary at 06:45 and a morning's message at 07:30.
test("what comes to a leader after his summary of a morning is an event once the office is open", async () => {
  const chat = await chatOf(office, JUSTICE_HEAD);
  office.channel.answerWith((chatId) =>
    chatId === chat ? { outcome: "unreachable", reason: "blocked" } : null,
  );
  await office.playTo("2023-03-21 12:00");
  expect(await toldSinceMonday()).toEqual(["2023-03-20 06:45 weekly", "2023-03-20 07:40 event"]);
  const event = (await toldTo(office, CHAIRMAN)).at(-1);
  expect(event?.sections).toContain("unlinked: Báo cáo Quý I/2023");
});

test("what comes while his summary still waits goes out in it", async () => {
  await office.playTo("2023-03-20 06:44");
  office.setClock("2023-03-20 06:45");
  const { id } = await personOf(office, CHAIRMAN);
  const { sample } = office;
  await office.stores.transaction(async (stores) => {
    await stores.messages.plan([
      {
        id: sample.office.ids.next<"MessageId">(),
        personId: id,
        kind: "weekly",
        slot: dayIn("2023-03-20"),
        plannedFor: office.now(),
        madeAt: office.now(),
      },
    ]);
    const note = { kind: "uncertain", messages: 3 } as const;
    await planForMorning(sample.office, stores, [id], { note });
  });
  await office.playTo("2023-03-20 12:00");
  expect(await toldSinceMonday()).toEqual(["2023-03-20 06:45 weekly"]);
  const monday = (await toldTo(office, CHAIRMAN)).at(-1);
  expect(monday && bundleOf(monday.message)?.notes).toEqual([{ kind: "uncertain", messages: 3 }]);
});
