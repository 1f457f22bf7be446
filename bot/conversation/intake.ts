/**
 * Intake: an update is stored before anybody says it was received; then its effect, its processed
 * mark and the replies commit together. Played again after a crash, it changes nothing twice.
 */
import { loadActor } from "../../domain/acting.ts";
import type { ChannelTraits, Incoming } from "../../domain/channel.ts";
import type { BotId, ChatId, MessageId } from "../../domain/ids.ts";
import type { Actor } from "../../domain/rights.ts";
import type { InboxRow } from "../../domain/message-stores.ts";
import { dateIn } from "../../domain/time.ts";
import { isUpload, type GivenFile } from "../../domain/upload.ts";
import { answer, answerStranger } from "./dispatch.ts";
import { fetchFor } from "./file-fetching.ts";
import { letGoUnlessNeeded, settleFiles } from "./file-keeping.ts";
import { readFile, ReadingNeeded } from "./file-reading.ts";
import { makePatience, type Patience } from "./patience.ts";
import { replyMessage, storeReplies } from "./reply-message.ts";
import { askedInFor, readConversation, readingSlot, storedConversation } from "./state.ts";
import { storeUpdate } from "./stored-update.ts";
import { storeUpload } from "./stored-upload.ts";
import { gathered } from "./together.ts";
import { leftBehind, ownTrail } from "./trail.ts";
import type { ConversationTools, FileRead, ReceivedFile, Reply, Turn } from "./turn.ts";
import { withoutNul } from "./without-nul.ts";

/** An update over which so many processes have died kills them: it is not played once more. */
const MOST_RESUMES = 5;
/** So often all are resumed at once, since most deaths have nothing to do with what is played. */
const PLAYED_TOGETHER = 2;
const DEADLY = "the process died each time it was played";
const PENDING_BATCH = 200;

export interface IntakeTools extends ConversationTools {
  readonly traitsOf: (bot: BotId) => ChannelTraits;
  /** Fetches a file that came in; null when it is gone or too large. */
  readonly fetchFile: (incoming: Incoming) => Promise<Uint8Array | null>;
  /** Shows in the chat that an answer is being made, where its channel can. */
  readonly typing?: (bot: BotId, chat: ChatId) => Promise<void>;
  /** Sends a reply that has been committed. */
  readonly deliver: (id: MessageId) => Promise<void>;
  readonly log: {
    error(fields: Readonly<Record<string, unknown>>, message: string): void;
  };
}

export interface Intake {
  /**
   * Stores an update; resolves once it is safe, so that a webhook may answer. Work on it goes on
   * afterwards, in order within a chat; `settled` tells when it is done.
   */
  receive(incoming: Incoming): Promise<{ readonly settled: Promise<void> }>;
  /** The same for a file given by an address of ours; null when that is no longer good. */
  receiveUpload(
    tokenHash: string,
    given: GivenFile,
  ): Promise<{ readonly settled: Promise<void> } | null>;
  /** Plays what an earlier process stored but did not finish. */
  resume(): Promise<void>;
  /** Resolves when no update is being worked on; while the database is away, that takes as long. */
  idle(): Promise<void>;
  /** As `idle`, but what waits for the database is left for the next start. */
  stop(): Promise<void>;
}

