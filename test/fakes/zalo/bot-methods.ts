import { badRequest } from "./api-error.ts";
import type { Method } from "./method.ts";
import { requireText } from "./params.ts";

export const getMe: Method = { fields: [], run: ({ world }) => world.bot };

export const sendChatAction: Method = {
  fields: ["chat_id", "action"],
  run({ world, fields }) {
    const chatId = world.chats.require(fields);
    const action = requireText(fields, "action");
    if (action !== "typing" && action !== "upload_photo") throw badRequest("unknown action");
    world.recorder.recordAction({ chatId, action, at: world.clock.tick() });
    return true;
  },
};
