/** Who there is: organisations, their units and people, and the accounts they use. */
import type { Kysely } from "kysely";
import { columnWords, type ColumnWords } from "./column-words.ts";
import { runStatements } from "./run-statements.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  const words = columnWords(db);
  await runStatements(db, [...units(words), ...people(words), ...accounts(words)]);
}

function units({ text, counter, end }: ColumnWords): string[] {
  return [
    `create table organisation (
      id ${counter},
      name ${text} not null,
      zone ${text} not null,
      rules ${text}
    ) ${end}`,
    // A unit's parent and successor may follow it in the same transaction.
    `create table org_unit (
      org_id integer not null references organisation (id),
      id ${text} not null,
      parent_id ${text},
      name ${text} not null,
      name_folded ${text} not null,
      kind ${text} not null,
      valid_from ${text},
      valid_to ${text},
      successor_id ${text},
      primary key (org_id, id),
      foreign key (org_id, parent_id) references org_unit (org_id, id)
        deferrable initially deferred,
      foreign key (org_id, successor_id) references org_unit (org_id, id)
        deferrable initially deferred
    ) ${end}`,
    `create table unit_alias (
      org_id integer not null,
      unit_id ${text} not null,
      alias ${text} not null,
      position integer not null,
      primary key (org_id, unit_id, alias),
      foreign key (org_id, unit_id) references org_unit (org_id, id)
    ) ${end}`,
    `create table unit_group (
      org_id integer not null references organisation (id),
      id ${text} not null,
      primary key (org_id, id)
    ) ${end}`,
    `create table unit_group_phrase (
      org_id integer not null,
      group_id ${text} not null,
      phrase ${text} not null,
      position integer not null,
      primary key (org_id, group_id, phrase),
      foreign key (org_id, group_id) references unit_group (org_id, id)
    ) ${end}`,
    `create table unit_group_member (
      org_id integer not null,
      group_id ${text} not null,
      unit_id ${text} not null,
      position integer not null,
      primary key (org_id, group_id, unit_id),
      foreign key (org_id, group_id) references unit_group (org_id, id),
      foreign key (org_id, unit_id) references org_unit (org_id, id)
    ) ${end}`,
    // A post inside a unit that a duty can be owned by; deadlines point to it.
    `create table post (
      org_id integer not null,
      id ${text} not null,
      unit_id ${text} not null,
      name ${text} not null,
      name_folded ${text} not null,
      primary key (org_id, id),
      unique (org_id, unit_id, name_folded),
      foreign key (org_id, unit_id) references org_unit (org_id, id)
    ) ${end}`,
  ];
}

function people({ text, end }: ColumnWords): string[] {
  return [
    `create table person (
      org_id integer not null references organisation (id),
      id ${text} not null,
      post ${text} not null,
      name ${text},
      primary key (org_id, id)
    ) ${end}`,
    // No unit means the whole organisation, so the place in the person's list is the key.
    `create table role_grant (
      org_id integer not null,
      person_id ${text} not null,
      position integer not null,
      role ${text} not null,
      unit_id ${text},
      primary key (org_id, person_id, position),
      foreign key (org_id, person_id) references person (org_id, id),
      foreign key (org_id, unit_id) references org_unit (org_id, id)
    ) ${end}`,
    `create index role_grant_by_unit on role_grant (org_id, unit_id)`,
    `create index role_grant_by_role on role_grant (org_id, role)`,
    `create table stand_in (
      org_id integer not null,
      absent_id ${text} not null,
      deputy_id ${text} not null,
      from_day ${text} not null,
      to_day ${text} not null,
      primary key (org_id, absent_id, deputy_id, from_day),
      foreign key (org_id, absent_id) references person (org_id, id),
      foreign key (org_id, deputy_id) references person (org_id, id)
    ) ${end}`,
    `create index stand_in_by_end on stand_in (org_id, to_day)`,
  ];
}

function accounts({ text, counter, end }: ColumnWords): string[] {
  return [
    // An empty setting stands for none, so that a channel without a secret has one bot too.
    `create table bot (
      org_id integer not null references organisation (id),
      id ${text} not null,
      channel ${text} not null,
      credential_setting ${text} not null,
      primary key (org_id, id),
      unique (org_id, channel, credential_setting)
    ) ${end}`,
    `create table account (
      org_id integer not null,
      bot_id ${text} not null,
      chat_id ${text} not null,
      person_id ${text} not null,
      linked_at ${text} not null,
      unreachable_since ${text},
      primary key (org_id, bot_id, chat_id),
      unique (org_id, person_id, bot_id),
      foreign key (org_id, bot_id) references bot (org_id, id),
      foreign key (org_id, person_id) references person (org_id, id)
    ) ${end}`,
    `create table invite (
      org_id integer not null,
      code_hash ${text} not null,
      person_id ${text} not null,
      created_by ${text},
      expires_at ${text} not null,
      used_at ${text},
      primary key (org_id, code_hash),
      foreign key (org_id, person_id) references person (org_id, id),
      foreign key (org_id, created_by) references person (org_id, id)
    ) ${end}`,
    `create table failed_try (
      id ${counter},
      org_id integer not null,
      bot_id ${text} not null,
      chat_id ${text} not null,
      at ${text} not null,
      foreign key (org_id, bot_id) references bot (org_id, id)
    ) ${end}`,
    `create index failed_try_by_chat on failed_try (org_id, bot_id, chat_id, at)`,
  ];
}
