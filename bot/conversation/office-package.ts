/** New Office files (`.docx`, `.xlsx`, `.pptx`) are zips of parts: refused for what runs, or is fetched when they are opened. */
import { inflateRawSync } from "node:zlib";
import type { FileProblem } from "../../domain/file-problem.ts";

const END_OF_DIRECTORY = Buffer.from("PK\u0005\u0006", "latin1");
const DIRECTORY_ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const MOST_PARTS = 5_000;
/** Of all that is looked into, unpacked; real ones have a few thousand bytes. */
const MOST_BYTES = 8 * 1024 * 1024;

const MACRO_PART = /(?:^|\/)(?:vba(?:Project|Data)[^/]*|macrosheets\/[^/]+)$/iu;
const MACRO_TYPE = /vbaProject|macroEnabled/iu;
const LOOKED_INTO = /^\[Content_Types\]\.xml$|\.rels$/iu;

const RELATIONSHIP = /<(?:\w+:)?Relationship\s[^>]*>/giu;
/** Opened without a question, such a part is fetched from where it lies. */
const FETCHED = /\bType\s*=\s*["'][^"']*(?:attachedTemplate|oleObject|frame|subDocument)["']/iu;
const OUTSIDE = /\bTargetMode\s*=\s*["']External["']/iu;
/** On the writer's own disk, where a reader has nothing: Word names every template of its own so. */
const OWN_DISK = /\bTarget\s*=\s*["'](?:file:\/{3})?[a-z]:/iu;

/** Null where nothing speaks against it; a damaged package is its readers' to complain of. */
export function problemOfPackage(content: Buffer): FileProblem | null {
  let left = MOST_BYTES;
  for (const part of partsOf(content)) {
    if (MACRO_PART.test(part.name)) return { code: "runs" };
    if (!LOOKED_INTO.test(part.name)) continue;
    const text = unpacked(part, left);
    if (text === null) return { code: "unknown-format" };
    left -= text.length;
    if (isHarmful(part.name, text.toString("utf8"))) return { code: "runs" };
  }
  return null;
}

function isHarmful(name: string, written: string): boolean {
  const text = plain(written);
  if (!name.toLowerCase().endsWith(".rels")) return MACRO_TYPE.test(text);
  return (text.match(RELATIONSHIP) ?? []).some(
    (tag) => FETCHED.test(tag) && OUTSIDE.test(tag) && !OWN_DISK.test(tag),
  );
}

/** Without the disguises that XML allows: wide letters, letters by their number. */
function plain(text: string): string {
  return text
    .replaceAll("\0", "")
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/giu, (_, hex?: string, decimal?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code < 0x80 ? String.fromCodePoint(code) : "";
    });
}

interface PackedPart {
  readonly name: string;
  readonly isStored: boolean;
  readonly packed: Buffer;
}

/** By the directory at the package's end, which is what Office goes by. */
function* partsOf(content: Buffer): Generator<PackedPart> {
  const end = content.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0 || end + 22 > content.length) return;
  let at = content.readUInt32LE(end + 16);
  for (let count = 0; count < MOST_PARTS && at + ENTRY_BYTES <= content.length; count += 1) {
    if (content.readUInt32LE(at) !== DIRECTORY_ENTRY) return;
    const nameEnd = at + ENTRY_BYTES + content.readUInt16LE(at + 28);
    yield {
      name: content.toString("utf8", at + ENTRY_BYTES, nameEnd).replaceAll("\\", "/"),
      isStored: content.readUInt16LE(at + 10) === STORED,
      packed: packedAt(content, content.readUInt32LE(at + 42), content.readUInt32LE(at + 20)),
    };
    at = nameEnd + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
}

function packedAt(content: Buffer, local: number, bytes: number): Buffer {
  if (local + LOCAL_BYTES > content.length) return Buffer.alloc(0);
  const names = content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28);
  const from = local + LOCAL_BYTES + names;
  return content.subarray(from, from + bytes);
}

/** Null for what is no part of an honest file: damaged, or made to burst. */
function unpacked({ isStored, packed }: PackedPart, most: number): Buffer | null {
  if (isStored) return packed.length <= most ? packed : null;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch {
    // Whatever it is that cannot be unpacked: the library throws plain errors for it.
    return null;
  }
}
