/** The chats of the demo's people, by the requests that the page makes. */
import { randomUUID } from "node:crypto";
import type { ListedPerson } from "../../../bot/web/people.ts";
import type { WebEntry } from "../../../bot/web/web-entry.ts";

/** A message, as it is read. */
export interface Said {
  readonly id: string;
  readonly from: WebEntry["from"];
  readonly day: string;
  readonly time: string;
  readonly text: string;
  readonly buttons: ReadonlyMap<string, string>;
}

export class Chats {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async people(): Promise<readonly ListedPerson[]> {
    const response = await fetch(`${this.#url}/api/people`);
    const { people } = (await response.json()) as { people: readonly ListedPerson[] };
    return people;
  }

  /** All that stands in somebody's chat, oldest first. */
  async of(post: string): Promise<readonly Said[]> {
    const { entries } = await this.#snapshot(await this.#chatOf(post));
    return entries.map((entry) => ({
      id: entry.id,
      from: entry.from,
      day: entry.day,
      time: entry.time,
      text: entry.lines.map((line) => line.map(({ text }) => text).join("")).join("\n"),
      buttons: new Map(entry.choices.flat().map(({ label, id }) => [label, id])),
    }));
  }

  /** What the bot told somebody on a day. */
  async told(post: string, day: string): Promise<readonly Said[]> {
    const all = await this.of(post);
    return all.filter((said) => said.from === "bot" && said.day === day);
  }

  /** What the bot told everybody from a day on, by post. */
  async allTold(from: string): Promise<ReadonlyMap<string, readonly Said[]>> {
    const told = new Map<string, readonly Said[]>();
    for (const { post } of await this.people()) {
      const all = await this.of(post);
      const since = all.filter((said) => said.from === "bot" && said.day >= from);
      told.set(post, since);
    }
    return told;
  }

  /** @returns the answer */
  async say(post: string, text: string, replyTo: string | null = null): Promise<Said> {
    const chat = await this.#chatOf(post);
    await this.#post("/api/messages", { chat, key: randomUUID(), text, replyTo });
    return this.#last(post);
  }

  /**
   * Presses the newest button whose label begins so.
   * @returns the answer
   */
  async press(post: string, label: string): Promise<Said> {
    const all = await this.of(post);
    const buttons = all.toReversed().flatMap((said) => [...said.buttons]);
    const id = buttons.find(([name]) => name.startsWith(label))?.[1];
    if (id === undefined) throw new Error(`${post} has no button “${label}”`);
    const chat = await this.#chatOf(post);
    await this.#post("/api/choices", { chat, key: randomUUID(), id });
    return this.#last(post);
  }

  /** To 8 o'clock of a day, living through every moment on the way. */
  async moveTo(day: string): Promise<void> {
    await this.#post("/api/clock", { move: { to: day } });
  }

  async #last(post: string): Promise<Said> {
    const all = await this.of(post);
    const last = all.at(-1);
    if (last?.from !== "bot") throw new Error(`${post} was not answered`);
    return last;
  }

  async #chatOf(post: string): Promise<string> {
    const people = await this.people();
    const person = people.find((each) => each.post === post);
    if (!person) throw new Error(`nobody is ${post}`);
    return person.id;
  }

  async #post(path: string, body: unknown): Promise<void> {
    const headers = { "Content-Type": "application/json", Origin: this.#url };
    const init = { method: "POST", headers, body: JSON.stringify(body) };
    const response = await fetch(`${this.#url}${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }

  /** The first event that a page hears when it connects. */
  async #snapshot(chat: string): Promise<{ readonly entries: readonly WebEntry[] }> {
    const response = await fetch(`${this.#url}/api/events?chat=${encodeURIComponent(chat)}`);
    if (!response.ok || !response.body) throw new Error(`no stream: ${response.status}`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("\n\n")) {
      const { done, value } = await reader.read();
      if (done) throw new Error("the stream ended before its first event");
      text += value;
    }
    await reader.cancel();
    const data = /^event: snapshot\ndata: (.*)$/mu.exec(text)?.[1];
    if (data === undefined) throw new Error("the stream does not begin with all that there is");
    return JSON.parse(data) as { entries: readonly WebEntry[] };
  }
}
