/** A strict fake Telegram in a process of its own, as far away as it is told. */
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { startFakeTelegram } from "../fakes/telegram/index.ts";
import { benchChat } from "./office.ts";

/** What the process says of itself once it listens. */
export interface FakeStarted {
  readonly token: string;
  readonly url: string;
}

/** What it says when it is asked. */
export interface FakeTally {
  readonly sent: number;
  /** Chats that were written to. */
  readonly chats: number;
  /** How often it asked to wait (429). */
  readonly refused: number;
  readonly otherwiseRefused: number;
}

const [people = "0", latencyMillis = "0"] = process.argv.slice(2);
const telegram = await startFakeTelegram({ rates: { perSecond: 30, perChatPerSecond: 1 } });
for (let index = 0; index < Number(people); index += 1) {
  telegram.user(Number(benchChat(index, "telegram")), { first_name: `Người ${index}` }).start();
}

/** Lets every answer take its time on the way. */
function delayed(port: number): Promise<number> {
  const server = createServer((client: Socket) => {
    const upstream = connect(port, "127.0.0.1");
    client.pipe(upstream);
    upstream.on("data", (bytes) => {
      setTimeout(() => client.write(bytes), Number(latencyMillis));
    });
    for (const socket of [client, upstream]) {
      socket.on("error", () => undefined);
      socket.on("close", () => {
        client.destroy();
        upstream.destroy();
      });
    }
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

const port = await delayed(Number(new URL(telegram.url).port));
process.on("message", () => {
  const refused = telegram.rejected.filter(({ status }) => status === 429).length;
  process.send?.({
    sent: telegram.sent.length,
    chats: new Set(telegram.sent.map(({ chatId }) => chatId)).size,
    refused,
    otherwiseRefused: telegram.rejected.length - refused,
  } satisfies FakeTally);
});
process.on("disconnect", () => process.exit());
process.send?.({ token: telegram.token, url: `http://127.0.0.1:${port}` } satisfies FakeStarted);
