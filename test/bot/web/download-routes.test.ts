import { beforeEach, describe, expect, test } from "vitest";
import type { Attachment } from "../../../domain/channel.ts";
import { plusMillis } from "../../../domain/time.ts";
import { JUSTICE } from "../conversation/support.ts";
import { openPublicOffice, type PublicOffice } from "./public-office.ts";

const PICTURE: Attachment = { kind: "picture", png: Buffer.from("\x89PNG chart"), alt: "Biểu đồ" };
const CALENDAR: Attachment = {
  kind: "file",
  name: "viec-den-han.ics",
  mime: "text/calendar",
  bytes: Buffer.from("BEGIN:VCALENDAR"),
};

let office: PublicOffice;

beforeEach(async () => {
  office = await openPublicOffice();
});

async function publish(attachment: Attachment): Promise<string> {
  const address = await office.publish(attachment);
  expect(address).toMatch(/^https:\/\/cchc\.example\.vn\/dondoc\/f\/[0-9A-Za-z]{24}$/u);
  return office.local(address!);
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

describe("a published attachment", () => {
  test("is shown if it is a picture", async () => {
    const response = await fetch(await publish(PICTURE));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("content-disposition")).toMatch(/^inline; /u);
    expect(await bytesOf(response)).toEqual(PICTURE.png);
  });

  test("is downloaded under its own name otherwise", async () => {
    const response = await fetch(await publish(CALENDAR));
    expect(response.headers.get("content-type")).toBe("text/calendar");
    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''viec-den-han.ics",
    );
    expect(await bytesOf(response)).toEqual(CALENDAR.bytes);
  });

  test.each([
    ["text/html", "<script>alert(1)</script>"],
    ["image/svg+xml", "<svg onload='alert(1)'/>"],
  ])("is never opened where it could do something: %s", async (mime, text) => {
    const bytes = Buffer.from(text);
    const response = await fetch(await publish({ ...CALENDAR, mime, bytes }));
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; /u);
    expect(response.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  });

  test("has a name that no header can be broken with", async () => {
    const name = "Lịch\r\nX-Evil: 1; 'a' (1)*\"\uD800.ics";
    const response = await fetch(await publish({ ...CALENDAR, name }));
    expect(response.headers.get("x-evil")).toBeNull();
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename\*=UTF-8''[\w.%-]+$/u,
    );
  });

  test("is kept by nobody on the way, found by no search, shown in no frame", async () => {
    const { headers } = await fetch(await publish(PICTURE));
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toContain("noindex");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });

  test("is fetched twenty times, and looked at as often as one likes", async () => {
    const url = await publish(PICTURE);
    for (let looks = 0; looks < 30; looks += 1) {
      const look = await fetch(url, { method: "HEAD" });
      expect(look.status).toBe(200);
      expect(look.headers.get("content-length")).toBe(String(PICTURE.png.length));
    }
    const answers = await Promise.all(Array.from({ length: 24 }, () => fetch(url)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect((await fetch(url, { method: "HEAD" })).status).toBe(404);
  });

  test("is gone a day later", async () => {
    const url = await publish(PICTURE);
    const { clock } = office.sample;
    clock.set(plusMillis(clock.now(), 24 * 3_600_000 - 1));
    expect((await fetch(url)).status).toBe(200);
    clock.set(plusMillis(clock.now(), 1));
    expect((await fetch(url)).status).toBe(404);
  });

  test("has an address of its own each time, and its bytes are kept once", async () => {
    const addresses = await Promise.all([publish(PICTURE), publish(PICTURE)]);
    expect(new Set(addresses).size).toBe(2);
    expect(office.fileCount()).toBe(1);
  });

  test("that cannot be read is a fault of ours, logged without its address, and not used up", async () => {
    const url = await publish(PICTURE);
    office.failNext(new Error("disk is away"));
    expect((await fetch(url)).status).toBe(500);
    expect(await office.find(url)).toMatchObject({ usesLeft: 20 });
    expect(office.log.join("\n")).toContain("could not be served");
    expect(office.log.join("\n")).not.toContain(url.split("/").at(-1));
  });
});

test("nothing else is given out: neither a guess, nor an address for uploads, nor another method", async () => {
  const upload = await office.uploadLink((await office.as(JUSTICE)).chatId);
  for (const url of [upload.replace("/u/", "/f/"), `${office.url}/f/${"A".repeat(24)}`]) {
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(url, { method: "HEAD" })).status).toBe(404);
  }
  expect(await office.find(upload)).toMatchObject({ usesLeft: 1 });
  const url = await publish(PICTURE);
  const posted = await fetch(url, { method: "POST", body: "x" });
  expect(posted.status).toBe(405);
  expect(posted.headers.get("allow")).toBe("GET, HEAD");
});
