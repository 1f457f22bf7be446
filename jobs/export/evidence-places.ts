/** Where each document of the evidence stands in the zip: readable, unique, and inside it. */
import { plainFileName } from "../../domain/file-words.ts";
import type { FileHash } from "../../domain/ids.ts";
import type { ProofRow } from "../../domain/record-proof-rows.ts";

export interface PlaceWords {
  /** `NV-019`, `Tiêu chí`. */
  folder(row: ProofRow): string;
  /** `Báo cáo 45/BC-UBND`, or what the file was called. */
  document(row: ProofRow): string;
}

const LONGEST_FOLDER = 40;
const LONGEST_DOCUMENT = 60;
const LONGEST_UNIT = 40;
const ENDING = /\.([A-Za-z0-9]{1,8})$/u;

/** `NV-019/01_Bao-cao-45-BC-UBND_Phong-Tu-phap.pdf`; the same bytes have one place, the first that names them. */
export function placesOf(
  rows: readonly ProofRow[],
  words: PlaceWords,
): ReadonlyMap<FileHash, string> {
  const places = new Map<FileHash, string>();
  const counts = new Map<string, number>();
  // A report lies under its own name, whatever else it proves.
  const own = rows.filter(({ embeddedIn }) => embeddedIn === null);
  for (const row of [...own, ...rows]) {
    const source = row.document?.source;
    if (row.isWithheld || source?.kind !== "file" || places.has(source.hash)) continue;
    const folder = plainFileName(words.folder(row), LONGEST_FOLDER);
    // Numbered by what a file system that knows no capitals takes for the same.
    const count = (counts.get(folder.toLowerCase()) ?? 0) + 1;
    counts.set(folder.toLowerCase(), count);
    const parts = [
      String(count).padStart(2, "0"),
      plainFileName(words.document(row), LONGEST_DOCUMENT),
      ...(row.unit ? [plainFileName(row.unit, LONGEST_UNIT)] : []),
    ];
    const ending = ENDING.exec(source.name)?.[1]?.toLowerCase();
    places.set(source.hash, `${folder}/${parts.join("_")}${ending ? `.${ending}` : ""}`);
  }
  return places;
}
