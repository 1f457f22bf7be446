import type { MessageId, NoteId, OrgId } from "../domain/ids.ts";
import type { Note, PersonNote } from "../domain/message.ts";
import type { NoteStore } from "../domain/reminding-stores.ts";
import { plusMillis, type Instant } from "../domain/time.ts";
import { forChunks } from "./chunks.ts";
import { excluded } from "./excluded.ts";
import { kept } from "./kept-statement.ts";
import { SqlStore } from "./sql-store.ts";

const notesOf = kept((db, { org, message }: { org: OrgId; message: MessageId }) =>
  db
    .selectFrom("note")
    .selectAll()
    .where("org_id", "=", org)
    .where("message_id", "=", message)
    .orderBy("at")
    .orderBy("id"),
);

/** Clocks of several machines differ by less. */
const TOLERATED_MILLIS = 10 * 60_000;

export class SqlNoteStore extends SqlStore implements NoteStore {
  async add(notes: readonly (PersonNote & { readonly messageId: MessageId })[]): Promise<void> {
    const rows = notes.map(({ id, personId, at, note, messageId }) => ({
      org_id: this.org,
      id,
      person_id: personId,
      at,
      note: JSON.stringify(note),
      message_id: messageId,
    }));
    await this.atomically((db) =>
      forChunks(rows, (chunk) =>
        db
          .insertInto("note")
          .values(chunk)
          .onConflict((conflict) =>
            conflict
              .columns(["org_id", "id"])
              .doUpdateSet(excluded("at", "note", "message_id"))
              .where("note.at", ">", wellAfter(chunk.map(({ at }) => at))),
          )
          .execute(),
      ),
    );
  }

  async madeAt(id: NoteId): Promise<Instant | null> {
    const row = await this.db
      .selectFrom("note")
      .select("at")
      .where("org_id", "=", this.org)
      .where("id", "=", id)
      .executeTakeFirst();
    return row?.at ?? null;
  }

  async ofMessage(message: MessageId): Promise<readonly PersonNote[]> {
    const rows = await notesOf(this.db, { org: this.org, message });
    return rows.map(({ id, person_id, at, note }) => ({
      id,
      personId: person_id,
      at,
      note: JSON.parse(note) as Note,
    }));
  }

  async move(from: MessageId, to: MessageId): Promise<void> {
    await this.db
      .updateTable("note")
      .set({ message_id: to })
      .where("org_id", "=", this.org)
      .where("message_id", "=", from)
      .execute();
  }
}

function wellAfter(moments: readonly Instant[]): Instant {
  const latest = moments.reduce((one, other) => (one > other ? one : other));
  return plusMillis(latest, TOLERATED_MILLIS);
}
