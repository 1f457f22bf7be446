/** What is inside a `.docx` or `.xlsx`: a ZIP file of XML parts, unpacked within limits. */
import { buffer } from "node:stream/consumers";
import { constants, crc32, inflateRawSync } from "node:zlib";
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import type { ImportProblem } from "../../../domain/plan-import.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { attributeReader, tagPattern, tagsIn } from "./xml-tags.ts";

export interface OfficePackage {
  readonly kind: "word" | "excel" | "other";
  /** Where the document itself is: `word/document.xml`, `xl/workbook.xml`. */
  readonly mainPart: string;
  /** Those that text can come from, by name. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/**
 * Of all parts together, unpacked. A spreadsheet of 10,000 rows has about 5 MB, an export of 30,000
 * dossiers with every text in its own cell about 55; the libraries that read the parts need several
 * times as much memory as these have.
 */
const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;
const MOST_ENTRIES = 5000;
/** XML shrinks to a tenth, monotonous rows to a fortieth; what is made to burst, to a thousandth. */
const BOMB_RATIO = 200;
const SAMPLE_BYTES = 16 * 1024;
/** A part as large as this is looked at, also where it keeps within what a package may have. */
const SUSPICIOUS_BYTES = 16 * 1024 * 1024;

const STORED = 0;
const DEFLATED = 8;

const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?!footnotes|endnotes|comments|header|footer|people)[^/]+\.xml|xl\/(?:worksheets\/|tables\/)?[^/]+\.xml|(?:word|xl|xl\/worksheets)\/_rels\/[^/]+\.rels)$/u;

const RELATIONSHIP = tagPattern("Relationship");
const typeOf = attributeReader("Type");
const targetOf = attributeReader("Target");

/** Which parts are unpacked, and how many bytes of them at most. */
export interface Unpacking {
  readonly wanted: RegExp;
  readonly mostBytes: number;
}

const FOR_READING: Unpacking = { wanted: WANTED, mostBytes: MOST_UNPACKED_BYTES };

/**
 * Unpacks what is needed. What a package says of its own sizes is not trusted. Fails with
 * `unreadable`, `encrypted`, `bomb`, or with `not-like-a-plan` when it is too much but no trick.
 */
export async function openOfficePackage(
  bytes: Uint8Array,
  unpacking: Unpacking = FOR_READING,
): Promise<Result<OfficePackage, ImportProblem>> {
  const zip = await openZip(bytes);
  if (zip === null) return fail({ code: "unreadable" });
  const parts = await unpack(zip, bytes.length, unpacking);
  if (!parts.ok) return parts;
  for (const part of parts.value.values()) {
    // No Office program defines entities; those that expand to gigabytes are an old trick.
    if (part.includes("<!ENTITY")) return fail({ code: "bomb" });
  }
  const mainPart = mainPartOf(parts.value);
  const kind = parts.value.has(mainPart) ? kindOf(mainPart) : "other";
  return ok({ kind, mainPart, parts: parts.value });
}

async function openZip(bytes: Uint8Array): Promise<ZipFile | null> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return await fromBufferPromise(whole, { validateEntrySizes: false });
  } catch {
    // The library throws plain errors, and only for what is wrong with the file.
    return null;
  }
}

type Parts = Map<string, Buffer>;

async function unpack(
  zip: ZipFile,
  packedSize: number,
  { wanted, mostBytes }: Unpacking,
): Promise<Result<Parts, ImportProblem>> {
  const parts: Parts = new Map();
  let packedLeft = packedSize;
  let unpackedLeft = mostBytes;
  let entries = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      entries += 1;
      if (entries > MOST_ENTRIES) return fail({ code: "bomb" });
      if (entry.isEncrypted()) return fail({ code: "encrypted" });
      if (!wanted.test(entry.fileName)) continue;
      // Entries that lie over each other add up to more than the file.
      packedLeft -= entry.compressedSize;
      if (packedLeft < 0) return fail({ code: "bomb" });
      const part = await unpackEntry(zip, entry, unpackedLeft);
      if (!part.ok) return part;
      // Damaged data may well unpack, to nonsense.
      if (crc32(part.value) !== entry.crc32) return fail({ code: "unreadable" });
      unpackedLeft -= part.value.length;
      parts.set(entry.fileName, part.value);
    }
  } catch {
    // As above: a damaged directory, a name that leads out of the package.
    return fail({ code: "unreadable" });
  }
  return ok(parts);
}

async function unpackEntry(
  zip: ZipFile,
  entry: Entry,
  most: number,
): Promise<Result<Buffer, ImportProblem>> {
  const packed = await buffer(await zip.openReadStreamPromise(entry, { decodeFileData: false }));
  if (entry.compressionMethod === STORED) {
    return packed.length > most ? fail({ code: "not-like-a-plan" }) : ok(packed);
  }
  if (entry.compressionMethod !== DEFLATED) return fail({ code: "unreadable" });
  try {
    const part = inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
    const isBomb = part.length > SUSPICIOUS_BYTES && isMadeToBurst(packed);
    return isBomb ? fail({ code: "bomb" }) : ok(part);
  } catch (error) {
    if (!isTooLarge(error)) return fail({ code: "unreadable" });
    return fail({ code: isMadeToBurst(packed) ? "bomb" : "not-like-a-plan" });
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

/** How a sample unpacks tells what the whole would. */
function isMadeToBurst(packed: Buffer): boolean {
  const sample = packed.subarray(0, SAMPLE_BYTES);
  const unpacked = inflateRawSync(sample, { finishFlush: constants.Z_SYNC_FLUSH });
  return unpacked.length > sample.length * BOMB_RATIO;
}

function mainPartOf(parts: Parts): string {
  const relationships = parts.get("_rels/.rels")?.toString("utf8") ?? "";
  for (const tag of tagsIn(relationships, RELATIONSHIP)) {
    if (typeOf(tag)?.endsWith("/officeDocument") === true) {
      return (targetOf(tag) ?? "").replace(/^\//u, "");
    }
  }
  return parts.has("word/document.xml") ? "word/document.xml" : "xl/workbook.xml";
}

function kindOf(mainPart: string): OfficePackage["kind"] {
  if (/^word\/[^/]+\.xml$/u.test(mainPart)) return "word";
  return mainPart === "xl/workbook.xml" ? "excel" : "other";
}

export function partText({ parts }: OfficePackage, name: string): string {
  const part = parts.get(name);
  return part === undefined ? "" : new TextDecoder().decode(part);
}
