import type { DeadlineId } from "../domain/ids.ts";
import type { Review } from "../domain/review.ts";
import type { ReviewStore } from "../domain/proof-stores.ts";
import { readChunks } from "./chunks.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlReviewStore extends SqlStore implements ReviewStore {
  async add(review: Review): Promise<void> {
    await this.db
      .insertInto("review")
      .values({
        org_id: this.org,
        id: review.id,
        deadline_id: review.deadlineId,
        evidence_id: review.evidenceId,
        reviewer_id: review.reviewerId,
        at: review.at,
        outcome: review.outcome,
        reason: review.reason,
      })
      .execute();
  }

  of(deadline: DeadlineId): Promise<readonly Review[]> {
    return this.ofDeadlines([deadline]);
  }

  async ofDeadlines(deadlines: readonly DeadlineId[]): Promise<readonly Review[]> {
    const rows = await readChunks(deadlines.toSorted(), (chunk) =>
      this.db
        .selectFrom("review")
        .selectAll()
        .where("org_id", "=", this.org)
        .where("deadline_id", "in", chunk)
        .orderBy("deadline_id")
        .orderBy("at", "desc")
        .orderBy("id", "desc")
        .execute(),
    );
    return rows.map((row) => ({
      id: row.id,
      deadlineId: row.deadline_id,
      evidenceId: row.evidence_id,
      reviewerId: row.reviewer_id,
      at: row.at,
      outcome: row.outcome,
      reason: row.reason,
    }));
  }
}
