import { describe, expect, test } from "vitest";
import type { GroupId, PostId, UnitId } from "../../../domain/ids.ts";
import { newId } from "../../builders/ids.ts";
import { endedDossier } from "../../builders/dossier.ts";
import { group, unit } from "../../builders/org.ts";
import { day } from "../../builders/time.ts";
import { emptyOffice, filledOffice, inAnyOrder, type Given } from "./given.ts";
import { COMMUNES, POSTS, UNITS } from "./sample-office.ts";

export function describeUnits(given: Given): void {
  describe("units", () => {
    test("come back as they were added", async () => {
      const db = await emptyOffice(given);
      const province = unit({ kind: "province", validFrom: day("2020-01-01") });
      const successor = unit({ name: "Phòng Văn hóa – Xã hội" });
      const merged = unit({
        parentId: province.id,
        name: "Phòng Nội vụ & LĐ “TBXH”",
        aliases: ["Phòng Nội vụ", "P. Nội vụ"],
        validFrom: day("2020-01-01"),
        validTo: day("2025-06-30"),
        successorId: successor.id,
      });
      await db.units.add([province, successor, merged]);
      expect(inAnyOrder(await db.units.all())).toEqual(inAnyOrder([province, successor, merged]));
    });

    test("may name a parent or successor that comes later in the same list", async () => {
      const db = await emptyOffice(given);
      const parent = unit();
      const child = unit({ parentId: parent.id });
      await db.transaction((stores) => stores.units.add([child, parent]));
      expect(await db.units.all()).toHaveLength(2);
    });

    test("with a parent that does not exist are refused, and none of them is stored", async () => {
      const db = await emptyOffice(given);
      const orphan = unit({ parentId: "nobody" as UnitId });
      await expect(
        db.transaction((stores) => stores.units.add([unit(), orphan])),
      ).rejects.toThrow();
      expect(await db.units.all()).toEqual([]);
    });

    test("are none in a new organisation", async () => {
      const db = await emptyOffice(given);
      expect(await db.units.all()).toEqual([]);
      expect(await db.units.groups()).toEqual([]);
    });

    test("adding none changes nothing", async () => {
      const db = await emptyOffice(given);
      await db.units.add([]);
      expect(await db.units.all()).toEqual([]);
    });

    test("are found by their ids; unknown ids find nothing", async () => {
      const { db, sample } = await filledOffice(given);
      const found = await db.units.byIds([UNITS.finance, "nobody" as UnitId, UNITS.justice]);
      expect(inAnyOrder(found)).toEqual(inAnyOrder(sample.units.slice(0, 2)));
      expect(await db.units.byIds([])).toEqual([]);
    });

    test("take new aliases, each once", async () => {
      const { db } = await filledOffice(given);
      await db.units.addAlias(UNITS.justice, "P. Tư pháp");
      await db.units.addAlias(UNITS.justice, "P. Tư pháp");
      await db.units.addAlias(UNITS.justice, "Tư pháp");
      const [justice] = await db.units.byIds([UNITS.justice]);
      expect(inAnyOrder(justice!.aliases)).toEqual(["P. Tư pháp", "Tư pháp"]);
    });
  });

  describe("units that are saved", () => {
    test("are added or replaced, and keep the aliases that they had", async () => {
      const { db, sample } = await filledOffice(given);
      const [justice] = sample.units;
      const added = unit({ parentId: UNITS.justice });
      await db.units.save([added, { ...justice!, name: "Phòng Tư pháp huyện", aliases: ["TP"] }]);
      const [after, made] = await db.units.byIds([UNITS.justice, added.id]);
      expect(after).toMatchObject({ name: "Phòng Tư pháp huyện" });
      expect(inAnyOrder(after!.aliases)).toEqual(["TP", "Tư pháp"]);
      expect(made).toEqual(added);
    });
  });

  describe("units and posts that were made by mistake", () => {
    test("are removed where nothing refers to them, with their aliases", async () => {
      const { db } = await filledOffice(given);
      const [lone, parent] = [unit({ aliases: ["Đơn vị lẻ"] }), unit()];
      const child = unit({ parentId: parent.id });
      await db.units.add([lone, parent, child]);
      const post = { id: newId<PostId>("post"), unitId: lone.id, name: "Kế toán" };
      await db.units.addPosts([post]);
      expect(await db.units.removeUnused([lone.id], [])).toEqual([]);
      const gone = await db.units.removeUnused(
        [lone.id, parent.id, UNITS.justice, UNITS.communeTwo],
        [post.id, POSTS.clerk],
      );
      expect(gone).toEqual([lone.id]);
      expect((await db.units.posts()).map(({ id }) => id)).toEqual([POSTS.clerk]);
      expect(await db.units.all()).toHaveLength(6);
      expect(await db.units.removeUnused([], [])).toEqual([]);
    });

    test("stay as long as a dossier is theirs", async () => {
      const { db } = await filledOffice(given);
      const [handling, idle] = [unit(), unit()];
      await db.units.add([handling, idle]);
      await db.dossiers.add([endedDossier("2023-02-21", "on-time", { unitId: handling.id })]);
      expect(await db.units.removeUnused([handling.id, idle.id], [])).toEqual([idle.id]);
    });
  });

  describe("posts", () => {
    test("come back as they were added; a unit has each once", async () => {
      const { db } = await filledOffice(given);
      const [post] = await db.units.posts();
      expect(post).toEqual({
        id: POSTS.clerk,
        unitId: UNITS.communeOne,
        name: "Công chức Văn thư – Lưu trữ",
      });
      const again = { ...post!, id: newId<PostId>("post") };
      await expect(db.units.addPosts([again])).rejects.toThrow();
      await db.units.addPosts([{ ...again, unitId: UNITS.communeTwo }]);
      expect(await db.units.posts()).toHaveLength(2);
    });
  });

  describe("groups of units", () => {
    test("come back with their phrases and members", async () => {
      const { db } = await filledOffice(given);
      const communes = group({
        id: COMMUNES,
        phrases: ["UBND các xã", "UBND cấp xã"],
        memberIds: [UNITS.communeOne, UNITS.communeTwo],
      });
      expect(await db.units.groupById(COMMUNES)).toEqual(communes);
      expect(await db.units.groups()).toEqual([communes]);
      expect(await db.units.groupById("nobody" as GroupId)).toBeNull();
    });

    test("saved again have the new phrases and members only", async () => {
      const { db } = await filledOffice(given);
      const smaller = group({ id: COMMUNES, phrases: ["Các xã"], memberIds: [UNITS.communeTwo] });
      await db.units.saveGroup(smaller);
      expect(await db.units.groups()).toEqual([smaller]);
      const empty = group({ id: COMMUNES, phrases: [], memberIds: [] });
      await db.units.saveGroup(empty);
      expect(await db.units.groupById(COMMUNES)).toEqual(empty);
    });
  });
}