export function makeIntake(tools: IntakeTools): Intake {
  const chats = new Map<string, Promise<void>>();
  const patience = makePatience();

  /** One update of a chat at a time, in the order in which they came. */
  function enqueue(row: InboxRow): Promise<void> {
    const key = `${row.incoming.botId} ${row.incoming.chatId}`;
    const before = chats.get(key) ?? Promise.resolve();
    const turn = before.then(() => play(tools, patience, row));
    chats.set(key, turn);
    void turn.then(() => {
      if (chats.get(key) === turn) chats.delete(key);
    });
    return turn;
  }

  return {
    async receive(incoming) {
      if (isUpload(incoming)) throw new Error("a channel's update bears the key of an upload");
      const id = await storeUpdate(tools.office, tools.traitsOf(incoming.botId), incoming);
      return { settled: id === null ? Promise.resolve() : enqueue({ id, incoming }) };
    },
    async receiveUpload(tokenHash, given) {
      const row = await storeUpload(tools.office, tokenHash, given);
      return row && { settled: enqueue(row) };
    },
    async resume() {
      const { inbox } = tools.office.database;
      const pending = await inbox.pending(PENDING_BATCH);
      const begun: Promise<void>[] = [];
      for (const row of pending) {
        const resumes = await inbox.countResume(row.id);
        const isPlayed = resumes <= MOST_RESUMES;
        begun.push(isPlayed ? enqueue(row) : giveUp(tools, patience, row, DEADLY));
        // What several processes have died over is played alone: only what kills is counted again.
        if (resumes > PLAYED_TOGETHER) await begun.at(-1);
      }
      await Promise.all(begun);
      if (pending.length === PENDING_BATCH) await this.resume();
    },
    async idle() {
      while (chats.size > 0) await Promise.all(chats.values());
    },
    async stop() {
      patience.stop();
      await this.idle();
    },
  };
}

/** Never throws: what keeps failing is given up, logged, and the person is told. */
async function play(tools: IntakeTools, patience: Patience, row: InboxRow): Promise<void> {
  const note = (error: unknown, attempt: number): void =>
    tools.log.error({ inboxId: row.id, attempt, error: String(error) }, "an update failed");
  let said: Said = { replies: [], dropsFiles: false };
  const given: { file: ReceivedFile | null } = { file: null };
  showTyping(tools, row.incoming);
  const played = await patience.insist(async () => {
    given.file ??= await fetchFor(tools, withoutNul(row.incoming));
    said = await playOnce(tools, row, given.file);
  }, note);
  if (played === "failed") {
    await giveUp(tools, patience, row, "failed each time it was played", given.file);
  }
  // What is committed and cannot be sent now is left to the sweep.
  await patience.insist(async () => {
    for (const id of said.replies) await tools.deliver(id);
  }, note);
  if (said.dropsFiles) await settleFiles(tools, given.file);
}

/** What is left to do of a turn that is committed. */
interface Said {
  readonly replies: readonly MessageId[];
  readonly dropsFiles: boolean;
}

/** Nobody waits for it, and nothing fails with it. */
function showTyping(tools: IntakeTools, { botId, chatId, isPrivate }: Incoming): void {
  if (!isPrivate) return;
  tools.typing?.(botId, chatId).catch((error: unknown) => {
    tools.log.error({ error: String(error) }, "could not show that an answer is being made");
  });
}

/** How many files one turn may ask for; more is a fault of ours. */
const MOST_READINGS = 3;

async function playOnce(
  tools: IntakeTools,
  row: InboxRow,
  file: ReceivedFile | null,
): Promise<Said> {
  const incoming = withoutNul(row.incoming);
  let notice: MessageId | null = null;
  let read: FileRead | null = null;
  for (let readings = 0; ; readings += 1) {
    try {
      return await playIn(tools, { row, incoming, file, read, notice });
    } catch (cause) {
      if (!(cause instanceof ReadingNeeded) || readings === MOST_READINGS) throw cause;
      const { wanted } = cause;
      const { name } = wanted.file;
      const mayReplace = tools.traitsOf(incoming.botId).edits;
      read = await readFile(tools, wanted, async (progress) => {
        // Where it could not be replaced, and each message counts, it is not said in words.
        if (!mayReplace) return showTyping(tools, incoming);
        notice = await tellReading(tools, row, { kind: "reading-file", name, progress }, notice);
      });
    }
  }
}

/** An update with all that had to be had before its transaction. */
interface Play {
  readonly row: InboxRow;
  readonly incoming: Incoming;
  readonly file: ReceivedFile | null;
  readonly read: FileRead | null;
  /** The message that said that a file is being read: the answer takes its place. */
  readonly notice: MessageId | null;
}

