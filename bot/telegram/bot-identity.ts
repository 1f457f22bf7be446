/** Who a bot is, as Telegram says and as people find it. */
import { Api } from "grammy";
import type { BotSettings } from "../channel-kit.ts";
import { clientOptions } from "./api-client.ts";
import { describeError } from "./api-fault.ts";

/** `@dondoc_bot`; throws in words for operators, without the token. */
export async function identifyBot(
  { token, apiRoot }: BotSettings,
  timeoutMillis: number,
): Promise<string> {
  const api = new Api(token, clientOptions({ apiRoot, timeoutMillis }));
  try {
    return titleOf(await api.getMe());
  } catch (error) {
    // oxlint-disable-next-line preserve-caught-error -- grammY's own error could show the token
    throw new Error(describeError(error));
  }
}

export function titleOf({ username }: { readonly username: string }): string {
  return `@${username}`;
}
