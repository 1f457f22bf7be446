import { PhotoStore } from "./photo-store.ts";
import { ApiServer, type Outage } from "./server.ts";
import { createWorld, type FakeZaloOptions, type World } from "./world.ts";

/** The server, and the bots that it knows. */
export class Platform {
  readonly server: ApiServer;
  url = "";
  readonly #photos = new PhotoStore();
  readonly #options: FakeZaloOptions;
  readonly #worlds = new Map<number, World>();

  constructor(options: FakeZaloOptions) {
    this.#options = options;
    this.server = new ApiServer({
      findBot: (token) => this.#all.find((world) => world.token === token),
      photos: this.#photos,
      httpErrors: options.httpErrors ?? "ok",
    });
  }

  async open(): Promise<void> {
    this.url = await this.server.listen();
  }

  /** @param number from 1; a bot exists from when it is first asked for */
  bot(number: number): World {
    const world = this.#worlds.get(number) ?? createWorld(this.#options, number);
    this.#worlds.set(number, world);
    return world;
  }

  /** @returns the picture's address */
  servePhoto(bytes: Buffer): string {
    return this.url + this.#photos.add(bytes);
  }

  async stop(): Promise<void> {
    for (const { watchers } of this.#all) watchers.stop();
    const webhooks = this.#all.map(({ webhook }) => webhook.stop());
    await Promise.all([...webhooks, this.server.stop()]);
  }

  setOutage(outage: Outage): void {
    this.server.setOutage(outage);
    for (const { webhook } of this.#all) webhook.pause(outage !== "off");
  }

  get #all(): World[] {
    return [...this.#worlds.values()];
  }
}