async function playIn(tools: IntakeTools, given: Play): Promise<Said> {
  const { office } = tools;
  const { row, incoming, file, read } = given;
  return office.database.transaction(async (stores) => {
    const now = office.clock.now();
    if (!(await stores.inbox.take(row.id, now))) return { replies: [], dropsFiles: false };
    const stored = await stores.conversations.get(incoming.botId, incoming.chatId);
    const told: Turn = {
      tools,
      stores,
      incoming,
      updateId: row.id,
      channel: tools.traitsOf(incoming.botId).kind,
      traits: tools.traitsOf(incoming.botId),
      now,
      today: dateIn(now, office.calendar.zone),
      ...readConversation(stored, now),
      file,
      read,
    };
    const actor = await actorOf(told);
    const turn = { ...told, trail: actor && ownTrail(told.trail, actor) };
    // Who writes can be reached again, whatever a message to him came back with before.
    if (actor) await stores.people.markReachable(incoming.botId, incoming.chatId);
    const replies = actor ? await answer({ ...turn, actor }) : await answerStranger(turn);
    const asks = replies.findLast((reply) => reply.asks)?.asks ?? null;
    const conversation = storedConversation({
      state: asks,
      askedIn: askedInFor(asks, turn, row.id),
      waiting: replies.findLast((reply) => reply.waiting)?.waiting ?? turn.waiting,
      trail: replies.find((reply) => reply.trail)?.trail ?? leftBehind(turn.trail),
    });
    if (stored !== null || conversation !== null) {
      await stores.conversations.set(incoming.botId, incoming.chatId, conversation, now);
    }
    const isGiven = await letGoUnlessNeeded(stores, incoming, file);
    const placed = inPlaceOf(gathered(replies, turn.traits), given.notice);
    return {
      replies: await storeReplies(tools, stores, row, actor, placed, now),
      // What waited to be told where it belongs may have been let go.
      dropsFiles: isGiven || told.waiting.length > 0 || replies.some((reply) => reply.dropsFiles),
    };
  });
}

function inPlaceOf(replies: readonly Reply[], notice: MessageId | null): readonly Reply[] {
  if (notice === null) return replies;
  return replies.map((reply, index) => (index === 0 ? { ...reply, replaces: notice } : reply));
}

/** A slot of its own each time: played again after a crash, it is told again. */
async function tellReading(
  tools: IntakeTools,
  row: InboxRow,
  content: Reply["content"],
  before: MessageId | null,
): Promise<MessageId> {
  const { botId, chatId } = row.incoming;
  const reply: Reply = before ? { content, replaces: before } : { content };
  const now = tools.office.clock.now();
  const unslotted = replyMessage(tools, { botId, chatId }, "", null, reply, now);
  const message = { ...unslotted, slot: readingSlot(row.id, unslotted.id) };
  await tools.office.database.messages.add([message]);
  await tools.deliver(message.id);
  return message.id;
}

async function actorOf(turn: Turn): Promise<Actor | null> {
  const { botId, chatId } = turn.incoming;
  const person = await turn.stores.people.linkedPerson(botId, chatId);
  if (!person) return null;
  return (await loadActor(turn.stores, person, turn.today)).actor;
}

/** Never throws: an update that cannot even be given up is found again at the next start. */
async function giveUp(
  tools: IntakeTools,
  patience: Patience,
  row: InboxRow,
  why: string,
  file: ReceivedFile | null = null,
): Promise<void> {
  await patience.insist(
    () => tellGivenUp(tools, row, why, file),
    (error) =>
      tools.log.error({ inboxId: row.id, error: String(error) }, "could not give an update up"),
  );
}

async function tellGivenUp(
  tools: IntakeTools,
  row: InboxRow,
  why: string,
  file: ReceivedFile | null,
): Promise<void> {
  const { office } = tools;
  const now = office.clock.now();
  const replies = await office.database.transaction(async (stores) => {
    await stores.inbox.giveUp(row.id, now, why);
    await letGoUnlessNeeded(stores, row.incoming, file);
    const apology: Reply = { content: { kind: "trouble" } };
    return storeReplies(tools, stores, row, null, [apology], now);
  });
  for (const id of replies) await tools.deliver(id);
}
