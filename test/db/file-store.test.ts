import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openFileStore } from "../../db/file-store.ts";
import type { FileHash } from "../../domain/ids.ts";

const LETTER = new TextEncoder().encode("Kế hoạch số 191/KH-UBND");
const LETTER_HASH = createHash("sha256").update(LETTER).digest("hex") as FileHash;

let outside: string;
let folder: string;

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), "dondoc-files-"));
  folder = join(outside, "files");
});

afterEach(async () => {
  await rm(outside, { recursive: true });
});

async function filesOnDisk(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test("gives back the bytes that were put, under the hash of their content", async () => {
  const store = openFileStore(folder);
  expect(await store.put(LETTER)).toBe(LETTER_HASH);
  expect(Buffer.from((await store.get(LETTER_HASH))!)).toEqual(Buffer.from(LETTER));
});

test("keeps files for whoever opens the folder next", async () => {
  await openFileStore(folder).put(LETTER);
  expect(await openFileStore(folder).get(LETTER_HASH)).not.toBeNull();
});

test("removes a file for good; one that is not there, or is none, is no fault", async () => {
  const store = openFileStore(folder);
  await store.put(LETTER);
  await store.remove(LETTER_HASH);
  await store.remove(LETTER_HASH);
  await store.remove("../../outside" as FileHash);
  expect(await store.get(LETTER_HASH)).toBeNull();
  expect(await filesOnDisk()).toEqual([]);
  expect(await store.put(LETTER)).toBe(LETTER_HASH);
  expect(await store.get(LETTER_HASH)).not.toBeNull();
});

test("keeps an empty file and one with every byte", async () => {
  const store = openFileStore(folder);
  const everyByte = Uint8Array.from({ length: 256 }, (_, value) => value);
  expect((await store.get(await store.put(new Uint8Array())))?.length).toBe(0);
  expect(Buffer.from((await store.get(await store.put(everyByte)))!)).toEqual(
    Buffer.from(everyByte),
  );
});

test("stores the same bytes once, also when they are put by many at the same time", async () => {
  const store = openFileStore(folder);
  const hashes = await Promise.all(Array.from({ length: 20 }, () => store.put(LETTER)));
  expect(new Set(hashes)).toEqual(new Set([LETTER_HASH]));
  expect(await filesOnDisk()).toEqual([LETTER_HASH]);
});

test("knows nothing of a hash that was never put", async () => {
  expect(await openFileStore(folder).get("0".repeat(64) as FileHash)).toBeNull();
});

test("fails loudly, and leaves nothing behind, when the disk refuses the file", async () => {
  const drawer = LETTER_HASH.slice(0, 2);
  await mkdir(folder);
  await writeFile(join(folder, drawer), "a file where a folder should be");
  await expect(openFileStore(folder).put(LETTER)).rejects.toThrow();
  expect(await filesOnDisk()).toEqual([drawer]);
});

test("refuses loudly to give back a file that was damaged on disk", async () => {
  const store = openFileStore(folder);
  await store.put(LETTER);
  await writeFile(join(folder, LETTER_HASH.slice(0, 2), LETTER_HASH), "something else");
  await expect(store.get(LETTER_HASH)).rejects.toThrow(/damaged/);
});

test.each([
  ["a path out of the folder", "../secret"],
  ["an absolute path", "/etc/hostname"],
  ["a hash with a path behind it", `${LETTER_HASH}/../../../secret`],
  ["a hash in capitals", LETTER_HASH.toUpperCase()],
  ["a hash that is cut short", LETTER_HASH.slice(0, 63)],
  ["a hash with a line break", `${LETTER_HASH}\n`],
  ["a hash with a NUL", `${LETTER_HASH}\0`],
  ["nothing", ""],
])("a malformed hash names no file: %s", async (_, hash) => {
  const store = openFileStore(folder);
  await store.put(LETTER);
  await writeFile(join(outside, "secret"), "not to be read");
  await writeFile(join(folder, "secret"), "not to be read");
  expect(await store.get(hash as FileHash)).toBeNull();
});
