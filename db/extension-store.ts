import type { Extension, ExtensionComment, ExtensionDecision } from "../domain/extension.ts";
import type { DeadlineId } from "../domain/ids.ts";
import type { ExtensionStore } from "../domain/proof-stores.ts";
import type { LocalDate } from "../domain/time.ts";
import { readChunks } from "./chunks.ts";
import type { ExtensionRow } from "./rows/proof-rows.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlExtensionStore extends SqlStore implements ExtensionStore {
  async add(extension: Extension): Promise<void> {
    await this.db
      .insertInto("extension")
      .values({
        org_id: this.org,
        id: extension.id,
        deadline_id: extension.deadlineId,
        unit_id: extension.unitId,
        original_due: extension.due,
        proposed_due: extension.proposedDue,
        reason: extension.reason,
        proposed_by: extension.proposedBy,
        proposed_at: extension.proposedAt,
        ...answerColumns(extension),
      })
      .execute();
  }

  async save(extension: Extension): Promise<void> {
    await this.db
      .updateTable("extension")
      .set(answerColumns(extension))
      .where("org_id", "=", this.org)
      .where("id", "=", extension.id)
      .execute();
  }

  async of(deadlines: readonly DeadlineId[]): Promise<readonly Extension[]> {
    const rows = await readChunks(deadlines, (chunk) =>
      this.#select().where("deadline_id", "in", chunk).execute(),
    );
    return rows.toSorted(newestFirst).map(extensionFrom);
  }

  async undecided(today: LocalDate): Promise<readonly Extension[]> {
    const rows = await this.#select()
      .where("extension.decision", "is", null)
      .where("extension.proposed_due", ">=", today)
      .innerJoin("deadline", (join) =>
        join
          .onRef("deadline.org_id", "=", "extension.org_id")
          .onRef("deadline.id", "=", "extension.deadline_id")
          .onRef("deadline.unit_id", "=", "extension.unit_id")
          .onRef("deadline.due", "=", "extension.original_due"),
      )
      .where("deadline.is_open", "=", 1)
      .execute();
    return rows.toSorted((one, other) => newestFirst(other, one)).map(extensionFrom);
  }

  #select() {
    return this.db
      .selectFrom("extension")
      .selectAll("extension")
      .where("extension.org_id", "=", this.org);
  }
}

function newestFirst(one: ExtensionRow, other: ExtensionRow): number {
  if (one.proposed_at !== other.proposed_at) return one.proposed_at < other.proposed_at ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}

function answerColumns({ comment, decision }: Extension) {
  return {
    in_favour: comment ? Number(comment.isInFavour) : null,
    comment: comment?.words ?? null,
    commented_by: comment?.by ?? null,
    commented_at: comment?.at ?? null,
    decision: decision ? (decision.isGranted ? ("granted" as const) : ("refused" as const)) : null,
    decision_words: decision?.words ?? null,
    decided_by: decision?.by ?? null,
    decided_at: decision?.at ?? null,
  };
}

function extensionFrom(row: ExtensionRow): Extension {
  return {
    id: row.id,
    deadlineId: row.deadline_id,
    unitId: row.unit_id,
    due: row.original_due,
    proposedDue: row.proposed_due,
    reason: row.reason,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    comment: commentFrom(row),
    decision: decisionFrom(row),
  };
}

function commentFrom({
  in_favour: inFavour,
  comment,
  commented_by: by,
  commented_at: at,
}: ExtensionRow): ExtensionComment | null {
  if (by === null || at === null) return null;
  return { isInFavour: inFavour === 1, words: comment ?? "", by, at };
}

function decisionFrom({
  decision,
  decision_words: words,
  decided_by: by,
  decided_at: at,
}: ExtensionRow): ExtensionDecision | null {
  if (decision === null || by === null || at === null) return null;
  return { isGranted: decision === "granted", words: words ?? "", by, at };
}
