import { badRequest, conflict } from "./api-error.ts";
import type { Method } from "./method.ts";
import { readFlag, readInteger, readText } from "./params.ts";

export const getUpdates: Method = ({ world, body, signal }) => {
  if (world.webhook.url !== "") {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  return world.updates.poll({
    offset: readInteger(body, "offset") ?? 0,
    limit: readInteger(body, "limit") ?? 100,
    timeoutSeconds: readInteger(body, "timeout") ?? 0,
    signal,
  });
};

export const setWebhook: Method = (call) => {
  const { world, body } = call;
  const url = readText(body, "url");
  if (url === undefined) return deleteWebhook(call);
  // Telegram takes an empty secret for none; sent on purpose it is a setting gone wrong.
  if (body.fields["secret_token"] === "") throw badRequest("secret token is empty");
  if (readFlag(body, "drop_pending_updates")) world.updates.clear();
  world.updates.interrupt("terminated by setWebhook request");
  world.webhook.set(url, readText(body, "secret_token"));
  return true;
};

export const deleteWebhook: Method = ({ world, body }) => {
  world.webhook.clear();
  if (readFlag(body, "drop_pending_updates")) world.updates.clear();
  return true;
};

export const getWebhookInfo: Method = ({ world }) => {
  const failure = world.webhook.failures.at(-1);
  return {
    url: world.webhook.url,
    has_custom_certificate: false,
    pending_update_count: world.updates.size,
    max_connections: 40,
    ...(failure === undefined ? {} : { last_error_message: failure.reason }),
  };
};
