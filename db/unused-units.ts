/** Units and posts that nothing refers to any more. */
import { sql } from "kysely";
import type { OrgId, PostId, UnitId } from "../domain/ids.ts";
import { forChunks, readChunks } from "./chunks.ts";
import type { Connection } from "./sql-store.ts";

/** Every column that a unit is named in, but for its own aliases: they go with it. */
const REFERENCES = [
  ["org_unit", "parent_id"],
  ["org_unit", "successor_id"],
  ["unit_group_member", "unit_id"],
  ["post", "unit_id"],
  ["role_grant", "unit_id"],
  ["task_unit", "unit_id"],
  ["deadline", "unit_id"],
  ["deadline", "planned_unit_id"],
  ["support_request", "unit_id"],
  ["dossier", "unit_id"],
] as const;

/** Belongs in a transaction. Says which units are gone. */
export async function removeUnusedUnits(
  db: Connection,
  org: OrgId,
  units: readonly UnitId[],
  posts: readonly PostId[],
): Promise<readonly UnitId[]> {
  await forChunks(posts, async (chunk) => {
    await sql`delete from post
      where org_id = ${org} and id in (${sql.join(chunk)})
        and not exists (select 1 from deadline
          where deadline.org_id = post.org_id and deadline.post_id = post.id)`.execute(db);
  });
  const unused = await readChunks(units, async (chunk) => {
    const references = REFERENCES.map(
      ([table, column]) => sql`select ${sql.ref(column)} as id from ${sql.table(table)}
        where org_id = ${org} and ${sql.ref(column)} in (${sql.join(chunk)})`,
    );
    const { rows } = await sql<{ readonly id: UnitId }>`
      ${sql.join(references, sql` union `)}`.execute(db);
    const used = new Set(rows.map(({ id }) => id));
    return chunk.filter((id) => !used.has(id));
  });
  await forChunks(unused, async (chunk) => {
    for (const [table, column] of [
      ["unit_alias", "unit_id"],
      ["org_unit", "id"],
    ] as const) {
      await sql`delete from ${sql.table(table)}
        where org_id = ${org} and ${sql.ref(column)} in (${sql.join(chunk)})`.execute(db);
    }
  });
  return unused;
}
