/** A channel that nobody has: its folder is this one, and nothing else in the tree knows of it. */
import {
  BadTokenError,
  type BotContext,
  type ChannelKit,
  type LiveBot,
} from "../../bot/channel-kit.ts";
import type { ChannelTraits, IncomingBody, Outgoing } from "../../domain/channel.ts";
import type { ChatId } from "../../domain/ids.ts";

/** Nothing can be pressed, quoted, edited or handed over: the least that a channel can do. */
const PIGEON_TRAITS: ChannelTraits = {
  kind: "pigeon",
  name: "Bồ câu",
  choices: "numbered",
  quotes: false,
  takesFiles: false,
  attachments: "by-address",
  edits: false,
  opensByLink: false,
  tier: { name: "Bồ câu Basic", perMonth: 500, people: 10, charactersAMessage: 1_000 },
};

export interface Letter {
  readonly token: string;
  readonly chatId: ChatId;
  readonly text: string;
  /** `1. Báo hoàn thành`, as the marks were given. */
  readonly choices: readonly string[];
}

export interface PigeonPost {
  readonly kit: ChannelKit;
  readonly letters: readonly Letter[];
  /** What was fetched and where, such as `pigeon-1 feather`. */
  readonly fetched: readonly string[];
  /** Where it was shown that an answer is being made, such as `pigeon-1 coop`. */
  readonly typed: readonly string[];
  /** What was delivered to whom, such as `pigeon-1 {}`. */
  readonly delivered: readonly string[];
  /** Loses all pigeons of a bot: until they are back, its start and what it sends have not ended. */
  lose(token: string): { back(): void };
  /** No such bot: its start says so. */
  readonly unknown: Set<string>;
  /** Resolves with the letters that answer it. */
  say(token: string, chatId: string, text: string): Promise<readonly Letter[]>;
  /** As `say`, with something under this reference. */
  bring(token: string, chatId: string, ref: string): Promise<readonly Letter[]>;
  isReceiving(token: string): boolean;
}

export function makePigeonPost(): PigeonPost {
  const letters: Letter[] = [];
  const typed: string[] = [];
  const loft = new Loft();
  let flights = 0;
  const kit: ChannelKit = {
    traits: PIGEON_TRAITS,
    settings: {
      token: "PIGEON_TOKEN",
      apiRoot: "PIGEON_LOFT",
      webhookUrl: "PIGEON_WEBHOOK_URL",
      webhookSecret: "PIGEON_WEBHOOK_SECRET",
    },
    tokenPattern: /^pigeon-\d+$/u,
    realApiRoot: "https://loft.example",
    pace: { spacingOf: () => ({ botMillis: 0, chatMillis: 0 }), mostASecond: 1_000 },
    makeChannel: async ({ token }, pacer) => ({
      traits: PIGEON_TRAITS,
      async send(chatId, outgoing) {
        await pacer.turn(chatId, 1_000);
        await loft.lost.get(token);
        letters.push({ token, chatId, ...wordsOf(outgoing) });
        return { outcome: "sent", platformIds: [String(letters.length)] };
      },
      async typing(chatId) {
        typed.push(`${token} ${chatId}`);
      },
    }),
    makeBot: async (context) => loft.makeBot(context),
    identify: async ({ token }) => token,
  };
  const fly = async (token: string, chatId: string, body: IncomingBody) => {
    const { botId, clock, receive } = loft.receiver(token);
    const before = letters.length;
    const { settled } = await receive({
      botId,
      key: String(++flights),
      chatId: chatId as ChatId,
      isPrivate: true,
      receivedAt: clock.now(),
      body,
    });
    await settled;
    return letters.slice(before).filter((letter) => letter.chatId === chatId);
  };
  return {
    kit,
    letters,
    typed,
    fetched: loft.fetched,
    delivered: loft.delivered,
    unknown: loft.unknown,
    lose: (token) => loft.lose(token),
    isReceiving: (token) => loft.receivers.has(token),
    say: (token, chatId, text) => fly(token, chatId, { kind: "text", text, replyTo: null }),
    bring: (token, chatId, ref) =>
      fly(token, chatId, {
        kind: "file",
        ref,
        name: "ke-hoach.pdf",
        size: 3,
        caption: "",
        replyTo: null,
      }),
  };
}

/** The platform, as its bots find it. */
class Loft {
  readonly receivers = new Map<string, BotContext>();
  readonly fetched: string[] = [];
  readonly delivered: string[] = [];
  readonly unknown = new Set<string>();
  readonly lost = new Map<string, Promise<void>>();

  receiver(token: string): BotContext {
    const context = this.receivers.get(token);
    if (!context) throw new Error(`no bot receives with ${token}`);
    return context;
  }

  lose(token: string): { back(): void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.lost.set(token, promise);
    return { back: resolve };
  }

  makeBot(context: BotContext): LiveBot {
    const { token, credentialSetting, webhook } = context.settings;
    const { receivers, fetched, delivered, unknown } = this;
    const away = this.lost.get(token);
    return {
      async start() {
        await away;
        if (unknown.has(token)) throw new BadTokenError(credentialSetting);
        receivers.set(token, context);
      },
      async stop() {
        receivers.delete(token);
      },
      title: `the loft of ${token}`,
      isReceiving: true,
      inviteLink: () => null,
      async fetchFile(ref) {
        fetched.push(`${token} ${ref}`);
        return new TextEncoder().encode(ref);
      },
      async handleWebhook(headers, body) {
        if (headers.get("X-Pigeon") !== webhook?.secret) return { status: 401 };
        delivered.push(`${token} ${body}`);
        return { status: 200 };
      },
    };
  }
}

function wordsOf({ lines, choices }: Outgoing): Pick<Letter, "text" | "choices"> {
  const plain = lines.map((line) =>
    line.map((span) => (typeof span === "string" ? span : Object.values(span)[0])).join(""),
  );
  const marked = choices.flat().map(({ mark, label }) => `${mark ?? "-"}. ${label}`);
  return { text: plain.join("\n"), choices: marked };
}
