import { connect, createServer } from "node:net";
import { once } from "node:events";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { makeWebServer, type Readiness, type WebServer } from "../../../bot/web/web-server.ts";
import type { WebhookHandler } from "../../../bot/web/webhooks.ts";
import { get, listen, ORIGIN, post, refusalOf, say } from "./page-requests.ts";
import { HEAD, openSampleOffice, type SampleOffice } from "./sample-office.ts";

let office: SampleOffice;
let server: WebServer;

beforeEach(() => {
  office = openSampleOffice();
  server = office.server;
  return () => office.remove();
});

describe("the page", () => {
  test("is Vietnamese, whole, and asks nothing of anybody else", async () => {
    const response = await get(server, "/");
    const html = await response.text();

    expect(response.headers.get("content-type")).toBe("text/html; charset=UTF-8");
    expect(html).toContain('<html lang="vi">');
    expect(html).toContain("UBND huyện Cù Lao Dung");
    expect(html).not.toContain("{{");
    expect(html).not.toMatch(/(?:src|href)="(?!\/assets\/)/u);
    const csp = response.headers.get("content-security-policy");
    expect(csp).toContain("default-src 'none'");
    expect(csp).not.toMatch(/unsafe|https?:/u);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("has every file that it names, each of its type", async () => {
    const html = await (await get(server, "/")).text();
    const paths = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/gu)].map(([, path]) => path);
    const types = await Promise.all(
      paths.map(async (path) => {
        const response = await get(server, path ?? "");
        return `${response.status} ${path} ${response.headers.get("content-type")}`;
      }),
    );

    expect(new Set(types)).toEqual(
      new Set([
        "200 /assets/icon.svg image/svg+xml",
        "200 /assets/base.css text/css; charset=utf-8",
        "200 /assets/layout.css text/css; charset=utf-8",
        "200 /assets/chat.css text/css; charset=utf-8",
        "200 /assets/page.js text/javascript; charset=utf-8",
      ]),
    );
  });

  test.each(["/assets/index.html", "/assets/..%2fpage-files.ts", "/assets/none.js", "/files/none"])(
    "gives away nothing else: %s",
    async (path) => {
      expect(await refusalOf(await get(server, path))).toBe("404 not-found");
    },
  );
});

describe("whoever is not the page is refused", () => {
  test.each(["http://dondoc.evil.vn", "http://127.0.0.1.evil.vn:3000", "http://192.168.1.5:3000"])(
    "at another name: %s",
    async (origin) => {
      for (const path of ["/", "/api/people", "/assets/page.js", "/files/x", "/none"]) {
        expect(await refusalOf(await get(server, path, origin))).toBe("403 foreign-host");
      }
    },
  );

  test.each(["http://localhost:3000", "http://127.0.0.1:8080", "http://[::1]:3000"])(
    "and not at the loopback's own names: %s",
    async (origin) => {
      expect((await get(server, "/", origin)).status).toBe(200);
    },
  );

  test.each(["/api/messages", "/api/choices", "/api/files", "/api/clock", "/api/reset"])(
    "with another page's origin, or none to show: %s",
    async (path) => {
      const origins = ["http://evil.vn", "null", "http://127.0.0.1:3001", "https://127.0.0.1:3000"];
      for (const origin of origins) {
        const response = await post(server, path, {}, { Origin: origin });
        expect(await refusalOf(response)).toBe("403 foreign-origin");
      }
      const bare = new Request(`${ORIGIN}${path}`, { method: "POST" });
      expect(await refusalOf(await server.request(bare))).toBe("403 foreign-origin");
      expect(office.resets()).toBe(0);
    },
  );

  test("a script that says that it means it is let in without an origin", async () => {
    const request = new Request(`${ORIGIN}/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Dondoc-Page": "1" },
      body: JSON.stringify(say(HEAD, "/nhiemvu")),
    });
    expect((await server.request(request)).status).toBe(200);
    expect(office.received).toHaveLength(1);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])(
    "with a form's content type: %s",
    async (type) => {
      const response = await post(server, "/api/messages", say(HEAD, "x"), {
        "Content-Type": type,
      });
      expect(await refusalOf(response)).toBe("415 wrong-type");
    },
  );
});

describe("a process without a demo", () => {
  test("has no page and nobody to be", async () => {
    const bare = openServer({});
    for (const path of ["/", "/api/people", "/assets/page.js"]) {
      expect(await refusalOf(await get(bare, path))).toBe("404 not-found");
    }
    expect(await refusalOf(await post(bare, "/api/messages", say(HEAD, "x")))).toBe(
      "404 not-found",
    );
  });

  test("lives, and is ready when its parts are, at any name", async () => {
    let state: Readiness = { ready: true, checks: { database: "answers" } };
    const bare = openServer({ readiness: () => Promise.resolve(state) });
    expect((await get(bare, "/livez", "http://10.0.0.7:3000")).status).toBe(200);
    expect((await get(bare, "/readyz", "http://10.0.0.7:3000")).status).toBe(200);

    state = { ready: false, checks: { database: "does not answer" } };
    const response = await get(bare, "/readyz");
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual(state);
  });

  test("hands a webhook's headers and body on, and answers with its status", async () => {
    const heard: string[] = [];
    const bare = openServer({
      webhook: (headers, body) => {
        heard.push(`${headers.get("x-secret")} ${body}`);
        return Promise.resolve({ status: headers.get("x-secret") === "s" ? 200 : 401 });
      },
    });
    expect((await post(bare, "/webhooks/telegram", "{}", { "X-Secret": "s" })).status).toBe(200);
    expect((await post(bare, "/webhooks/telegram", "", { "X-Secret": "t" })).status).toBe(401);
    expect(await refusalOf(await get(bare, "/webhooks/telegram"))).toBe("404 not-found");
    expect(heard).toEqual(["s {}", "t "]);
  });

  test("refuses a webhook's body that no platform would send", async () => {
    const bare = openServer({ webhook: () => Promise.resolve({ status: 200 }) });
    const large = "x".repeat(1024 * 1024 + 1);
    expect(await refusalOf(await post(bare, "/webhooks/telegram", large))).toBe(
      "413 body-too-large",
    );
  });

  test("answers 500 when a webhook could not be stored, so that it comes again", async () => {
    const bare = openServer({ webhook: () => Promise.reject(new Error("disk full: token 123")) });
    const response = await post(bare, "/webhooks/telegram", "{}");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("123");
  });
});

describe("starting and stopping", () => {
  test("says where it listens, and answers there", async () => {
    const { url } = await server.start(0, "127.0.0.1");
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
  });

  // Incident: behind a proxy that streams, every update was answered 500.
  test("reads a body that comes in pieces", async () => {
    const { url } = await server.start(0, "127.0.0.1");
    const key = "4c1f5e0e-1111-4111-8111-111111111111";
    const said = JSON.stringify({ chat: HEAD, key, text: "/nhiemvu", replyTo: null });
    const response = await fetch(`${url}/api/messages`, {
      method: "POST",
      headers: { Origin: url, "Content-Type": "application/json" },
      body: new Blob([said]).stream(),
      duplex: "half",
    });
    expect(response.status).toBe(200);
  });

  test("says which port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    await expect(server.start(port, "127.0.0.1")).rejects.toMatchObject({
      code: "port-taken",
      port,
    });
  });

  test.each(["0.0.0.0", "::", "192.168.1.5"])("a demo does not stand open to %s", async (host) => {
    await expect(server.start(0, host)).rejects.toMatchObject({ code: "not-loopback" });
  });

  test("stops at once though a page listens, and says its last", async () => {
    const { url } = await server.start(0, "127.0.0.1");
    const response = await fetch(`${url}/api/events?chat=${HEAD}`);
    const stream = await listen(server, HEAD);
    await server.stop(60_000);

    await stream.ended();
    expect(await response.text()).toContain("event: snapshot");
    await expect(fetch(`${url}/livez`)).rejects.toThrow("fetch failed");
  });

  test("breaks off what does not end in time", async () => {
    const { url } = await server.start(0, "127.0.0.1");
    const idle = connect(Number(new URL(url).port), "127.0.0.1");
    idle.write("POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n");
    idle.on("error", () => undefined);
    await once(idle, "connect");
    const closed = once(idle, "close");
    await server.stop(50);
    await closed;
    expect(idle.destroyed).toBe(true);
  });
});

function openServer(given: {
  readonly readiness?: () => Promise<Readiness>;
  readonly webhook?: WebhookHandler;
}): WebServer {
  return makeWebServer({
    log: { error: () => undefined },
    readiness: given.readiness ?? (() => Promise.resolve({ ready: true, checks: {} })),
    webhooks: new Map(given.webhook ? [["/webhooks/telegram", given.webhook]] : []),
    publicDoor: null,
    demo: null,
  });
}
