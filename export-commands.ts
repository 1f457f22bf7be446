/** `export evidence`, `export record`: files for whoever runs the service, of every unit. */
import { createWriteStream } from "node:fs";
import { open, rename, rm, writeFile } from "node:fs/promises";
import { channelName } from "./bot/channels.ts";
import { EXPORT_WORDS } from "./bot/copy/record-commands.ts";
import { EVIDENCE_SHEET, RECORD_SHEET } from "./bot/copy/record-sheets.ts";
import { CliError } from "./cli-error.ts";
import { parseDay, withOffice, type Printed } from "./commands.ts";
import type { Config } from "./config.ts";
import type { UnitId } from "./domain/ids.ts";
import type { Office } from "./domain/office.ts";
import { readRecordFilter } from "./domain/record-filter.ts";
import { takePeriod, type Period } from "./domain/record-period.ts";
import { recordQuery } from "./domain/record-search.ts";
import { foldText } from "./domain/text.ts";
import { dateIn } from "./domain/time.ts";
import { resolveUnit } from "./domain/unit-names.ts";
import { writeEvidenceZip } from "./jobs/export/evidence-export.ts";
import { recordSheet } from "./jobs/export/record-export.ts";

export interface EvidenceOptions {
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
  readonly unit?: string;
  readonly out: string;
}

export interface RecordOptions {
  readonly from?: string;
  readonly to?: string;
  readonly filter?: string;
  readonly out: string;
}

/** Streams to the disk; a file of that name is replaced when the new one is whole. */
export async function exportEvidence(config: Config, options: EvidenceOptions): Promise<Printed> {
  return withOffice(config, async ({ office, files }) => {
    const period = periodOf(office, options);
    const unitIds = options.unit === undefined ? null : [await unitOf(office, options.unit)];
    const counts = await written(options.out, async (path) => {
      const output = createWriteStream(path);
      const exporting = { office, files, words: EVIDENCE_SHEET };
      return writeEvidenceZip(exporting, { period, unitIds }, output);
    });
    const { from, to } = period;
    await noteExport(office, "evidence", { first: from, last: to });
    return {
      json: { file: options.out, ...period, ...counts },
      words: EXPORT_WORDS.evidence(options.out, period, counts),
    };
  });
}

export async function exportRecord(config: Config, options: RecordOptions): Promise<Printed> {
  return withOffice(config, async ({ office }) => {
    const { zone } = office.calendar;
    const today = dateIn(office.clock.now(), zone);
    const read = readRecordFilter(options.filter ?? "", today);
    const isSpan = options.from !== undefined || options.to !== undefined;
    const filter = isSpan ? { ...read, period: spanOf(options, today) } : read;
    const query = await recordQuery(office.database, filter, { zone, actor: null });
    if (typeof query === "string") throw new CliError("nothing-recorded");
    const { bytes, rows, isCut } = await recordSheet(
      { office, words: RECORD_SHEET, channelName },
      query,
    );
    await written(options.out, (path) => writeFile(path, bytes));
    await noteExport(office, "record", { entries: rows });
    return {
      json: { file: options.out, rows, isCut },
      words: EXPORT_WORDS.record(options.out, rows, isCut),
    };
  });
}

function periodOf(office: Office, { period, from, to }: EvidenceOptions): Period {
  const today = dateIn(office.clock.now(), office.calendar.zone);
  if (period === undefined) {
    if (from === undefined || to === undefined) throw new CliError("bad-period");
    return spanOf({ from, to }, today);
  }
  const words = foldText(period);
  // A year alone is a period, too.
  const taken = takePeriod(/^\d{4}$/u.test(words) ? `nam ${words}` : words, today, "this-year");
  if (!taken.period) throw new CliError("bad-period");
  return taken.period;
}

/** What is not said is open: from the beginning of time, until today. */
function spanOf(
  { from, to }: { readonly from?: string; readonly to?: string },
  today: Period["to"],
): Period {
  const period = {
    from: parseDay(from ?? "1900-01-01"),
    to: to === undefined ? today : parseDay(to),
  };
  if (period.to < period.from) throw new CliError("bad-period");
  return period;
}

async function unitOf({ database }: Office, name: string): Promise<UnitId> {
  const found = resolveUnit(name, await database.units.all(), []);
  if (found.kind !== "unit") throw new CliError("no-such-unit");
  return found.unit.id;
}

/** Written beside it first: what was there before is lost only for a whole new one. */
async function written<Value>(path: string, write: (path: string) => Promise<Value>) {
  const draft = `${path}.part`;
  try {
    // Fails here where nothing can be written, before anything is read.
    await (await open(draft, "w")).close();
  } catch (cause) {
    throw new CliError("cannot-write", { cause });
  }
  try {
    const value = await write(draft);
    await rename(draft, path);
    return value;
  } catch (error) {
    await rm(draft, { force: true });
    if (isOfDisk(error)) throw new CliError("cannot-write", { cause: error });
    throw error;
  }
}

/** A full disk, a folder of that name: the user's to mend. */
function isOfDisk(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    ["ENOSPC", "EISDIR", "EACCES", "EPERM", "EROFS", "EDQUOT"].includes(String(error.code))
  );
}

async function noteExport(
  { database, clock }: Office,
  what: "evidence" | "record",
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  const deed = what === "evidence" ? "exported-evidence" : "exported-record";
  await database.audit.add([
    {
      at: clock.now(),
      personId: null,
      channel: "command-line",
      subject: "document",
      subjectId: what,
      deed,
      detail,
    },
  ]);
}
