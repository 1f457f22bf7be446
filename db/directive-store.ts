import type { Directive } from "../domain/directive.ts";
import type { DeadlineId, DirectiveId } from "../domain/ids.ts";
import type { DirectiveStore } from "../domain/proof-stores.ts";
import { foldText } from "../domain/text.ts";
import type { DirectiveRow } from "./rows/proof-rows.ts";
import { SqlStore } from "./sql-store.ts";

export class SqlDirectiveStore extends SqlStore implements DirectiveStore {
  async add(directive: Directive): Promise<void> {
    const { code, number, title } = directive;
    await this.db
      .insertInto("directive")
      .values({
        org_id: this.org,
        id: directive.id,
        code,
        code_number: numberOf(code),
        direction: directive.direction,
        number,
        issuer: directive.issuer,
        issued_on: directive.issuedOn,
        title,
        search: foldText([code, number ?? "", title].join(" ")),
        created_by: directive.createdBy,
        created_at: directive.createdAt,
      })
      .execute();
  }

  async byId(id: DirectiveId): Promise<Directive | null> {
    const row = await this.#select().where("id", "=", id).executeTakeFirst();
    return row ? directiveFrom(row) : null;
  }

  async list({ direction, offset = 0, limit }: Parameters<DirectiveStore["list"]>[0]) {
    const rows = await this.#select()
      .where("direction", "=", direction)
      .orderBy("code_number", "desc")
      .offset(offset)
      .limit(limit)
      .execute();
    return rows.map(directiveFrom);
  }

  async highestNumber(): Promise<number> {
    const row = await this.db
      .selectFrom("directive")
      .select((eb) => eb.fn.max("code_number").as("highest"))
      .where("org_id", "=", this.org)
      .executeTakeFirst();
    return row?.highest ?? 0;
  }

  async deadlinesOf(directive: DirectiveId): Promise<readonly DeadlineId[]> {
    const rows = await this.db
      .selectFrom("deadline")
      .select("id")
      .where("org_id", "=", this.org)
      .where("directive_id", "=", directive)
      .orderBy("due", (by) => by.asc().nullsLast())
      .orderBy("id")
      .execute();
    return rows.map(({ id }) => id);
  }

  #select() {
    return this.db.selectFrom("directive").selectAll().where("org_id", "=", this.org);
  }
}

function numberOf(code: string): number {
  const number = /^CĐ-(\d+)$/u.exec(code)?.[1];
  if (number === undefined) throw new Error(`${code} is no directive's code`);
  return Number(number);
}

function directiveFrom(row: DirectiveRow): Directive {
  return {
    id: row.id,
    code: row.code,
    direction: row.direction,
    number: row.number,
    issuer: row.issuer,
    issuedOn: row.issued_on,
    title: row.title,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}
