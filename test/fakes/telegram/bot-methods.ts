import { badRequest } from "./api-error.ts";
import type { Method } from "./method.ts";
import { isRecord, readFlag, readStructure, readText } from "./params.ts";
import type { RequestBody } from "./request-body.ts";
import type { BotCommand } from "./world.ts";

const MAX_COMMANDS = 100;
const MAX_ANSWER_LENGTH = 200;

export const getMe: Method = ({ world }) => ({
  ...world.bot,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

export const setMyCommands: Method = ({ world, body }) => {
  const commands = readStructure(body, "commands");
  if (!Array.isArray(commands)) throw badRequest("can't parse commands: expected an Array");
  if (commands.length > MAX_COMMANDS) throw badRequest("too many commands");
  world.commands.set(scopeOf(body), commands.map(readCommand));
  return true;
};

export const getMyCommands: Method = ({ world, body }) => world.commands.get(scopeOf(body)) ?? [];

export const answerCallbackQuery: Method = ({ world, body }) => {
  const query = world.callbacks.require(readText(body, "callback_query_id"));
  const text = readText(body, "text") ?? "";
  if (text.length > MAX_ANSWER_LENGTH) throw badRequest("MESSAGE_TOO_LONG");
  world.recorder.recordAnswer({ ...query, text, showAlert: readFlag(body, "show_alert") });
  return true;
};

function readCommand(entry: unknown): BotCommand {
  const { command, description } = isRecord(entry) ? entry : {};
  if (typeof command !== "string" || !/^[a-z0-9_]{1,32}$/.test(command)) {
    throw badRequest("BOT_COMMAND_INVALID");
  }
  const length = typeof description === "string" ? description.trim().length : 0;
  if (typeof description !== "string" || length < 1 || length > 256) {
    throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  return { command, description };
}

/** Commands that were set without a scope are those of the default scope. */
function scopeOf(body: RequestBody): string {
  const scope = readStructure(body, "scope") ?? { type: "default" };
  return `${JSON.stringify(scope)} ${readText(body, "language_code") ?? ""}`;
}
