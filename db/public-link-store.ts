import type { FileHash } from "../domain/ids.ts";
import type { PublicLink, PublicLinkStore } from "../domain/message-stores.ts";
import type { Instant } from "../domain/time.ts";
import type { PublicLinkRow } from "./rows/channel-rows.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlPublicLinkStore extends SqlStore implements PublicLinkStore {
  async add({ tokenHash, purpose, expiresAt, usesLeft }: PublicLink): Promise<void> {
    await this.db
      .insertInto("public_link")
      .values({
        org_id: this.org,
        token_hash: tokenHash,
        purpose: JSON.stringify(purpose),
        expires_at: expiresAt,
        uses_left: usesLeft,
      })
      .execute();
  }

  async find(tokenHash: string, now: Instant): Promise<PublicLink | null> {
    const row = await this.db
      .selectFrom("public_link")
      .selectAll()
      .where("org_id", "=", this.org)
      .where("token_hash", "=", tokenHash)
      .where("expires_at", ">", now)
      .where("uses_left", ">", 0)
      .executeTakeFirst();
    return row ? linkFrom(row) : null;
  }

  async use(tokenHash: string, now: Instant): Promise<PublicLink | null> {
    const row = await this.db
      .updateTable("public_link")
      .set((eb) => ({ uses_left: eb("uses_left", "-", 1) }))
      .where("org_id", "=", this.org)
      .where("token_hash", "=", tokenHash)
      .where("expires_at", ">", now)
      .where("uses_left", ">", 0)
      .returningAll()
      .executeTakeFirst();
    return row ? linkFrom(row) : null;
  }

  async givesOut(file: FileHash, now: Instant): Promise<boolean> {
    const row = await this.db
      .selectFrom("public_link")
      .select("token_hash")
      .where("org_id", "=", this.org)
      .where("expires_at", ">", now)
      .where("uses_left", ">", 0)
      // A hash has letters and digits alone, and a quote within any text is escaped.
      .where("purpose", "like", `%"file":"${file}"%`)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  async expire(before: Instant): Promise<number> {
    const { numDeletedRows } = await this.db
      .deleteFrom("public_link")
      .where("org_id", "=", this.org)
      .where("expires_at", "<", before)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }
}

function linkFrom(row: PublicLinkRow): PublicLink {
  return {
    tokenHash: row.token_hash,
    purpose: JSON.parse(row.purpose) as PublicLink["purpose"],
    expiresAt: row.expires_at,
    usesLeft: row.uses_left,
  };
}
