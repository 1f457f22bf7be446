import { scoreSetKey, type ScoreSet } from "../domain/scores.ts";
import type { ScoreStore } from "../domain/plan-stores.ts";
import { forChunks } from "./chunks.ts";
import type { ScoreAreaRow, ScoreCriterionRow, ScoreSetRow } from "./rows/score-rows.ts";
import { type Connection, SqlStore } from "./sql-store.ts";

const PARTS = ["score_area", "score_criterion"] as const;

export class SqlScoreStore extends SqlStore implements ScoreStore {
  async all(): Promise<readonly ScoreSet[]> {
    const sets = await this.db
      .selectFrom("score_set")
      .selectAll()
      .where("org_id", "=", this.org)
      .execute();
    const [areas, criteria] = [await this.#areas(), await this.#criteria()];
    return sets.toSorted(byYearThenName).map((set) => setFrom(set, areas, criteria));
  }

  async save(set: ScoreSet): Promise<void> {
    const set_id = scoreSetKey(set);
    await this.atomically(async (db) => {
      for (const part of PARTS) await this.#remove(db, part, set_id);
      await db
        .deleteFrom("score_set")
        .where("org_id", "=", this.org)
        .where("id", "=", set_id)
        .execute();
      await db
        .insertInto("score_set")
        .values({ org_id: this.org, ...setRow(set, set_id) })
        .execute();
      const key = { org_id: this.org, set_id };
      const areas = set.areas.map((area, position) => ({ ...key, position, ...areaRow(area) }));
      await forChunks(areas, (chunk) => db.insertInto("score_area").values(chunk).execute());
      const criteria = set.criteria.map((criterion, position) => {
        return { ...key, position, ...criterionRow(criterion) };
      });
      await forChunks(criteria, (chunk) =>
        db.insertInto("score_criterion").values(chunk).execute(),
      );
    });
  }

  #remove(db: Connection, part: (typeof PARTS)[number], setId: string): Promise<unknown> {
    return db.deleteFrom(part).where("org_id", "=", this.org).where("set_id", "=", setId).execute();
  }

  #areas(): Promise<ScoreAreaRow[]> {
    return this.db
      .selectFrom("score_area")
      .selectAll()
      .where("org_id", "=", this.org)
      .orderBy("position")
      .execute();
  }

  #criteria(): Promise<ScoreCriterionRow[]> {
    return this.db
      .selectFrom("score_criterion")
      .selectAll()
      .where("org_id", "=", this.org)
      .orderBy("position")
      .execute();
  }
}

/** The dialects disagree about where nulls go, so it is settled here. */
function byYearThenName(one: ScoreSetRow, other: ScoreSetRow): number {
  const years = (other.year ?? -1) - (one.year ?? -1);
  return years !== 0 ? years : one.id < other.id ? -1 : 1;
}

function setRow(set: ScoreSet, id: string): Omit<ScoreSetRow, "org_id"> {
  const { name, year, period, total, met } = set;
  const { survey, selfGap } = total;
  return {
    id,
    name,
    year,
    period,
    ...pointsRow(total),
    survey_points: survey,
    self_gap: selfGap,
    met,
    met_of: set.of,
  };
}

function areaRow(area: ScoreSet["areas"][number]) {
  return { name: area.name, ...pointsRow(area), survey_points: area.survey };
}

function criterionRow(criterion: ScoreSet["criteria"][number]) {
  const { area, name, reason } = criterion;
  return { area, name, ...pointsRow(criterion), reason };
}

function pointsRow({ max, assessed, self, lost }: Pick<ScoreSet["total"], PointsName>) {
  return { max_points: max, assessed_points: assessed, self_points: self, lost_points: lost };
}

type PointsName = "max" | "assessed" | "self" | "lost";

function pointsFrom(row: ReturnType<typeof pointsRow>): Pick<ScoreSet["total"], PointsName> {
  const { max_points, assessed_points, self_points, lost_points } = row;
  return { max: max_points, assessed: assessed_points, self: self_points, lost: lost_points };
}

function setFrom(
  row: ScoreSetRow,
  areas: readonly ScoreAreaRow[],
  criteria: readonly ScoreCriterionRow[],
): ScoreSet {
  const isOwn = ({ set_id }: { readonly set_id: string }) => set_id === row.id;
  return {
    name: row.name,
    year: row.year,
    period: row.period,
    areas: areas.filter(isOwn).map((area) => {
      return { name: area.name, ...pointsFrom(area), survey: area.survey_points };
    }),
    criteria: criteria.filter(isOwn).map((criterion) => {
      const { area, name, reason } = criterion;
      return { name, area, ...pointsFrom(criterion), reason };
    }),
    total: { ...pointsFrom(row), survey: row.survey_points, selfGap: row.self_gap },
    met: row.met,
    of: row.met_of,
  };
}
