/** The part of the command line that exports what was handed in, and the record. */
import type { Command } from "commander";
import { CLI } from "./bot/copy/command-line.ts";
import { print, vietnamese, type JsonOption } from "./command-shape.ts";
import type { Config } from "./config.ts";
import type { EvidenceOptions, RecordOptions } from "./export-commands.ts";

const { commands: about, options: option } = CLI;

/** @param readConfig called when a command runs, not for its help */
export function addRecordExports(exports: Command, readConfig: () => Config): void {
  vietnamese(exports.command("evidence"))
    .description(about.exportEvidence)
    .option("--period <period>", option.period)
    .option("--from <date>", option.from)
    .option("--to <date>", option.to)
    .option("--unit <unit>", option.exportUnit)
    .requiredOption("--out <file>", option.out)
    .option("--json", option.json)
    .action(async (options: JsonOption & EvidenceOptions) => {
      const { exportEvidence } = await import("./export-commands.ts");
      print(await exportEvidence(readConfig(), options), options);
    });
  vietnamese(exports.command("record"))
    .description(about.exportRecord)
    .option("--from <date>", option.from)
    .option("--to <date>", option.to)
    .option("--filter <words>", option.recordFilter)
    .requiredOption("--out <file>", option.out)
    .option("--json", option.json)
    .action(async (options: JsonOption & RecordOptions) => {
      const { exportRecord } = await import("./export-commands.ts");
      print(await exportRecord(readConfig(), options), options);
    });
}
