/** Who hears that a review waits, and that a proof was returned: never nobody. */
import { beforeEach, describe, expect, test } from "vitest";
import { day } from "../../builders/time.ts";
import {
  CHAIRMAN,
  CULTURE,
  HOME,
  JUSTICE,
  openConversation,
  type Conversation,
  type Talker,
} from "./support.ts";

const NAME = "NV-002 · Kế hoạch";
const DOCUMENT = "Kế hoạch số 15/KH-UBND ngày 20/3/2023 https://vanban.example.vn/15";
const WAITS = "Tài liệu chờ kiểm chứng (1)";
const UNTOLD = "Đơn vị chưa có ai nhận được tin qua bot";

let office: Conversation;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-03-21 09:00");
});

async function handsIn(who: Talker): Promise<void> {
  await who.says("NV-002");
  await who.presses(NAME);
  await who.presses("Nộp tài liệu");
  await who.says(DOCUMENT);
}

async function standsInForHome(post: string): Promise<void> {
  const { id: absentId } = await office.person(HOME);
  const { id: deputyId } = await office.person(post);
  const [from, to] = [day("2023-03-20"), day("2023-03-31")];
  await office.stores.people.addStandIn({ absentId, deputyId, from, to });
}

async function hearWhatWaits(): Promise<readonly string[]> {
  const posts: string[] = [];
  for (const post of [CHAIRMAN, HOME, CULTURE, JUSTICE]) {
    const talker = await office.as(post);
    if (talker.screen().some(({ lines }) => lines.includes(WAITS))) posts.push(post);
  }
  return posts;
}

// Incident: the deputy of the only coordinator was of the owing unit. He was not told, since he may not
// review it, nor were the leaders, since there was a coordinator: it waited unheard of.
test.each([
  ["the coordinator's deputy", CULTURE, [CULTURE]],
  ["the leaders, where the deputy is of the owing unit", JUSTICE, [CHAIRMAN]],
])("what waits for its review is told to %s", async (_, deputy, hearers) => {
  await standsInForHome(deputy);
  await handsIn(await office.as(JUSTICE));
  await office.passTo("2023-03-22 07:31");
  expect(await hearWhatWaits()).toEqual(hearers);
});

describe("returned, where nobody of the unit is linked", () => {
  let home: Talker;

  beforeEach(async () => {
    home = await office.as(HOME);
    await handsIn(await office.as(JUSTICE));
    const { deadline } = await office.deadline("NV-002 Kế hoạch");
    await unlinkAll([deadline.unitId]);
  });

  async function unlinkAll(unitIds: Parameters<Conversation["stores"]["people"]["inUnits"]>[0]) {
    const { people } = office.stores;
    for (const { id } of await people.inUnits(unitIds)) {
      for (const { botId, chatId } of await people.accountsOf([id])) {
        await people.unlink(botId, chatId);
      }
    }
  }

  // Incident: the only coordinator was the reviewer himself; what none could be told was told to nobody.
  test("the leaders are told, and the reviewer that he has to tell the unit himself", async () => {
    await home.says("/kiemchung");
    await home.presses("NV-002 · Kế hoạch · Phòng Tư pháp");
    const done = await home.presses("Chưa ký, chưa đóng dấu");
    expect(done.text).toContain(UNTOLD);
    const { deadline } = await office.deadline("NV-002 Kế hoạch");
    const told = await office.stores.notices.ofRungs([deadline.id], ["news-returned"]);
    const leaders = await office.stores.people.withRole("leader");
    expect(new Set(told.map(({ personId }) => personId))).toEqual(
      new Set(leaders.map(({ id }) => id)),
    );
    expect(new Set(told.map(({ section }) => section))).toEqual(new Set(["unlinked"]));
    await office.passTo("2023-03-22 07:31");
    const talker = await office.as(CHAIRMAN);
    expect(talker.screen().some(({ text }) => text.includes("NV-002 · Kế hoạch"))).toBe(true);
  });
});

test("a unit that is linked is told, and nothing is said of that", async () => {
  const home = await office.as(HOME);
  await handsIn(await office.as(JUSTICE));
  await home.says("/kiemchung");
  await home.presses("NV-002 · Kế hoạch · Phòng Tư pháp");
  expect((await home.presses("Chưa ký, chưa đóng dấu")).text).not.toContain(UNTOLD);
});
