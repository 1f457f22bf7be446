/** Somebody in the story, at his phone: what he says and does, whatever channel it is on. */
import type { OrgDatabase } from "../../domain/stores.ts";
import type { Instant } from "../../domain/time.ts";
import { namedBy } from "../fakes/named-choice.ts";
import { giveFile, uploadAddress } from "./given-file.ts";
import type { Phone, Phones, SentFile, Shown } from "./phones/phone.ts";
import type { SeenKinds } from "./seen-kinds.ts";
import type { Transcript } from "./transcript.ts";

const NEXT_PAGE = "Trang sau ›";
const PAGE_BEFORE = "‹ Trang trước";
/** Comes only where a machine is slow, and goes with the answer. */
const READING = "Đang đọc tệp";
const LOOKED_BACK = 30;
const LONGEST_QUOTED = 40;

/** What an actor is given of the stage. */
export interface Scene {
  readonly transcript: Transcript;
  readonly seen: SeenKinds;
  readonly stores: OrgDatabase;
  now(): Instant;
  /** Resolves when everything has come of the deed. */
  act(deed: () => Promise<void>): Promise<void>;
}

export class Actor {
  /** As the transcript names him. */
  readonly post: string;
  readonly #stage: Scene;
  readonly #phones: Phones;
  readonly #phone: Phone;
  readonly #screen: Shown[] = [];
  #newest: Shown | null = null;

  constructor(stage: Scene, post: string, phones: Phones, phone: Phone) {
    this.#stage = stage;
    this.post = post;
    this.#phones = phones;
    this.#phone = phone;
  }

  /** What came last, also where it stands in the place of an earlier message. */
  get newest(): Shown {
    const newest = this.#newest;
    if (!newest) throw new Error(`${this.post} has not been told anything yet`);
    return newest;
  }

