import type { GroupId, PostId, UnitId } from "../domain/ids.ts";
import type { OrgUnit, Post, UnitGroup } from "../domain/org.ts";
import type { UnitStore } from "../domain/org-stores.ts";
import { foldText } from "../domain/text.ts";
import { forChunks, inOrderOf, readChunks } from "./chunks.ts";
import { excluded } from "./excluded.ts";
import type { OrgUnitRow } from "./rows/organisation-rows.ts";
import { removeUnusedUnits } from "./unused-units.ts";
import { type Connection, SqlStore } from "./sql-store.ts";

export class SqlUnitStore extends SqlStore implements UnitStore {
  async all(): Promise<readonly OrgUnit[]> {
    const rows = await this.#select().orderBy("name_folded").orderBy("id").execute();
    const aliases = await this.#aliases().execute();
    return unitsFrom(rows, aliases);
  }

  async byIds(ids: readonly UnitId[]): Promise<readonly OrgUnit[]> {
    const rows = await readChunks(ids, (chunk) =>
      this.#select().where("id", "in", chunk).execute(),
    );
    const aliases = await readChunks(ids, (chunk) =>
      this.#aliases().where("unit_id", "in", chunk).execute(),
    );
    return inOrderOf(ids, unitsFrom(rows, aliases), (unit) => unit.id);
  }

