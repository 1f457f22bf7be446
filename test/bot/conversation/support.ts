/** People talking to the real sample office: real intake, copy and delivery, over a channel that notes. */
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { assembleIntake, makeJobTools } from "../../../assembly.ts";
import { emptyOrganisation } from "../../../db/empty-organisation.ts";
import { openFileStore } from "../../../db/file-store.ts";
import type { Intake } from "../../../bot/conversation/intake.ts";
import type {
  Channel,
  ChannelTraits,
  Incoming,
  IncomingBody,
  KnownBot,
  Outgoing,
} from "../../../domain/channel.ts";
import type { ContentsReader } from "../../../domain/document-contents.ts";
import type { BotId, ChatId } from "../../../domain/ids.ts";
import type { SendResult } from "../../../domain/message.ts";
import type { Person } from "../../../domain/org.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import type { FileStore } from "../../../domain/upkeep-stores.ts";
import type { Instant } from "../../../domain/time.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { makeContentsReader } from "../../../jobs/import/contents-reader.ts";
import { createOffice } from "../../../jobs/import/office-file.ts";
import { makeTimeMachine } from "../../../jobs/time-machine.ts";
import { makePublicAddresses } from "../../../public-addresses.ts";
import { openSampleInMemory, SAMPLE_START, type SampleOffice } from "../../../sample-office.ts";
import { at } from "../../builders/time.ts";
import { sampleFile } from "../../jobs/import/given.ts";

export const JUSTICE = "Trưởng phòng Tư pháp";
export const HOME = "Trưởng phòng Nội vụ";
export const HOME_OFFICER = "Chuyên viên CCHC Phòng Nội vụ";
export const OFFICE = "Chánh Văn phòng HĐND và UBND huyện";
export const CULTURE = "Trưởng phòng Văn hoá và Thông tin";
export const CHAIRMAN = "Chủ tịch UBND huyện";
export const DEPUTY = "Phó Chủ tịch UBND huyện";
export const COMMUNE = "Chủ tịch UBND xã An Thạnh 1";

/** A channel where nothing can be pressed, quoted, edited or sent as a file. */
export const NUMBERED: ChannelTraits = {
  ...WEB_TRAITS,
  choices: "numbered",
  quotes: false,
  takesFiles: false,
  attachments: "by-address",
  edits: false,
};

/** One message as it came back. */
export interface Seen {
  readonly chatId: ChatId;
  readonly platformId: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** What the buttons say, row by row. */
  readonly buttons: readonly string[];
  /** The same with what is typed for each: `2. Hủy`; none where they are pressed. */
  readonly numbered: readonly string[];
  readonly outgoing: Outgoing;
  /** The id of the message that it took the place of. */
  readonly replaced: string | null;
}

export interface SentFile {
  readonly name?: string;
  /** Null for one that the platform does not hand out. */
  readonly bytes: Uint8Array | null;
  readonly size?: number;
  readonly caption?: string;
  readonly replyTo?: Seen;
}

/** Somebody at a chat; every method answers with what came back for it. */
export interface Talker {
  readonly chatId: ChatId;
  /** Expects exactly one message back. */
  says(text: string): Promise<Seen>;
  replies(to: Seen, text: string): Promise<Seen>;
  /**
   * Presses the newest button on the screen that says so, or the one of a given message; where there
   * are none, types its number.
   */
  presses(label: string, on?: Seen): Promise<Seen>;
  /** A choice as a forger would name it. */
  chooses(id: string): Promise<Seen>;
  sends(file: SentFile): Promise<Seen>;
  /** Any update; everything that came back. */
  tries(body: IncomingBody, over?: Partial<Incoming>): Promise<readonly Seen[]>;
  /** The chat as it stands: what was replaced is shown as it is now. */
  screen(): readonly Seen[];
  newest(): Seen;
}

export interface Conversation {
  readonly sample: SampleOffice;
  readonly stores: OrgDatabase;
  readonly intake: Intake;
  readonly files: FileStore;
  /** Puts a file where the platform hands it out; its reference there. */
  offer(bytes: Uint8Array | null): string;
  /** Another process goes on with what is stored: nothing is remembered but that. */
  restart(): void;
  /** What the operators' log was told. */
  readonly errors: readonly string[];
  as(post: string): Promise<Talker>;
  /** A chat that belongs to nobody yet. */
  stranger(chatId?: string): Talker;
  person(post: string): Promise<Person>;
  /** `2023-03-24 07:45`, as clocks in the office show it. */
  setClock(local: string): void;
  now(): Instant;
  /** Lives on to a moment (as `setClock` takes it): what is due on the way is planned and sent. */
  passTo(local: string): Promise<void>;
  /** The deadline that a list calls so: `NV-002 Kế hoạch`. */
  deadline(name: string, unit?: string): Promise<DeadlineView>;
}

