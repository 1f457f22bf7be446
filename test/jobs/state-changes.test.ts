import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  presentForSignature,
  reopen,
  reportDone,
  submitEvidence,
  waive,
} from "../../domain/deadline.ts";
import type { EvidenceId } from "../../domain/ids.ts";
import { at } from "../builders/time.ts";
import {
  change,
  CHAIRMAN,
  deadlineNamed,
  DEPUTY_CHAIRMAN,
  JUSTICE_HEAD,
  personOf,
  rehearse,
  type Rehearsal,
} from "./support/rehearsal.ts";
import { bundleOf, linesAbout, toldTo } from "./support/sent-messages.ts";

const PLAN = "NV-002 Kế hoạch";
let office: Rehearsal;

async function tap(name: string, transition: Parameters<typeof change>[3]): Promise<void> {
  const view = await deadlineNamed(office, name, "Phòng Tư pháp");
  await change(office, view, (await personOf(office, JUSTICE_HEAD)).id, transition);
}

async function present(signer: string): Promise<void> {
  const { id } = await personOf(office, signer);
  await tap(PLAN, (deadline, deed) => presentForSignature(deadline, deed, id));
}

const prove: Parameters<typeof change>[3] = (deadline, deed) =>
  submitEvidence(deadline, deed, "evidence-of-a-test" as EvidenceId, null);

beforeEach(async () => {
  office = await rehearse(at("2023-03-20 08:00"));
  await office.playTo("2023-03-24 09:00");
});
afterEach(() => office.close());

describe("a paper that lies with the chairman since 24/3", () => {
  beforeEach(() => present(CHAIRMAN));

  test("its owner is left alone while it is there", async () => {
    await office.playTo("2023-04-30 12:00");
    expect(await linesAbout(office, JUSTICE_HEAD, PLAN)).toEqual(["2023-03-24 07:30 morning, due"]);
  });

  test("the chairman's next bundle lists it, then those of the deadline's own days", async () => {
    await office.playTo("2023-04-14 12:00");
    expect(await linesAbout(office, CHAIRMAN, PLAN)).toEqual([
      "2023-03-27 06:45 weekly, signature",
      "2023-03-29 07:30 morning, signature",
      "2023-03-31 07:30 morning, signature",
      "2023-04-03 06:45 weekly, signature",
      "2023-04-05 07:30 morning, signature",
      "2023-04-07 07:30 morning, signature",
      "2023-04-10 06:45 weekly, signature",
    ]);
    expect(await linesAbout(office, DEPUTY_CHAIRMAN, PLAN)).toEqual([]);
  });

  test("the bundle says since when it lies there", async () => {
    await office.playTo("2023-03-29 07:30");
    const last = (await toldTo(office, CHAIRMAN)).at(-1);
    const [item] = last ? (bundleOf(last.message)?.sections[0]?.items ?? []) : [];
    expect(item?.signedSince).toBe("2023-03-24");
    expect(last?.message.text).toContain("24/3/2023");
  });

  test("once signed and reported done, the signer hears no more of it", async () => {
    await office.playTo("2023-03-28 09:00");
    await tap(PLAN, reportDone);
    await office.playTo("2023-04-14 12:00");
    expect(await linesAbout(office, CHAIRMAN, PLAN)).toEqual([
      "2023-03-27 06:45 weekly, signature",
    ]);
  });

  test("taken back, its owner is reminded again on the days that are left", async () => {
    await office.playTo("2023-03-30 09:00");
    await tap(PLAN, reopen);
    await office.playTo("2023-03-31 16:00");
    expect(await linesAbout(office, JUSTICE_HEAD, PLAN)).toEqual([
      "2023-03-24 07:30 morning, due",
      "2023-03-31 07:30 morning, due",
      "2023-03-31 14:00 due-day, due",
    ]);
    expect(await linesAbout(office, CHAIRMAN, PLAN)).not.toContain(
      "2023-03-31 07:30 morning, signature",
    );
  });
});

describe("work reported done on 24/3", () => {
  beforeEach(() => tap(PLAN, reportDone));

  test("is no longer urged, but its proof is asked for", async () => {
    await office.playTo("2023-06-30 12:00");
    expect(await linesAbout(office, JUSTICE_HEAD, PLAN)).toEqual([
      "2023-03-24 07:30 morning, due",
      "2023-03-28 07:30 morning, proof",
      "2023-03-31 07:30 morning, proof",
      "2023-04-03 07:30 morning, proof",
      "2023-04-10 07:30 morning, proof",
      "2023-04-17 07:30 morning, proof",
      "2023-04-24 07:30 morning, proof",
    ]);
    expect(await linesAbout(office, CHAIRMAN, PLAN)).toEqual([]);
  });

  test("with its proof given, nobody hears of it any more", async () => {
    await office.playTo("2023-03-29 09:00");
    await tap(PLAN, prove);
    await office.playTo("2023-06-30 12:00");
    expect(await linesAbout(office, JUSTICE_HEAD, PLAN)).toEqual([
      "2023-03-24 07:30 morning, due",
      "2023-03-28 07:30 morning, proof",
    ]);
  });
});

test("what need not be done is never mentioned again", async () => {
  await tap(PLAN, (deadline, deed) => waive(deadline, deed, "không phát sinh"));
  await office.playTo("2023-06-30 12:00");
  expect(await linesAbout(office, JUSTICE_HEAD, PLAN)).toEqual(["2023-03-24 07:30 morning, due"]);
});

test("a report due on Sunday 10/12, figures cut off on 5/12, is reminded on its own days", async () => {
  await office.close();
  office = await rehearse(at("2023-11-20 08:00"));
  await office.playTo("2023-12-10 23:59");
  expect(await linesAbout(office, JUSTICE_HEAD, "Báo cáo tổng hợp năm 2023")).toEqual([
    "2023-11-28 07:30 morning, due",
    "2023-12-05 07:30 morning, due",
    "2023-12-06 07:30 morning, due",
    "2023-12-08 07:30 morning, due",
    "2023-12-08 14:00 due-day, due",
  ]);
});
