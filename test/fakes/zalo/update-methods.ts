import { badRequest, requestTimeout } from "./api-error.ts";
import type { Method } from "./method.ts";
import { readSeconds, requireText } from "./params.ts";
import { readTarget } from "./webhook-delivery.ts";
import type { World } from "./world.ts";

const DEFAULT_TIMEOUT_SECONDS = 30;

/** One event, not a list; what is handed out is gone for good. */
export const getUpdates: Method = {
  fields: ["timeout"],
  async run({ world, fields, signal }) {
    if (world.webhook.url !== "") {
      throw badRequest("can't use getUpdates while a webhook is set; use deleteWebhook first");
    }
    const timeoutMs = (readSeconds(fields, "timeout") ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
    const event = await world.updates.poll({ timeoutMs, signal });
    world.lastPolledAt = world.clock.read();
    if (event === undefined) throw requestTimeout();
    return event.body;
  },
};

export const setWebhook: Method = {
  fields: ["url", "secret_token"],
  async run({ world, fields }) {
    const link = requireText(fields, "url");
    const secret = requireText(fields, "secret_token");
    const target = readTarget(link, secret, world.allowsHttpWebhook);
    world.updates.endPoll();
    await world.webhook.set(target, world.clock.tick());
    return webhookInfo(world);
  },
};

export const deleteWebhook: Method = {
  fields: [],
  run({ world }) {
    world.webhook.clear(world.clock.tick());
    return webhookInfo(world);
  },
};

export const getWebhookInfo: Method = { fields: [], run: ({ world }) => webhookInfo(world) };

function webhookInfo({ webhook }: World): Record<string, unknown> {
  return { url: webhook.url, updated_at: webhook.updatedAt };
}
