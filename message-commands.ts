/** `outbox list` and `outbox show`: the messages, and the story of one, for operators. */
import { MESSAGE_STATUSES } from "./domain/message-status.ts";
import { CliError } from "./cli-error.ts";
import { MESSAGE_LIST_WORDS } from "./bot/copy/command-line.ts";
import { momentWords, standing, storyLines } from "./bot/copy/oversight-messages.ts";
import { findMessages } from "./bot/features/message-log.ts";
import { lineOf, storyOf } from "./bot/features/message-story.ts";
import { withOffice, type Printed } from "./commands.ts";
import type { Config } from "./config.ts";
import type { MessageId } from "./domain/ids.ts";
import type { Message, MessageStatus } from "./domain/message.ts";
import type { Office } from "./domain/office.ts";
import { plainText } from "./domain/plain-text.ts";
import { foldText } from "./domain/text.ts";
import { isoIn, type Instant } from "./domain/time.ts";

export interface MessageListOptions {
  readonly status?: string;
  readonly person?: string;
  readonly limit: string;
}

const MOST_LISTED = 1_000;

export async function listOutbox(config: Config, options: MessageListOptions): Promise<Printed> {
  const limit = readLimit(options.limit);
  const statuses = options.status === undefined ? [] : [readStatus(options.status)];
  const words = foldText(options.person ?? "")
    .split(" ")
    .filter((word) => word !== "");
  return withOffice(config, async ({ office }) => {
    const { database, calendar } = office;
    const people = await database.people.all();
    const query = { offset: 0, limit, isForAll: true };
    const found = await findMessages(database, { statuses, words }, people, query);
    const posts = new Map(people.map(({ id, post }) => [id, post]));
    const postOf = ({ personId }: Message) => (personId && posts.get(personId)) ?? "";
    const lines = found.map((message) => {
      const line = lineOf(message, postOf(message), calendar);
      return `${message.id}  ${momentWords(line.at)}  ${line.post}, ${standing(line)}`;
    });
    return {
      json: found.map((message) => summaryOf(office, message, postOf(message))),
      words: lines.join("\n") || MESSAGE_LIST_WORDS.none,
    };
  });
}

export async function showMessage(config: Config, id: string): Promise<Printed> {
  return withOffice(config, async ({ office }) => {
    const { database, calendar, clock } = office;
    const message = await database.messages.byId(id as MessageId);
    if (!message) throw new CliError("no-such-message");
    const story = await storyOf(database, calendar, message, clock.now());
    const notices = await database.notices.ofMessage(message.id);
    const notes = await database.notes.ofMessage(message.id);
    const attempts = await database.messages.attemptsOf(message.id);
    const at = (instant: Instant | null) => instant && isoIn(instant, calendar.zone);
    const json = {
      ...summaryOf(office, message, story.post),
      nextAt: story.nextAt && at(message.pickAt),
      notices: notices.map(({ deadlineId, rung, day, section }) => {
        return { deadline: deadlineId, rung, day, section };
      }),
      notes: notes.map(({ note }) => note.kind),
      tries: attempts.map((attempt) => ({
        number: attempt.number,
        at: at(attempt.at),
        outcome: attempt.outcome,
        reason: attempt.reason,
      })),
    };
    const words = plainText({ lines: storyLines(story) });
    return { json, words };
  });
}

function summaryOf({ calendar }: Office, message: Message, post: string) {
  const at = (instant: Instant | null) => instant && isoIn(instant, calendar.zone);
  return {
    id: message.id,
    person: post === "" ? null : post,
    kind: message.kind,
    slot: message.slot,
    status: message.status,
    reason: message.statusReason,
    madeAt: at(message.madeAt),
    plannedFor: at(message.plannedFor),
    sentAt: at(message.sentAt),
    attempts: message.attempts,
  };
}

function readStatus(text: string): MessageStatus {
  const status = MESSAGE_STATUSES.find((each) => each === text);
  if (!status) throw new CliError("bad-status", { detail: MESSAGE_STATUSES.join(", ") });
  return status;
}

function readLimit(text: string): number {
  const limit = /^\d{1,4}$/u.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > MOST_LISTED) throw new CliError("bad-limit");
  return limit;
}
