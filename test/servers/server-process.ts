import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const READY_WITHIN_MILLIS = 30_000;
const STOP_WITHIN_MILLIS = 15_000;
const ASK_EVERY_MILLIS = 25;
const SAID_AT_MOST = 4_000;

/** A real server of a test's own. It listens on the loopback only. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  /** Ends it in good order and removes its folder, unless the folder was given. */
  stop(): Promise<void>;
  /** Ends it as a power cut would (SIGKILL); its folder stays. */
  kill(): Promise<void>;
  /** Starts it anew on the same port and folder, ending it in good order first if it runs. */
  restart(): Promise<void>;
}

export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** The account to run as; without it, one's own. */
  readonly account?: Account | undefined;
  readonly stopSignal: NodeJS.Signals;
  /**
   * Resolves when the server answers; rejects while it does not, and when the one that answers is
   * not the process that was started: another may hold the port.
   */
  readonly answers: (pid: number) => Promise<void>;
}

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** One server process and its life; it ends the process that it started, and no other. */
export class ServerProcess {
  readonly #command: ServerCommand;
  #child: ChildProcess | null = null;
  #said = "";

  constructor(command: ServerCommand) {
    this.#command = command;
  }

  /** Resolves once the server answers. Throws with what it said when it ends or stays silent. */
  async start(): Promise<void> {
    if (this.#child) throw new Error(`${this.#command.command} runs already`);
    const { command, args, account } = this.#command;
    this.#said = "";
    const child = spawn(command, args, { ...account, stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    process.once("exit", killChild);
    child.once("close", () => {
      process.off("exit", killChild);
      if (this.#child === child) this.#child = null;
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => this.#hear(text));
    }
    await once(child, "spawn");
    await this.#untilItAnswers(child);

    function killChild(): void {
      child.kill("SIGKILL");
    }
  }

  /** Ends it by the signal that it takes for a wish; does nothing when it does not run. */
  async stop(): Promise<void> {
    await this.#end(this.#command.stopSignal);
  }

  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const closed = once(child, "close", { signal: AbortSignal.timeout(STOP_WITHIN_MILLIS) });
    child.kill(signal);
    try {
      await closed;
    } catch (cause) {
      child.kill("SIGKILL");
      throw new Error(this.#report(`does not end on ${signal}`), { cause });
    }
  }

  async #untilItAnswers(child: ChildProcess): Promise<void> {
    let refusal: unknown;
    for (let waited = 0; waited < READY_WITHIN_MILLIS; waited += ASK_EVERY_MILLIS) {
      if (!this.#child)
        throw new Error(this.#report("ended before it answered"), { cause: refusal });
      try {
        await this.#command.answers(child.pid ?? 0);
        return;
      } catch (error) {
        refusal = error;
      }
      await sleep(ASK_EVERY_MILLIS);
    }
    await this.kill();
    throw new Error(this.#report("does not answer"), { cause: refusal });
  }

  #hear(text: string): void {
    this.#said = (this.#said + text).slice(-SAID_AT_MOST);
  }

  #report(fault: string): string {
    return `${this.#command.command} ${fault}; it said:\n${this.#said}`;
  }
}

/** Starts a server on a port that is free just now, or on another if someone was quicker. */
export async function onFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  const attempts = 3;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
