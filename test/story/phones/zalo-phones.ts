/** The story on Zalo: the real bot and channel, against the strict fake of the platform. */
import { ZALO } from "../../../bot/zalo/zalo-kit.ts";
import type { ChatId } from "../../../domain/ids.ts";
import { millisOf } from "../../../domain/time.ts";
import { startFakeZalo, type FakeZalo, type SentMessage } from "../../fakes/zalo/index.ts";
import { choiceOf } from "../../fakes/zalo/people.ts";
import { openPlatformPhones } from "./platform-phones.ts";
import type { Phone, Phones, PhonesTools, Shown } from "./phone.ts";

const GROUP_ID = "story-group";

export async function openZaloPhones(tools: PhonesTools): Promise<Phones> {
  const zalo = await startFakeZalo({ now: () => millisOf(tools.clock.now()) });
  return openPlatformPhones(tools, {
    kit: ZALO,
    server: zalo,
    phone: (number, owner) => makePhone(zalo, `person-${number}`, owner),
    drained: () => zalo.waitForDrained(),
    async stop() {
      await zalo.stop();
      return zalo.rejected.map(({ method, reason }) => `${method}: ${reason}`);
    },
  });
}

function makePhone(zalo: FakeZalo, id: string, owner: string): Phone {
  const user = zalo.user(id, { name: owner });
  let seen = 0;
  const messages = new WeakMap<Shown, SentMessage>();
  const show = (message: SentMessage): Shown => {
    const shown = shownOf(message);
    messages.set(shown, message);
    return shown;
  };
  return {
    chatId: id as ChatId,
    news() {
      const fresh = zalo.messagesTo(id).filter(({ seq }) => seq > seen);
      seen = fresh.at(-1)?.seq ?? seen;
      return fresh.map(show);
    },
    async writes(words) {
      user.text(words);
    },
    async takes(label, on) {
      const message = messages.get(on);
      const choice = message && choiceOf(message, label);
      if (!choice) throw new Error(`nothing is to be typed for ${label}`);
      user.text(choice.mark);
      return choice.mark;
    },
    sends: async () => {
      throw new Error("no file can be sent there");
    },
    async sticker() {
      user.sticker();
    },
    async writesInGroup(words) {
      zalo.group(GROUP_ID).mention(user, words);
      await zalo.waitForDrained();
      if (zalo.messagesTo(GROUP_ID).length > 0) throw new Error("the group was answered");
      return true;
    },
  };
}

function shownOf(message: SentMessage): Shown {
  return {
    id: message.messageId,
    text: message.text,
    choices: message.choices.map(({ label }) => [label]),
    attached: message.photo ? "ảnh" : null,
    replaces: null,
  };
}
