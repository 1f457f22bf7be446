import { type RawBuilder, sql } from "kysely";

/** For an upsert: sets these columns to what the refused row holds. */
export function excluded<Column extends string>(
  ...columns: readonly Column[]
): Record<Column, RawBuilder<never>> {
  const entries = columns.map((column) => [column, sql.ref<never>(`excluded.${column}`)]);
  return Object.fromEntries(entries) as Record<Column, RawBuilder<never>>;
}
