/** The story on Telegram: the real bot and channel, against the strict fake of the platform. */
import { TELEGRAM } from "../../../bot/telegram/telegram-kit.ts";
import type { ChatId } from "../../../domain/ids.ts";
import { millisOf } from "../../../domain/time.ts";
import {
  startFakeTelegram,
  type FakeTelegram,
  type SentMessage,
} from "../../fakes/telegram/index.ts";
import { openPlatformPhones } from "./platform-phones.ts";
import type { Phone, Phones, PhonesTools, Shown } from "./phone.ts";

const GROUP_ID = -7;

export async function openTelegramPhones(tools: PhonesTools): Promise<Phones> {
  const telegram = await startFakeTelegram({ now: () => millisOf(tools.clock.now()) });
  return openPlatformPhones(tools, {
    kit: TELEGRAM,
    server: telegram,
    phone: (number, owner) => makePhone(telegram, 1_000 + number, owner),
    drained: () => telegram.waitForDrained(),
    async stop() {
      await telegram.stop();
      return telegram.rejected.map(({ method, reason }) => `${method}: ${reason}`);
    },
  });
}

function makePhone(telegram: FakeTelegram, id: number, owner: string): Phone {
  const user = telegram.user(id, { first_name: owner });
  let seen = 0;
  /** Buttons as they were shown: a second tap may come after they went. */
  const buttons = new WeakMap<Shown, SentMessage["buttons"]>();
  const show = (message: SentMessage): Shown => {
    const shown = shownOf(message);
    buttons.set(shown, message.buttons);
    return shown;
  };
  const quoted = (quoting: Shown | null) =>
    quoting ? { replyTo: { messageId: Number(quoting.id) } } : {};
  return {
    chatId: String(id) as ChatId,
    news() {
      const history = [...telegram.sent, ...telegram.edits].toSorted((a, b) => a.seq - b.seq);
      const fresh = history.filter(({ chatId, seq }) => chatId === id && seq > seen);
      seen = fresh.at(-1)?.seq ?? seen;
      return fresh.map(show);
    },
    async writes(words, quoting) {
      user.text(words, quoted(quoting));
    },
    async takes(label, on) {
      const data = buttons
        .get(on)
        ?.flat()
        .find(({ text }) => text === label)?.data;
      if (data === undefined) throw new Error(`the message shows no button ${label}`);
      const { queryId } = user.pressRaw(id, Number(on.id), data);
      await telegram.waitForAnswer(queryId);
      return null;
    },
    async sends({ name, bytes }) {
      user.sendDocument(name, bytes, "application/octet-stream");
    },
    async sticker() {
      user.sendContact("0900000000");
    },
    async writesInGroup(words) {
      telegram.group(GROUP_ID, "Nhóm CCHC").text(user, words);
      await telegram.waitForDrained();
      if (telegram.messagesTo(GROUP_ID).length > 0) throw new Error("the group was answered");
      return true;
    },
  };
}

function shownOf(message: SentMessage): Shown {
  const id = String(message.messageId);
  return {
    id,
    text: message.text,
    choices: message.buttons.map((row) => row.map(({ text }) => text)),
    attached: message.photo ? "ảnh" : (message.document?.name ?? null),
    replaces: message.method.startsWith("edit") ? id : null,
  };
}
