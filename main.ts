#!/usr/bin/env node
/** The command line: reads the settings and the arguments, and hands over to one command. */
import { enableCompileCache } from "node:module";
import { Command, CommanderError } from "commander";
import { ARGUMENT_FAULTS, CLI, SETTING_RULES } from "./bot/copy/command-line.ts";
import { CliError } from "./cli-error.ts";
import { print, vietnamese, writeOut, type JsonOption } from "./command-shape.ts";
import { loadConfig, readEnvFile, type Config } from "./config.ts";
import type { ImportDossiersOptions, ImportOptions, ImportPlanOptions } from "./import-commands.ts";
import { addRecordExports } from "./export-program.ts";
import { addOversight } from "./oversight-program.ts";
import type { SimulateOptions } from "./simulate-commands.ts";
import type { StartOptions } from "./start.ts";
import { SYSTEM_CLOCK } from "./system-clock.ts";

const { commands: about, options: option } = CLI;

function makeProgram(): Command {
  const program = vietnamese(new Command("dondoc")).description(CLI.about);
  addStart(program);
  addDatabaseCommands(program);
  addDocumentCommands(program);
  addReports(program);
  addOversight(program, readConfig);
  return program;
}

function addStart(program: Command): void {
  vietnamese(program.command("start"))
    .description(about.start)
    .option("--role <role>", option.role, "all")
    .option("--clock <instant>", option.clock)
    .action(async (options: StartOptions) => {
      const { start } = await import("./start.ts");
      await start(readConfig(), options);
    });
}

function addDatabaseCommands(program: Command): void {
  vietnamese(program.command("migrate"))
    .description(about.migrate)
    .option("--json", option.json)
    .action(async (options: JsonOption) => {
      const { migrateDatabase } = await import("./commands.ts");
      print(await migrateDatabase(readConfig()), options);
    });
  vietnamese(program.command("doctor"))
    .description(about.doctor)
    .option("--json", option.json)
    .action(async (options: JsonOption) => {
      const { examine } = await import("./doctor.ts");
      const found = await examine(readConfig());
      print(found, options);
      if (!found.healthy) process.exitCode = 1;
    });
}

function addImports(program: Command): void {
  const imports = vietnamese(program.command("import")).description(about.import);
  vietnamese(imports.command("plan"))
    .description(about.importPlan)
    .argument("<file>", option.file)
    .option("--year <year>", option.year)
    .option("--plan <name>", option.plan)
    .option("--drop-missing", option.dropMissing)
    .option("--commit", option.commit)
    .option("--json", option.json)
    .action(async (file: string, options: JsonOption & ImportPlanOptions) => {
      const { importPlan } = await import("./import-commands.ts");
      print(await importPlan(readConfig(), file, options), options);
    });
  vietnamese(imports.command("scores"))
    .description(about.importScores)
    .argument("<file>", option.file)
    .option("--commit", option.commit)
    .option("--json", option.json)
    .action(async (file: string, options: JsonOption & ImportOptions) => {
      const { importScores } = await import("./import-commands.ts");
      print(await importScores(readConfig(), file, options), options);
    });
  vietnamese(imports.command("org"))
    .description(about.importOrg)
    .argument("<file>", option.file)
    .option("--commit", option.commit)
    .option("--json", option.json)
    .action(async (file: string, options: JsonOption & ImportOptions) => {
      const { importOrg } = await import("./import-commands.ts");
      print(await importOrg(readConfig(), file, options), options);
    });
  vietnamese(imports.command("dossiers"))
    .description(about.importDossiers)
    .argument("<file>", option.file)
    .option("--as-of <date>", option.asOf)
    .option("--commit", option.commit)
    .option("--json", option.json)
    .action(async (file: string, options: JsonOption & ImportDossiersOptions) => {
      const { importDossiers } = await import("./import-commands.ts");
      print(await importDossiers(readConfig(), file, options), options);
    });
  vietnamese(imports.command("undo"))
    .description(about.importUndo)
    .option("--json", option.json)
    .action(async (options: JsonOption) => {
      const { undoImport } = await import("./import-commands.ts");
      print(await undoImport(readConfig()), options);
    });
}

