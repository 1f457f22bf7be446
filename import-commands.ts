/** `import`: documents brought in from the command line, with their machine-readable answers. */
import cliProgress from "cli-progress";
import {
  documentProblemWords,
  importProblemWords,
  undoProblemWords,
} from "./bot/copy/import-problems.ts";
import { dossierLines, dossierProblemWords, dossiersDoneLines } from "./bot/copy/dossier-import.ts";
import { renderImported, renderPreview } from "./bot/copy/imports.ts";
import { IMPORT_WORDS } from "./bot/copy/command-line.ts";
import { orgLines, orgProblemWords } from "./bot/copy/org-import.ts";
import { STORED_REASONS } from "./bot/copy/stored-reasons.ts";
import { scoreLines, scoreProblemWords } from "./bot/copy/scores.ts";
import { CliError } from "./cli-error.ts";
import { parseDay, parseYear, withOffice, type Printed } from "./commands.ts";
import type { Config } from "./config.ts";
import type { Line } from "./domain/channel.ts";
import type { DocumentContents, PlanYears } from "./domain/document-contents.ts";
import { eveningOf } from "./domain/dossier-import.ts";
import { bringsAnything, dossierOverviewOf } from "./domain/dossier-import-overview.ts";
import { orgOverviewOf } from "./domain/org-overview.ts";
import type { Office } from "./domain/office.ts";
import { NO_CORRECTIONS, type ImportProblem, type SourceFile } from "./domain/plan-import.ts";
import type { ImportAuthor } from "./domain/plan-importer.ts";
import { plainText } from "./domain/plain-text.ts";
import { dateIn, partsOf } from "./domain/time.ts";
import { makeContentsReader, READING_LIMITS } from "./jobs/import/contents-reader.ts";
import { toDossiersContract } from "./jobs/import/dossiers/dossier-contract.ts";
import { makeDossierImporter } from "./jobs/import/dossiers/dossier-importer.ts";
import { makeOrgImporter } from "./jobs/import/org/org-importer.ts";
import { makePlanImporter } from "./jobs/import/plan/plan-importer.ts";
import { toContract } from "./jobs/import/plan/plan-contract.ts";
import { toScoresContract } from "./jobs/import/scores/score-contract.ts";
import { makeScoreImporter } from "./jobs/import/scores/score-importer.ts";
import { readSourceFile } from "./source-file.ts";

export interface ImportOptions {
  readonly commit?: boolean;
}

export interface ImportDossiersOptions extends ImportOptions {
  /** `yyyy-MM-dd`: the day on whose evening the export was made. */
  readonly asOf?: string;
}

export interface ImportPlanOptions extends ImportOptions {
  readonly year?: string;
  readonly plan?: string;
  /** Withdraws what a corrected document no longer has. */
  readonly dropMissing?: boolean;
}

const AUTHOR: ImportAuthor = { personId: null, channel: "command-line" };

/** What cannot be brought in, or not taken back; its code goes into the JSON answer. */
class ImportRefused extends Error {
  override readonly name = "ImportRefused";
  readonly code: string;

  constructor(code: string, words: string) {
    super(words);
    this.code = code;
  }
}

export async function importPlan(
  config: Config,
  path: string,
  options: ImportPlanOptions,
): Promise<Printed> {
  const given = options.year === undefined ? null : parseYear(options.year);
  const file = openSource(path);
  return withOffice(config, async ({ office }) => {
    const { plan } = await readContents(office, file, given);
    if (!plan.ok) throw refusalOf(plan.error);
    const importer = makePlanImporter(office, STORED_REASONS);
    const read = { plan: plan.value, fileName: file.name, fileHash: file.hash };
    const settings = {
      planName: options.plan ?? null,
      corrections: { ...NO_CORRECTIONS, dropsMissing: options.dropMissing ?? false },
    };
    const preview = await office.database.transaction((stores) =>
      options.commit
        ? importer.commit(stores, read, settings, AUTHOR)
        : importer.preview(stores, read, settings),
    );
    const rendered = options.commit ? renderImported(preview) : renderPreview(preview);
    return {
      json: toContract(preview, documentProblemWords),
      words: withStanding(plainText(rendered), preview.change !== "none", options),
    };
  });
}

export async function importScores(
  config: Config,
  path: string,
  options: ImportOptions,
): Promise<Printed> {
  const file = openSource(path);
  return withOffice(config, async ({ office }) => {
    const { scores } = await readContents(office, file, null);
    const importer = makeScoreImporter(office);
    const preview = await office.database.transaction((stores) =>
      options.commit ? importer.commit(stores, scores, AUTHOR) : importer.preview(stores, scores),
    );
    const isNew = preview.sets.some(({ change }) => change !== "same");
    return {
      json: toScoresContract(scores, scoreProblemWords),
      words: withStanding(inWords(scoreLines(preview)), isNew, options),
    };
  });
}

