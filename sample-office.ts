/**
 * The sample office of the web demo: Cù Lao Dung with its plan of 2023, in a database of its own.
 * Its clock is a simulated one, kept in that database, so that a restart goes on where it stood.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createOffice, readOfficeFile, type OfficeFile } from "./jobs/import/office-file.ts";
import { makePlanImporter } from "./jobs/import/plan/plan-importer.ts";
import { readDocument } from "./jobs/import/reading/read-document.ts";
import { recognisePlan } from "./jobs/import/recognising/recognise-plan.ts";
import type { BotAccount } from "./domain/org.ts";
import type { ChatId } from "./domain/ids.ts";
import { NO_CORRECTIONS } from "./domain/plan-import.ts";
import type { ReadPlan } from "./domain/plan-importer.ts";
import { parseInstant, type Instant } from "./domain/time.ts";
import { emptyOrganisation } from "./db/empty-organisation.ts";
import { STORED_REASONS } from "./bot/copy/stored-reasons.ts";
import { openOffice, type OpenedOffice } from "./opened-office.ts";
import { addSampleDossiers, readSampleDossiers, type SampleDossiers } from "./sample-dossiers.ts";
import { readSourceFile } from "./source-file.ts";
import { makeRehearsalClock, makeStillClock, type RehearsalClock } from "./system-clock.ts";

/** A Monday morning a week before the plan's first due dates. */
export const SAMPLE_START = "2023-02-20T01:00:00.000Z" as Instant;

const SAMPLE_FOLDER = join(import.meta.dirname, "sample");
const OFFICE_FILE = "cu-lao-dung.json";
const DOSSIER_FILE = "ho-so-tthc.json";
const PLAN_FILE = "cu-lao-dung-2023-ke-hoach-cchc.txt";
const PLAN_YEAR = 2023;
const CLOCK_SETTING = "clock";

export interface SampleOffice extends OpenedOffice {
  readonly clock: RehearsalClock;
  readonly bot: BotAccount;
}

/**
 * In memory, with a clock that stands still; for `simulate --sample`. It may begin on any day of the plan's
 * year: then it has no dossiers, which are of one week.
 */
export async function openSampleInMemory(
  start: Instant,
  { hasDossiers = false }: { readonly hasDossiers?: boolean } = {},
): Promise<SampleOffice> {
  const place = { url: ":memory:", folder: join("data", "sample"), hasDossiers };
  return openSample(place, makeStillClock(start));
}

/** The demo's own file, made when it is not there. `start` moves its clock. */
export async function openSampleFile(
  dataDir: string,
  start: Instant | null,
): Promise<SampleOffice> {
  const clock = makeRehearsalClock(SAMPLE_START);
  const folder = join(dataDir, "sample");
  const url = `file:${join(folder, "sample.sqlite")}`;
  const sample = await openSample({ url, folder, hasDossiers: true }, clock);
  const stored = await sample.office.database.settings.value(CLOCK_SETTING);
  clock.set(start ?? (stored ? parseInstant(stored) : null) ?? SAMPLE_START);
  return sample;
}

/** Notes where the sample's clock stands, for the next start and for `status --sample`. */
export async function saveSampleClock(sample: SampleOffice): Promise<void> {
  await sample.office.database.settings.setValue(CLOCK_SETTING, sample.clock.now());
}

/** Brings data and clock back to the beginning. Nothing may be at work on them. */
export async function resetSample(sample: SampleOffice): Promise<void> {
  await emptyOrganisation(sample.database, sample.office.organisation.id, ["bot"]);
  sample.clock.set(SAMPLE_START);
  await fill(sample, { file: readSampleFile(), bot: sample.bot, hasDossiers: true });
  await saveSampleClock(sample);
}

interface SamplePlace {
  readonly url: string;
  readonly folder: string;
  readonly hasDossiers: boolean;
}

async function openSample(
  { url, folder, hasDossiers }: SamplePlace,
  clock: RehearsalClock,
): Promise<SampleOffice> {
  const file = readSampleFile();
  const place = {
    databaseUrl: url,
    dataDir: folder,
    zone: "Asia/Ho_Chi_Minh",
    organisationName: file.organisation,
  };
  const opened = await openOffice(place, clock);
  const { database, ids } = opened.office;
  const bot = await database.bots.ensure("web", null, ids.next<"BotId">());
  if ((await database.people.all()).length === 0) await fill(opened, { file, bot, hasDossiers });
  return { ...opened, clock, bot };
}

interface Filling {
  readonly file: OfficeFile;
  readonly bot: BotAccount;
  readonly hasDossiers: boolean;
}

async function fill({ office }: OpenedOffice, { file, bot, hasDossiers }: Filling): Promise<void> {
  const plan = await readSamplePlan();
  await office.database.transaction(async (stores) => {
    const unitIds = await createOffice(stores, file, office.ids);
    const people = await stores.people.all();
    for (const person of people) {
      await stores.people.link({
        personId: person.id,
        botId: bot.id,
        chatId: person.id as string as ChatId,
        linkedAt: office.clock.now(),
        unreachableSince: null,
        isPreferred: false,
      });
    }
    await makePlanImporter(office, STORED_REASONS).commit(
      stores,
      plan,
      { planName: null, corrections: NO_CORRECTIONS },
      { personId: null, channel: "system" },
    );
    if (hasDossiers) await addSampleDossiers(office, stores, sampleDossiers(), unitIds);
  });
}

function sampleDossiers(): SampleDossiers {
  return readSampleDossiers(readSampleJson(DOSSIER_FILE));
}

/** The sample's own file: read where we are, since it is known to be harmless. */
async function readSamplePlan(): Promise<ReadPlan> {
  const file = readSourceFile(join(SAMPLE_FOLDER, PLAN_FILE));
  const document = await readDocument(file);
  if (!document.ok) throw new Error(`the sample plan cannot be read: ${document.error.code}`);
  const plan = recognisePlan(document.value, { given: PLAN_YEAR, current: PLAN_YEAR });
  if (!plan.ok) throw new Error(`the sample holds no plan: ${plan.error.code}`);
  return { plan: plan.value, fileName: file.name, fileHash: file.hash };
}

function readSampleFile(): OfficeFile {
  return readOfficeFile(readSampleJson(OFFICE_FILE));
}

function readSampleJson(name: string): unknown {
  return JSON.parse(readFileSync(join(SAMPLE_FOLDER, name), "utf8"));
}