  /** @param expected words that the answer has to have */
  async says(words: string, ...expected: readonly string[]): Promise<Shown> {
    return this.#acts(expected, async () => {
      this.#stage.transcript.said(this.#stage.now(), this.post, words);
      await this.#phone.writes(words, null);
    });
  }

  /** Chooses by its words what the newest message offers. */
  async chooses(label: string, ...expected: readonly string[]): Promise<Shown> {
    return this.#acts(expected, () => this.#take(label));
  }

  /** The same twice, before an answer is there, as a finger does that trembles. */
  async choosesTwice(label: string, ...expected: readonly string[]): Promise<Shown> {
    return this.#acts(expected, async () => {
      const on = this.#offering(label);
      await this.#take(label, on);
      await this.#take(label, on);
    });
  }

  /** To what stood on the screen before: a finger scrolls, who types asks for it. */
  async goesBackTo(label: string): Promise<void> {
    if (!this.#isPressed) await this.says("quay lại");
    else this.#newest = this.#screen.findLast((shown) => this.#isIn(shown, label)) ?? null;
    this.#offering(label);
  }

  /** As `chooses`, by how its words begin. */
  choosesStarting(start: string, ...expected: readonly string[]): Promise<Shown> {
    return this.chooses(this.offered(start), ...expected);
  }

  /** By typing its words, where nothing can be pressed: its line shows the number alone. */
  choosesByWords(label: string, ...expected: readonly string[]): Promise<Shown> {
    return this.#isPressed ? this.chooses(label, ...expected) : this.#turns(label, label, expected);
  }

  turnsPage(...expected: readonly string[]): Promise<Shown> {
    return this.#isPressed
      ? this.chooses(NEXT_PAGE, ...expected)
      : this.#turns("xem thêm", NEXT_PAGE, expected);
  }

  turnsBack(...expected: readonly string[]): Promise<Shown> {
    return this.#isPressed
      ? this.chooses(PAGE_BEFORE, ...expected)
      : this.#turns("quay lại", PAGE_BEFORE, expected);
  }

  leaves(...expected: readonly string[]): Promise<Shown> {
    return this.says("thôi", ...expected);
  }

  /** Answers the newest message that speaks of something: by quoting it, where that can be done. */
  async answers(about: string, words: string, ...expected: readonly string[]): Promise<Shown> {
    const quoting = this.#screen.findLast(({ text }) => text.includes(about));
    if (!quoting) throw new Error(`nothing on the screen of ${this.post} speaks of ${about}`);
    const { transcript } = this.#stage;
    if (!this.#phones.traits.quotes) return this.says(words, ...expected);
    return this.#acts(expected, async () => {
      const quoted = [...(quoting.text.split("\n")[0] ?? "")].slice(0, LONGEST_QUOTED).join("");
      transcript.said(this.#stage.now(), `${this.post} (trả lời tin “${quoted}…”)`, words);
      await this.#phone.writes(words, quoting);
    });
  }

  /** Where no file can be sent, by an address of ours: the one that stands there, or one asked for. */
  async sends(file: SentFile, ...expected: readonly string[]): Promise<Shown> {
    if (!this.#phones.traits.takesFiles) return this.#gives(file, expected);
    return this.#acts(expected, async () => {
      this.#stage.transcript.did(this.#stage.now(), this.post, `gửi tệp ${file.name}`);
      await this.#phone.sends(file);
    });
  }

  async sticker(...expected: readonly string[]): Promise<Shown> {
    return this.#acts(expected, async () => {
      this.#stage.transcript.did(this.#stage.now(), this.post, "gửi nhãn dán");
      await this.#phone.sticker();
    });
  }

  /** In a group nothing is answered, nor on his own phone. */
  async saysInGroup(words: string): Promise<void> {
    const { transcript } = this.#stage;
    transcript.said(this.#stage.now(), `${this.post} (trong nhóm)`, words);
    let isThere = true;
    await this.#stage.act(async () => {
      isThere = await this.#phone.writesInGroup(words);
    });
    if (this.#hears().length > 0) throw new Error(`${this.post} was answered on his own phone`);
    transcript.remark(isThere ? "trong nhóm không có ai trả lời" : "kênh này không có nhóm");
  }

  /** What the newest message offers that begins so. */
  offered(start: string): string {
    const found = this.newest.choices.flat().find((label) => label.startsWith(start));
    if (!found)
      throw new Error(
        `${this.post} is offered nothing that begins with “${start}”${this.#shown()}`,
      );
    return found;
  }

  /** Whether the newest message offers it. */
  isOffered(label: string): boolean {
    return this.#isIn(this.newest, label);
  }

  /** Turns pages until it is offered, then chooses it. */
  async looksFor(label: string, ...expected: readonly string[]): Promise<Shown> {
    while (!this.isOffered(label) && this.isOffered(NEXT_PAGE)) await this.turnsPage();
    return this.chooses(label, ...expected);
  }

  /** Puts what came by itself into the transcript. */
  hearsByItself(): void {
    for (const shown of this.#hears()) {
      this.#stage.transcript.came(this.#stage.now(), this.post, shown, this.#isPressed);
    }
  }

  #isIn({ choices }: Shown, label: string): boolean {
    const labels = choices.flat();
    return this.#isPressed ? labels.includes(label) : namedBy(labels, label) !== undefined;
  }

  get #isPressed(): boolean {
    return this.#phones.traits.choices === "pressed";
  }

  async #gives(file: SentFile, expected: readonly string[]): Promise<Shown> {
    const offered = uploadAddress(this.newest.text);
    const given = offered ?? uploadAddress((await this.says("gửi tệp")).text);
    if (given === null) throw new Error(`${this.post} was told no address for his file`);
    return this.#acts(expected, async () => {
      const { transcript } = this.#stage;
      transcript.did(this.#stage.now(), this.post, `nộp tệp ${file.name} ở địa chỉ vừa nhận`);
      await giveFile(given, file);
    });
  }

  #turns(words: string, label: string, expected: readonly string[]): Promise<Shown> {
    return this.#acts(expected, async () => {
      await this.#notes(label);
      this.#stage.transcript.said(this.#stage.now(), this.post, words);
      await this.#phone.writes(words, null);
    });
  }

  async #take(label: string, on = this.#offering(label)): Promise<void> {
    await this.#notes(label);
    const { transcript } = this.#stage;
    const at = this.#stage.now();
    if (this.#isPressed) transcript.did(at, this.post, `bấm [${label}]`);
    const typed = await this.#phone.takes(label, on);
    if (typed !== null) transcript.said(at, this.post, `${typed}  (= ${label})`);
  }

  /** What kind of choice it is, for the account of what the story tells. */
  async #notes(label: string): Promise<void> {
    const { stores, seen } = this.#stage;
    const { botId, traits } = this.#phones;
    const latest = await stores.messages.latestIn(botId, this.#phone.chatId, LOOKED_BACK);
    seen.took(label, latest, traits);
  }

  #offering(label: string): Shown {
    if (!this.isOffered(label)) {
      throw new Error(`${this.post} is not offered “${label}”${this.#shown()}`);
    }
    return this.newest;
  }

  async #acts(expected: readonly string[], deed: () => Promise<void>): Promise<Shown> {
    await this.#stage.act(deed);
    const answers = this.#hears();
    for (const answer of answers) this.#stage.transcript.answered(answer, this.#isPressed);
    if (answers.length === 0) throw new Error(`${this.post} was not answered`);
    const text = answers.map((answer) => answer.text).join("\n");
    const missing = expected.filter((words) => !text.includes(words));
    if (missing.length > 0) {
      throw new Error(`${this.post} was not told “${missing.join("”, “")}”, but:\n${text}`);
    }
    return { ...this.newest, text };
  }

  /** What came since the last time; the screen shows it. */
  #hears(): readonly Shown[] {
    const fresh: Shown[] = [];
    for (const shown of this.#phone.news()) {
      const place = this.#screen.findIndex(({ id }) => id === shown.replaces);
      if (place === -1) this.#screen.push(shown);
      else this.#screen.splice(place, 1, shown);
      this.#newest = shown;
      if (!shown.text.startsWith(READING)) fresh.push(shown);
    }
    return fresh;
  }

  #shown(): string {
    const { text, choices } = this.newest;
    return `; there is:\n${text}\n${JSON.stringify(choices)}`;
  }
}
