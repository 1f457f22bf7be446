/** Two processes that bring in the same plan at the same moment. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../../db/open-database.ts";
import { NO_CORRECTIONS } from "../../../domain/plan-import.ts";
import { makePlanImporter } from "../../../jobs/import/plan/plan-importer.ts";
import { startPostgres, type TestPostgres } from "../../servers/postgres.ts";
import { describeWithPostgres } from "../../servers/suites.ts";
import { openTestOffice, seedText } from "./given.ts";
import { AUTHOR, readPlan, WORDS } from "./plan-office.ts";

/** Commits through two connections at once and compares what is there with a single import. */
async function expectOnePlan(url: string): Promise<void> {
  const first = await openTestOffice(true, () => openDatabase(url));
  const second = await openDatabase(url);
  try {
    const { office } = first;
    const other = { ...office, database: second.of(office.organisation.id) };
    const read = await readPlan(seedText());
    const options = { planName: null, corrections: NO_CORRECTIONS };
    const commit = (own: typeof office) =>
      own.database.transaction((stores) =>
        makePlanImporter(own, WORDS).commit(stores, read, options, AUTHOR),
      );
    const outcomes = await Promise.all([office, other, office, other].map(commit));
    expect(outcomes.map(({ change }) => change).toSorted()).toEqual([
      "new",
      "none",
      "none",
      "none",
    ]);
    const [plan, ...more] = await office.database.plans.all();
    expect(more).toEqual([]);
    expect(await office.database.plans.tasksOf(plan!.id)).toHaveLength(19);
    expect(await office.database.deadlines.ofPlan(plan!.id)).toHaveLength(134);
  } finally {
    await second.close();
    await first.close();
  }
}

describeWithPostgres("on a server", () => {
  let server: TestPostgres;

  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);

  afterAll(async () => {
    await server?.stop();
  });

  test("in PostgreSQL", async () => {
    await expectOnePlan(await server.createDatabase());
  });
});
