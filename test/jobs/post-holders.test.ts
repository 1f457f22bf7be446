/** Who is told of what a post inside a unit owes. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BotId, PersonId, PostId } from "../../domain/ids.ts";
import { loadDirectory } from "../../domain/directory.ts";
import { account, grant, person } from "../builders/org.ts";
import { deadline } from "../builders/plan.ts";
import { at, day } from "../builders/time.ts";
import { openPlanOffice, type PlanOffice } from "./import/plan-office.ts";

const BOT = "bot-web" as BotId;
const CLERK = "Công chức Văn thư – Lưu trữ";
const POST = "post-clerk" as PostId;
const people = { chairman: "chairman", clerk: "clerk", other: "other" } as {
  readonly [Name in "chairman" | "clerk" | "other"]: PersonId;
};
let given: PlanOffice;

beforeEach(async () => {
  given = await openPlanOffice();
});

afterEach(async () => {
  await given.close();
});

const db = () => given.office.database;

/** A commune with a chairman and two officials, linked or not; one of them holds the post. */
async function ownersOf(post: PostId | null, linked: readonly PersonId[]) {
  const commune = (await db().units.all()).find(({ name }) => name === "UBND xã An Thạnh 1");
  const unitId = commune!.id;
  const officer = { grants: [grant("officer", unitId)] };
  await db().units.addPosts([{ id: POST, unitId, name: CLERK }]);
  await db().bots.ensure("web", null, BOT);
  await db().people.add([
    person({ id: people.chairman, post: "Chủ tịch", grants: [grant("head", unitId)] }),
    person({ id: people.clerk, post: "CÔNG CHỨC VĂN THƯ - LƯU TRỮ", ...officer }),
    person({ id: people.other, post: "Công chức Tài chính – Kế toán", ...officer }),
  ]);
  for (const personId of linked) await db().people.link(account({ personId, botId: BOT }));
  const owed = [deadline({ unitId, postId: post })];
  const directory = await loadDirectory(db(), owed, day("2023-03-20"));
  return directory.ownersOf(unitId, post).toSorted();
}

const ALL = Object.values(people);

test("whoever holds the post, alone, however it is spelt", async () => {
  expect(await ownersOf(POST, ALL)).toEqual([people.clerk]);
});

test("everybody of the unit, where the whole unit owes it", async () => {
  expect(await ownersOf(null, ALL)).toEqual(ALL.toSorted());
});

test("the others of the unit, while whoever holds the post cannot be reached", async () => {
  expect(await ownersOf(POST, [people.chairman])).toEqual([people.chairman]);
});

test("the unit's people, where nobody holds the post", async () => {
  const [unit] = await db().units.all();
  await db().units.addPosts([{ id: POST, unitId: unit!.id, name: "Kế toán trưởng" }]);
  const head = person({ grants: [grant("head", unit!.id)] });
  await db().people.add([head]);
  await db().bots.ensure("web", null, BOT);
  await db().people.link(
    account({ personId: head.id, botId: BOT, linkedAt: at("2023-01-03 08:00") }),
  );
  const owed = [deadline({ unitId: unit!.id, postId: POST })];
  const directory = await loadDirectory(db(), owed, day("2023-03-20"));
  expect(directory.ownersOf(unit!.id, POST)).toContain(head.id);
});
