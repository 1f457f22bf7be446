/** A dossier that is late, or will be, becomes an apology that is owed: once for a date, and so often as the rules allow. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { oweApology } from "../../domain/apology-duty.ts";
import type { Apology } from "../../domain/apology.ts";
import type { DeadlineState } from "../../domain/deadline.ts";
import type { Dossier } from "../../domain/dossier.ts";
import { isoIn } from "../../domain/time.ts";
import { apologyRules, occasion } from "../builders/dossier.ts";
import { states } from "../builders/ladder.ts";
import { at, day } from "../builders/time.ts";
import {
  JUSTICE,
  JUSTICE_HEAD,
  openDossierOffice,
  type DossierOffice,
} from "./support/dossier-office.ts";

let office: DossierOffice;

beforeEach(async () => {
  office = await openDossierOffice({ start: "2023-02-21 09:00" });
});

afterEach(async () => {
  await office.close();
});

/** Due on Friday 24/2/2023. */
async function known(over: Partial<Dossier> = {}): Promise<Dossier> {
  const unitId = office.unitOf(JUSTICE);
  const [made] = await office.add({ code: "H49-0012", unitId, ...over });
  return made!;
}

async function owe(dossier: Dossier, clock: Apology["clock"] = "foreseen") {
  const { opened, stores } = office;
  const by = clock === "foreseen" ? office.personOf(JUSTICE_HEAD) : null;
  const reason = clock === "foreseen" ? "Chờ thẩm định" : null;
  const said = { clock, reason, by, label: "Văn bản xin lỗi" };
  return stores.transaction((inside) =>
    oweApology(opened.office, inside, { dossier, unitId: office.unitOf(JUSTICE), ...said }),
  );
}

/** What it came to: the number of the apology, or why there is none. */
async function outcome(dossier: Dossier, clock?: Apology["clock"]): Promise<string> {
  const owed = await owe(dossier, clock);
  return owed.ok ? `number ${owed.value.apology.number}` : owed.error.code;
}

/** Puts the duty of the dossier's last apology into a state. */
async function turn(dossier: Dossier, name: DeadlineState["name"]): Promise<void> {
  const { stores } = office;
  const last = (await stores.apologies.ofDossiers([dossier.id])).at(-1)!;
  const [duty] = await stores.deadlines.byIds([last.deadlineId]);
  const state = states(at("2023-02-21 10:00"))[name];
  const by = office.personOf(JUSTICE_HEAD);
  const moved = name === "open" ? state : { ...state, by, signerId: by };
  expect(await stores.deadlines.save({ ...duty!, state: moved })).toBe(true);
}

describe("what is owed", () => {
  test("has its dates, its first reminder, and what the unit has said", async () => {
    const dossier = await known();
    const owed = await owe(dossier);
    if (!owed.ok) throw new Error(owed.error.code);
    const { apology, deadline } = owed.value;
    const [stored] = await office.stores.deadlines.byIds([deadline.id]);
    expect(stored).toMatchObject({ kind: "apology", due: "2023-02-23", dossierDue: "2023-02-24" });
    expect(isoIn(stored!.nextNoticeAt!, "Asia/Ho_Chi_Minh")).toBe("2023-02-22T07:30:00+07:00");
    expect(await office.stores.apologies.byId(apology.id)).toEqual(apology);
    expect(apology).toMatchObject({ number: 1, clock: "foreseen", reason: "Chờ thẩm định" });
  });

  test("goes by the pack of its day: two days' lead, from an organisation's own rules", async () => {
    await office.stores.apologies.saveRules(apologyRules(day("2023-01-01"), { leadDays: 2 }));
    await office.stores.apologies.saveRules(apologyRules(day("2023-03-01"), { leadDays: 5 }));
    const owed = await owe(await known());
    expect(owed.ok && owed.value.deadline.due).toBe("2023-02-22");
  });
});

describe("once for a date", () => {
  test.each<[DeadlineState["name"], string]>([
    ["open", "owed"],
    ["returned", "owed"],
    ["awaiting", "owed"],
    ["done", "owed"], // sent; the new date is not entered yet
    ["submitted", "owed"],
    ["accepted", "owed"],
    ["waived", "number 2"],
  ])("while its apology is %s: %s", async (state, expected) => {
    const dossier = await known();
    expect(await outcome(dossier)).toBe("number 1");
    await turn(dossier, state);
    expect(await outcome(dossier, "overdue")).toBe(expected);
  });

  test("the one that stands is named, so that it can be shown", async () => {
    const dossier = await known();
    const first = await owe(dossier);
    const second = await owe(dossier);
    expect(second).toMatchObject({
      ok: false,
      error: { code: "owed", apology: first.ok ? first.value.apology : null },
    });
    expect(await office.stores.apologies.ofDossiers([dossier.id])).toHaveLength(1);
  });
});

describe("so often as the rules allow (NĐ 61/2018 Art. 19(9): a new date is appointed once)", () => {
  const appointed = { due: occasion("2023-03-01") };

  async function apologised(name: DeadlineState["name"]): Promise<Dossier> {
    const dossier = await known();
    expect(await outcome(dossier)).toBe("number 1");
    await turn(dossier, name);
    return { ...dossier, ...appointed };
  }

  test("the second new date is refused, and nothing is stored", async () => {
    const dossier = await apologised("accepted");
    expect(await owe(dossier)).toEqual({ ok: false, error: { code: "no-more", most: 1 } });
    expect(await outcome(dossier, "overdue")).toBe("no-more");
    expect(await office.stores.apologies.ofDossiers([dossier.id])).toHaveLength(1);
  });

  test("an apology that was waived has appointed nothing", async () => {
    const dossier = await apologised("waived");
    expect(await outcome(dossier)).toBe("number 2");
    await turn(dossier, "submitted");
    expect(await outcome({ ...dossier, due: occasion("2023-03-06") })).toBe("no-more");
  });

  test("an office that allows two refuses the third", async () => {
    await office.stores.apologies.saveRules(
      apologyRules(day("2023-01-01"), { mostReappointments: 2 }),
    );
    const dossier = await apologised("accepted");
    expect(await outcome(dossier)).toBe("number 2");
    await turn(dossier, "accepted");
    expect(await outcome({ ...dossier, due: occasion("2023-03-06") })).toBe("no-more");
  });

  test("one that allows none owes the first apology all the same", async () => {
    await office.stores.apologies.saveRules(
      apologyRules(day("2023-01-01"), { mostReappointments: 0 }),
    );
    expect(await outcome(await apologised("accepted"))).toBe("no-more");
  });

  test.each([
    [0, "number 1"],
    [1, "no-more"],
    [2, "no-more"],
  ])("of an export that tells of %i new dates: %s", async (reappointments, expected) => {
    expect(await outcome(await known({ reappointments }), "overdue")).toBe(expected);
  });
});
