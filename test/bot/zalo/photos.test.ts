import type { lookup, LookupAddress, LookupAllOptions } from "node:dns";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { downloadPhoto } from "../../../bot/zalo/photo-download.ts";
import { JPEG } from "../../fakes/zalo/image.ts";
import { startFakeZalo } from "../../fakes/zalo/index.ts";
import { makeBot, openOffice } from "./bot-under-test.ts";

type ResolveDone = (error: null, addresses: LookupAddress[]) => void;

const MEGABYTE = 1024 * 1024;

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a picture comes as it was sent", async () => {
  const zalo = await startFakeZalo();
  onTestFinished(() => zalo.stop());
  const { bot, fresh } = makeBot(zalo, (await openOffice()).office);
  await bot.start();
  zalo.user("an", { name: "An" }).image(JPEG);
  await zalo.waitForDrained();
  const [incoming] = fresh;
  const ref = incoming?.body.kind === "file" ? incoming.body.ref : "no picture came";
  expect(await bot.fetchFile(ref)).toEqual(new Uint8Array(JPEG));
});

describe("an address that is no place for a picture is not asked", () => {
  test.each([
    "không phải",
    "../../x.pdf",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http://photo.example.com/a.jpg",
    "https://an:mat@photo.example.com/a.jpg",
    "https://localhost/a.jpg",
    "https://office.lan/a.jpg",
    "https://127.0.0.1/a.jpg",
    "https://2130706433/a.jpg",
    "https://0x7f.1/a.jpg",
    "https://169.254.169.254/latest",
    "https://10.0.0.1/a.jpg",
    "https://192.0.0.1/a.jpg",
    "https://198.18.0.1/a.jpg",
    "https://[2002:7f00:1::]/a.jpg",
    "https://[::1]/a.jpg",
    "https://[::ffff:127.0.0.1]/a.jpg",
    "https://[fd00::1]/a.jpg",
  ])("%s", async (ref) => {
    expect(await downloadPhoto("https://bot-api.example.com", ref)).toBeNull();
  });

  test.each([["10.0.0.1"], ["127.0.0.1"], ["8.8.8.8", "192.168.1.1"], ["::1"], []])(
    "nor one whose name leads inside: %s",
    async (...addresses) => {
      const asked: string[] = [];
      const resolve = ((name: string, _options: LookupAllOptions, done: ResolveDone) => {
        asked.push(name);
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
        );
      }) as typeof lookup;
      const ref = "https://photo.example.com/a.jpg";
      expect(await downloadPhoto("https://bot-api.example.com", ref, resolve)).toBeNull();
      expect(asked).toEqual(["photo.example.com"]);
    },
  );

  test("a name that nobody knows is a fault of the moment, and breaks nothing", async () => {
    // Incident: the resolver gives no list with its error, and the process died of it.
    const unknown = Object.assign(new Error("no such host"), { code: "ENOTFOUND" });
    const resolve = ((_name: string, _options: LookupAllOptions, done: (error: Error) => void) => {
      done(unknown);
    }) as unknown as typeof lookup;
    const ref = "https://photo.example.com/a.jpg";
    await expect(downloadPhoto("https://bot-api.example.com", ref, resolve)).rejects.toThrow(
      "ENOTFOUND",
    );
  });

  test("nor another port of the platform's own machine", async () => {
    let asked = 0;
    const other = await serve((_request, response) => {
      asked += 1;
      response.end(JPEG);
    });
    const apiRoot = await serve((_request, response) => void response.end());
    expect(await downloadPhoto(apiRoot, `${other}/a.jpg`)).toBeNull();
    expect(await downloadPhoto(other, `${other}/a.jpg`)).toEqual(new Uint8Array(JPEG));
    expect(asked).toBe(1);
  });

  test("nor one that a redirect leads to", async () => {
    let asked = 0;
    const other = await serve((_request, response) => {
      asked += 1;
      response.end(JPEG);
    });
    const apiRoot = await serve((_request, response) => {
      response.writeHead(302, { location: `${other}/a.jpg` }).end();
    });
    expect(await downloadPhoto(apiRoot, `${apiRoot}/a.jpg`)).toBeNull();
    expect(asked).toBe(0);
  });
});

test.each([404, 410, 403])("one that is gone is nothing: %s", async (status) => {
  const apiRoot = await serve((_request, response) => void response.writeHead(status).end("x"));
  expect(await downloadPhoto(apiRoot, `${apiRoot}/a.jpg`)).toBeNull();
});

test("one of over 20 MB is broken off", async () => {
  let written = 0;
  const apiRoot = await serve((_request, response) => {
    const more = (): void => {
      written += 1;
      if (written < 100 && !response.destroyed) response.write(Buffer.alloc(MEGABYTE), more);
      else response.end();
    };
    more();
  });
  expect(await downloadPhoto(apiRoot, `${apiRoot}/a.jpg`)).toBeNull();
  expect(written).toBeLessThan(100);
});

test("a server that is away, or broken, is thrown, without the address", async () => {
  const apiRoot = await serve((request, response) => {
    if (request.url === "/reset") response.destroy();
    else response.writeHead(503).end("<html>");
  });
  for (const path of ["/secret-a.jpg", "/reset"]) {
    const error = await downloadPhoto(apiRoot, apiRoot + path).catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(/could not be fetched: (?:status 503|ECONNRESET)$/u);
  }
  const error = await downloadPhoto("http://127.0.0.1:1", "http://127.0.0.1:1/secret-a.jpg").catch(
    (thrown: unknown) => thrown,
  );
  expect(String(error)).toMatch(/could not be fetched: ECONNREFUSED$/u);
});
