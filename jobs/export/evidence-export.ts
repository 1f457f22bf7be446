/**
 * Hồ sơ kiểm chứng: the documents of a period with an index of them, as they are handed in. What is no
 * longer in the store is named in the index, and keeps nothing else from being exported.
 */
import { Writable } from "node:stream";
import type { FileHash } from "../../domain/ids.ts";
import { unnamedReference } from "../../domain/letter-evidence.ts";
import type { Office } from "../../domain/office.ts";
import { countProofs } from "../../domain/record-export.ts";
import type { ProofRow } from "../../domain/record-proof-rows.ts";
import { proofRows, type ProofScope } from "../../domain/record-proofs.ts";
import type { Cell, FilePlace } from "../../domain/record-tables.ts";
import type { FileStore } from "../../domain/upkeep-stores.ts";
import { dateIn } from "../../domain/time.ts";
import { placesOf, type PlaceWords } from "./evidence-places.ts";
import { sheetBytes, type Column } from "./sheet.ts";
import { writeZip } from "./zip.ts";

export interface EvidenceWords extends PlaceWords {
  readonly index: string;
  readonly sheet: string;
  readonly columns: readonly Column[];
  cells(row: ProofRow, number: number, place: FilePlace): readonly Cell[];
}

export interface EvidenceExport {
  readonly office: Office;
  readonly files: FileStore;
  readonly words: EvidenceWords;
}

export interface EvidenceWanted extends Omit<ProofScope, "today" | "zone"> {
  /** Whether its reader may see the applicants of these units' dossiers, whom letters name. */
  readonly hasLetters?: boolean;
}

export interface EvidenceCounts {
  readonly rows: number;
  readonly documents: number;
  readonly files: number;
  readonly lost: number;
  readonly missing: number;
}

/** What a chat's platform takes of one file, and a process may hold of it. */
export const MOST_BYTES_IN_CHAT = 45_000_000;

/** Writes the zip, and ends the output. Throws when it cannot be written. */
export async function writeEvidenceZip(
  exporting: EvidenceExport,
  wanted: EvidenceWanted,
  output: Writable,
): Promise<EvidenceCounts> {
  const rows = await rowsFor(exporting, wanted);
  return writeRows(exporting, rows, output);
}

/** The zip; where its files are too many for a chat, the index alone. */
export async function evidenceForChat(
  exporting: EvidenceExport,
  wanted: EvidenceWanted,
): Promise<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> {
  const rows = await rowsFor(exporting, wanted);
  const hashes = [...placesOf(rows, exporting.words).keys()];
  if (await areTooLarge(exporting.files, hashes)) {
    const index = await indexOf(exporting.words, rows, () => "left-out");
    return { bytes: index, isWhole: false };
  }
  const output = new Collected();
  await writeRows(exporting, rows, output);
  return { bytes: output.bytes(), isWhole: true };
}

async function rowsFor(
  { office }: EvidenceExport,
  { hasLetters = false, ...wanted }: EvidenceWanted,
): Promise<readonly ProofRow[]> {
  const { zone } = office.calendar;
  const today = dateIn(office.clock.now(), zone);
  const rows = await proofRows(office.database, { ...wanted, today, zone });
  return hasLetters ? rows : rows.map(withoutLetter);
}

/** The row stays, with the letter's number and date. */
function withoutLetter(row: ProofRow): ProofRow {
  const { document } = row;
  if (!document?.isLetter) return row;
  const reference = document.reference && unnamedReference(document.reference);
  const unnamed = { ...row, document: { ...document, note: "", reference } };
  return document.source.kind === "reference" ? unnamed : { ...unnamed, isWithheld: true };
}

async function writeRows(
  { office, files, words }: EvidenceExport,
  rows: readonly ProofRow[],
  output: Writable,
): Promise<EvidenceCounts> {
  const places = placesOf(rows, words);
  const lost = new Set<FileHash>();
  await writeZip(output, new Date(office.clock.now()), async (zip) => {
    for (const [hash, path] of places) {
      const bytes = await readFile(files, hash);
      if (bytes) await zip.add(path, bytes);
      else lost.add(hash);
    }
    const index = await indexOf(words, rows, (hash) => {
      const path = places.get(hash);
      return path === undefined || lost.has(hash) ? "lost" : { path };
    });
    await zip.add(words.index, index);
  });
  const { documents, missing } = countProofs(rows);
  return {
    rows: rows.length,
    documents,
    files: places.size - lost.size,
    lost: lost.size,
    missing,
  };
}

async function indexOf(
  { sheet, columns, cells }: EvidenceWords,
  rows: readonly ProofRow[],
  placeOf: (hash: FileHash) => FilePlace,
): Promise<Buffer> {
  const table = rows.map((row, index) => {
    const source = row.document?.source;
    const place = source?.kind === "file" ? placeOf(source.hash) : "none";
    return cells(row, index + 1, row.isWithheld ? "withheld" : place);
  });
  return sheetBytes({ sheet, columns, rows: table });
}

/** Null for one that is gone, or cannot be read as it was given: the index says so of it. */
async function readFile(files: FileStore, hash: FileHash): Promise<Uint8Array | null> {
  return files.get(hash).catch(() => null);
}

async function areTooLarge(files: FileStore, hashes: readonly FileHash[]): Promise<boolean> {
  let total = 0;
  for (const hash of hashes) {
    total += (await readFile(files, hash))?.length ?? 0;
    if (total > MOST_BYTES_IN_CHAT) return true;
  }
  return false;
}

class Collected extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}