export async function importOrg(
  config: Config,
  path: string,
  options: ImportOptions,
): Promise<Printed> {
  const file = openSource(path);
  return withOffice(config, async ({ office }) => {
    const { org } = await readContents(office, file, null);
    if (!org) throw new CliError("no-org-list");
    const importer = makeOrgImporter(office);
    const preview = await office.database.transaction((stores) =>
      options.commit ? importer.commit(stores, org, AUTHOR) : importer.preview(stores, org),
    );
    const problems = preview.problems.map((problem) => {
      const { list, row, text } = problem;
      return { list, row, text, reason: orgProblemWords(problem) };
    });
    return {
      json: { ...preview, problems },
      words: withStanding(
        inWords(orgLines(orgOverviewOf(preview))),
        preview.change !== "none",
        options,
      ),
    };
  });
}

export async function importDossiers(
  config: Config,
  path: string,
  options: ImportDossiersOptions,
): Promise<Printed> {
  const day = options.asOf === undefined ? null : parseDay(options.asOf);
  const file = openSource(path);
  return withOffice(config, async ({ office }) => {
    const { dossiers } = await readContents(office, file, null);
    if (!dossiers) throw new CliError("no-dossiers");
    const importer = makeDossierImporter(office, STORED_REASONS);
    const asOf = day && eveningOf(day, office.organisation.zone);
    const settings = { asOf, phrases: NO_CORRECTIONS.phrases };
    const preview = await office.database.transaction((stores) =>
      options.commit
        ? importer.commit(stores, dossiers, settings, AUTHOR)
        : importer.preview(stores, dossiers, settings),
    );
    const overview = dossierOverviewOf(preview, settings.phrases);
    const lines = options.commit ? dossiersDoneLines(overview) : dossierLines(overview);
    return {
      json: toDossiersContract(preview, dossierProblemWords),
      words: withStanding(inWords(lines), bringsAnything(preview), options),
    };
  });
}

/** Takes the last import of a plan back. */
export async function undoImport(config: Config): Promise<Printed> {
  return withOffice(config, async ({ office }) => {
    const undone = await office.database.transaction((stores) =>
      makePlanImporter(office, STORED_REASONS).undo(stores, null, AUTHOR),
    );
    if (!undone.ok) throw new ImportRefused("cannot-undo", undoProblemWords(undone.error));
    return { json: undone.value, words: IMPORT_WORDS.undone(undone.value) };
  });
}

function refusalOf(problem: ImportProblem): ImportRefused {
  return new ImportRefused(problem.code, importProblemWords(problem));
}

async function readContents(
  office: Office,
  file: SourceFile,
  given: number | null,
): Promise<DocumentContents> {
  const today = dateIn(office.clock.now(), office.organisation.zone);
  const years: PlanYears = { given, current: partsOf(today).year };
  const reader = makeContentsReader(READING_LIMITS, office.organisation.zone);
  const bar = progressBar();
  try {
    const contents = await reader.read(file, years, bar.show);
    if (!contents.ok) throw refusalOf(contents.error);
    return contents.value;
  } finally {
    bar.stop();
    await reader.close();
  }
}

/** On a terminal only: scripts get nothing but the answer. */
function progressBar() {
  const bar = new cliProgress.SingleBar({
    format: IMPORT_WORDS.bar,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  let isStarted = false;
  return {
    show({ rowsDone, rowsInAll }: { readonly rowsDone: number; readonly rowsInAll: number }): void {
      if (!process.stderr.isTTY) return;
      if (isStarted) bar.update(rowsDone);
      else bar.start(rowsInAll, rowsDone);
      isStarted = true;
    },
    stop(): void {
      if (isStarted) bar.stop();
    },
  };
}

function openSource(path: string): SourceFile {
  try {
    return readSourceFile(path);
  } catch (cause) {
    throw new CliError("no-such-file", { cause });
  }
}

/** Whether it is stored now, or was only looked at; nothing where there was nothing to store. */
function withStanding(words: string, changes: boolean, { commit }: ImportOptions): string {
  if (!changes) return words;
  return `${words}\n\n${commit ? IMPORT_WORDS.stored : IMPORT_WORDS.notStored}`;
}

function inWords(lines: readonly Line[]): string {
  return plainText({ lines });
}
