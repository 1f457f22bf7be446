import { describe, expect, test } from "vitest";
import { startForTest, startWithUser, send, sendHtml } from "./plain-client.ts";

describe("text", () => {
  test.each([
    ["4096 characters", "x".repeat(4096), 200],
    ["4097 characters", "x".repeat(4097), 400],
    ["2048 emoji (4096 UTF-16 units)", "😀".repeat(2048), 200],
    ["2049 emoji", "😀".repeat(2049), 400],
    ["nothing", "", 400],
    ["blanks", " \n ", 400],
    ["zero-width characters", "\u200b\u200b", 400],
    ["half an emoji", "\ud83d", 400],
  ])("%s", async (_name, text, status) => {
    const { telegram } = await startWithUser();
    expect((await send(telegram, text)).status).toBe(status);
  });

  test("says what is wrong", async () => {
    const { telegram } = await startWithUser();
    const tooLong = await send(telegram, "x".repeat(4097));
    expect(tooLong.description).toBe("Bad Request: message is too long");
    const empty = await send(telegram, "");
    expect(empty.description).toBe("Bad Request: message text is empty");
    const markdown = await send(telegram, "*a*", { parse_mode: "MarkdownV2" });
    expect(markdown.description).toBe("Bad Request: unsupported parse_mode");
    expect(telegram.rejected.map(({ reason }) => reason)).toHaveLength(3);
  });

  test("the limit counts what is left after parsing", async () => {
    const { telegram } = await startWithUser();
    expect((await sendHtml(telegram, `<b>${"&amp;".repeat(4096)}</b>`)).status).toBe(200);
    expect((await sendHtml(telegram, `<b>${"&amp;".repeat(4097)}</b>`)).status).toBe(400);
  });

  test("blanks at the ends, NUL and direction overrides do not reach the reader", async () => {
    const { telegram } = await startWithUser();
    await sendHtml(telegram, "\n <b> a\0b\u202e</b>c ");
    expect(telegram.sent[0]).toMatchObject({
      text: "a bc",
      entities: [{ type: "bold", offset: 0, length: 3 }],
    });
  });

  test("a message goes only to a chat that was opened from the other side", async () => {
    const telegram = await startForTest();
    const refused = await send(telegram, "chào");
    expect(refused).toMatchObject({ status: 400, description: "Bad Request: chat not found" });
    telegram.user(1001, { first_name: "An" }).text("chào");
    expect((await send(telegram, "chào")).status).toBe(200);
  });

  test("a reply needs its message, unless it may do without", async () => {
    const { telegram, an } = await startWithUser();
    const question = an.text("hỏi");
    await send(telegram, "đáp", { reply_parameters: { message_id: question.messageId } });
    expect(telegram.sent[0]?.replyTo).toBe(question.messageId);
    const lost = await send(telegram, "đáp", { reply_parameters: { message_id: 99 } });
    expect(lost.description).toBe("Bad Request: message to be replied not found");
    const lenient = { message_id: 99, allow_sending_without_reply: true };
    expect((await send(telegram, "đáp", { reply_parameters: lenient })).status).toBe(200);
  });
});

describe("HTML", () => {
  test("gives the plain text with its entities", async () => {
    const { telegram } = await startWithUser();
    const html =
      '😀 <b>Hạn <i>31/3</i></b> &lt;x&gt; &amp; &#7879; <a href="https://a.vn/?x=1&amp;y=2">đây</a>' +
      ' <span class="tg-spoiler">s</span> <pre><code class="language-sql">k</code></pre>' +
      ' <a href="tg://user?id=1">sếp</a> <blockquote expandable>q</blockquote>';
    const answer = await sendHtml(telegram, html);
    expect(answer.status).toBe(200);
    expect(telegram.sent[0]).toMatchObject({
      html,
      text: "😀 Hạn 31/3 <x> & ệ đây s k sếp q",
      entities: [
        { type: "bold", offset: 3, length: 8 },
        { type: "italic", offset: 7, length: 4 },
        { type: "text_link", offset: 20, length: 3, url: "https://a.vn/?x=1&y=2" },
        { type: "spoiler", offset: 24, length: 1 },
        { type: "pre", offset: 26, length: 1, language: "sql" },
        { type: "text_mention", offset: 28, length: 3, user: { id: 1 } },
        { type: "expandable_blockquote", offset: 32, length: 1 },
      ],
    });
    expect(answer.result).toMatchObject({ entities: telegram.sent[0]?.entities });
  });

  test.each([
    ["<b>mở", `Can't find end tag corresponding to start tag "b"`],
    ["<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ["x</b>", "Unexpected end tag at byte offset 1"],
    ["ẹ < 5", 'Unsupported start tag "" at byte offset 4'],
    ["<5 ngày", 'Unsupported start tag "5" at byte offset 0'],
    ["<div>x</div>", 'Unsupported start tag "div" at byte offset 0'],
    ["<constructor>x</constructor>", 'Unsupported start tag "constructor" at byte offset 0'],
    ["<br>", 'Unsupported start tag "br" at byte offset 0'],
    ["<b", "Unclosed start tag at byte offset 0"],
    ['<span class="x">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ["a&nbsp;b", 'Unsupported character reference "&nbsp;" at byte offset 1'],
    ["&constructor;", 'Unsupported character reference "&constructor;" at byte offset 0'],
    ["R&D", 'Unsupported character reference "&" at byte offset 1'],
  ])("refuses %s", async (html, reason) => {
    const { telegram } = await startWithUser();
    expect(await sendHtml(telegram, html)).toMatchObject({
      status: 400,
      description: `Bad Request: can't parse entities: ${reason}`,
    });
    expect(telegram.sent).toEqual([]);
  });

  test("a link that leads nowhere is plain text", async () => {
    const { telegram } = await startWithUser();
    await sendHtml(
      telegram,
      '<a href="javascript:alert(1)">x</a> <a href="http://localhost">y</a>',
    );
    expect(telegram.sent[0]).toMatchObject({ text: "x y", entities: [] });
  });
});
