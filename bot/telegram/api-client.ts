/** How grammY reaches the Bot API: where, and how long it waits. */
import type { ApiClientOptions } from "grammy";
import { withoutSlash } from "../platform-calls/api-root.ts";
import { watchedAgent } from "../platform-calls/watched-agents.ts";

export interface ClientSettings {
  /** `https://api.telegram.org`, or any Bot API server; a slash at its end does not matter. */
  readonly apiRoot: string;
  /** Within which a call has to be answered, in milliseconds. */
  readonly timeoutMillis: number;
}

export function clientOptions({ apiRoot, timeoutMillis }: ClientSettings): ApiClientOptions {
  return {
    apiRoot: withoutSlash(apiRoot),
    timeoutSeconds: timeoutMillis / 1000,
    baseFetchConfig: {
      agent: watchedAgent(apiRoot, timeoutMillis),
      compress: apiRoot.startsWith("https:"),
    },
  };
}
