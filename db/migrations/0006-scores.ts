/**
 * What an office scored. A set's identity is made of its name, year and period. The criteria that
 * deliverables hang on (`criterion`) are another thing: a tree of their own, not one year's result.
 */
import type { Kysely } from "kysely";
import { columnWords } from "./column-words.ts";
import { runStatements } from "./run-statements.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, end } = columnWords(db);
  await runStatements(db, [
    `create table score_set (
      org_id integer not null references organisation (id),
      id ${text} not null,
      name ${text} not null,
      year integer,
      period ${text},
      max_points integer,
      assessed_points integer,
      self_points integer,
      survey_points integer,
      lost_points integer,
      self_gap integer,
      met integer,
      met_of integer,
      primary key (org_id, id)
    ) ${end}`,
    `create table score_area (
      org_id integer not null,
      set_id ${text} not null,
      position integer not null,
      name ${text} not null,
      max_points integer,
      assessed_points integer,
      self_points integer,
      survey_points integer,
      lost_points integer,
      primary key (org_id, set_id, position),
      foreign key (org_id, set_id) references score_set (org_id, id)
    ) ${end}`,
    `create table score_criterion (
      org_id integer not null,
      set_id ${text} not null,
      position integer not null,
      area ${text} not null,
      name ${text} not null,
      max_points integer,
      assessed_points integer,
      self_points integer,
      lost_points integer,
      reason ${text},
      primary key (org_id, set_id, position),
      foreign key (org_id, set_id) references score_set (org_id, id)
    ) ${end}`,
  ]);
}
