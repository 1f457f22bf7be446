/** What every command has in common: its help, and how it answers. */
import type { Command } from "commander";
import { CLI } from "./bot/copy/command-line.ts";
import type { Printed } from "./commands.ts";

export interface JsonOption {
  readonly json?: boolean;
}

/** The help in Vietnamese; mistakes are thrown, not printed, so that they are answered in one way. */
export function vietnamese(command: Command): Command {
  const titles: Readonly<Record<string, string>> = {
    "Usage:": CLI.titles.usage,
    "Commands:": CLI.titles.commands,
    "Options:": CLI.titles.options,
    "Arguments:": CLI.titles.arguments,
  };
  return command
    .helpOption("-h, --help", CLI.options.help)
    .helpCommand(false)
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({ writeErr: () => undefined })
    .exitOverride();
}

export function print(printed: Printed, { json }: JsonOption): void {
  writeOut(json ? JSON.stringify(printed.json) : printed.words);
}

export function writeOut(text: string): void {
  process.stdout.write(`${text}\n`);
}
