import { describe, expect, test } from "vitest";
import { incomingOf, readUpdate } from "../../../bot/telegram/telegram-updates.ts";
import type { IncomingBody } from "../../../domain/channel.ts";
import type { BotId } from "../../../domain/ids.ts";
import { at } from "../../builders/time.ts";

const RECEIVED = { botId: "bot-1" as BotId, at: at("2023-03-24 07:30") };
const AN = { id: 1001, is_bot: false, first_name: "An" };
const PRIVATE = { id: 1001, type: "private", first_name: "An" };
const GROUP = { id: -1_000_000_000_005, type: "supergroup", title: "Tổ CCHC" };

function incoming(content: object) {
  const update = readUpdate({ update_id: 700_000_001, ...content });
  return update && incomingOf(update, RECEIVED);
}

function message(over: object) {
  return incoming({ message: { message_id: 5, date: 0, chat: PRIVATE, from: AN, ...over } });
}

test("a text keeps every character, its place and the time of its arrival", () => {
  const text = "/start  2345ABCDEF \0".normalize("NFD");
  expect(message({ text })).toEqual({
    botId: "bot-1",
    key: "700000001",
    chatId: "1001",
    isPrivate: true,
    receivedAt: RECEIVED.at,
    body: { kind: "text", text, replyTo: null },
  });
});

test("a group is not private, and its long id comes whole", () => {
  const found = message({ text: "/nhiemvu@dondoc_bot", chat: GROUP });
  expect(found).toMatchObject({ chatId: "-1000000000005", isPrivate: false });
});

describe("bodies", () => {
  const replied = { reply_to_message: { message_id: 4, date: 0, chat: PRIVATE } };
  const document = { file_id: "D1", file_name: "kế hoạch.docx", file_size: 1234 };
  const small = { file_id: "P1", width: 90, height: 60 };
  const large = { file_id: "P2", width: 900, height: 600, file_size: 77 };
  const file = { kind: "file", caption: "", replyTo: null } as const;

  test.each<[string, object, IncomingBody]>([
    ["a reply", { text: "xong", ...replied }, { kind: "text", text: "xong", replyTo: "4" }],
    [
      "a document with a caption",
      { document, caption: "gửi chị", ...replied },
      {
        ...file,
        ref: "D1",
        name: "kế hoạch.docx",
        size: 1234,
        caption: "gửi chị",
        replyTo: "4",
      },
    ],
    [
      "a document without a name or a size",
      { document: { file_id: "D2" } },
      { ...file, ref: "D2", name: "file", size: null },
    ],
    [
      "a photo, in its largest size",
      { photo: [small, large, { ...small, file_id: "P3" }] },
      { ...file, ref: "P2", name: "photo.jpg", size: 77 },
    ],
    [
      "an animation, which comes with a document",
      { animation: { file_id: "A" }, document },
      { kind: "unsupported" },
    ],
    ["a sticker", { sticker: { file_id: "S" } }, { kind: "unsupported" }],
    ["a voice message", { voice: { file_id: "V" } }, { kind: "unsupported" }],
    ["a contact", { contact: { phone_number: "0900", user_id: 7 } }, { kind: "unsupported" }],
    ["a place", { location: { latitude: 1, longitude: 1 } }, { kind: "unsupported" }],
    ["a video", { video: { file_id: "V" }, caption: "x" }, { kind: "unsupported" }],
  ])("%s", (_name, content, body) => {
    expect(message(content)?.body).toEqual(body);
  });
});

describe("choices", () => {
  const query = { id: "9", from: AN, data: "m:0", message: { message_id: 4, chat: PRIVATE } };

  test("come with what was sent, or forged, and with the chat of their message", () => {
    expect(incoming({ callback_query: query })).toMatchObject({
      chatId: "1001",
      isPrivate: true,
      body: { kind: "choice", id: "m:0" },
    });
    const forged = { ...query, data: "done:__proto__", message: { chat: GROUP, date: 0 } };
    expect(incoming({ callback_query: forged })).toMatchObject({
      chatId: "-1000000000005",
      body: { kind: "choice", id: "done:__proto__" },
    });
  });

  test.each([
    ["of an inline message", { id: "9", from: AN, data: "m:0", inline_message_id: "x" }],
    ["of a game", { ...query, data: undefined, game_short_name: "x" }],
    ["by a bot", { ...query, from: { ...AN, is_bot: true } }],
  ])("%s are nobody's", (_name, callback_query) => {
    expect(incoming({ callback_query })).toBeNull();
  });
});

describe("nothing to answer", () => {
  const plain = { message_id: 5, date: 0, chat: PRIVATE, text: "x" };

  test.each<[string, object]>([
    ["a channel post", { channel_post: { ...plain, chat: { id: -7, type: "channel" } } }],
    ["a message without a sender", { message: plain }],
    ["another bot's message", { message: { ...plain, from: { ...AN, is_bot: true } } }],
    ["an edited text", { edited_message: { ...plain, from: AN } }],
    ["a block", { my_chat_member: { chat: PRIVATE, from: AN } }],
    ["a kind that is not known yet", { teleportation: {} }],
  ])("%s", (_name, content) => {
    expect(incoming(content)).toBeNull();
  });

  test.each<[string, object]>([
    ["somebody joined", { new_chat_members: [AN] }],
    ["the group moved", { migrate_to_chat_id: -1_000_000_000_005 }],
    ["a message was pinned", { pinned_message: plain }],
    ["a photo without a size", { photo: [] }],
  ])("%s", (_name, content) => {
    expect(message(content)).toBeNull();
  });
});

test.each<[string, unknown]>([
  ["no update", {}],
  ["a text", "update"],
  ["nothing", null],
  ["an id that is no number", { update_id: "1" }],
  ["a message that is none", { update_id: 1, message: 5 }],
  ["a chat without an id", { update_id: 1, message: { chat: {}, from: AN, text: "x" } }],
  ["a text that is none", { update_id: 1, message: { chat: PRIVATE, from: AN, text: {} } }],
])("no update at all: %s", (_name, raw) => {
  expect(readUpdate(raw)).toBeNull();
});
