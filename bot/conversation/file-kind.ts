/** What a file that is handed in is, by what it holds; its name is only the last hint. */
import { fileTypeFromBuffer } from "file-type";
import type { FileProblem } from "../../domain/file-problem.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import { isCompoundFile, readCompoundFile } from "./compound-file.ts";
import { problemOfPackage } from "./office-package.ts";

/** What the platforms hand out to a bot, and what is taken everywhere. */
export const LARGEST_MEGABYTES = 20;

/** What is taken, by the ending that detection gives it: all endings that it may bear. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  pdf: ["pdf"],
  docx: ["docx"],
  xlsx: ["xlsx"],
  pptx: ["pptx"],
  doc: ["doc"],
  xls: ["xls"],
  ppt: ["ppt"],
  odt: ["odt"],
  ods: ["ods"],
  odp: ["odp"],
  jpg: ["jpg", "jpeg", "jfif"],
  png: ["png"],
  apng: ["png"],
  webp: ["webp"],
  heic: ["heic", "heif"],
  tif: ["tif", "tiff"],
  txt: ["txt", "text"],
};

const PACKAGES: readonly string[] = ["docx", "xlsx", "pptx"];
const ARCHIVES: readonly string[] = "zip rar 7z gz tar bz2 xz zst cab lz Z".split(" ");
const RUNNING: readonly string[] = (
  "exe elf macho wasm class jar apk deb rpm msi lnk swf xpi crx chm xml " +
  "docm xlsm pptm dotm xltm potm"
).split(" ");
/** Plain text that a computer would run, or open in a browser, under such a name. */
const RUN_BY_NAME =
  /\.(?:html?|xhtml|mht(?:ml)?|svgz?|xml|js|mjs|cjs|jse|ts|vbs?|vbe|wsf|wsh|hta|bat|cmd|com|exe|scr|pif|ps1|psm1|sh|bash|py|pl|rb|php\d?|jsp|aspx?|jar|reg|inf|lnk|url|desktop|command|iqy|slk)$/iu;
/** Where a browser would begin to read a page, or a shell a script. */
const MARKED_UP =
  /<(?:!doctype|\?xml|\?php|html|head|body|script|svg|iframe|meta|object|embed)[\s>/]|^#!|^javascript:/iu;
/** How a spreadsheet in the old exchange format begins, under whatever name. */
const EXCHANGED_SHEET = /^ID;P/u;
const SHEET_NAME = /\.(?:csv|tsv|tab)\.?\s*$/iu;
const TEXT_NAME = /\.(?:txt|text)$/iu;
const LOOKED_AT = 64 * 1024;

/** The ending that a file should bear, of those that are taken; fails with why it is not. */
export async function readFileKind(
  bytes: Uint8Array,
  name: string,
): Promise<Result<string, FileProblem>> {
  if (bytes.length === 0) return fail({ code: "empty" });
  if (bytes.length > LARGEST_MEGABYTES * 1024 * 1024) {
    return fail({ code: "too-large", limitMegabytes: LARGEST_MEGABYTES });
  }
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isCompoundFile(content)) return readCompoundFile(content);
  const detected = (await fileTypeFromBuffer(bytes))?.ext;
  if (detected === undefined) return readPlainText(content, name);
  if (PACKAGES.includes(detected)) {
    const problem = problemOfPackage(content);
    if (problem) return fail(problem);
  }
  if (Object.hasOwn(TAKEN, detected)) return ok(detected);
  if (ARCHIVES.includes(detected)) return fail({ code: "archive" });
  return fail({ code: RUNNING.includes(detected) ? "runs" : "unknown-format" });
}

/** The name, with an ending that says what the file is. */
export function nameOfKind(name: string, kind: string): string {
  const endings = TAKEN[kind] ?? [];
  const [whole, stem = "", ending = ""] = /^(.*)\.([\p{L}\d]{1,5})$/u.exec(name) ?? [name, name];
  if (endings.includes(ending.toLowerCase())) return whole;
  // `so-liệu 1.2` has a full stop in it, and no ending.
  const isEnding = KNOWN_ENDING.test(ending);
  return `${isEnding ? stem : whole}.${endings[0] ?? kind}`;
}

const KNOWN_ENDING = /^(?=.*\p{L})[\p{L}\d]{2,5}$/u;

/** In whatever letters it is written: old Vietnamese ones are no UTF-8. */
function readPlainText(content: Buffer, name: string): Result<string, FileProblem> {
  const isWide = content[0] === 0xff && content[1] === 0xfe;
  const text = content.toString(isWide ? "utf16le" : "utf8");
  const beginning = text.slice(0, LOOKED_AT).replace(/^[\uFEFF\s]+/u, "");
  // Some scanners begin a PDF with an empty line.
  if (beginning.startsWith("%PDF-")) return ok("pdf");
  if (SHEET_NAME.test(name)) return fail({ code: "sheet-text" });
  const runs = [MARKED_UP, EXCHANGED_SHEET].some((mark) => mark.test(beginning));
  if (runs || RUN_BY_NAME.test(name)) return fail({ code: "runs" });
  if (beginning === "" && text.trim() === "") return fail({ code: "empty" });
  const isOfBytes = /(?![\t\n\v\f\r\u0085])\p{Cc}/u.test(text);
  const isOldLetters = text.includes("\uFFFD") && !TEXT_NAME.test(name);
  return isOfBytes || isOldLetters ? fail({ code: "unknown-format" }) : ok("txt");
}
