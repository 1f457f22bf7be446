/** What is planned, as plain lines that two offices with different ids can be compared by. */
import type { Rehearsal } from "./rehearsal.ts";

/** Every notice there is: `NV-002 Kế hoạch (Phòng Tư pháp) v1 -5 2023-03-24 due → Trưởng phòng Tư pháp`. */
export async function noticesIn({ sample, stores }: Rehearsal): Promise<readonly string[]> {
  const views = await stores.deadlines.list({ unitIds: null, limit: 1_000 });
  const names = new Map(
    views.map(({ deadline, code, unit }) => [
      deadline.id,
      `${code ?? ""} ${deadline.label} ${deadline.due} (${unit})`,
    ]),
  );
  const people = new Map((await stores.people.all()).map(({ id, post }) => [id, post]));
  const rows = await sample.database.kysely.selectFrom("notice").selectAll().execute();
  return rows
    .map(
      (row) =>
        `${names.get(row.deadline_id)} v${row.date_version} ${row.rung} ${row.day} ` +
        `${row.section} → ${people.get(row.person_id)}`,
    )
    .toSorted();
}

/** Every message there is: `2023-03-24 morning planned → Trưởng phòng Tư pháp`. */
export async function outboxIn({ stores }: Rehearsal): Promise<readonly string[]> {
  const people = new Map((await stores.people.all()).map(({ id, post }) => [id, post]));
  const messages = await stores.messages.list({ limit: 1_000_000 });
  return messages
    .map(({ slot, kind, status, personId }) => {
      const post = personId ? people.get(personId) : null;
      return `${slot} ${kind} ${status} → ${post}`;
    })
    .toSorted();
}
