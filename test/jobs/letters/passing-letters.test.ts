/** A letter names an applicant: where it is put for its reader to fetch, it goes when its address does. */
import { expect, test } from "vitest";
import { makeLetters } from "../../../apology-letters.ts";
import { removeDroppedFiles } from "../../../domain/dropped-files.ts";
import type { FileHash } from "../../../domain/ids.ts";
import { publishAttachment } from "../../../jobs/publish.ts";
import { tidy } from "../../../jobs/tidy.ts";
import { APPLICANT, owing } from "../../bot/conversation/apology-office.ts";
import { JUSTICE, openConversation } from "../../bot/conversation/support.ts";
import { textIn } from "./template-parts.ts";

const TOKEN_HASH = "hash of token";

async function published() {
  const given = await openConversation();
  given.setClock("2023-02-21 09:00");
  const { files } = given;
  const { office } = given.sample;
  const { id: personId } = await given.person(JUSTICE);
  const { id } = await owing(given);
  const spec = {
    kind: "apology-letters",
    personId,
    deadlineIds: [id],
    name: "x",
    label: "y",
  } as const;
  const letter = await makeLetters(spec, { office, files });
  const addresses = {
    newToken: () => "token",
    hashOf: (token: string) => `hash of ${token}`,
    downloadUrl: (token: string) => `https://dondoc.example.vn/f/${token}`,
  };
  await publishAttachment({ office, files }, addresses, letter);
  const { publicLinks } = office.database;
  const link = await publicLinks.find(TOKEN_HASH, office.clock.now());
  if (link?.purpose.do !== "download") throw new Error("there is no address");
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const removeFile = (hash: FileHash) => files.remove(hash);
  return {
    file: link.purpose.file,
    files,
    office,
    setClock: given.setClock,
    tidy: () => tidy({ office, removeFile, log }),
    removeDropped: () => removeDroppedFiles(office.database, removeFile, office.clock.now()),
  };
}

test("incident: the address of a letter died as soon as anybody ended an import", async () => {
  const given = await published();
  expect(await given.removeDropped()).toBe(0);
  expect(textIn((await given.files.get(given.file))!)).toContain(APPLICANT.name);
});

test("a letter that was given by address stands for 24 hours, and is gone after the next tidying", async () => {
  const given = await published();
  given.setClock("2023-02-22 02:30");
  await given.tidy();
  expect(await given.files.get(given.file)).not.toBeNull();
  given.setClock("2023-02-22 09:00");
  await given.tidy();
  expect(await given.files.get(given.file)).toBeNull();
  expect(await given.office.database.imports.droppedFiles()).toEqual([]);
});

test("a letter that was fetched as often as it may be goes at the next tidying", async () => {
  const given = await published();
  const { clock, database } = given.office;
  while ((await database.publicLinks.use(TOKEN_HASH, clock.now())) !== null);
  expect(await given.removeDropped()).toBe(1);
  expect(await given.files.get(given.file)).toBeNull();
});
