/** Who a bot is, as the platform says and as people find it. */
import { z } from "zod";
import type { BotSettings } from "../channel-kit.ts";
import { cleanLabel } from "../message-parts/text-cleaning.ts";
import { makeZaloClient, type ZaloClient } from "./zalo-client.ts";

const name = z.string().nullish().catch(null);
const meSchema = z.looseObject({ account_name: name, display_name: name, name });

/** Null for a bot without a name. Throws CallError. */
export async function askName(client: ZaloClient, signal?: AbortSignal): Promise<string | null> {
  const me = meSchema.safeParse(await client.call("getMe", {}, signal));
  if (!me.success) return null;
  const names = [me.data.account_name, me.data.display_name, me.data.name];
  return names.map((each) => cleanLabel(each ?? "")).find((each) => each !== "") ?? null;
}

/** Throws in words for operators, without the token. */
export async function identifyBot(
  { token, apiRoot }: BotSettings,
  timeoutMillis: number,
): Promise<string> {
  const found = await askName(makeZaloClient({ token, apiRoot, timeoutMillis }));
  return found ?? "(no name)";
}
