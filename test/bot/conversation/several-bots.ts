/** The sample office with several bots: the same people write to it through one or another. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { assembleIntake, makeJobTools } from "../../../assembly.ts";
import { openFileStore } from "../../../db/file-store.ts";
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import type {
  Channel,
  ChannelTraits,
  IncomingBody,
  KnownBot,
  Outgoing,
} from "../../../domain/channel.ts";
import type { BotId, ChatId } from "../../../domain/ids.ts";
import type { Person } from "../../../domain/org.ts";
import { plainText } from "../../../domain/plain-text.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { hashCode, newInviteCode } from "../../../ids.ts";
import { makeContentsReader } from "../../../jobs/import/contents-reader.ts";
import { makeTimeMachine } from "../../../jobs/time-machine.ts";
import { openSampleInMemory, SAMPLE_START, type SampleOffice } from "../../../sample-office.ts";
import { newId } from "../../builders/ids.ts";
import { at } from "../../builders/time.ts";

export interface BotGiven {
  /** Its setting; the bot is known by it. */
  readonly name: string;
  readonly traits: ChannelTraits;
  readonly title: string | null;
}

export interface Heard {
  readonly chatId: ChatId;
  readonly lines: readonly string[];
  readonly text: string;
  readonly buttons: readonly string[];
  readonly outgoing: Outgoing;
}

/** Somebody at a chat of one bot. */
export interface Phone {
  readonly botId: BotId;
  readonly chatId: ChatId;
  /** Expects exactly one message back. */
  says(text: string): Promise<Heard>;
  /** Takes the newest choice that says so: presses it, or types its number. */
  takes(label: string): Promise<Heard>;
  /** A choice as a forger would name it. */
  chooses(id: string): Promise<Heard>;
  /** Everything that has come. */
  heard(): readonly Heard[];
}

export interface BotsOffice {
  readonly sample: SampleOffice;
  readonly stores: OrgDatabase;
  botId(name: string): BotId;
  phone(bot: string, chat: string): Phone;
  person(post: string): Promise<Person>;
  /** Links somebody to a bot as a code would have; the sample's own chat is left out. */
  linked(post: string, bot: string, local: string): Promise<Phone>;
  /** A code for somebody, as a coordinator's invite makes it. */
  codeFor(post: string): Promise<string>;
  passTo(local: string): Promise<void>;
}

export async function openBots(given: readonly BotGiven[]): Promise<BotsOffice> {
  const sample = await openSampleInMemory(SAMPLE_START);
  const folder = mkdtempSync(join(tmpdir(), "dondoc-bots-"));
  const reader = makeContentsReader();
  onTestFinished(async () => {
    await reader.close();
    await sample.close();
    rmSync(folder, { recursive: true });
  });
  const stores = sample.office.database;
  const known: KnownBot[] = [];
  for (const { name, traits, title } of given) {
    const { id } = await stores.bots.ensure(traits.kind, name, newId<BotId>(name));
    const inviteLink = (code: string) =>
      traits.opensByLink ? `https://t.example.vn/${name}?start=${code}` : null;
    known.push({ botId: id, traits, title, inviteLink });
  }
  const heard = new Map(known.map(({ botId }) => [botId, [] as Heard[]]));
  // What everybody else is told goes into the sample's own chats, and nobody looks there.
  const silent: Channel = {
    traits: WEB_TRAITS,
    send: async () => ({ outcome: "sent", platformIds: [] }),
  };
  const channels = new Map<BotId, Channel>([
    [sample.bot.id, silent],
    ...known.map(
      ({ botId, traits }) =>
        [
          botId,
          {
            traits,
            async send(chatId: ChatId, outgoing: Outgoing) {
              const own = heard.get(botId) ?? [];
              const text = plainText(outgoing);
              const buttons = outgoing.choices.flat().map(({ label }) => label);
              own.push({ chatId, text, lines: text.split("\n"), buttons, outgoing });
              return { outcome: "sent" as const, platformIds: [`${botId}-${own.length}`] };
            },
          },
        ] as const,
    ),
  ]);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const opened = { ...sample, files: openFileStore(folder) };
  const tools = makeJobTools(opened, channels, log);
  const traitsOf = (bot: BotId) => {
    const found = known.find(({ botId }) => botId === bot);
    if (!found) throw new Error("no such bot");
    return found.traits;
  };
  const intake = assembleIntake({
    opened,
    tools,
    reader,
    traitsOf,
    fetchFile: async () => null,
    bots: () => known,
    publicAddresses: null,
  });

  const botId = (name: string): BotId => {
    const index = given.findIndex((each) => each.name === name);
    const bot = known[index];
    if (!bot) throw new Error(`no bot is ${name}`);
    return bot.botId;
  };

  function phone(bot: string, chat: string): Phone {
    const id = botId(bot);
    const chatId = chat as ChatId;
    const own = () => (heard.get(id) ?? []).filter((each) => each.chatId === chatId);
    const one = async (body: IncomingBody): Promise<Heard> => {
      const before = own().length;
      const update = { botId: id, key: newId("update"), chatId, isPrivate: true, body };
      const { settled } = await intake.receive({ ...update, receivedAt: sample.clock.now() });
      await settled;
      const [answer, ...others] = own().slice(before);
      if (!answer || others.length > 0) throw new Error(`${own().length - before} came back`);
      return answer;
    };
    return {
      botId: id,
      chatId,
      says: (text) => one({ kind: "text", text, replyTo: null }),
      takes(label) {
        const choices = own()
          .toReversed()
          .flatMap(({ outgoing }) => outgoing.choices.flat());
        const choice = choices.find((each) => each.label === label);
        if (!choice) throw new Error(`nothing says ${label}: ${own().at(-1)?.buttons.join(" | ")}`);
        return one(
          choice.mark === undefined
            ? { kind: "choice", id: choice.id }
            : { kind: "text", text: choice.mark, replyTo: null },
        );
      },
      chooses: (choiceId) => one({ kind: "choice", id: choiceId }),
      heard: own,
    };
  }

  const person = async (post: string): Promise<Person> => {
    const found = (await stores.people.all()).find((each) => each.post === post);
    if (!found) throw new Error(`nobody is ${post}`);
    return found;
  };

  return {
    sample,
    stores,
    botId,
    phone,
    person,
    async linked(post, bot, local) {
      const { id: personId } = await person(post);
      const { id: demo } = sample.bot;
      for (const account of await stores.people.accountsOf([personId])) {
        if (account.botId === demo) await stores.people.unlink(demo, account.chatId);
      }
      const chatId = `${bot} of ${post}` as ChatId;
      const account = { personId, botId: botId(bot), chatId, linkedAt: at(local) };
      await stores.people.link({ ...account, unreachableSince: null, isPreferred: false });
      return phone(bot, chatId);
    },
    async codeFor(post) {
      const { id: personId } = await person(post);
      const code = newInviteCode();
      const expiresAt = at("2023-12-31 08:00");
      const invite = { codeHash: hashCode(code), personId, createdBy: null, expiresAt };
      await stores.people.addInvite({ ...invite, usedAt: null });
      return code;
    },
    async passTo(local) {
      const attach = async () => ({ kind: "picture" as const, png: new Uint8Array(), alt: "" });
      await makeTimeMachine({ ...tools, attach }, sample.clock, async () => {}).moveTo(at(local));
    },
  };
}