function addExports(program: Command): void {
  const exports = vietnamese(program.command("export")).description(about.export);
  vietnamese(exports.command("org-template"))
    .description(about.exportOrgTemplate)
    .argument("<file>", option.outFile)
    .option("--json", option.json)
    .action(async (file: string, options: JsonOption) => {
      const { exportOrgTemplate } = await import("./org-template.ts");
      print(await exportOrgTemplate(readConfig(), file), options);
    });
  addRecordExports(exports, readConfig);
}

function addDocumentCommands(program: Command): void {
  addImports(program);
  addExports(program);
  vietnamese(program.command("timing"))
    .description(about.timing)
    .argument("<phrase>", option.phrase)
    .option("--year <year>", option.year, SYSTEM_CLOCK.now().slice(0, 4))
    .option("--json", option.json)
    .action(async (phrase: string, options: JsonOption & { year: string }) => {
      const { readTimingLines, readTimingPhrase } = await import("./commands.ts");
      if (phrase === "-") writeOut(readTimingLines(await readStandardInput()));
      else print(readTimingPhrase(phrase, options.year), options);
    });
  vietnamese(program.command("invite"))
    .description(about.invite)
    .requiredOption("--post <post>", option.post)
    .option("--role <role>", option.inviteRole, "head")
    .option("--unit <unit>", option.unit)
    .option("--json", option.json)
    .action(async (options: JsonOption & { role: string; post: string; unit?: string }) => {
      const { invite } = await import("./invitation.ts");
      print(await invite(readConfig(), options), options);
    });
}

function addReports(program: Command): void {
  vietnamese(program.command("simulate"))
    .description(about.simulate)
    .requiredOption("--from <date>", option.from)
    .requiredOption("--to <date>", option.to)
    .option("--sample", option.sample)
    .option("--counts", option.counts)
    .option("--json", option.json)
    .action(async (options: JsonOption & SimulateOptions) => {
      const { simulateSpan } = await import("./simulate-commands.ts");
      print(await simulateSpan(readConfig(), options), options);
    });
  vietnamese(program.command("status"))
    .description(about.status)
    .option("--as-of <date>", option.asOf)
    .option("--sample", option.sample)
    .option("--json", option.json)
    .action(async (options: JsonOption & { sample?: boolean; asOf?: string }) => {
      const { showStatus } = await import("./commands.ts");
      print(await showStatus(readConfig(), options), options);
    });
}

function readConfig(): Config {
  readEnvFile();
  const config = loadConfig(process.env);
  if (config.ok) return config.value;
  const faults = config.error.map(
    ({ setting, allowed }) => `${setting}: ${SETTING_RULES[allowed] ?? allowed}`,
  );
  throw new CliError("bad-setting", { detail: faults.join("; ") });
}

async function readStandardInput(): Promise<string> {
  process.stdin.setEncoding("utf8");
  let text = "";
  for await (const chunk of process.stdin) text += chunk;
  return text;
}

/** What a user did wrong is answered with status 1; what broke is thrown on, with its stack. */
function answerFailure(failure: unknown): void {
  if (failure instanceof CommanderError && failure.exitCode === 0) return;
  const mistake = failure instanceof CommanderError ? badArguments(failure) : failure;
  if (!(mistake instanceof Error) || !("code" in mistake) || !isKnown(mistake)) throw failure;
  process.exitCode = 1;
  const { code, message } = mistake;
  if (process.argv.includes("--json")) writeOut(JSON.stringify({ error: { code, message } }));
  else process.stderr.write(`${message}\n`);
}

function badArguments({ code }: CommanderError): CliError {
  const detail = ARGUMENT_FAULTS[code];
  return new CliError("bad-arguments", detail === undefined ? {} : { detail });
}

function isKnown(mistake: Error): boolean {
  return mistake instanceof CliError || mistake.name === "ImportRefused";
}

// The commands' own modules are loaded when they are needed; from the second start on, ready-made.
enableCompileCache();
try {
  await makeProgram().parseAsync();
} catch (failure) {
  answerFailure(failure);
}
