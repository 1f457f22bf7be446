import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { startWithUser } from "../../fakes/telegram/plain-client.ts";
import { makeBot, openOffice } from "./bot-under-test.ts";

const MEGABYTE = 1024 * 1024;

/** What came in last has this reference. */
async function received() {
  const { telegram, an } = await startWithUser();
  const { office } = await openOffice();
  const { bot, fresh } = makeBot(telegram, office);
  await bot.start();
  const lastRef = async () => {
    await telegram.waitForDrained();
    const body = fresh.at(-1)?.body;
    return body?.kind === "file" ? body.ref : "no file came";
  };
  return { telegram, an, bot, lastRef };
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a document and a photo come as they were sent", async () => {
  const { an, bot, lastRef } = await received();
  const bytes = new Uint8Array([80, 75, 3, 4, 0, 255]);
  an.sendDocument("kế hoạch.docx", bytes, "application/octet-stream", "gửi chị");
  expect(await bot.fetchFile(await lastRef())).toEqual(bytes);
  an.sendPhoto(new Uint8Array([255, 216, 255]));
  expect(await bot.fetchFile(await lastRef())).toEqual(new Uint8Array([255, 216, 255]));
});

test("a file that is gone, or of over 20 MB, is nothing", async () => {
  const { an, bot, lastRef } = await received();
  an.sendDocument("lớn.zip", new Uint8Array(20 * MEGABYTE + 1), "application/zip");
  expect(await bot.fetchFile(await lastRef())).toBeNull();
  expect(await bot.fetchFile("a-reference-of-nobody")).toBeNull();
  expect(await bot.fetchFile("../../x.pdf")).toBeNull();
});

test("one that is larger than was announced is broken off", async () => {
  let written = 0;
  const apiRoot = await serve((request, response) => {
    if (!request.url?.startsWith("/file/")) {
      response.end(JSON.stringify({ ok: true, result: { file_path: "a.bin", file_size: 5 } }));
      return;
    }
    const more = (): void => {
      written += 1;
      if (written < 100 && !response.destroyed) response.write(Buffer.alloc(MEGABYTE), more);
      else response.end();
    };
    more();
  });
  const { telegram } = await startWithUser();
  const { bot } = makeBot(telegram, (await openOffice()).office, { apiRoot });
  expect(await bot.fetchFile("ref")).toBeNull();
  expect(written).toBeLessThan(100);
});

test.each<[string, number, RequestListener]>([
  ["getFile", 500, (_request, response) => void response.writeHead(500).end("<html>")],
  [
    "the download",
    503,
    (request, response) => {
      if (request.url?.startsWith("/file/")) response.writeHead(503).end();
      else response.end(JSON.stringify({ ok: true, result: { file_path: "a.bin" } }));
    },
  ],
])("a fault of the server at %s is thrown, without the token", async (_when, _status, listener) => {
  const apiRoot = await serve(listener);
  const { telegram } = await startWithUser();
  const { bot } = makeBot(telegram, (await openOffice()).office, { apiRoot });
  const error = await bot.fetchFile("ref").catch((thrown: unknown) => thrown);
  expect(String(error)).toContain("could not be fetched");
  expect(String(error)).not.toContain(telegram.token);
});

test("a server that is away is thrown, without the token", async () => {
  const { telegram } = await startWithUser();
  const { bot } = makeBot(telegram, (await openOffice()).office);
  await telegram.stop();
  const error = await bot.fetchFile("ref").catch((thrown: unknown) => thrown);
  expect(String(error)).toContain("ECONNREFUSED");
  expect(String(error)).not.toContain(telegram.token);
});
