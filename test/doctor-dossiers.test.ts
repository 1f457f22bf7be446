/** What `doctor` says of the one-stop desk and of its export. */
import { beforeEach, expect, test } from "vitest";
import { examineDossiers } from "../doctor-dossiers.ts";
import { dossier } from "./builders/dossier.ts";
import { unit } from "./builders/org.ts";
import { at } from "./builders/time.ts";
import { openConversation, type Conversation } from "./bot/conversation/support.ts";

let office: Conversation;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-02-22 09:00");
});

async function found() {
  const findings = await examineDossiers(office.sample.office);
  return findings.map(({ check, state }) => `${check}: ${state}`);
}

test("nothing where there are no dossiers", async () => {
  expect(await found()).toEqual([]);
});

test("a desk is missed where there are dossiers", async () => {
  await office.stores.dossiers.add([dossier({ source: "typed" })]);
  expect(await found()).toEqual(["Bộ phận Một cửa: warning"]);
  await office.stores.units.add([unit({ name: "Bộ phận Một cửa" })]);
  expect(await found()).toEqual(["Bộ phận Một cửa: ok"]);
});

test("an export older than one working day is stale", async () => {
  await office.stores.units.add([unit({ name: "Bộ phận Một cửa" })]);
  await office.stores.dossiers.add([dossier({ asOf: at("2023-02-21 07:00") })]);
  expect(await found()).toContain("Tệp hồ sơ từ hệ thống một cửa: ok");
  office.setClock("2023-02-23 09:00");
  expect(await found()).toContain("Tệp hồ sơ từ hệ thống một cửa: warning");
});
