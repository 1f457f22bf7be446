/** That another channel is a kit and nothing else: one that the tree does not know runs the whole service. */
import { expect, test } from "vitest";
import { FIRST, HEAD, openPigeonOffice, SECOND } from "./pigeon-office.ts";
import type { Letter } from "./pigeon-post.ts";

test("a channel that only a test knows carries the conversation, through two bots", async () => {
  const { post, start, invite } = openPigeonOffice();
  const code = await invite();
  const running = await start();
  expect(running.banner).toEqual([
    "Đôn Đốc đang chạy trên Bồ câu: the loft of pigeon-1",
    "Đôn Đốc đang chạy trên Bồ câu: the loft of pigeon-2",
    expect.stringContaining("/readyz"),
    "Dừng: Ctrl+C",
  ]);

  const stranger = only(await post.say(FIRST, "coop", "nhiem vu"));
  expect(stranger).toMatchObject({ token: FIRST, chatId: "coop", choices: [] });
  expect(stranger.text).not.toContain("NV-");

  const linked = await post.say(SECOND, "coop", code);
  expect(linked.map(({ text }) => text).join()).toContain(HEAD);
  const list = only(await post.say(SECOND, "coop", "nhiem vu"));
  expect(list.token).toBe(SECOND);
  const [, mark = "", task = ""] = /^(\d+)\. (NV-\d+)/u.exec(list.choices.join("\n")) ?? [];
  expect(task).toMatch(/^NV-\d+$/u);

  const opened = only(await post.say(SECOND, "coop", mark));
  expect(opened.text).toContain(task);
  // What was linked through the one bot is unknown to the other.
  expect(only(await post.say(FIRST, "coop", mark)).text).not.toContain(task);
  expect(new Set(post.typed)).toEqual(new Set([`${FIRST} coop`, `${SECOND} coop`]));
});

function only(letters: readonly Letter[]): Letter {
  const [letter] = letters;
  if (!letter || letters.length > 1) throw new Error(`${letters.length} letters`);
  return letter;
}