export interface ConversationOptions {
  /** Of the channel that everybody talks through; left out: of the web page. */
  readonly traits?: ChannelTraits;
  /** What the platform answers to a message, which arrives all the same; null: that it was sent. */
  readonly outcome?: () => SendResult | null;
  /** Told for every update whose answer is being made. */
  readonly typing?: (botId: BotId, chatId: ChatId) => Promise<void>;
  /** Where addresses of ours can be opened from outside; left out: nowhere. */
  readonly publicUrl?: string;
  /** Leaves the sample's plan out: units and people only. */
  readonly isWithoutPlan?: boolean;
  readonly start?: Instant;
  readonly bots?: (botId: BotId) => readonly KnownBot[];
  /** What fetching a file fails with, as long as it answers something. */
  readonly fetchFault?: () => Error | null;
  /** Stands before the real reader of documents. */
  readonly reader?: (real: ContentsReader) => ContentsReader;
}

/** An office of its own for one test; it closes with the test. */
export async function openConversation(options: ConversationOptions = {}): Promise<Conversation> {
  const sample = await openSampleInMemory(options.start ?? SAMPLE_START);
  if (options.isWithoutPlan) await removePlan(sample);
  const folder = mkdtempSync(join(tmpdir(), "dondoc-conversation-"));
  const real = makeContentsReader();
  const reader = options.reader?.(real) ?? real;
  onTestFinished(async () => {
    await real.close();
    await sample.close();
    rmSync(folder, { recursive: true });
  });
  const errors: string[] = [];
  const log = {
    info: () => {},
    warn: () => {},
    error: (fields: object, message: string) => {
      errors.push(`${message} ${JSON.stringify(fields)}`);
    },
  };
  const traits = options.traits ?? WEB_TRAITS;
  const screens = makeScreens(traits, () => sample.clock.now(), options.outcome);
  const sentFiles = new Map<string, Uint8Array | null>();
  const opened = { ...sample, files: openFileStore(folder) };
  const channels = new Map([[sample.bot.id, screens.channel]]);
  const tools = makeJobTools(opened, channels, log, options.publicUrl ?? null);
  const parts = {
    opened,
    tools,
    reader,
    traitsOf: () => traits,
    ...(options.typing && { typing: options.typing }),
    fetchFile: async ({ body }: Incoming) => {
      const fault = options.fetchFault?.();
      if (fault) throw fault;
      return body.kind === "file" ? (sentFiles.get(body.ref) ?? null) : null;
    },
    bots: () => options.bots?.(sample.bot.id) ?? [],
    publicAddresses: makePublicAddresses(options.publicUrl ?? null),
  };
  let intake = assembleIntake(parts);
  const stores = sample.office.database;
  const person = async (post: string): Promise<Person> => {
    const found = (await stores.people.all()).find((each) => each.post === post);
    if (!found) throw new Error(`nobody is ${post}`);
    return found;
  };
  const offer = (bytes: Uint8Array | null): string => {
    const ref = `file-${sentFiles.size + 1}`;
    sentFiles.set(ref, bytes);
    return ref;
  };
  const talker = (chatId: ChatId) => makeTalker(chatId, sample, () => intake, screens, offer);
  return {
    sample,
    stores,
    files: opened.files,
    get intake() {
      return intake;
    },
    offer,
    restart() {
      intake = assembleIntake(parts);
    },
    errors,
    person,
    as: async (post) => talker((await person(post)).id as string as ChatId),
    stranger: (chatId = "a-stranger") => talker(chatId as ChatId),
    setClock: (local) => sample.clock.set(at(local)),
    now: () => sample.clock.now(),
    async passTo(local) {
      const attach = async () => ({ kind: "picture" as const, png: new Uint8Array(), alt: "" });
      const machine = makeTimeMachine({ ...tools, attach }, sample.clock, async () => {});
      await machine.moveTo(at(local));
    },
    async deadline(name, unit) {
      const all = await stores.deadlines.list({ unitIds: null, limit: 1_000 });
      const found = all.filter(
        (view) =>
          `${view.code ?? ""} ${view.deadline.label}`.trim() === name &&
          (!unit || view.unit === unit),
      );
      if (found.length !== 1 || !found[0]) throw new Error(`${found.length} deadlines are ${name}`);
      return found[0];
    },
  };
}

