/** Has LibreOffice turn flat OpenDocument files into Word and Excel files. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { parseSource } from "./blocks.ts";
import { flatSheet } from "./flat-sheet.ts";
import { flatText } from "./flat-text.ts";
import { plainText, separatedText } from "./separated-text.ts";

export interface Order {
  /** Where the file goes; its ending says what it becomes. */
  readonly path: string;
  /** In the notation of `blocks.ts`. */
  readonly source: string;
  readonly numbersHeadings?: boolean;
}

/** Writes every file; one run of LibreOffice for each format. */
export function writeDocuments(orders: readonly Order[]): void {
  const work = mkdtempSync(join(tmpdir(), "documents-"));
  try {
    for (const format of ["docx", "xlsx"] as const) {
      convert(
        orders.filter(({ path }) => extname(path) === `.${format}`),
        format,
        work,
      );
    }
    for (const order of orders) writeText(order);
  } finally {
    rmSync(work, { recursive: true });
  }
}

function convert(orders: readonly Order[], format: "docx" | "xlsx", work: string): void {
  if (orders.length === 0) return;
  const flat = format === "docx" ? "fodt" : "fods";
  const inputs = orders.map((order, index) => {
    const path = join(work, `${index}.${flat}`);
    const pieces = parseSource(order.source);
    const options = { numbersHeadings: order.numbersHeadings ?? false };
    writeFileSync(path, flat === "fodt" ? flatText(pieces, options) : flatSheet(pieces));
    return path;
  });
  const profile = `-env:UserInstallation=file://${join(work, "profile")}`;
  execFileSync("soffice", [
    profile,
    "--headless",
    "--convert-to",
    format,
    "--outdir",
    work,
    ...inputs,
  ]);
  for (const [index, { path }] of orders.entries()) {
    mkdirSync(dirname(path), { recursive: true });
    renameSync(join(work, `${basename(inputs[index] ?? "", `.${flat}`)}.${format}`), path);
  }
}

function writeText({ path, source }: Order): void {
  const text = textOf(path, source);
  if (text === null) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function textOf(path: string, source: string): string | Buffer | null {
  const pieces = parseSource(source);
  if (path.endsWith(".unicode.txt")) {
    return Buffer.from(`\uFEFF${separatedText(pieces, "\t")}`, "utf16le");
  }
  if (path.endsWith(".semicolon.csv")) return `\uFEFF${separatedText(pieces, ";")}`;
  if (path.endsWith(".csv")) return separatedText(pieces, ",");
  return /\.(?:txt|tsv)$/u.test(path) ? plainText(pieces) : null;
}
