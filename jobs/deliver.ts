/**
 * Delivery: claim, check again, send, record. One message a transaction, and none open across the
 * network. A crash between sending and recording leaves a claim that runs out: the message is then
 * unknown, and tried again, since a possible duplicate beats a lost deadline.
 */
import type { Attachment, ChannelTraits, Outgoing, Rendered } from "../domain/channel.ts";
import type { Offer } from "../domain/choice-id.ts";
import type { Content } from "../domain/content.ts";
import type { MessageId } from "../domain/ids.ts";
import type { DropReason, Message, SendResult } from "../domain/message.ts";
import { plainText } from "../domain/plain-text.ts";
import { nextChance } from "../domain/sending-hours.ts";
import type { MessageOutcome } from "../domain/message-stores.ts";
import type { PersonAccounts } from "../domain/org-stores.ts";
import type { Stores } from "../domain/stores.ts";
import { plusMillis, type Instant } from "../domain/time.ts";
import { uploadMillis } from "../domain/upload-time.ts";
import {
  addressesAmong,
  addressOfReply,
  chooseAddress,
  readerOf,
  type Address,
} from "./address.ts";
import { countBrokenOff, leaveOut } from "./allowance.ts";
import { composePush, type Composed } from "./compose.ts";
import { messageFault } from "./content-fault.ts";
import { handOver } from "./hand-over.ts";
import { CLAIM_MILLIS, type JobTools } from "./job-tools.ts";
import { markChoices } from "./mark-choices.ts";
import { dropUnsent, LONGEST_RETRY_MILLIS, notAttempted } from "./outcomes.ts";
import { recordSurely } from "./record.ts";
import type { Attempted } from "./settling.ts";

/** A message that breaks the process each time must not do so for ever. */
const MOST_ATTEMPTS = 200;
/** An answer that cannot be made ready within so long answers nobody any more. */
const ANSWER_MILLIS = 3_600_000;

interface Ready extends Attempted {
  readonly rendered: Rendered;
  readonly offer: Offer;
  readonly replaces: readonly string[];
}

/** Sends one message if it is due and nobody else is at it. Says what came of it, for the log. */
export async function deliver(tools: JobTools, id: MessageId): Promise<MessageOutcome | null> {
  const ready = await makeReady(tools, id);
  if (!ready) return null;
  const result = await send(tools, ready);
  if (!result) return null;
  const outcome = await recordSurely(tools, ready, result);
  if (outcome.status !== "sent") {
    tools.log.warn({ messageId: id, status: outcome.status, reason: outcome.reason }, "not sent");
  }
  return outcome;
}

/**
 * Null when there is nothing to send. Incident: a NUL in a text that no database stores kept an
 * answer, and all that was due after it, from being sent for ever. What one message alone is to blame
 * for fails it alone; a fault of the world leaves all as they were, to be tried again.
 */
async function makeReady(tools: JobTools, id: MessageId): Promise<Ready | null> {
  try {
    return await tools.office.database.transaction((stores) => claim(tools, stores, id));
  } catch (error) {
    if (messageFault(error) === "world") throw error;
    await fail(tools, id, error);
    return null;
  }
}

/** What its content is to blame for fails for good; the rest may be mended by the next try. */
async function fail(tools: JobTools, id: MessageId, error: unknown): Promise<void> {
  const { database, clock } = tools.office;
  const now = clock.now();
  tools.log.error({ messageId: id, error: String(error) }, "a message cannot be made ready");
  await database.transaction(async (stores) => {
    // Claimed again, since whoever has it meanwhile tells himself what came of it.
    const message = await stores.messages.claim(id, now, plusMillis(now, CLAIM_MILLIS));
    if (!message) return;
    const later = plusMillis(now, LONGEST_RETRY_MILLIS);
    const isPast =
      message.kind === "reply" && later > plusMillis(message.plannedFor, ANSWER_MILLIS);
    const isForGood = messageFault(error) === "content" || isPast;
    const reason = messageFault(error) === "content" ? "cannot be stored" : "cannot be made ready";
    const outcome = notAttempted("failed", reason, now, isForGood ? null : later);
    await stores.messages.record(id, outcome);
  });
}

async function claim(tools: JobTools, stores: Stores, id: MessageId): Promise<Ready | null> {
  const { office } = tools;
  const now = office.clock.now();
  const until = plusMillis(now, tools.claimMillis ?? CLAIM_MILLIS);
  const message = await stores.messages.claim(id, now, until);
  if (!message) return null;
  await countBrokenOff(tools, stores, message);
  if (message.attempts >= MOST_ATTEMPTS) {
    const status = (await stores.messages.mayHaveArrived(id)) ? "unknown" : "failed";
    await stores.messages.record(id, notAttempted(status, "too many attempts", now, null));
    return null;
  }
  const later = await quietUntil(tools, stores, message, now);
  if (later) {
    await stores.messages.record(id, notAttempted("failed", "outside office hours", now, later));
    return null;
  }
  const reader = await readerOf(stores, message);
  const accounts = reader?.accounts ?? null;
  const addresses = accounts ? addressesAmong(tools, accounts) : addressOfReply(tools, message);
  if (addresses === "elsewhere") {
    const wait = plusMillis(now, LONGEST_RETRY_MILLIS);
    await stores.messages.record(id, notAttempted("failed", "no channel here", now, wait));
    return null;
  }
  if (addresses === "nowhere") {
    await dropUnsent(stores, message, "unreachable", now);
    await handOver(office, stores, message);
    return null;
  }
  const composed = await compose(tools, stores, message, reader);
  if (!composed) {
    await dropUnsent(stores, message, await emptiedBy(stores, message), now);
    return null;
  }
  const { content } = composed;
  const address = await chooseAddress(tools, stores, { message, content, accounts, addresses });
  if (!address) {
    await leaveOut(office, stores, message, now);
    return null;
  }
  return prepare(tools, stores, { message, address, composed });
}

