/** What a file is, by what it holds; its name is only the last hint. */
import type { SourceFile } from "../../../domain/plan-import.ts";

export type FileFormat =
  | "office"
  | "old-office"
  | "encrypted-office"
  | "pdf"
  | "separated"
  | "text"
  | "other";

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const ENCRYPTED_STREAM = Buffer.from("EncryptedPackage", "utf16le");
const PDF_MARK = "%PDF-";
/** A PDF may have something before its mark. */
const PDF_MARK_WITHIN = 1024;

/** RTF and web pages are text, but not such as a person reads. */
const MARKED_UP = /^\s*(?:\{\\rtf|<!doctype\s|<\?xml|<html|<head|<meta\s|<table[\s>])/iu;
const BEGINNING = 512;

const SEPARATED_NAME = /\.(?:csv|tsv|tab)$/iu;
const TEXT_NAME = /\.(?:txt|text|md)$/iu;
const EXTENSION = /\.[a-z0-9]{1,5}$/iu;

export function formatOf({ name, bytes }: SourceFile): FileFormat {
  const begins = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (begins(ZIP) || begins(EMPTY_ZIP)) return "office";
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (begins(COMPOUND_FILE)) {
    return content.includes(ENCRYPTED_STREAM) ? "encrypted-office" : "old-office";
  }
  if (content.subarray(0, PDF_MARK_WITHIN).includes(PDF_MARK)) return "pdf";
  if (MARKED_UP.test(content.toString("utf8", 0, BEGINNING).replace(/^\uFEFF/u, ""))) {
    return "other";
  }
  if (SEPARATED_NAME.test(name)) return "separated";
  return TEXT_NAME.test(name) || !EXTENSION.test(name) ? "text" : "other";
}
