/** The story on the chat page: its real channel, as an open page hears it. */
import type { IncomingBody, KnownBot } from "../../../domain/channel.ts";
import type { ChatId, IdSource } from "../../../domain/ids.ts";
import { makeWebChannel, type WebChannel } from "../../../bot/web/web-channel.ts";
import type { WebChoice, WebEntry } from "../../../bot/web/web-entry.ts";
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import { newId } from "../../builders/ids.ts";
import type { Phone, Phones, PhonesTools, SentFile, Shown } from "./phone.ts";

export async function openWebPhones(tools: PhonesTools): Promise<Phones> {
  const { botId, clock, zone } = tools;
  const ids: IdSource = { next: () => newId("web") };
  const channel = makeWebChannel({ clock, zone, ids, history: async () => [] });
  const files = new Map<string, Uint8Array>();
  const known: KnownBot = { botId, traits: WEB_TRAITS, title: null, inviteLink: () => null };
  return {
    traits: WEB_TRAITS,
    botId,
    channel,
    phone: (number) => openPage(tools, channel, files, `chat-${number}` as ChatId),
    known: () => known,
    fetchFile: async ({ body }) => (body.kind === "file" ? (files.get(body.ref) ?? null) : null),
    start: async () => {},
    settle: () => tools.idle(),
    stop: async () => channel.endAll(),
  };
}

interface PageMessage extends Shown {
  readonly offered: readonly WebChoice[];
}

async function openPage(
  tools: PhonesTools,
  channel: WebChannel,
  files: Map<string, Uint8Array>,
  chatId: ChatId,
): Promise<Phone> {
  const heard: PageMessage[] = [];
  const all = new Map<string, PageMessage>();
  let updates = 0;
  await channel.join({
    chatId,
    hear(event) {
      if (event.kind !== "entry" || event.entry.from !== "bot") return;
      const shown = messageOf(event.entry, event.replaces);
      heard.push(shown);
      all.set(shown.id, shown);
    },
    end() {},
  });

  async function sends(body: IncomingBody): Promise<void> {
    updates += 1;
    const { settled } = await tools.receive({
      botId: tools.botId,
      key: `${chatId}-${updates}`,
      chatId,
      isPrivate: true,
      receivedAt: tools.clock.now(),
      body,
    });
    await settled;
  }

  return {
    chatId,
    news: () => heard.splice(0),
    writes: (text, quoting) => sends({ kind: "text", text, replyTo: quoting?.id ?? null }),
    async takes(label, on) {
      const choice = all.get(on.id)?.offered.find((each) => each.label === label);
      if (!choice) throw new Error(`the page shows no button ${label}`);
      await sends({ kind: "choice", id: choice.id });
      return null;
    },
    async sends({ name, bytes }: SentFile) {
      const ref = `${chatId}-file-${files.size + 1}`;
      files.set(ref, bytes);
      await sends({ kind: "file", ref, name, size: bytes.length, caption: "", replyTo: null });
    },
    sticker: () => sends({ kind: "unsupported" }),
    writesInGroup: async () => false,
  };
}

function messageOf(entry: WebEntry, replaces: readonly string[]): PageMessage {
  const text = entry.lines.map((line) => line.map((span) => span.text).join("")).join("\n");
  const attached = entry.picture ? `ảnh: ${entry.picture.alt}` : (entry.file?.name ?? null);
  return {
    id: entry.id,
    text,
    choices: entry.choices.map((row) => row.map(({ label }) => label)),
    offered: entry.choices.flat(),
    attached,
    replaces: replaces[0] ?? null,
  };
}
