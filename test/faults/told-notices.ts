/** What the people of a sample office have been told, by names, so that two offices can be compared. */
import type { MessageId } from "../../domain/ids.ts";
import type { MessageKind } from "../../domain/message.ts";
import type { LocalDate } from "../../domain/time.ts";
import type { SampleOffice } from "../../sample-office.ts";

export interface ToldNotice {
  /** `NV-002 Kế hoạch 2023-03-31 (Phòng Tư pháp) v1 -5 2023-03-24 → Trưởng phòng Tư pháp` */
  readonly name: string;
  readonly rung: string;
  readonly day: LocalDate;
  readonly messageId: MessageId;
}

/**
 * Every notice there is, told or not, but those of apologies: these begin when the sweep finds a dossier late,
 * which in an office that has slept is another day (`test/jobs/dossier-overdue.test.ts`).
 */
export async function noticesOf({
  office,
  database,
}: SampleOffice): Promise<readonly ToldNotice[]> {
  const views = await office.database.deadlines.list({ unitIds: null, limit: 10_000 });
  const things = new Map(
    views.map(({ deadline, code, unit }) => [
      deadline.id,
      `${code ?? ""} ${deadline.label} ${deadline.due} (${unit})`,
    ]),
  );
  const posts = new Map((await office.database.people.all()).map(({ id, post }) => [id, post]));
  const apologies = new Set(
    views.filter(({ deadline }) => deadline.kind === "apology").map(({ deadline }) => deadline.id),
  );
  const rows = await database.kysely.selectFrom("notice").selectAll().execute();
  const compared = rows.filter((row) => !apologies.has(row.deadline_id));
  return compared.map((row) => ({
    name:
      `${things.get(row.deadline_id)} v${row.date_version} ${row.rung} ${row.day} ` +
      `→ ${posts.get(row.person_id)}`,
    rung: row.rung,
    day: row.day,
    messageId: row.message_id,
  }));
}

export interface SentPush {
  readonly post: string;
  readonly kind: MessageKind;
}

/** Every push by its id. */
export async function pushesOf({
  office,
}: SampleOffice): Promise<ReadonlyMap<MessageId, SentPush>> {
  const posts = new Map((await office.database.people.all()).map(({ id, post }) => [id, post]));
  const pushes = await office.database.messages.list({ pushesOnly: true, limit: 1_000_000 });
  return new Map(
    pushes.map(({ id, kind, personId }) => [id, { kind, post: posts.get(personId!) ?? "" }]),
  );
}
