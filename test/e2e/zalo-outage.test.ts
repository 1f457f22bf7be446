/** The platform is away, answers nonsense, or knows no such bot. */
import { describe, expect, onTestFinished, test } from "vitest";
import { startFakeZalo } from "../fakes/zalo/index.ts";
import { makePlace, PATIENCE, run, start } from "./support/dondoc.ts";
import { IMPORT_DAY, LEADER } from "./support/telegram-office.ts";
import { openZaloOffice } from "./support/zalo-office.ts";

const TOKEN = "1459232241454765289:aQwErTyUiOpAsDfGhJkLzXcVbNm";

describe("Zalo is away", { timeout: 240_000 }, () => {
  test.each(["on", "bad-gateway", "hang"] as const)(
    "polling goes on after it (%s)",
    async (kind) => {
      const office = await openZaloOffice();
      const code = await office.invite("leader", LEADER);
      const dondoc = await start(office.place, ["--clock", IMPORT_DAY]);
      const leader = office.person("Chủ tịch");
      await leader.says(code);
      office.zalo.outage(kind);
      if (kind !== "hang") await dondoc.hear(/"level":40[^\n]*Zalo/u);
      const answer = leader.answerTo(() => leader.user.text("lich"));
      office.zalo.outage("off");
      expect((await answer).text).toContain("30 ngày tới");
      expect(leader.toldOf("30 ngày tới")).toHaveLength(1);
      expect(await dondoc.stop()).toBe(0);
    },
  );

  test("it is away at the start: nothing stops, and the first word is answered", async () => {
    const office = await openZaloOffice();
    const code = await office.invite("leader", LEADER);
    await office.zalo.refuseConnections();
    await start(office.place, ["--clock", IMPORT_DAY]);
    const leader = office.person("Chủ tịch");
    const answer = leader.answerTo(() => leader.user.text(code));
    await office.zalo.reopen();
    expect((await answer).text).toContain(`Đã liên kết: ${LEADER}`);
  });

  test("polls that end empty are no fault, and two of them no flood", async () => {
    const office = await openZaloOffice();
    const code = await office.invite("leader", LEADER);
    const dondoc = await start(office.place, ["--clock", IMPORT_DAY]);
    const leader = office.person("Chủ tịch");
    await leader.says(code);
    const polls = () => office.zalo.calls.filter(({ method }) => method === "getUpdates").length;
    for (let ended = 0; ended < 3; ended += 1) {
      await office.zalo.waitForDrained(PATIENCE);
      const before = polls();
      office.zalo.endPoll();
      await office.zalo.waitForCall(() => polls() > before, PATIENCE);
    }
    expect((await leader.says("lich")).text).toContain("30 ngày tới");
    expect(dondoc.said()).not.toMatch(/"level":[45]0/u);
  });

  test("a token that it does not know stops the start with one sentence", async () => {
    for (const httpErrors of ["ok", "status"] as const) {
      const zalo = await startFakeZalo({ httpErrors });
      onTestFinished(() => zalo.stop());
      const settings = { ZALO_BOT_TOKEN: TOKEN, ZALO_API_ROOT: zalo.url, LOG_LEVEL: "silent" };
      const { status, stdout, stderr } = await run(makePlace(settings), ["start"]);
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toMatch(/^[^\n]*không nhận[^\n]*Đề nghị kiểm tra lại[^\n]*\n$/u);
      expect(stderr).toContain("ZALO_BOT_TOKEN");
    }
  });
});
