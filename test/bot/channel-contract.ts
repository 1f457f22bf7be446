/** What every channel promises, whatever its format: one suite, run over each of them. */
import { expect, describe, onTestFinished, test } from "vitest";
import type { Channel, Line, OfferedChoice, Outgoing } from "../../domain/channel.ts";
import type { ChatId } from "../../domain/ids.ts";
import type { SendResult } from "../../domain/message.ts";

/** One message as a person sees it now: words without mark-up, and what can be chosen. */
export interface SeenMessage {
  readonly text: string;
  /** What a choice says, and what comes back when it is chosen: its id, or what is typed for it. */
  readonly buttons: readonly { readonly label: string; readonly id: string }[];
}

export interface OpenedChannel {
  readonly channel: Channel;
  /** A chat that can be written to. */
  readonly chatId: ChatId;
  /** Everything on that chat's screen, oldest first; a replaced message only as it stands now. */
  readonly seen: () => readonly SeenMessage[] | Promise<readonly SeenMessage[]>;
  readonly close: () => void | Promise<void>;
}

export function describeChannel(name: string, open: () => Promise<OpenedChannel>): void {
  const opened = () => openForTest(open);

  describe(`${name} keeps the channels' contract`, () => {
    test("a plain text arrives as it was written", async () => {
      const { channel, chatId, seen } = await opened();
      const result = await channel.send(chatId, words("Chào anh, hôm nay có 2 việc đến hạn."));
      expectSent(result);
      expect(await seen()).toEqual([{ text: "Chào anh, hôm nay có 2 việc đến hạn.", buttons: [] }]);
    });

    test("marked words and links read as words", async () => {
      const { channel, chatId, seen } = await opened();
      const link = "https://dichvucong.gov.vn/p/home";
      const line: Line = [
        { bold: "NV-019" },
        " của ",
        { italic: "Phòng Tư pháp" },
        ": ",
        { link, text: "báo cáo" },
      ];
      expectSent(await channel.send(chatId, outgoing({ lines: [line, ["hết"]] })));
      const [message] = await seen();
      expect(message?.text).toContain("NV-019 của Phòng Tư pháp: báo cáo");
      expect(message?.text).toMatch(/\nhết$/u);
    });

    test.each([
      "<b>unclosed",
      '<a href="tg://user?id=1">sếp</a>',
      "&lt; đã thoát & chưa thoát",
      "_*[]()~>#+-=|{}.!",
      "\"trích\" 'dẫn' \\ `mã` $(x)",
    ])("shows what looks like mark-up as it was written: %s", async (text) => {
      const { channel, chatId, seen } = await opened();
      expectSent(await channel.send(chatId, outgoing({ lines: [[text, " ", { bold: text }]] })));
      expect(await seen()).toEqual([{ text: `${text} ${text}`, buttons: [] }]);
    });

    test("choices are offered under their ids, the longest included", async () => {
      const { channel, chatId, seen } = await opened();
      const longest = "x".repeat(64);
      const choices = [
        [
          { label: "Đã xong", id: "V1StGXR8_Z5jdHi6B-myT:0" },
          { label: "Xin lùi hạn", id: "V1StGXR8_Z5jdHi6B-myT:1" },
        ],
        [{ label: "Để sau", id: longest }],
      ];
      const offer = offered(channel, choices);
      expectSent(await channel.send(chatId, { ...words("Việc này thế nào?"), choices: offer }));
      expect(await seen()).toEqual([
        { text: "Việc này thế nào?", buttons: buttonsOf(channel, offer) },
      ]);
    });

    test("a long text arrives whole and in order, its choices with its end", async () => {
      const { channel, chatId, seen } = await opened();
      const lines = Array.from({ length: 700 }, (_, index) => [`dòng thứ ${index} của danh sách`]);
      const choices = offered(channel, [[{ label: "Xem tiếp", id: "m:0" }]]);
      expectSent(await channel.send(chatId, outgoing({ lines, choices })));
      const messages = await seen();
      expect(messages.flatMap(({ text }) => text.split("\n"))).toEqual(lines.flat());
      expect(messages.at(-1)?.buttons).toEqual(buttonsOf(channel, choices));
      expect(messages.slice(0, -1).flatMap(({ buttons }) => buttons)).toEqual([]);
    });

    test("a message that replaces another leaves the new words last on the screen", async () => {
      const { channel, chatId, seen } = await opened();
      const choices = offered(channel, [[{ label: "Đã xong", id: "m:0" }]]);
      const first = await channel.send(chatId, { ...words("Còn 1 việc."), choices });
      const second = await channel.send(chatId, {
        ...words("Đã xong cả."),
        replaces: idsOf(first),
      });
      expect(idsOf(second)).not.toEqual([]);
      expect((await seen()).at(-1)).toEqual({ text: "Đã xong cả.", buttons: [] });
    });

    test("what should be replaced but is gone is sent anew", async () => {
      const { channel, chatId, seen } = await opened();
      const replacing = { ...words("Tin mới."), replaces: ["987654321"] };
      expectSent(await channel.send(chatId, replacing));
      expect(await seen()).toEqual([{ text: "Tin mới.", buttons: [] }]);
    });
  });
}

/** For channels that can lose a person; on the web page everybody can always be reached. */
export function describeUnreachable<Opened extends OpenedChannel>(
  name: string,
  open: () => Promise<Opened>,
  losses: Readonly<Record<string, (opened: Opened) => ChatId>>,
): void {
  describe(`${name} knows when nobody is reached`, () => {
    test.each(Object.entries(losses))("%s", async (_how, lose) => {
      const opened = await openForTest(open);
      const result = await opened.channel.send(lose(opened), words("Có ai không?"));
      expect(result.outcome).toBe("unreachable");
    });
  });
}

/** With marks from 1 where choices are typed, as whoever delivers gives them. */
function offered(channel: Channel, choices: Outgoing["choices"]): Outgoing["choices"] {
  if (channel.traits.choices === "pressed") return choices;
  let count = 0;
  return choices.map((row) => row.map((choice) => ({ ...choice, mark: String((count += 1)) })));
}

function buttonsOf({ traits }: Channel, choices: Outgoing["choices"]): SeenMessage["buttons"] {
  const returned = ({ id, mark }: OfferedChoice) => (traits.choices === "pressed" ? id : mark);
  return choices.flat().map((choice) => ({ label: choice.label, id: returned(choice) ?? "" }));
}

async function openForTest<Opened extends OpenedChannel>(
  open: () => Promise<Opened>,
): Promise<Opened> {
  const opened = await open();
  onTestFinished(() => opened.close());
  return opened;
}

/** An outgoing message with everything left out that a test does not care about. */
export function outgoing(over: Partial<Outgoing> = {}): Outgoing {
  return { lines: [], choices: [], attachment: null, replaces: [], ...over };
}

/** One line of plain words. */
export function words(text: string): Outgoing {
  return outgoing({ lines: [[text]] });
}

function expectSent(result: SendResult): void {
  expect(result).toMatchObject({ outcome: "sent" });
}

function idsOf(result: SendResult): readonly string[] {
  return result.outcome === "sent" ? result.platformIds : [];
}
