/**
 * The sample office of the web demo: Cù Lao Dung with its plan of 2023, in a database of its own.
 * Its clock is a simulated one, kept in that database, so that a restart goes on where it stood.
 */
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { createOffice, readOfficeFile, type OfficeFile } from "./jobs/import/office-file.ts";
import { makePlanImporter } from "./jobs/import/plan-importer.ts";
import type { BotAccount } from "./domain/org.ts";
import type { ChatId, FileHash } from "./domain/ids.ts";
import { parseInstant, type Instant } from "./domain/time.ts";
import { emptyOrganisation } from "./db/empty-organisation.ts";
import { openOffice, type OpenedOffice } from "./opened-office.ts";
import { makeRehearsalClock, makeStillClock, type RehearsalClock } from "./system-clock.ts";

/** A Monday morning a week before the plan's first due dates. */
export const SAMPLE_START = "2023-02-20T01:00:00.000Z" as Instant;

const SAMPLE_FOLDER = join(import.meta.dirname, "sample");
const OFFICE_FILE = "cu-lao-dung.json";
const PLAN_FILE = "cu-lao-dung-2023-ke-hoach-cchc.txt";
const PLAN_YEAR = 2023;
const CLOCK_SETTING = "clock";

export interface SampleOffice extends OpenedOffice {
  readonly clock: RehearsalClock;
  readonly bot: BotAccount;
}

/** In memory, with a clock that stands still; for `--sample`. */
export async function openSampleInMemory(start: Instant): Promise<SampleOffice> {
  return openSample(":memory:", join("data", "sample"), makeStillClock(start));
}

/** The demo's own file, made when it is not there. `start` moves its clock. */
export async function openSampleFile(
  dataDir: string,
  start: Instant | null,
): Promise<SampleOffice> {
  const clock = makeRehearsalClock(SAMPLE_START);
  const folder = join(dataDir, "sample");
  const sample = await openSample(`file:${join(folder, "sample.sqlite")}`, folder, clock);
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
  await fill(sample, readSampleFile(), sample.bot);
  await saveSampleClock(sample);
}

async function openSample(
  databaseUrl: string,
  dataDir: string,
  clock: RehearsalClock,
): Promise<SampleOffice> {
  const file = readSampleFile();
  const place = {
    databaseUrl,
    dataDir,
    zone: "Asia/Ho_Chi_Minh",
    organisationName: file.organisation,
  };
  const opened = await openOffice(place, clock);
  const { database, ids } = opened.office;
  const bot = await database.bots.ensure("web", null, ids.next<"BotId">());
  if ((await database.people.all()).length === 0) await fill(opened, file, bot);
  return { ...opened, clock, bot };
}

async function fill(opened: OpenedOffice, file: OfficeFile, bot: BotAccount): Promise<void> {
  const { office } = opened;
  await office.database.transaction(async (stores) => {
    await createOffice(stores, file, office.ids);
    const people = await stores.people.all();
    for (const person of people) {
      await stores.people.link({
        personId: person.id,
        botId: bot.id,
        chatId: person.id as string as ChatId,
        linkedAt: office.clock.now(),
        unreachableSince: null,
      });
    }
    const bytes = readFileSync(join(SAMPLE_FOLDER, PLAN_FILE));
    const hash = createHash("sha256").update(bytes).digest("hex") as FileHash;
    const outcome = await makePlanImporter(office).commit(
      stores,
      { name: PLAN_FILE, bytes, hash },
      { year: PLAN_YEAR, planName: null },
      { personId: null, channel: "system" },
    );
    if (!outcome.ok) throw new Error(`the sample plan cannot be read: ${outcome.error.code}`);
  });
}

function readSampleFile(): OfficeFile {
  return readOfficeFile(JSON.parse(readFileSync(join(SAMPLE_FOLDER, OFFICE_FILE), "utf8")));
}