  async add(units: readonly OrgUnit[]): Promise<void> {
    await this.atomically(async (db) => {
      await forChunks(units, (chunk) =>
        db
          .insertInto("org_unit")
          .values(chunk.map((unit) => this.#row(unit)))
          .execute(),
      );
      await this.#addAliases(db, units);
    });
  }

  async save(units: readonly OrgUnit[]): Promise<void> {
    await this.atomically(async (db) => {
      await forChunks(units, (chunk) =>
        db
          .insertInto("org_unit")
          .values(chunk.map((unit) => this.#row(unit)))
          .onConflict((conflict) =>
            conflict
              .columns(["org_id", "id"])
              .doUpdateSet(
                excluded(
                  "parent_id",
                  "name",
                  "name_folded",
                  "kind",
                  "valid_from",
                  "valid_to",
                  "successor_id",
                ),
              ),
          )
          .execute(),
      );
      await this.#addAliases(db, units);
    });
  }

  async addAlias(unit: UnitId, alias: string): Promise<void> {
    await this.atomically(async (db) => {
      const { count } = await db
        .selectFrom("unit_alias")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("org_id", "=", this.org)
        .where("unit_id", "=", unit)
        .executeTakeFirstOrThrow();
      await db
        .insertInto("unit_alias")
        .values({ org_id: this.org, unit_id: unit, alias, position: count })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
  }

  async groups(): Promise<readonly UnitGroup[]> {
    const groups = await this.db
      .selectFrom("unit_group")
      .select("id")
      .where("org_id", "=", this.org)
      .orderBy("id")
      .execute();
    return this.#filled(groups.map((group) => group.id));
  }

  async groupById(id: GroupId): Promise<UnitGroup | null> {
    const group = await this.db
      .selectFrom("unit_group")
      .select("id")
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .executeTakeFirst();
    if (!group) return null;
    return (await this.#filled([id]))[0] ?? null;
  }

  async saveGroup(group: UnitGroup): Promise<void> {
    const org_id = this.org;
    const group_id = group.id;
    const phrases = [...new Set(group.phrases)];
    const members = [...new Set(group.memberIds)];
    await this.atomically(async (db) => {
      await db
        .insertInto("unit_group")
        .values({ org_id, id: group_id })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await this.#empty(db, group_id);
      await forChunks([...phrases.entries()], (chunk) =>
        db
          .insertInto("unit_group_phrase")
          .values(chunk.map(([position, phrase]) => ({ org_id, group_id, phrase, position })))
          .execute(),
      );
      await forChunks([...members.entries()], (chunk) =>
        db
          .insertInto("unit_group_member")
          .values(chunk.map(([position, unit_id]) => ({ org_id, group_id, unit_id, position })))
          .execute(),
      );
    });
  }

  async posts(): Promise<readonly Post[]> {
    const rows = await this.db
      .selectFrom("post")
      .select(["id", "unit_id", "name"])
      .where("org_id", "=", this.org)
      .orderBy("name_folded")
      .orderBy("id")
      .execute();
    return rows.map((row) => ({ id: row.id, unitId: row.unit_id, name: row.name }));
  }

  async addPosts(posts: readonly Post[]): Promise<void> {
    const rows = posts.map(({ id, unitId, name }) => ({
      org_id: this.org,
      id,
      unit_id: unitId,
      name,
      name_folded: foldText(name),
    }));
    await this.atomically((db) =>
      forChunks(rows, (chunk) => db.insertInto("post").values(chunk).execute()),
    );
  }

  removeUnused(units: readonly UnitId[], posts: readonly PostId[]): Promise<readonly UnitId[]> {
    return this.atomically((db) => removeUnusedUnits(db, this.org, units, posts));
  }

  async #empty(db: Connection, group: GroupId): Promise<void> {
    for (const table of ["unit_group_phrase", "unit_group_member"] as const) {
      await db
        .deleteFrom(table)
        .where("org_id", "=", this.org)
        .where("group_id", "=", group)
        .execute();
    }
  }

  async #filled(ids: readonly GroupId[]): Promise<UnitGroup[]> {
    const phrases = await readChunks(ids, (chunk) =>
      this.db
        .selectFrom("unit_group_phrase")
        .select(["group_id", "phrase"])
        .where("org_id", "=", this.org)
        .where("group_id", "in", chunk)
        .orderBy("position")
        .execute(),
    );
    const members = await readChunks(ids, (chunk) =>
      this.db
        .selectFrom("unit_group_member")
        .select(["group_id", "unit_id"])
        .where("org_id", "=", this.org)
        .where("group_id", "in", chunk)
        .orderBy("position")
        .execute(),
    );
    const phrasesOf = Map.groupBy(phrases, (row) => row.group_id);
    const membersOf = Map.groupBy(members, (row) => row.group_id);
    return ids.map((id) => ({
      id,
      phrases: (phrasesOf.get(id) ?? []).map((row) => row.phrase),
      memberIds: (membersOf.get(id) ?? []).map((row) => row.unit_id),
    }));
  }

  async #addAliases(db: Connection, units: readonly OrgUnit[]): Promise<void> {
    const aliases = units.flatMap((unit) =>
      unit.aliases.map((alias, position) => ({
        org_id: this.org,
        unit_id: unit.id,
        alias,
        position,
      })),
    );
    await forChunks(aliases, (chunk) =>
      db
        .insertInto("unit_alias")
        .values(chunk)
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  }

  #select() {
    return this.db.selectFrom("org_unit").selectAll().where("org_id", "=", this.org);
  }

  #aliases() {
    return this.db
      .selectFrom("unit_alias")
      .select(["unit_id", "alias"])
      .where("org_id", "=", this.org)
      .orderBy("unit_id")
      .orderBy("position")
      .orderBy("alias");
  }

  #row(unit: OrgUnit): OrgUnitRow {
    return {
      org_id: this.org,
      id: unit.id,
      parent_id: unit.parentId,
      name: unit.name,
      name_folded: foldText(unit.name),
      kind: unit.kind,
      valid_from: unit.validFrom,
      valid_to: unit.validTo,
      successor_id: unit.successorId,
    };
  }
}

function unitsFrom(
  rows: readonly OrgUnitRow[],
  aliases: readonly { readonly unit_id: UnitId; readonly alias: string }[],
): OrgUnit[] {
  const aliasesOf = Map.groupBy(aliases, (row) => row.unit_id);
  return rows.map((row) => ({
    id: row.id,
    parentId: row.parent_id,
    name: row.name,
    aliases: (aliasesOf.get(row.id) ?? []).map(({ alias }) => alias),
    kind: row.kind,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    successorId: row.successor_id,
  }));
}