async function compose(
  tools: JobTools,
  stores: Stores,
  message: Message,
  reader: PersonAccounts | null,
): Promise<Composed | null> {
  if (reader) return composePush(tools.office, stores, message, reader.person);
  return message.content && { content: message.content, items: message.items };
}

/** A message that carries nothing any more was emptied: what it carried went into others. */
async function emptiedBy(stores: Stores, { id, kind }: Message): Promise<DropReason> {
  // A summary is made of no notices: what is gone is its reader's right to it.
  if (kind === "weekly") return "nothing-left";
  const notices = await stores.notices.ofMessage(id);
  const notes = await stores.notes.ofMessage(id);
  return notices.length + notes.length === 0 ? "superseded" : "nothing-left";
}

interface ToPrepare {
  readonly message: Message;
  readonly address: Address;
  readonly composed: Composed;
}

/** Puts a message into words, and on record as it will be sent. */
async function prepare(
  tools: JobTools,
  stores: Stores,
  { message, address, composed }: ToPrepare,
): Promise<Ready | null> {
  const rendered = inWords(tools, message.id, composed.content, address.channel.traits);
  const now = tools.office.clock.now();
  if (!rendered) {
    const reason = "cannot be put into words";
    await stores.messages.record(message.id, notAttempted("failed", reason, now, null));
    return null;
  }
  const { offer, answerKey } = await markChoices(stores, message, address, rendered, now);
  await stores.messages.prepare(message.id, {
    botId: address.botId,
    chatId: address.chatId,
    content: composed.content,
    text: plainText(rendered),
    actions: offer.actions,
    items: composed.items,
    answerKey,
    preparedAt: now,
  });
  const replaced = message.replaces ? await stores.messages.byId(message.replaces) : null;
  return { ...address, message, rendered, offer, replaces: replaced?.platformIds ?? [] };
}

/** Null where its own content is at fault: trying again would change nothing, and hold up others. */
function inWords(
  tools: JobTools,
  id: MessageId,
  content: Content,
  traits: ChannelTraits,
): Rendered | null {
  try {
    return tools.render(content, traits);
  } catch (error) {
    tools.log.error({ messageId: id, error: String(error) }, "a message cannot be put into words");
    return null;
  }
}

/** Null when the message may go out now. */
async function quietUntil(
  { office }: JobTools,
  stores: Stores,
  message: Message,
  now: Instant,
): Promise<Instant | null> {
  if (message.kind === "reply") return null;
  const chance = nextChance(message, now, await stores.settings.rules(), office.calendar);
  return chance === now ? null : chance;
}

/** Null where its claim was over before it could go out: it is somebody else's by now. */
async function send(tools: JobTools, ready: Ready): Promise<SendResult | null> {
  const attachment = await attachmentOf(tools, ready);
  if (!(await isHeld(tools, ready.message, attachment))) return null;
  const outgoing: Outgoing = {
    lines: ready.rendered.lines,
    choices: ready.offer.choices,
    attachment,
    replaces: ready.replaces,
  };
  return ready.channel.send(ready.chatId, outgoing);
}

/** Long enough for what it carries. Incident: a large file on a slow line was sent, and then again. */
async function isHeld(
  { office, claimMillis = CLAIM_MILLIS }: JobTools,
  { id, pickAt }: Message,
  attachment: Attachment | null,
): Promise<boolean> {
  const more = uploadMillis(attachment);
  if (more === 0 || pickAt === null) return true;
  const until = plusMillis(office.clock.now(), claimMillis + more);
  return office.database.messages.prolongClaim(id, pickAt, until);
}

/** The words go out also when their picture cannot be made, or nobody could fetch it. */
async function attachmentOf(
  tools: JobTools,
  { rendered, channel }: Pick<Ready, "rendered" | "channel">,
): Promise<Attachment | null> {
  if (!rendered.attachment) return null;
  try {
    const attachment = await tools.attach(rendered.attachment);
    if (channel.traits.attachments === "handed-over") return attachment;
    const url = await tools.publish(attachment);
    return url === null ? null : { ...attachment, url };
  } catch (error) {
    tools.log.error({ error: String(error) }, "an attachment could not be made");
    return null;
  }
}
