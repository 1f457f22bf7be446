import type { File, Message } from "grammy/types";
import { describe, expect, test } from "vitest";
import { PNG, startForTest, startWithUser, call, upload, pollUpdates } from "./plain-client.ts";

describe("files", () => {
  test("takes uploads with captions and keeps their bytes", async () => {
    const { telegram } = await startWithUser();
    const bytes = Buffer.from("%PDF-1.7 báo cáo");
    const file = { field: "document", name: "Báo cáo.pdf", bytes };
    const fields = { chat_id: "1001", caption: "<b>Quý I</b>", parse_mode: "HTML" };
    const { result } = await upload(telegram, "sendDocument", fields, file);
    const { document } = result as Message.DocumentMessage;
    expect(document).toMatchObject({ file_name: "Báo cáo.pdf", file_size: bytes.length });
    expect(telegram.sent[0]).toMatchObject({
      text: "Quý I",
      document: { name: "Báo cáo.pdf", bytes },
    });
    const again = { chat_id: 1001, document: document.file_id };
    expect((await call(telegram, "sendDocument", again)).status).toBe(200);
    const unknown = await call(telegram, "sendDocument", { chat_id: 1001, document: "x" });
    expect(unknown.status).toBe(400);
    const long = { chat_id: "1001", caption: "x".repeat(1025) };
    expect((await upload(telegram, "sendDocument", long, file)).description).toBe(
      "Bad Request: message caption is too long",
    );
  });

  test("knows the limits of size and that a photo is a picture", async () => {
    const { telegram } = await startWithUser();
    const tryUpload = (method: string, bytes: Uint8Array<ArrayBuffer>) => {
      const field = method === "sendPhoto" ? "photo" : "document";
      return upload(telegram, method, { chat_id: "1001" }, { field, name: "f.png", bytes });
    };
    const megabytes = (count: number) => Buffer.concat([PNG], count * 1024 * 1024);
    expect((await tryUpload("sendPhoto", PNG)).status).toBe(200);
    expect((await tryUpload("sendPhoto", Buffer.from("<html>"))).description).toContain(
      "IMAGE_PROC",
    );
    expect((await tryUpload("sendPhoto", megabytes(11))).description).toContain(
      "too big for a photo",
    );
    expect((await tryUpload("sendDocument", megabytes(11))).status).toBe(200);
    expect((await tryUpload("sendDocument", Buffer.from(""))).status).toBe(400);
    expect((await tryUpload("sendDocument", megabytes(51))).status).toBe(413);
    expect((await tryUpload("sendDocument", megabytes(60))).status).toBe(413);
  });

  test("gives out what a person sent, below 20 MB, under a path of its own", async () => {
    const telegram = await startForTest();
    const an = telegram.user(1001, { first_name: "An" });
    an.sendDocument("../../x.pdf", Buffer.from("nội dung"), "application/pdf", "chú thích");
    an.sendDocument("to.pdf", Buffer.alloc(20 * 1024 * 1024 + 1), "application/pdf");
    an.sendPhoto(PNG);
    const updates = await pollUpdates(telegram);
    const [document, large, photo] = updates.map((update) => update.message);
    expect(document).toMatchObject({
      caption: "chú thích",
      document: { file_name: "../../x.pdf" },
    });
    expect(photo?.photo).toHaveLength(2);
    const getFile = (fileId?: string) => call(telegram, "getFile", { file_id: fileId });
    const findPath = async (fileId?: string) => ((await getFile(fileId)).result as File).file_path;
    const path = await findPath(document?.document?.file_id);
    expect(path).toMatch(/^documents\/file_\d+\.pdf$/);
    const download = (token: string, name?: string) =>
      fetch(`${telegram.url}/file/bot${token}/${name}`);
    expect(await (await download(telegram.token, path)).text()).toBe("nội dung");
    expect((await download(telegram.token, "documents/file_99.pdf")).status).toBe(404);
    expect((await download("1:wrong", path)).status).toBe(401);
    expect(await getFile(large?.document?.file_id)).toMatchObject({
      status: 400,
      description: "Bad Request: file is too big",
    });
    expect((await getFile("x")).status).toBe(400);
    const best = await findPath(photo?.photo?.at(-1)?.file_id);
    const bytes = Buffer.from(await (await download(telegram.token, best)).arrayBuffer());
    expect(bytes).toEqual(PNG);
  });
});
