import { describe, expect, test } from "vitest";
import { newId } from "../../builders/ids.ts";
import { incoming, message } from "../../builders/message.ts";
import { person, unit } from "../../builders/org.ts";
import { at } from "../../builders/time.ts";
import { everythingIn } from "./every-method.ts";
import { emptyOffice, filledOffice, type Given } from "./given.ts";
import { BOT, CHAT, PEOPLE } from "./sample-office.ts";

const KEPT: readonly (readonly [string, string])[] = [
  ["Vietnamese", "Ủy ban nhân dân xã An Thạnh Đông – “một cửa”"],
  ["Vietnamese, decomposed", "Ủy ban nhân dân xã Đại Ân 1".normalize("NFD")],
  ["emoji of several characters", "👍🏽 👨‍👩‍👧 🇻🇳"],
  ["quotes and backslashes", `'"\`\\ \\' \\" \\0 %_`],
  ["SQL", "'); drop table message; --"],
  ["placeholders", "$1 ? :name @p {0} ${x}"],
  ["line breaks and spaces at its ends", "  một\r\nhai\tba  \n"],
  ["signs that set a direction, or are not seen", "\u202Eabc\u202C \u200B \uFEFF \u00A0"],
  ["control characters", "\u0001\u001F\u007F\u0085"],
  ["nothing", ""],
  ["the last character of Unicode", "\u{10FFFF}"],
  ["100,000 characters", "Kế hoạch. ".repeat(10_000)],
];
const NUL = "trước\0sau";
const LONE_SURROGATE = "trước\uD800sau";

export function describeText(given: Given): void {
  describe("text", () => {
    test.each(KEPT)("of %s comes back as it was, in names, messages and JSON", async (_, text) => {
      const { db } = await filledOffice(given);
      const one = unit({ name: text, aliases: [text] });
      await db.units.add([one]);
      expect(await db.units.byIds([one.id])).toEqual([one]);
      const head = person({ name: text, post: text });
      await db.people.add([head]);
      expect(await db.people.byId(head.id)).toEqual(head);
      const said = message({ botId: BOT, chatId: CHAT, text });
      await db.messages.add([said]);
      expect(await db.messages.byId(said.id)).toEqual(said);
      await db.settings.setValue(text, text);
      expect(await db.settings.value(text)).toBe(text);
      await db.conversations.set(BOT, CHAT, { [text]: [text] }, at("2023-03-24 08:00"));
      expect(await db.conversations.get(BOT, CHAT)).toEqual({ [text]: [text] });
    });

    test.each([
      ["composed and decomposed letters", "é", "e\u0301"],
      ["capitals and small letters", "Đ", "đ"],
      ["a space at the end and none", "a", "a "],
      ["letters with and without diacritics", "a", "ạ"],
    ])("compares by its characters: %s are different names", async (_, one, other) => {
      const db = await emptyOffice(given);
      await db.settings.setValue(one, "1");
      await db.settings.setValue(other, "2");
      expect(await db.settings.value(one)).toBe("1");
      expect(await db.settings.value(other)).toBe("2");
    });

    // PostgreSQL has no NUL in a text; what one database refuses, the other one refuses too.
    test("with a NUL is refused loudly, and nothing of it is stored", async () => {
      const { db } = await filledOffice(given);
      const before = await everythingIn(db);
      await expect(db.units.add([unit(), unit({ name: NUL })])).rejects.toThrow();
      await expect(db.units.add([unit({ aliases: [NUL] })])).rejects.toThrow();
      await expect(db.people.save(person({ id: PEOPLE.head, name: NUL }))).rejects.toThrow();
      await expect(db.settings.setValue("name", NUL)).rejects.toThrow();
      await expect(db.deadlines.list({ unitIds: null, words: [NUL], limit: 1 })).rejects.toThrow();
      const attempt = db.transaction(async (stores) => {
        await stores.settings.setValue("name", "value");
        await stores.settings.setValue("other", NUL);
      });
      await expect(attempt).rejects.toThrow();
      expect(await everythingIn(db)).toEqual(before);
    });

    // It has no place in UTF-8; both databases store the sign of a character that got lost.
    test("with half a surrogate pair comes back with the replacement character", async () => {
      const db = await emptyOffice(given);
      await db.settings.setValue("name", LONE_SURROGATE);
      expect(await db.settings.value("name")).toBe("trước\uFFFDsau");
    });

    test.each([
      ["a NUL", NUL],
      ["half a surrogate pair", LONE_SURROGATE],
    ])("with %s blocks no update: the inbox keeps whatever a person sent", async (_, text) => {
      const { db } = await filledOffice(given);
      const update = incoming({ botId: BOT, body: { kind: "text", text, replyTo: null } });
      await db.inbox.put(update);
      expect((await db.inbox.pending(10)).map((row) => row.incoming)).toEqual([update]);
      await db.conversations.set(BOT, CHAT, { text }, update.receivedAt);
      expect(await db.conversations.get(BOT, CHAT)).toEqual({ text });
    });

    test("in the keys of an update is what the platform says it is", async () => {
      const { db } = await filledOffice(given);
      const update = incoming({ botId: BOT, key: `'; -- ${newId("kế hoạch")}` });
      await db.inbox.put(update);
      expect(await db.inbox.put(update)).toBeNull();
    });
  });
}
