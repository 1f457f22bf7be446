import type { OrgId, PersonId } from "../domain/ids.ts";
import type { Account, Person, RoleGrant } from "../domain/org.ts";
import type { PersonAccounts } from "../domain/org-stores.ts";
import { kept } from "./kept-statement.ts";
import type { Connection } from "./sql-store.ts";

const rowsOf = kept((db, { org, id }: { org: OrgId; id: PersonId }) =>
  db
    .selectFrom("person")
    .leftJoin("role_grant as grant", (join) =>
      join.onRef("grant.org_id", "=", "person.org_id").onRef("grant.person_id", "=", "person.id"),
    )
    .leftJoin("account", (join) =>
      join
        .onRef("account.org_id", "=", "person.org_id")
        .onRef("account.person_id", "=", "person.id"),
    )
    .select(["person.post", "person.name", "grant.position", "grant.role", "grant.unit_id"])
    .select(["account.bot_id", "account.chat_id", "account.linked_at", "account.unreachable_since"])
    .select("account.is_preferred")
    .where("person.org_id", "=", org)
    .where("person.id", "=", id),
);

/** A person, his grants and his accounts: a row for each pair of the two. */
export async function readPersonAccounts(
  db: Connection,
  org: OrgId,
  id: PersonId,
): Promise<PersonAccounts | null> {
  const rows = await rowsOf(db, { org, id });
  const [first] = rows;
  if (!first) return null;
  const grants = new Map<number, RoleGrant>();
  const accounts = new Map<string, Account>();
  for (const {
    position,
    role,
    unit_id,
    bot_id,
    chat_id,
    linked_at,
    unreachable_since,
    is_preferred,
  } of rows) {
    if (position !== null && role) grants.set(position, { role, unitId: unit_id });
    if (!bot_id || !chat_id || !linked_at) continue;
    accounts.set(`${bot_id} ${chat_id}`, {
      personId: id,
      botId: bot_id,
      chatId: chat_id,
      linkedAt: linked_at,
      unreachableSince: unreachable_since,
      isPreferred: is_preferred === 1,
    });
  }
  const person: Person = {
    id,
    post: first.post,
    name: first.name,
    grants: [...grants].toSorted(([one], [other]) => one - other).map(([, grant]) => grant),
  };
  return { person, accounts: [...accounts.values()] };
}
