import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DossierStore } from "../../domain/dossier-stores.ts";
import type { Stores } from "../../domain/stores.ts";
import { lookAtDossiers } from "../../jobs/looking-at-dossiers.ts";
import { sweep } from "../../jobs/sweep.ts";
import { tick } from "../../jobs/tick.ts";
import { occasion } from "../builders/dossier.ts";
import { at } from "../builders/time.ts";
import {
  JUSTICE,
  JUSTICE_HEAD,
  LAND,
  LAND_HEAD,
  openDossierOffice,
  type DossierOffice,
} from "./support/dossier-office.ts";

let office: DossierOffice;

/** Received on Monday 20/2/2023, due on Friday 24/2 or what is said. */
const typed = (code: string, unit: string, due = "2023-02-24") => ({
  code,
  unitId: office.unitOf(unit),
  source: "typed" as const,
  received: occasion("2023-02-10 09:00"),
  due: occasion(due),
});

beforeEach(async () => {
  office = await openDossierOffice();
});
afterEach(() => office.close());

describe("many dossiers of one unit", () => {
  test("600 that come near on one morning are one note, and one message", async () => {
    const many = Array.from({ length: 600 }, (_, index) => typed(`A-${index}`, JUSTICE));
    await office.add(...many, typed("B-1", LAND));
    await office.playTo("2023-02-21 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-21 07:30 morning: near 600 Phòng Tư pháp",
    ]);
    expect(await office.told(LAND_HEAD)).toHaveLength(1);
    const notes = await office.opened.database.kysely.selectFrom("note").selectAll().execute();
    expect(notes).toHaveLength(3);
    const [text = ""] = await office.textsTo(JUSTICE_HEAD);
    expect(text).toContain("… và 595 hồ sơ khác.");
    const personIds = [office.personOf(JUSTICE_HEAD)];
    const [message] = await office.stores.messages.list({ status: "sent", personIds, limit: 1 });
    expect(message?.actions[0]).toMatchObject({ do: "dossiers", list: "near", page: 0 });
  });

  test("are one note when two sweeps run at once, and when one runs again", async () => {
    const many = Array.from({ length: 600 }, (_, index) => typed(`A-${index}`, JUSTICE));
    await office.add(...many);
    office.setClock("2023-02-21 00:00");
    await Promise.all([sweep(office.opened.office), sweep(office.opened.office)]);
    await office.sweepAt("2023-02-21 07:29");
    office.setClock("2023-02-21 07:30");
    await Promise.all([tick(office.tools), tick(office.tools)]);
    await office.playTo("2023-02-21 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-21 07:30 morning: near 600 Phòng Tư pháp",
    ]);
  });

  test("that are found late in the day, while the message goes out between two batches, are one note", async () => {
    const many = Array.from({ length: 600 }, (_, index) => typed(`A-${index}`, JUSTICE));
    await office.add(...many);
    office.setClock("2023-02-21 10:00");
    const { office: inside } = office.opened;
    await inside.database.transaction((stores) => lookAtDossiers(inside, stores, 500));
    await tick(office.tools);
    await office.playTo("2023-02-21 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-21 10:00 morning: near 600 Phòng Tư pháp",
    ]);
  });
});

describe("time that goes wrong", () => {
  test("after a day's outage the unit is asked at once, in one message of the day", async () => {
    await office.add(typed("A-1", JUSTICE));
    await office.tickAt("2023-02-20 17:00");
    await office.tickAt("2023-02-22 10:00");
    await office.playTo("2023-02-22 23:00");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-22 10:00 morning: near 1 Phòng Tư pháp",
    ]);
  });

  test("a process that dies between planning and sending leaves the note to the next one", async () => {
    await office.add(typed("A-1", JUSTICE));
    await office.sweepAt("2023-02-21 00:00");
    await office.tickAt("2023-02-21 07:31");
    expect(await office.told(JUSTICE_HEAD)).toEqual([
      "2023-02-21 07:31 morning: near 1 Phòng Tư pháp",
    ]);
  });

  test("a transaction that fails tells nothing, and moves nothing on", async () => {
    const [added] = await office.add(typed("A-1", JUSTICE));
    office.setClock("2023-02-21 00:00");
    const { office: inside } = office.opened;
    const broken = inside.database.transaction(async (stores) => {
      await lookAtDossiers(inside, stores, 500);
      throw new Error("the power went");
    });
    await expect(broken).rejects.toThrow("the power went");
    expect(await office.dossier("A-1")).toEqual(added);
    await office.playTo("2023-02-21 23:00");
    expect(await office.told(JUSTICE_HEAD)).toHaveLength(1);
  });

  test("one that somebody has changed meanwhile is taken at the next sweep, as it is by then", async () => {
    await office.add(typed("A-1", JUSTICE));
    office.setClock("2023-02-21 00:00");
    const { office: inside } = office.opened;
    await inside.database.transaction((stores) =>
      lookAtDossiers(inside, withChangeBeforeSaving(stores), 500),
    );
    expect(await office.dossier("A-1")).toMatchObject({ nextLookAt: at("2023-02-21 00:00") });
    await office.tickAt("2023-02-21 07:30");
    const [text] = await office.textsTo(JUSTICE_HEAD);
    expect(text).toContain("Đăng ký kết hôn");
    expect(await office.told(JUSTICE_HEAD)).toHaveLength(1);
  });
});

/** Somebody else changes what is about to be moved on. */
function withChangeBeforeSaving(stores: Stores): Stores {
  const read = stores.dossiers;
  const dossiers: DossierStore = Object.create(read, {
    saveAll: {
      value: async (moved: Parameters<DossierStore["saveAll"]>[0]) => {
        for (const { id } of moved) {
          const known = await read.byId(id);
          if (known) await read.save({ ...known, procedure: "Đăng ký kết hôn" });
        }
        return read.saveAll(moved);
      },
    },
    withLookDue: { value: read.withLookDue.bind(read) },
  });
  return Object.create(stores, { dossiers: { value: dossiers } });
}
