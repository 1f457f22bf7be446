/**
 * Delivery: claim, check again, send, record. One message a transaction, and none open across the
 * network. A crash between sending and recording leaves a claim that runs out: the message is then
 * unknown, and tried again, since a possible duplicate beats a lost deadline.
 */
import type { Action } from "../domain/action.ts";
import type { Attachment, Channel, Outgoing, Rendered } from "../domain/channel.ts";
import { nameChoices } from "../domain/choice-id.ts";
import type { Content } from "../domain/content.ts";
import type { BotId, ChatId, DeadlineId, MessageId } from "../domain/ids.ts";
import { firstMorningAfter } from "../domain/ladder.ts";
import type { DropReason, Message, SendResult } from "../domain/message.ts";
import type { Account } from "../domain/org.ts";
import { plainText } from "../domain/plain-text.ts";
import type { MessageOutcome, Stores } from "../domain/stores.ts";
import { dateIn, plusMillis, type Instant } from "../domain/time.ts";
import { composePush } from "./compose.ts";
import { isContentFault } from "./content-fault.ts";
import { handOver } from "./hand-over.ts";
import type { JobTools } from "./job-tools.ts";

/** Longer than any channel takes to answer or to give up. */
const CLAIM_MILLIS = 90_000;
/** What a channel left unclear is tried so often in all; then it stays `unknown`, and is shown. */
const MOST_UNKNOWN_ATTEMPTS = 3;
/** A message that breaks the process each time must not do so for ever. */
const MOST_ATTEMPTS = 200;
const FIRST_RETRY_MILLIS = 30_000;
const LONGEST_RETRY_MILLIS = 600_000;

type Claimed =
  | { readonly step: "nothing" }
  | {
      readonly step: "send";
      readonly message: Message;
      readonly botId: BotId;
      readonly channel: Channel;
      readonly chatId: ChatId;
      readonly rendered: Rendered;
      readonly replaces: readonly string[];
    };

/** Sends one message if it is due and nobody else is at it. Says what came of it, for the log. */
export async function deliver(tools: JobTools, id: MessageId): Promise<MessageOutcome | null> {
  const { office } = tools;
  const claimed = await claimOrFail(tools, id);
  if (claimed.step === "nothing") return null;
  const result = await send(tools, claimed);
  const now = office.clock.now();
  const outcome = await office.database.transaction(async (stores) => {
    if (result.outcome === "unreachable") {
      await stores.people.markUnreachable(claimed.botId, claimed.chatId, now);
    }
    const settled = await settle(tools, stores, claimed.message, result, now);
    await stores.messages.record(id, settled);
    return settled;
  });
  if (outcome.status !== "sent") {
    tools.log.warn({ messageId: id, status: outcome.status, reason: outcome.reason }, "not sent");
  }
  return outcome;
}

/**
 * Incident: a NUL in a text that no database stores kept an answer, and all that was due after it,
 * from being sent for ever. Such a message has failed for good; any other fault, as of the database,
 * leaves it as it was, to be tried again.
 */
async function claimOrFail(tools: JobTools, id: MessageId): Promise<Claimed> {
  const { database, clock } = tools.office;
  try {
    return await database.transaction((stores) => claim(tools, stores, id));
  } catch (error) {
    if (!isContentFault(error)) throw error;
    tools.log.error({ messageId: id, error: String(error) }, "a message cannot be stored");
    const now = clock.now();
    await database.transaction(async (stores) => {
      // Claimed again, since whoever has it meanwhile tells himself what came of it.
      if (!(await stores.messages.claim(id, now, plusMillis(now, CLAIM_MILLIS)))) return;
      await stores.messages.record(id, notAttempted("failed", "cannot be stored", now, null));
    });
    return { step: "nothing" };
  }
}

async function claim(tools: JobTools, stores: Stores, id: MessageId): Promise<Claimed> {
  const now = tools.office.clock.now();
  const message = await stores.messages.claim(
    id,
    now,
    plusMillis(now, tools.claimMillis ?? CLAIM_MILLIS),
  );
  if (!message) return { step: "nothing" };
  if (message.attempts >= MOST_ATTEMPTS) {
    await stores.messages.record(id, notAttempted("unknown", "too many attempts", now, null));
    return { step: "nothing" };
  }
  const later = quietUntil(tools, message, now);
  if (later) {
    await stores.messages.record(id, notAttempted("failed", "outside office hours", now, later));
    return { step: "nothing" };
  }
  const address = await addressOf(tools, stores, message);
  if (address === "elsewhere") {
    const wait = plusMillis(now, LONGEST_RETRY_MILLIS);
    await stores.messages.record(id, notAttempted("failed", "no channel here", now, wait));
    return { step: "nothing" };
  }
  if (address === "nowhere") {
    await drop(stores, id, "unreachable", now);
    if (message.kind !== "reply") await handOver(tools.office, stores, message);
    return { step: "nothing" };
  }
  const composed = await contentOf(tools, stores, message);
  if (!composed) {
    await drop(stores, id, "nothing-left", now);
    return { step: "nothing" };
  }
  const rendered = inWords(tools, id, composed.content);
  if (!rendered) {
    await stores.messages.record(id, notAttempted("failed", "cannot be put into words", now, null));
    return { step: "nothing" };
  }
  await stores.messages.prepare(id, {
    botId: address.botId,
    chatId: address.chatId,
    content: composed.content,
    text: plainText(rendered),
    actions: actionsOf(rendered),
    items: composed.items,
  });
  const replaces = message.replaces ? await stores.messages.byId(message.replaces) : null;
  return {
    step: "send",
    message,
    ...address,
    rendered,
    replaces: replaces?.platformIds ?? [],
  };
}

