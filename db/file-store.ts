/** Files by their content's SHA-256, in folders by its first two digits, under one folder. */
import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FileHash } from "../domain/ids.ts";
import type { FileStore } from "../domain/upkeep-stores.ts";

const HASH = /^[0-9a-f]{64}$/u;

/** The folder is made when the first file comes. Throws when the disk refuses or lost something. */
export function openFileStore(folder: string): FileStore {
  return {
    put: (bytes) => put(folder, bytes),
    get: (hash) => get(folder, hash),
    remove: (hash) => remove(folder, hash),
  };
}

async function put(folder: string, bytes: Uint8Array): Promise<FileHash> {
  const hash = hashOf(bytes);
  const drawer = join(folder, hash.slice(0, 2));
  const path = join(drawer, hash);
  if (await exists(path)) return hash;
  await mkdir(drawer, { recursive: true });
  const draft = join(drawer, `${hash}.${randomUUID()}.tmp`);
  try {
    await writeThrough(draft, bytes);
    // Only a whole file ever bears the hash as its name, whatever happens before this line.
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw new Error(`file ${hash} could not be stored`, { cause });
  }
  await syncFolder(drawer);
  await syncFolder(folder);
  return hash;
}

async function get(folder: string, hash: FileHash): Promise<Uint8Array | null> {
  if (!HASH.test(hash)) return null;
  const bytes = await readIfThere(join(folder, hash.slice(0, 2), hash));
  if (bytes && hashOf(bytes) !== hash) throw new Error(`file ${hash} is damaged on disk`);
  return bytes;
}

async function remove(folder: string, hash: FileHash): Promise<void> {
  if (!HASH.test(hash)) return;
  const drawer = join(folder, hash.slice(0, 2));
  const path = join(drawer, hash);
  if (!(await exists(path))) return;
  await rm(path, { force: true });
  await syncFolder(drawer);
}

function hashOf(bytes: Uint8Array): FileHash {
  return createHash("sha256").update(bytes).digest("hex") as FileHash;
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename lasts through a power cut only once its folder is on the disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
