import type { OrgId } from "../domain/ids.ts";
import type { Instant } from "../domain/time.ts";
import { ALLOWANCE_MARK, DELAY_MARK, SWEEP_MARK, UNCERTAIN_MARK } from "../domain/told-marks.ts";
import type { SqlDatabase } from "./sql-database.ts";

/**
 * Makes a copy of the data forget what lies after a moment, so that time can be played on from
 * there: messages, notices and schedules go, and what was brought in later counts as known then.
 * What people have been promised for later (a reminder put off) stays: it is yet to go out.
 * Only ever called on a copy.
 */
export async function rewind(copy: SqlDatabase, org: OrgId, to: Instant): Promise<void> {
  await copy.kysely.transaction().execute(async (transaction) => {
    const yetToGo = transaction
      .selectFrom("message")
      .select("id")
      .where("org_id", "=", org)
      .where("kind", "!=", "reply")
      .where("pick_at", ">=", to);
    for (const table of ["notice", "note", "attempt"] as const) {
      await transaction
        .deleteFrom(table)
        .where("org_id", "=", org)
        .where("message_id", "not in", yetToGo)
        .execute();
    }
    await transaction
      .deleteFrom("message")
      .where("org_id", "=", org)
      .where("id", "not in", yetToGo)
      .execute();
    for (const table of ["schedule", "account"] as const) {
      await transaction.deleteFrom(table).where("org_id", "=", org).execute();
    }
    // What goes wrong in the office now goes wrong in no time that is played.
    await transaction
      .deleteFrom("setting")
      .where("org_id", "=", org)
      .where((eb) =>
        eb.or([
          eb("name", "in", [SWEEP_MARK, DELAY_MARK, UNCERTAIN_MARK]),
          eb("name", "like", `${ALLOWANCE_MARK} %`),
        ]),
      )
      .execute();
    await transaction
      .updateTable("deadline")
      .set({ created_at: to })
      .where("org_id", "=", org)
      .where("created_at", ">", to)
      .execute();
    for (const column of ["created_at", "looked_until"] as const) {
      await transaction
        .updateTable("dossier")
        .set({ [column]: to })
        .where("org_id", "=", org)
        .where(column, ">", to)
        .execute();
    }
  });
}