/** Null where its own content is at fault: trying again would change nothing, and hold up others. */
function inWords(tools: JobTools, id: MessageId, content: Content): Rendered | null {
  try {
    return tools.render(content);
  } catch (error) {
    tools.log.error({ messageId: id, error: String(error) }, "a message cannot be put into words");
    return null;
  }
}

/** A push of an earlier day, or one whose hour has gone by, waits for the next morning's sweep. */
function quietUntil(tools: JobTools, message: Message, now: Instant): Instant | null {
  if (message.kind === "reply") return null;
  const { calendar, rules } = tools.office;
  const today = dateIn(now, calendar.zone);
  const closing = calendar.instantAt(today, calendar.officeHours.afternoon[1]);
  if (message.slot === today && now < closing) return null;
  const morning = firstMorningAfter(now, rules.ladder, calendar);
  return calendar.instantAt(morning, rules.ladder.morningTime);
}

interface Address {
  readonly botId: BotId;
  readonly chatId: ChatId;
  readonly channel: Channel;
}

/** `elsewhere`: only through a bot that this process does not run; `nowhere`: nobody can. */
async function addressOf(
  tools: JobTools,
  stores: Stores,
  message: Message,
): Promise<Address | "elsewhere" | "nowhere"> {
  const { botId, chatId, personId } = message;
  if (message.kind === "reply") {
    if (!botId || !chatId) throw new Error(`reply ${message.id} has no chat`);
    const channel = tools.channels.get(botId);
    return channel ? { botId, chatId, channel } : "elsewhere";
  }
  if (!personId) throw new Error(`message ${message.id} is a push to nobody`);
  const accounts = await stores.people.accountsOf([personId]);
  const reachable = accounts.filter((account) => !account.unreachableSince);
  for (const account of reachable.toSorted(newestFirst)) {
    const channel = tools.channels.get(account.botId);
    if (channel) return { botId: account.botId, chatId: account.chatId, channel };
  }
  return reachable.length > 0 ? "elsewhere" : "nowhere";
}

async function contentOf(
  tools: JobTools,
  stores: Stores,
  message: Message,
): Promise<{ content: Content; items: readonly DeadlineId[] } | null> {
  if (message.kind === "reply") {
    return message.content && { content: message.content, items: message.items };
  }
  const person = message.personId && (await stores.people.byId(message.personId));
  return person ? composePush(tools.office, stores, message, person) : null;
}

async function send(
  tools: JobTools,
  claimed: Extract<Claimed, { step: "send" }>,
): Promise<SendResult> {
  const { rendered, message, replaces } = claimed;
  const outgoing: Outgoing = {
    lines: rendered.lines,
    choices: nameChoices(message.id, rendered.choices),
    attachment: await attachmentOf(tools, rendered),
    replaces,
  };
  return claimed.channel.send(claimed.chatId, outgoing);
}

/**
 * A push that one of a person's chats cannot take goes to the other that he has; where there is
 * none, its duties are handed over.
 */
async function settle(
  tools: JobTools,
  stores: Stores,
  message: Message,
  result: SendResult,
  now: Instant,
): Promise<MessageOutcome> {
  const outcome = outcomeOf(result, message.attempts + 1, now);
  if (result.outcome !== "unreachable" || message.kind === "reply") return outcome;
  const other = await addressOf(tools, stores, message);
  if (other !== "nowhere") return { ...outcome, status: "failed", pickAt: now };
  await handOver(tools.office, stores, message);
  return outcome;
}

/** The words go out also when their picture cannot be made. */
async function attachmentOf(tools: JobTools, rendered: Rendered): Promise<Attachment | null> {
  if (!rendered.attachment) return null;
  try {
    return await tools.attach(rendered.attachment);
  } catch (error) {
    tools.log.error({ error: String(error) }, "an attachment could not be made");
    return null;
  }
}

function outcomeOf(result: SendResult, attempts: number, now: Instant): MessageOutcome {
  const base = { at: now, platformIds: [], attempted: true, reason: null, pickAt: null } as const;
  const wait = Math.min(LONGEST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** Math.min(attempts, 10));
  switch (result.outcome) {
    case "sent":
      return { ...base, status: "sent", platformIds: result.platformIds };
    case "unreachable":
      return { ...base, status: "dropped", reason: `unreachable: ${result.reason}` };
    case "retry":
      return {
        ...base,
        status: "failed",
        reason: result.reason,
        pickAt: plusMillis(now, Math.max(result.afterSeconds * 1000, attempts > 1 ? wait : 0)),
      };
    case "rejected":
      return { ...base, status: "failed", reason: result.reason };
    case "unknown":
      return {
        ...base,
        status: "unknown",
        reason: result.reason,
        pickAt: attempts < MOST_UNKNOWN_ATTEMPTS ? plusMillis(now, wait) : null,
      };
    default:
      return result satisfies never;
  }
}

async function drop(
  stores: Stores,
  id: MessageId,
  reason: DropReason,
  now: Instant,
): Promise<void> {
  await stores.messages.record(id, notAttempted("dropped", reason, now, null));
}

function notAttempted(
  status: MessageOutcome["status"],
  reason: string,
  at: Instant,
  pickAt: Instant | null,
): MessageOutcome {
  return { status, reason, at, pickAt, platformIds: [], attempted: false };
}

function actionsOf(rendered: Rendered): readonly Action[] {
  return rendered.choices.flat().map((choice) => choice.action);
}

function newestFirst(one: Account, other: Account): number {
  return one.linkedAt < other.linkedAt ? 1 : -1;
}
