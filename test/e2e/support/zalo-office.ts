/** An office on the fake Zalo: its people, who type everything, and what they are told. */
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import {
  startFakeZalo,
  type FakeZalo,
  type FakeZaloOptions,
  type SentMessage,
} from "../../fakes/zalo/index.ts";
import { onFreePort } from "../../servers/server-process.ts";
import {
  makePlace,
  PATIENCE,
  run,
  runJson,
  start,
  type Place,
  type Settings,
  type Started,
} from "./dondoc.ts";
import { BRING_IN, COORDINATOR, PLAN, PLAN_NAME } from "./telegram-office.ts";

const PLAN_FILE = join(import.meta.dirname, "../../../sample", PLAN_NAME);

/** What a person has done, not the bot. */
const BLOCKED = 403;

export interface ZaloOffice {
  readonly zalo: FakeZalo;
  readonly place: Place;
  /** Somebody with an account on Zalo, not linked yet; with the first bot unless told otherwise. */
  person(name: string, bot?: FakeZalo): ZaloPerson;
  /** A code made on the command line. */
  invite(role: string, post: string, unit?: string): Promise<string>;
  /** The head of a unit, linked; Đôn Đốc has to be running. */
  head(unit: string): Promise<ZaloPerson>;
}

/** Made for one test. What the bot asks of the platform must be what it takes. */
export async function openZaloOffice(
  settings: Settings = {},
  options: FakeZaloOptions = {},
): Promise<ZaloOffice> {
  const zalo = await startFakeZalo(options);
  onTestFinished(async () => {
    await zalo.stop();
    const refused = zalo.rejected.filter(({ status }) => status !== BLOCKED);
    expect(refused.map(({ method, reason }) => `${method}: ${reason}`)).toEqual([]);
  });
  const place = makePlace({
    ZALO_BOT_TOKEN: zalo.token,
    ZALO_API_ROOT: zalo.url,
    DATABASE_URL: "file:office.sqlite",
    DATA_DIR: "office",
    ...settings,
  });
  let people = 0;
  const office: ZaloOffice = {
    zalo,
    place,
    person: (name, bot = zalo) => new ZaloPerson(bot, `6ede9afa66b8${++people}`, name),
    async invite(role, post, unit) {
      const where = unit === undefined ? [] : ["--unit", unit];
      const args = ["invite", "--role", role, "--post", post, ...where];
      const { status, json } = await runJson<{ readonly code: string }>(place, args);
      expect(status).toBe(0);
      return json.code;
    },
    async head(unit) {
      const post = unit.replace(/^Phòng/u, "Trưởng phòng");
      const code = await office.invite("head", post, unit);
      const head = office.person(post);
      expect((await head.says(code)).text).toContain(`Đã liên kết: ${post}`);
      return head;
    },
  };
  return office;
}

/** Starts Đôn Đốc where it can be reached from outside, at an address of this test's own. */
export function startInPublic(place: Place, args: readonly string[]): Promise<Started> {
  return onFreePort((port) =>
    start(place, args, { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}/` }),
  );
}

/** A linked coordinator, who has brought the sample's plan in by the page that he was given. */
export async function bringPlanInByPage(office: ZaloOffice): Promise<ZaloPerson> {
  const coordinator = office.person("Nội vụ");
  await coordinator.says(await office.invite("coordinator", COORDINATOR));
  const offer = await coordinator.says("nhập");
  const preview = await coordinator.answerTo(() => upload(addressIn(offer), PLAN_NAME, PLAN));
  expect(preview.text).toContain("19 nhiệm vụ trong 7 lĩnh vực, năm 2023");
  const done = await coordinator.chooses(preview, BRING_IN);
  expect(done.text).toContain("Đã nhập 03/KH-UBND");
  return coordinator;
}

/** The address that a message gives. */
function addressIn({ text }: SentMessage): string {
  const address = /https?:\/\/\S+/u.exec(text)?.[0];
  if (!address) throw new Error(`there is no address in: ${text}`);
  return address;
}

/** As a browser sends the form of the page. */
async function upload(address: string, name: string, bytes: Uint8Array): Promise<void> {
  const form = new FormData();
  form.append("file", new File([Uint8Array.from(bytes)], name));
  form.append("note", "");
  const answer = await fetch(address, { method: "POST", body: form });
  expect(answer.status).toBe(200);
}

/** The sample's plan, on the command line and so as of today: nobody is reminded of it in the past. */
export async function importPlan(place: Place): Promise<void> {
  const args = ["import", "plan", PLAN_FILE, "--year", "2023", "--commit"];
  expect(await run(place, args)).toMatchObject({ status: 0, stderr: "" });
}

/** One person's private chat: each act resolves with what the bot answers to it. */
export class ZaloPerson {
  readonly id: string;
  readonly user: ReturnType<FakeZalo["user"]>;
  readonly #zalo: FakeZalo;

  constructor(zalo: FakeZalo, id: string, name: string) {
    this.id = id;
    this.user = zalo.user(id, { name });
    this.#zalo = zalo;
  }

  says(text: string): Promise<SentMessage> {
    return this.answerTo(() => this.user.text(text));
  }

  /** Types the number of a line, by its words. */
  chooses(message: SentMessage, label: string): Promise<SentMessage> {
    return this.answerTo(() => this.user.choose(message, label));
  }

  /** The bot's words in his chat, oldest first; a picture sent ahead has none. */
  get told(): readonly SentMessage[] {
    return this.#zalo.messagesTo(this.id).filter(({ text }) => text !== "");
  }

  /** Those that say something. */
  toldOf(words: string): readonly SentMessage[] {
    return this.told.filter(({ text }) => text.includes(words));
  }

  /** The first thing that he is told after the act. */
  async answerTo(act: () => unknown): Promise<SentMessage> {
    const before = this.#zalo.sent.length;
    await act();
    const isAnswer = ({ chatId, seq, text }: SentMessage) =>
      chatId === this.id && seq > before && text !== "";
    return this.#zalo.waitFor(isAnswer, PATIENCE);
  }
}

export function labelsOf({ choices }: SentMessage): readonly string[] {
  return choices.map(({ label }) => label);
}

/** A number that the message does not offer. */
export function strangeNumber({ choices }: SentMessage): string {
  return String(Math.max(0, ...choices.map(({ mark }) => Number(mark) || 0)) + 70);
}