async function removePlan({ database, office, bot }: SampleOffice): Promise<void> {
  await emptyOrganisation(database, office.organisation.id, ["bot"]);
  await office.database.transaction(async (stores) => {
    await createOffice(stores, sampleFile(), office.ids);
    for (const { id } of await stores.people.all()) {
      const chatId = id as string as ChatId;
      const account = { personId: id, botId: bot.id, chatId, linkedAt: office.clock.now() };
      await stores.people.link({ ...account, unreachableSince: null, isPreferred: false });
    }
  });
}

interface Screens {
  readonly channel: Channel;
  readonly sent: readonly Seen[];
}

/** What replaces a message keeps that message's id, where the channel can edit. */
function makeScreens(
  traits: ChannelTraits,
  now: () => Instant,
  outcome?: () => SendResult | null,
): Screens {
  const sent: Seen[] = [];
  return {
    sent,
    channel: {
      traits,
      async send(chatId, outgoing) {
        const [replaced = null] = traits.edits ? outgoing.replaces : [];
        const platformId = replaced ?? `platform-${sent.length + 1}`;
        const text = plainText(outgoing);
        const offered = outgoing.choices.flat();
        const buttons = offered.map(({ label }) => label);
        const numbered = offered.flatMap(({ mark, label }) => (mark ? `${mark}. ${label}` : []));
        const lines = text.split("\n");
        sent.push({ chatId, platformId, text, lines, buttons, numbered, outgoing, replaced });
        return outcome?.() ?? { outcome: "sent", platformIds: [platformId], shownAt: now() };
      },
    },
  };
}

let updates = 0;

function makeTalker(
  chatId: ChatId,
  sample: SampleOffice,
  intake: () => Intake,
  screens: Screens,
  offer: (bytes: Uint8Array | null) => string,
): Talker {
  const ofChat = () => screens.sent.filter((seen) => seen.chatId === chatId);

  const tries: Talker["tries"] = async (body, over = {}) => {
    const before = ofChat().length;
    updates += 1;
    const incoming: Incoming = {
      botId: sample.bot.id,
      key: `update-${updates}`,
      chatId,
      isPrivate: true,
      receivedAt: sample.clock.now(),
      saidAt: sample.clock.now(),
      body,
      ...over,
    };
    const { settled } = await intake().receive(incoming);
    await settled;
    return ofChat().slice(before);
  };

  const one = async (body: IncomingBody): Promise<Seen> => {
    const answers = withoutReplaced(await tries(body));
    const [answer] = answers;
    if (!answer || answers.length > 1) throw new Error(`${answers.length} messages came back`);
    return answer;
  };

  const screen: Talker["screen"] = () => {
    const shown = new Map<string, Seen>();
    for (const seen of ofChat()) shown.set(seen.platformId, seen);
    return [...shown.values()];
  };

  return {
    chatId,
    tries,
    screen,
    newest() {
      const newest = ofChat().at(-1);
      if (!newest) throw new Error("nothing has come yet");
      return newest;
    },
    says: (text) => one({ kind: "text", text, replyTo: null }),
    replies: (to, text) => one({ kind: "text", text, replyTo: to.platformId }),
    presses(label, on) {
      const among = on ? [on] : screen().toReversed();
      const choices = among.flatMap(({ outgoing }) => outgoing.choices.flat());
      const choice = choices.find((each) => each.label === label);
      if (!choice) throw new Error(`no button says ${label}`);
      return one(
        choice.mark === undefined
          ? { kind: "choice", id: choice.id }
          : { kind: "text", text: choice.mark, replyTo: null },
      );
    },
    chooses: (id) => one({ kind: "choice", id }),
    sends({ name = "tai-lieu.pdf", bytes, size, caption = "", replyTo }) {
      return one({
        kind: "file",
        ref: offer(bytes),
        name,
        size: size ?? bytes?.length ?? null,
        caption,
        replyTo: replyTo?.platformId ?? null,
      });
    },
  };
}

/** On a busy machine it is said first that a file is being read; the answer takes its place. */
function withoutReplaced(answers: readonly Seen[]): readonly Seen[] {
  return answers.filter(
    ({ platformId }, index) =>
      !answers.slice(index + 1).some(({ replaced }) => replaced === platformId),
  );
}

/** The id that a button would send. */
export function idOf(seen: Seen, label: string): string {
  const choice = seen.outgoing.choices.flat().find((each) => each.label === label);
  if (!choice) throw new Error(`no button says ${label}; there are: ${seen.buttons.join(" | ")}`);
  return choice.id;
}
