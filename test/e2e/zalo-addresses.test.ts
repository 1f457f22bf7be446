/** What Zalo cannot carry comes and goes by addresses of ours, behind an operator's proxy. */
import { describe, expect, test } from "vitest";
import { countDeeds } from "./support/audit-trail.ts";
import { PATIENCE, start, type Settings, type Started } from "./support/dondoc.ts";
import { startProxy } from "./support/stripping-proxy.ts";
import { untilSwept } from "./support/outbox.ts";
import { IMPORT_DAY } from "./support/telegram-office.ts";
import { importPlan, openZaloOffice, type ZaloOffice } from "./support/zalo-office.ts";

const LATER = "2023-02-20T08:20:00+07:00";
const PROVED = "Đã ghi nhận tài liệu kiểm chứng: NV-002 · Kế hoạch";
const ADDRESS = /http:\/\/\S+\/dondoc\/u\/(\w+)/u;

describe("addresses beside Zalo", { timeout: 240_000 }, () => {
  test("a file is given where the chat led to; killed right after the yes, it counts once", async () => {
    const { office, restart } = await openBehindProxy();
    const dondoc = await restart(IMPORT_DAY);
    const head = await office.head("Phòng Tư pháp");
    const task = await head.chooses(await head.says("nhiem vu"), "NV-002 · Kế hoạch");
    const asked = await head.chooses(task, "Nộp tài liệu");
    const [address = "", token = ""] = ADDRESS.exec(asked.text) ?? [];
    expect((await fetch(address)).status).toBe(200);
    await untilSwept(office.place, IMPORT_DAY);

    const given = await give(address);
    await dondoc.kill();
    expect(given).toContain("Đã nhận tệp");
    await restart(LATER);
    await office.zalo.waitFor(({ text }) => text.includes(PROVED), PATIENCE);
    expect((await head.says("lich")).text).toContain("30 ngày tới");
    expect(countDeeds(office.place, "submitted-evidence")).toBe(1);
    expect(await give(address)).toContain("Địa chỉ này không dùng được");
    expect(office.place.said.join("")).not.toContain(token);
  });

  test("the week's chart is a picture that the platform has fetched", async () => {
    const { office, restart } = await openBehindProxy();
    await restart(IMPORT_DAY);
    const code = await office.invite("leader", "Chủ tịch UBND huyện");
    const chairman = office.person("Chủ tịch");
    await chairman.says(code);
    await chairman.says("tong hop");
    const picture = office.zalo.sent.find(({ photo }) => photo !== undefined)?.photo;
    expect(picture?.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(picture?.url).toMatch(/\/dondoc\/f\/\w{24}$/u);
    expect(office.place.said.join("")).not.toContain(picture?.url.split("/").at(-1));
  });
});

interface Opened {
  readonly office: ZaloOffice;
  /** A process at a time of its own clock, to which the proxy leads from now on. */
  restart(clock: string): Promise<Started>;
}

async function openBehindProxy(): Promise<Opened> {
  let server = "http://127.0.0.1:9";
  const { url } = await startProxy(() => server);
  const settings: Settings = { PUBLIC_URL: `${url}/` };
  const office = await openZaloOffice(settings);
  await importPlan(office.place);
  return {
    office,
    async restart(clock) {
      const dondoc = await start(office.place, ["--clock", clock]);
      const [, listens = ""] = await dondoc.hear(/(http:\/\/127\.0\.0\.1:\d+)\/readyz/u);
      server = listens;
      return dondoc;
    },
  };
}

async function give(address: string): Promise<string> {
  const body = new FormData();
  body.append("file", new File(["%PDF-1.7 kế hoạch"], "ke-hoach.pdf"));
  const response = await fetch(address, { method: "POST", body });
  return response.text();
}
