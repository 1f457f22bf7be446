/**
 * One telling of the story: an office, a channel, the people on it, and a clock. The script speaks to
 * it in words that hold on every channel.
 */
import { assembleIntake, makeJobTools } from "../../assembly.ts";
import type { Intake } from "../../bot/conversation/intake.ts";
import { makeWebServer } from "../../bot/web/web-server.ts";
import type { BotId } from "../../domain/ids.ts";
import type { OrgDatabase } from "../../domain/stores.ts";
import { plusMillis, type Instant } from "../../domain/time.ts";
import { makeContentsReader } from "../../jobs/import/contents-reader.ts";
import type { JobTools, Log } from "../../jobs/job-tools.ts";
import { makeTimeMachine } from "../../jobs/time-machine.ts";
import type { OpenedOffice } from "../../opened-office.ts";
import { makePublicAddresses, makePublicDoor } from "../../public-addresses.ts";
import { newId } from "../builders/ids.ts";
import { at } from "../builders/time.ts";
import { Actor, type Scene } from "./actor.ts";
import type { OpenPhones, Phones } from "./phones/phone.ts";
import { SeenKinds } from "./seen-kinds.ts";
import { openStoryOffice, type StoryOffice } from "./story-office.ts";
import { Transcript } from "./transcript.ts";

/** What one act takes: nobody types two things in the same moment. */
const ACT_MILLIS = 10_000;
const STOP_MILLIS = 1_000;

interface Parts {
  readonly storyOffice: StoryOffice;
  readonly phones: Phones;
  /** Another channel, which some have besides. */
  readonly aside: Phones;
  readonly tools: JobTools;
  readonly seen: SeenKinds;
  readonly errors: string[];
  readonly close: () => Promise<void>;
}

export class Stage implements Scene {
  readonly transcript: Transcript;
  readonly seen: SeenKinds;
  readonly phones: Phones;
  /** Another channel, which some have besides. */
  readonly aside: Phones;
  readonly #parts: Parts;
  readonly #actors = new Map<string, Actor>();

  constructor(parts: Parts) {
    const { storyOffice, phones, seen } = parts;
    this.#parts = parts;
    this.phones = phones;
    this.aside = parts.aside;
    this.seen = seen;
    this.transcript = new Transcript(storyOffice.opened.office.calendar.zone);
  }

  get stores(): OrgDatabase {
    return this.#parts.storyOffice.opened.office.database;
  }

  now(): Instant {
    return this.#parts.storyOffice.clock.now();
  }

  /** Somebody by his post, on his own phone; the same each time. */
  person(post: string): Promise<Actor> {
    return this.#actor(post, this.phones);
  }

  /** The same person on the channel besides. */
  personAside(post: string): Promise<Actor> {
    return this.#actor(`${post} (${this.aside.traits.name})`, this.aside);
  }

  /** An act of somebody's, and everything that comes of it. */
  async act(deed: () => Promise<void>): Promise<void> {
    const { clock } = this.#parts.storyOffice;
    clock.set(plusMillis(clock.now(), ACT_MILLIS));
    await deed();
    await this.phones.settle();
    await this.aside.settle();
    const { errors } = this.#parts;
    const broken = errors.splice(0);
    if (broken.length > 0) throw new Error(`something broke:\n${broken.join("\n")}`);
  }

  /** Lives on to a moment, `2023-03-24 07:45`: what is due on the way is planned and sent. */
  async passTo(local: string): Promise<void> {
    const { tools, storyOffice } = this.#parts;
    const machine = makeTimeMachine(tools, storyOffice.clock, async () => {
      for (const actor of this.#actors.values()) actor.hearsByItself();
    });
    await machine.moveTo(at(local));
  }

  close(): Promise<void> {
    return this.#parts.close();
  }

  async #actor(name: string, phones: Phones): Promise<Actor> {
    const known = this.#actors.get(name);
    if (known) return known;
    const phone = await phones.phone(this.#actors.size + 1, name);
    const actor = new Actor(this, name, phones, phone);
    this.#actors.set(name, actor);
    return actor;
  }
}

/** Opens one; close it when the story is over. */
export async function openStage(open: OpenPhones, openAside: OpenPhones): Promise<Stage> {
  const storyOffice = await openStoryOffice();
  const { opened, clock } = storyOffice;
  const { office } = opened;
  const errors: string[] = [];
  const note = (fields: object, message: string): void => {
    errors.push(`${message} ${JSON.stringify(fields)}`);
  };
  const log = { info: () => {}, warn: () => {}, error: note };
  let intake: Intake | null = null;
  const entered = (): Intake => {
    if (!intake) throw new Error("nothing is received before the story begins");
    return intake;
  };
  const onChannel = async (opening: OpenPhones, setting: string): Promise<Phones> => {
    const phones = await opening({
      botId: newId<BotId>("bot"),
      clock,
      zone: office.calendar.zone,
      stores: office.database,
      receive: (incoming) => entered().receive(incoming),
      idle: () => entered().idle(),
    });
    await office.database.bots.ensure(phones.traits.kind, setting, phones.botId);
    return phones;
  };
  const phones = await onChannel(open, "STORY_TOKEN");
  const aside = await onChannel(openAside, "ASIDE_TOKEN");
  const both = [phones, aside];
  const server = await openDoor(opened, entered, log);
  const channels = new Map(both.map(({ botId, channel }) => [botId, channel]));
  const plain = makeJobTools(opened, channels, log, server.url);
  const seen = new SeenKinds(plain.render);
  const tools: JobTools = { ...plain, render: seen.render };
  const reader = makeContentsReader();
  const byBot = (bot: BotId): Phones => both.find(({ botId }) => botId === bot) ?? phones;
  intake = assembleIntake({
    opened,
    reader,
    tools,
    traitsOf: (bot) => byBot(bot).traits,
    fetchFile: (incoming) => byBot(incoming.botId).fetchFile(incoming),
    bots: () => both.map((each) => each.known()),
    publicAddresses: makePublicAddresses(server.url),
  });
  for (const each of both) await each.start();
  const close = async (): Promise<void> => {
    for (const each of both) await each.stop();
    await server.stop();
    await reader.close();
    await storyOffice.close();
  };
  return new Stage({ storyOffice, phones, aside, tools, seen, errors, close });
}

/** The web server whose addresses people and platforms open. */
async function openDoor(opened: OpenedOffice, intake: () => Intake, log: Log) {
  const receiveUpload: Intake["receiveUpload"] = (...given) => intake().receiveUpload(...given);
  const server = makeWebServer({
    log,
    readiness: async () => ({ ready: true, checks: {} }),
    webhooks: new Map(),
    publicDoor: makePublicDoor(opened, { receiveUpload }, "http://127.0.0.1"),
    demo: null,
  });
  const { url } = await server.start(0, "127.0.0.1");
  return { url, stop: () => server.stop(STOP_MILLIS) };
}
