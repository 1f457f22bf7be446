import { expect, onTestFinished, test } from "vitest";
import {
  makeWebChannel,
  type HistoryEntry,
  type WebChannel,
} from "../../../bot/web/web-channel.ts";
import type { WebEntry } from "../../../bot/web/web-entry.ts";
import type { WebEvent } from "../../../bot/web/web-events.ts";
import type { ChatId } from "../../../domain/ids.ts";
import { DEFAULT_ZONE } from "../../../domain/time.ts";
import { newId } from "../../builders/ids.ts";
import { at } from "../../builders/time.ts";
import { describeChannel, outgoing, words } from "../channel-contract.ts";

const CHAT = "justice" as ChatId;
const OTHER = "chairman" as ChatId;

describeChannel("the web page", () => {
  const channel = openChannel();
  return Promise.resolve({
    channel,
    chatId: CHAT,
    seen: async () =>
      (await entriesOf(channel)).map((entry) => ({
        text: textOf(entry),
        buttons: entry.choices.flat(),
      })),
    close: () => channel.endAll(),
  });
});

test("tells an open page of each message, with the wall clock's time", async () => {
  const channel = openChannel();
  const heard = await join(channel, CHAT);
  await channel.send(CHAT, words("Việc đầu"));
  await channel.send(OTHER, words("Việc của người khác"));

  expect(heard.filter(({ kind }) => kind === "entry")).toEqual([
    {
      kind: "entry",
      replaces: [],
      entry: expect.objectContaining({
        from: "bot",
        day: "2023-03-24",
        time: "07:30",
        lines: [[{ kind: "text", text: "Việc đầu" }]],
      }),
    },
  ]);
});

test("a replaced message gives its place to the new one", async () => {
  const channel = openChannel();
  const ids = await idsOf(channel, words("một"), words("hai"), words("ba"));
  await channel.send(CHAT, { ...words("hai, sửa"), replaces: [ids[1] ?? ""] });

  expect(await textsOf(channel)).toEqual(["một", "hai, sửa", "ba"]);
});

test("a message that replaces several takes the first one's place", async () => {
  const channel = openChannel();
  const ids = await idsOf(channel, words("một"), words("hai"), words("ba"), words("bốn"));
  await channel.send(CHAT, { ...words("hai và ba"), replaces: ids.slice(1, 3) });

  expect(await textsOf(channel)).toEqual(["một", "hai và ba", "bốn"]);
});

test("keeps the newest messages of a chat and lets the oldest go", async () => {
  const channel = openChannel();
  for (let index = 0; index < 205; index += 1) await channel.send(CHAT, words(`tin ${index}`));

  const texts = await textsOf(channel);
  expect(texts).toHaveLength(200);
  expect(texts.at(0)).toBe("tin 5");
  expect(texts.at(-1)).toBe("tin 204");
});

test.each(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https://a.vn"])(
  "a link that is not of the web stays words: %s",
  async (link) => {
    const channel = openChannel();
    await channel.send(CHAT, outgoing({ lines: [[{ link, text: "xem" }]] }));

    const [entry] = await entriesOf(channel);
    expect(entry?.lines).toEqual([[{ kind: "text", text: "xem" }]]);
  },
);

test("a file and a picture are offered under addresses of their own", async () => {
  const channel = openChannel();
  const bytes = new Uint8Array([1, 2, 3]);
  const file = { kind: "file", name: "lịch.ics", mime: "text/calendar", bytes } as const;
  await channel.send(CHAT, outgoing({ attachment: file }));
  await channel.send(
    CHAT,
    outgoing({ attachment: { kind: "picture", png: bytes, alt: "Biểu đồ" } }),
  );

  const [first, second] = await entriesOf(channel);
  expect(first).toMatchObject({ file: { name: "lịch.ics" }, picture: null });
  expect(second).toMatchObject({ file: null, picture: { alt: "Biểu đồ" } });
  expect(offered(channel, first?.file?.url)).toMatchObject({ bytes, inline: false });
  expect(offered(channel, second?.picture?.url)).toMatchObject({ mime: "image/png", inline: true });
});

test("offers only so much: the oldest files go", async () => {
  const channel = openChannel();
  const large = new Uint8Array(30 * 1024 * 1024);
  for (let index = 0; index < 3; index += 1) {
    const attachment = { kind: "file", name: `${index}.xlsx`, mime: "x/y", bytes: large } as const;
    await channel.send(CHAT, outgoing({ attachment }));
  }

  const urls = (await entriesOf(channel)).map(({ file }) => file?.url);
  expect(urls.map((url) => offered(channel, url) !== null)).toEqual([false, true, true]);
});

