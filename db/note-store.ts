import type { MessageId, OrgId } from "../domain/ids.ts";
import type { Note, PersonNote } from "../domain/message.ts";
import type { NoteStore } from "../domain/reminding-stores.ts";
import { forChunks } from "./chunks.ts";
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
      forChunks(rows, (chunk) => db.insertInto("note").values(chunk).execute()),
    );
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
