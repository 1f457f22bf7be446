import { tooManyRequests } from "./api-error.ts";

/** Messages (sent or edited) that are let through; what is left out is not limited. */
export type RateLimits = {
  readonly perSecond?: number;
  readonly perChatPerSecond?: number;
  readonly perGroupPerMinute?: number;
};

type Window = { readonly key: string; readonly max: number; readonly ms: number };

/** Sliding windows over accepted calls. A refused call does not count. */
export class RateLimiter {
  readonly #limits: RateLimits;
  readonly #now: () => number;
  readonly #taken = new Map<string, number[]>();

  /** @param now milliseconds since the epoch */
  constructor(limits: RateLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** @throws ApiError 429 with the seconds until the fullest window has room */
  spend(method: string, chatId: number | undefined): void {
    if (!/^(edit|send(?!chataction$))/.test(method.toLowerCase())) return;
    const now = this.#now();
    const windows = this.#windowsOf(chatId);
    const waits = windows.map((window) => this.#wait(window, now));
    const longest = Math.max(0, ...waits);
    if (longest > 0) throw tooManyRequests(Math.ceil(longest / 1000));
    for (const { key } of windows) this.#taken.set(key, [...(this.#taken.get(key) ?? []), now]);
  }

  /** Milliseconds until the window has room; 0 when it has. */
  #wait({ key, max, ms }: Window, now: number): number {
    const recent = (this.#taken.get(key) ?? []).filter((at) => at > now - ms);
    this.#taken.set(key, recent);
    const oldestInTheWay = recent.at(-max);
    return recent.length < max || oldestInTheWay === undefined ? 0 : oldestInTheWay + ms - now;
  }

  #windowsOf(chatId: number | undefined): Window[] {
    const { perSecond, perChatPerSecond, perGroupPerMinute } = this.#limits;
    const windows: Window[] = [];
    if (perSecond !== undefined) windows.push({ key: "all", max: perSecond, ms: 1000 });
    if (chatId === undefined) return windows;
    if (perChatPerSecond !== undefined) {
      windows.push({ key: `chat ${chatId}`, max: perChatPerSecond, ms: 1000 });
    }
    if (perGroupPerMinute !== undefined && chatId < 0) {
      windows.push({ key: `group ${chatId}`, max: perGroupPerMinute, ms: 60_000 });
    }
    return windows;
  }
}