test("counts what comes to a chat that nobody is looking at, and forgets it when somebody does", async () => {
  const channel = openChannel();
  const heard = await join(channel, CHAT);
  await channel.send(CHAT, words("đang xem"));
  const ids = await idsOf(channel, OTHER, words("một"), words("hai"));
  await channel.send(OTHER, { ...words("hai, sửa"), replaces: [ids[1] ?? ""] });
  expect(channel.unread()).toEqual({ [OTHER]: 2 });
  expect(heard.filter(({ kind }) => kind === "unread")).toEqual([
    { kind: "unread", chat: OTHER, count: 1 },
    { kind: "unread", chat: OTHER, count: 2 },
  ]);

  await join(channel, OTHER);
  expect(channel.unread()).toEqual({ [OTHER]: 0 });
  expect(heard.at(-1)).toEqual({ kind: "unread", chat: OTHER, count: 0 });
});

test("after a restart a chat's past comes from what is stored", async () => {
  const past: readonly HistoryEntry[] = [
    sent("a", "hôm qua", "2023-03-23 07:30"),
    sent("b", "trang một", "2023-03-23 08:00"),
    sent("c", "trang hai", "2023-03-23 08:01", ["b"]),
    sent("d", "cuối", "2023-03-23 14:00"),
  ];
  const channel = openChannel((chat) => Promise.resolve(chat === CHAT ? past : []));
  await channel.send(CHAT, words("hôm nay"));

  const entries = await entriesOf(channel);
  expect(entries.map(textOf)).toEqual(["hôm qua", "trang hai", "cuối", "hôm nay"]);
  expect(entries.map(({ day }) => day)).toEqual([
    "2023-03-23",
    "2023-03-23",
    "2023-03-23",
    "2023-03-24",
  ]);
});

test("a past that could not be loaded is asked for again", async () => {
  let broken = true;
  const channel = openChannel(() =>
    broken
      ? Promise.reject(new Error("away"))
      : Promise.resolve([sent("a", "cũ", "2023-03-23 07:30")]),
  );
  await expect(join(channel, CHAT)).rejects.toThrow("away");

  broken = false;
  expect(await textsOf(channel)).toEqual(["cũ"]);
});

test("begins anew with nothing shown, nothing counted and nothing offered", async () => {
  const channel = openChannel();
  const heard = await join(channel, CHAT);
  const bytes = new Uint8Array([1]);
  const attachment = { kind: "file", name: "a.ics", mime: "text/calendar", bytes } as const;
  await channel.send(CHAT, outgoing({ attachment }));
  const url = (await entriesOf(channel))[0]?.file?.url;
  await channel.send(OTHER, words("một"));
  channel.startOver();

  expect(heard.at(-1)).toEqual({ kind: "reset" });
  expect(channel.unread()).toEqual({});
  expect(offered(channel, url)).toBeNull();
  expect(await textsOf(channel)).toEqual([]);
});

function openChannel(
  history: (chatId: ChatId) => Promise<readonly HistoryEntry[]> = () => Promise.resolve([]),
): WebChannel {
  const channel = makeWebChannel({
    clock: { now: () => at("2023-03-24 07:30") },
    zone: DEFAULT_ZONE,
    ids: { next: () => newId("web") },
    history,
  });
  onTestFinished(() => channel.endAll());
  return channel;
}

/** Everything that a page of this chat hears from now on. */
async function join(channel: WebChannel, chatId: ChatId): Promise<readonly WebEvent[]> {
  const heard: WebEvent[] = [];
  await channel.join({ chatId, hear: (event) => heard.push(event), end: () => undefined });
  return heard;
}

async function entriesOf(channel: WebChannel): Promise<readonly WebEntry[]> {
  const [snapshot] = await join(channel, CHAT);
  return snapshot?.kind === "snapshot" ? snapshot.entries : [];
}

async function textsOf(channel: WebChannel): Promise<readonly string[]> {
  return (await entriesOf(channel)).map(textOf);
}

function textOf({ lines }: WebEntry): string {
  return lines.map((line) => line.map(({ text }) => text).join("")).join("\n");
}

async function idsOf(
  channel: WebChannel,
  ...messages: readonly (ReturnType<typeof words> | ChatId)[]
): Promise<readonly string[]> {
  const ids: string[] = [];
  let chat = CHAT;
  for (const each of messages) {
    if (typeof each === "string") chat = each;
    else {
      const result = await channel.send(chat, each);
      if (result.outcome === "sent") ids.push(...result.platformIds);
    }
  }
  return ids;
}

function sent(
  id: string,
  text: string,
  when: string,
  replaces: readonly string[] = [],
): HistoryEntry {
  return { sentAt: at(when), platformIds: [id], outgoing: { ...words(text), replaces } };
}

function offered(channel: WebChannel, url: string | null | undefined) {
  return channel.file(url?.replace("/files/", "") ?? "");
}
