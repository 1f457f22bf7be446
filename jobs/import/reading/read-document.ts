/** Turns a file into a document, by what it holds and by what its name says. */
import type { ImportProblem, SourceFile } from "../../domain/plan-import.ts";
import { fail, type Result } from "../../domain/result.ts";
import type { SourceDocument } from "./document.ts";
import { readPlainText } from "./plain-text.ts";

export const LIMIT_MEGABYTES = 20;

/** Reads one format; a reader answers with `unreadable` or `empty` when there is nothing to be had. */
export type DocumentReader = (bytes: Uint8Array) => Result<SourceDocument, ImportProblem>;

type Format = "plain-text" | "other";

/** The formats that can be read so far. */
const READERS: Readonly<Partial<Record<Format, DocumentReader>>> = {
  "plain-text": readPlainText,
};

const PLAIN_TEXT_NAME = /\.(?:txt|text|tsv|tab|md)$/iu;
const EXTENSION = /\.[a-z0-9]{1,5}$/iu;

/** The first bytes of files that are never text: ZIP (Word, Excel), PDF, the old Office files, RTF. */
const OTHER_BEGINNINGS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x25, 0x50, 0x44, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
];

export function readDocument(file: SourceFile): Result<SourceDocument, ImportProblem> {
  if (file.bytes.length > LIMIT_MEGABYTES * 1024 * 1024) {
    return fail({ code: "too-large", limitMegabytes: LIMIT_MEGABYTES });
  }
  if (file.bytes.length === 0) return fail({ code: "empty" });
  const reader = READERS[formatOf(file)];
  if (!reader) return fail({ code: "unsupported-format", name: file.name });
  return reader(file.bytes);
}

function formatOf({ name, bytes }: SourceFile): Format {
  const isOther = OTHER_BEGINNINGS.some((beginning) =>
    beginning.every((byte, index) => bytes[index] === byte),
  );
  if (isOther) return "other";
  return PLAIN_TEXT_NAME.test(name) || !EXTENSION.test(name) ? "plain-text" : "other";
}
