/** A small office behind the page: it answers what it is told, and reminds each morning. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  makeWebChannel,
  type HistoryEntry,
  type WebChannel,
} from "../../../bot/web/web-channel.ts";
import type { WebDemo } from "../../../bot/web/demo-routes.ts";
import type { WebPerson } from "../../../bot/web/people.ts";
import { makeWebServer, type WebServer } from "../../../bot/web/web-server.ts";
import { openFileStore } from "../../../db/file-store.ts";
import type { Incoming, Outgoing } from "../../../domain/channel.ts";
import type { BotId, ChatId, IdSource } from "../../../domain/ids.ts";
import type { FileStore } from "../../../domain/upkeep-stores.ts";
import {
  addDays,
  dateIn,
  DEFAULT_ZONE,
  instantAt,
  type Instant,
  type LocalTime,
} from "../../../domain/time.ts";
import { outgoing, words } from "../channel-contract.ts";
import { at } from "../../builders/time.ts";

export const HEAD = "justice" as ChatId;
export const CHAIRMAN = "chairman" as ChatId;

const PEOPLE: readonly WebPerson[] = [
  person("home-affairs", "Trưởng phòng Nội vụ", "Phòng Nội vụ", "coordinator"),
  person("justice", "Trưởng phòng Tư pháp", "Phòng Tư pháp", "head"),
  person("an-thanh-1", "Chủ tịch UBND xã An Thạnh 1", "UBND xã An Thạnh 1", "head", "commune"),
  person("chairman", "Chủ tịch UBND huyện", null, "leader"),
  person("clerk", "Công chức Văn thư", "Văn phòng HĐND và UBND huyện", "officer"),
];

export interface SampleOffice {
  readonly server: WebServer;
  readonly channel: WebChannel;
  readonly files: FileStore;
  /** Every update that the intake was given, known ones left out. */
  readonly received: readonly Incoming[];
  /** What the operators' log was told. */
  readonly errors: readonly string[];
  resets(): number;
  remove(): Promise<void>;
}

export interface SampleOptions {
  /** Answers an update. */
  readonly answer?: (incoming: Incoming) => readonly Outgoing[];
  /** What storing an update fails with. */
  readonly broken?: Error;
  readonly history?: (chatId: ChatId) => Promise<readonly HistoryEntry[]>;
  /** Told of each moment that the time machine has played; the machine waits for it. */
  readonly onMoment?: (now: Instant) => Promise<void>;
  readonly start?: string;
  readonly sendMorning?: (channel: WebChannel, now: Instant) => Promise<void>;
}

const ids: IdSource = { next: () => randomUUID().slice(0, 24) as never };

export function openSampleOffice(options: SampleOptions = {}): SampleOffice {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-web-"));
  const start = at(options.start ?? "2023-02-20 08:00");
  let now = start;
  let resets = 0;
  const received: Incoming[] = [];
  const errors: string[] = [];
  const clock = { now: () => now, set: (to: Instant) => (now = to) };
  const channel = makeWebChannel({
    clock,
    zone: DEFAULT_ZONE,
    ids,
    history: options.history ?? (() => Promise.resolve([])),
  });
  const files = openFileStore(folder);
  const demo: WebDemo = {
    botId: "web-bot" as BotId,
    organisation: "UBND huyện Cù Lao Dung",
    zone: DEFAULT_ZONE,
    clock,
    channel,
    files,
    people: () => Promise.resolve(PEOPLE),
    receive: makeIntake(channel, received, options),
    timeMachine: morningMachine(channel, clock, options),
    reset() {
      now = start;
      resets += 1;
      return Promise.resolve();
    },
  };
  const server = makeWebServer({
    log: { error: (fields, message) => errors.push(`${message} ${JSON.stringify(fields)}`) },
    readiness: () => Promise.resolve({ ready: true, checks: { database: "answers" } }),
    webhooks: new Map(),
    publicDoor: null,
    demo,
  });
  return {
    server,
    channel,
    files,
    received,
    errors,
    resets: () => resets,
    async remove() {
      await server.stop(1_000);
      rmSync(folder, { recursive: true });
    },
  };
}

function echo({ body }: Incoming): readonly Outgoing[] {
  if (body.kind === "text") return [words(`Đã nhận: ${body.text}`)];
  if (body.kind === "choice") return [words(`Đã chọn: ${body.id}`)];
  return [words("Đã nhận tệp.")];
}

function makeIntake(
  channel: WebChannel,
  received: Incoming[],
  { answer = echo, broken }: SampleOptions,
): WebDemo["receive"] {
  return (incoming) => {
    if (broken) return Promise.reject(broken);
    if (received.some(({ key }) => key === incoming.key)) {
      return Promise.resolve({ settled: Promise.resolve() });
    }
    received.push(incoming);
    async function work(): Promise<void> {
      for (const each of answer(incoming)) await channel.send(incoming.chatId, each);
    }
    return Promise.resolve({ settled: work() });
  };
}

/** Plays each morning at 07:30, when it reminds the head and, on the first of a month, the chairman. */
function morningMachine(
  channel: WebChannel,
  clock: { now(): Instant; set(to: Instant): void },
  options: SampleOptions,
): WebDemo["timeMachine"] {
  const sendMorning = options.sendMorning ?? remind;

  function nextMorning(): Instant {
    const today = dateIn(clock.now(), DEFAULT_ZONE);
    const morning = instantAt(today, "07:30" as LocalTime, DEFAULT_ZONE);
    return morning > clock.now()
      ? morning
      : instantAt(addDays(today, 1), "07:30" as LocalTime, DEFAULT_ZONE);
  }

  async function play(moment: Instant): Promise<Instant> {
    clock.set(moment);
    await sendMorning(channel, moment);
    await channel.clockMoved(moment);
    await options.onMoment?.(moment);
    return moment;
  }

  return {
    async moveTo(target) {
      while (nextMorning() <= target) await play(nextMorning());
      clock.set(target);
      await channel.clockMoved(target);
      return target;
    },
    moveToNext: () => play(nextMorning()),
  };
}

async function remind(channel: WebChannel, now: Instant): Promise<void> {
  const today = dateIn(now, DEFAULT_ZONE);
  if (today.endsWith("-01")) await channel.send(CHAIRMAN, words(`Báo cáo ngày ${today}`));
  await channel.send(HEAD, outgoing({ lines: [[{ bold: "Nhắc việc" }, ` ngày ${today}`]] }));
}

function person(
  chatId: string,
  post: string,
  unit: string | null,
  role: WebPerson["role"],
  unitKind: string = "department",
): WebPerson {
  return { chatId: chatId as ChatId, post, unit, unitKind: unit === null ? null : unitKind, role };
}
