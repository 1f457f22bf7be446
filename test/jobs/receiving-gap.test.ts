/** Times in which nothing could be received: the coordinators hear of them, a morning later. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { render } from "../../bot/copy/render.ts";
import { TELEGRAM_TRAITS } from "../../bot/telegram/telegram-traits.ts";
import { ZALO_TRAITS } from "../../bot/zalo/zalo-traits.ts";
import type { Note } from "../../domain/message.ts";
import { plainText } from "../../domain/plain-text.ts";
import {
  noteGap,
  noteStartGap,
  receivedUntil,
  type Gap,
  type ReceivingBot,
} from "../../jobs/receiving-gap.ts";
import { plusMillis, type Instant } from "../../domain/time.ts";
import { at } from "../builders/time.ts";
import { HOME_HEAD, rehearse, type Rehearsal } from "./support/rehearsal.ts";
import { bundleOf, toldTo } from "./support/sent-messages.ts";

let office: Rehearsal;
let warned: string[];
let failed: string[];
let bot: ReceivingBot;

beforeEach(async () => {
  office = await rehearse();
  await office.playTo("2023-03-23 09:00");
  warned = [];
  failed = [];
  bot = { botId: office.sample.bot.id, traits: ZALO_TRAITS };
});
afterEach(() => office.close());

const tools = () => ({
  office: office.sample.office,
  log: {
    info: () => {},
    warn: (_: object, message: string) => void warned.push(message),
    error: (_: object, message: string) => void failed.push(message),
  },
});

function gap(from: string, to: string): Gap {
  return { from: at(`2023-03-23 ${from}`), to: at(`2023-03-23 ${to}`) };
}

/** `2023-03-24 07:30 Trưởng phòng Nội vụ`, and the note, of all that was told of gaps. */
async function told(): Promise<readonly (readonly [string, Note])[]> {
  return (await toldTo(office)).flatMap(({ message, day, time, post }) =>
    (bundleOf(message)?.notes ?? [])
      .filter(({ kind }) => kind === "gap")
      .map((note) => [`${day} ${time} ${post}`, note] as const),
  );
}

const NEXT_MORNING = `2023-03-24 07:30 ${HOME_HEAD}`;

describe("two minutes and more without receiving", () => {
  test("are told to the coordinator the next morning, with what to do, and are logged", async () => {
    await noteGap(tools(), bot, gap("08:10", "08:25"));
    expect(warned).toEqual(["nothing could be received for a time"]);
    await office.playTo("2023-03-27 12:00");
    expect(await told()).toEqual([
      [
        NEXT_MORNING,
        {
          kind: "gap",
          channel: "Zalo",
          from: "2023-03-23T08:10",
          to: "2023-03-23T08:25",
          times: 1,
        },
      ],
    ]);
    const [message] = (await toldTo(office, HOME_HEAD)).filter(({ day }) => day === "2023-03-24");
    if (!message?.message.content) throw new Error("the morning's message is gone");
    const text = plainText(render(message.message.content, ZALO_TRAITS));
    expect(text).toContain(
      "Trong khoảng từ 8 giờ 10 ngày 23/3 đến 8 giờ 25 ngày 23/3, không nhận được tin qua Zalo.",
    );
    expect(text).toContain("Ai chưa được trả lời thì đề nghị nhắn lại.");
  });

  test("several times on a day are one note, from the first to the last", async () => {
    await noteGap(tools(), bot, gap("08:10", "08:25"));
    await noteGap(tools(), bot, gap("08:40", "08:50"));
    await noteGap(tools(), bot, gap("08:40", "08:50"));
    await office.playTo("2023-03-27 12:00");
    const notes = await told();
    expect(notes).toHaveLength(1);
    expect(notes[0]?.[1]).toMatchObject({
      from: "2023-03-23T08:10",
      to: "2023-03-23T08:50",
      times: 2,
    });
  });

  test("of two channels are two notes", async () => {
    await noteGap(tools(), bot, gap("08:10", "08:25"));
    await noteGap(tools(), { ...bot, traits: TELEGRAM_TRAITS }, gap("08:10", "08:25"));
    await office.playTo("2023-03-27 12:00");
    expect((await told()).map(([when]) => when)).toEqual([NEXT_MORNING, NEXT_MORNING]);
  });

  test("are no matter when they are fewer", async () => {
    await noteGap(tools(), bot, { from: at("2023-03-23 08:10"), to: at("2023-03-23 08:11") });
    await office.playTo("2023-03-27 12:00");
    expect(await told()).toEqual([]);
    expect(warned).toEqual([]);
  });

  test("that cannot be told are in the log, and stop nobody", async () => {
    await office.close();
    await noteGap(tools(), bot, gap("08:10", "08:25"));
    await noteStartGap(tools(), bot);
    await receivedUntil(tools(), bot);
    expect(failed.length).toBeGreaterThan(2);
    office = await rehearse();
  });
});

describe("a process that was down", () => {
  test("tells at its start since when nothing was received", async () => {
    await noteStartGap(tools(), bot);
    await office.playTo("2023-03-23 10:00");
    await receivedUntil(tools(), bot);
    await office.playTo("2023-03-23 14:30");
    await noteStartGap(tools(), bot);
    await office.playTo("2023-03-24 12:00");
    expect(await told()).toMatchObject([
      [NEXT_MORNING, { from: "2023-03-23T10:00", to: "2023-03-23T14:30" }],
    ]);
  });

  test("tells nothing at its very first start, nor after a quick one", async () => {
    await noteStartGap(tools(), bot);
    await office.playTo("2023-03-23 09:01");
    await noteStartGap(tools(), bot);
    await office.playTo("2023-03-24 12:00");
    expect(await told()).toEqual([]);
  });

  test("tells it once, be it started twice", async () => {
    await noteStartGap(tools(), bot);
    await office.playTo("2023-03-23 10:00");
    await noteStartGap(tools(), bot);
    await noteStartGap(tools(), bot);
    await office.playTo("2023-03-24 12:00");
    expect(await told()).toMatchObject([[NEXT_MORNING, { times: 1 }]]);
  });

  test("tells nothing of a channel that keeps what was written meanwhile", async () => {
    const keeping = { ...bot, traits: TELEGRAM_TRAITS };
    await noteStartGap(tools(), keeping);
    await office.playTo("2023-03-23 10:00");
    await noteStartGap(tools(), keeping);
    await office.playTo("2023-03-24 12:00");
    expect(await told()).toEqual([]);
  });

  test("writes down that it receives once a minute at most", async () => {
    const mark = async (instant: Instant) => {
      office.sample.clock.set(instant);
      await receivedUntil(tools(), bot);
      return office.stores.settings.value(`received-until ${bot.botId}`);
    };
    const nine = at("2023-03-23 09:00");
    expect(await mark(nine)).toBe(nine);
    expect(await mark(plusMillis(nine, 59_999))).toBe(nine);
    expect(await mark(plusMillis(nine, 60_000))).toBe(plusMillis(nine, 60_000));
    // A clock that was set back is believed.
    const eight = at("2023-03-23 08:00");
    expect(await mark(eight)).toBe(eight);
  });
});
