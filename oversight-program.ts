/** The part of the command line that looks at the service itself, and settles it. */
import type { Command } from "commander";
import { CLI } from "./bot/copy/command-line.ts";
import { print, vietnamese, type JsonOption } from "./command-shape.ts";
import type { Config } from "./config.ts";
import type { MessageListOptions } from "./message-commands.ts";
import type { PlanOption } from "./rule-commands.ts";

const { commands: about, options: option } = CLI;

/** @param readConfig called when a command runs, not for its help */
export function addOversight(program: Command, readConfig: () => Config): void {
  // What stands behind a command's name is for that command, also where the one above has the like.
  program.enablePositionalOptions();
  addOutbox(program, readConfig);
  addRules(program, readConfig);
  addCalendar(program, readConfig);
}

function addOutbox(program: Command, readConfig: () => Config): void {
  const outbox = withOwnOptions(program, "outbox")
    .description(about.outbox)
    .option("--json", option.json)
    .action(async (options: JsonOption) => {
      const { showOutbox } = await import("./commands.ts");
      print(await showOutbox(readConfig()), options);
    });
  vietnamese(outbox.command("list"))
    .description(about.outboxList)
    .option("--status <status>", option.messageStatus)
    .option("--person <words>", option.personWords)
    .option("--limit <count>", option.limit, "20")
    .option("--json", option.json)
    .action(async (options: JsonOption & MessageListOptions) => {
      const { listOutbox } = await import("./message-commands.ts");
      print(await listOutbox(readConfig(), options), options);
    });
  vietnamese(outbox.command("show"))
    .description(about.outboxShow)
    .argument("<id>", option.messageId)
    .option("--json", option.json)
    // Ids of old may begin with a dash; what is neither an option nor an id is not found.
    .allowUnknownOption()
    .action(async (id: string, options: JsonOption) => {
      const { showMessage } = await import("./message-commands.ts");
      print(await showMessage(readConfig(), id), options);
    });
}

function addRules(program: Command, readConfig: () => Config): void {
  const rules = withOwnOptions(program, "rules")
    .description(about.rules)
    .option("--plan <number>", option.planNumber)
    .option("--json", option.json)
    .action(async (options: JsonOption & PlanOption) => {
      const { showRules } = await import("./rule-commands.ts");
      print(await showRules(readConfig(), options), options);
    });
  vietnamese(rules.command("set"))
    .description(about.rulesSet)
    .argument("<name>", option.ruleName)
    .argument("<value>", option.ruleValue)
    .option("--plan <number>", option.planNumber)
    .option("--json", option.json)
    .action(async (name: string, value: string, options: JsonOption & PlanOption) => {
      const { setRule } = await import("./rule-commands.ts");
      print(await setRule(readConfig(), { ...options, name, value }), options);
    });
  vietnamese(rules.command("reset"))
    .description(about.rulesReset)
    .argument("<name>", option.ruleName)
    .option("--plan <number>", option.planNumber)
    .option("--json", option.json)
    .action(async (name: string, options: JsonOption & PlanOption) => {
      const { resetRule } = await import("./rule-commands.ts");
      print(await resetRule(readConfig(), { ...options, name }), options);
    });
}

function addCalendar(program: Command, readConfig: () => Config): void {
  const calendar = withOwnOptions(program, "calendar")
    .description(about.calendar)
    .option("--json", option.json)
    .action(async (options: JsonOption) => {
      const { showCalendar } = await import("./rule-commands.ts");
      print(await showCalendar(readConfig()), options);
    });
  vietnamese(calendar.command("set"))
    .description(about.calendarSet)
    .argument("<date>", option.day)
    .argument("<off|work>", option.offOrWork)
    .option("--json", option.json)
    .action(async (day: string, what: string, options: JsonOption) => {
      const { setDay } = await import("./rule-commands.ts");
      print(await setDay(readConfig(), day, what), options);
    });
}

/** A command that answers by itself, and has commands below it with options of their own. */
function withOwnOptions(program: Command, name: string): Command {
  return vietnamese(program.command(name)).enablePositionalOptions();
}
