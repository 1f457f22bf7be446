/** The sweep: what planning costs, and that it costs what is due, not what is stored. */
import { sql } from "kysely";
import { sweep } from "../../jobs/sweep.ts";
import { makeBenchOffice, type BenchOffice } from "./office.ts";
import { median, millisOf, type Comparison } from "./measure.ts";

const DUE = 1000;
const ROUNDS = 5;

export async function measurePlanning(): Promise<readonly Comparison[]> {
  const small = await makeBenchOffice({ units: 500, people: 1000, tasks: 10_000, noticesDue: DUE });
  const rate = await planningRate(small);
  const few = await sweepMillis(small);
  await small.close();
  const large = await makeBenchOffice({ units: 500, people: 1000, tasks: 10_000, noticesDue: DUE });
  await multiply(large, 110);
  const many = await sweepMillis(large);
  await large.close();
  return [
    {
      what: "rows planned by the sweep",
      ours: rate.ours,
      limit: rate.bare,
      unit: "a second",
      limitIs: "the same rows by bare batched inserts",
      atLeast: 1 / 3,
    },
    {
      what: "sweep of 1,000 due among 1,000,000 deadlines",
      ours: 1000 / many,
      limit: 1000 / few,
      unit: "a second",
      limitIs: "the same among 10,000",
      atLeast: 0.5,
    },
  ];
}

async function planningRate(bench: BenchOffice): Promise<{ ours: number; bare: number }> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await forget(bench);
    const before = await rows(bench);
    const millis = await millisOf(async () => void (await sweep(bench.office)));
    const planned = (await rows(bench)) - before;
    ours.push((planned * 1000) / millis);
    bare.push(await bareInsertRate(bench));
  }
  return { ours: median(ours), bare: median(bare) };
}

/** The rows that the sweep just wrote, written again by nothing but batched inserts. */
async function bareInsertRate({ database }: BenchOffice): Promise<number> {
  const { kysely } = database;
  const messages = await kysely.selectFrom("message").selectAll().execute();
  const notices = await kysely.selectFrom("notice").selectAll().execute();
  await kysely.deleteFrom("notice").execute();
  await kysely.deleteFrom("message").execute();
  const batch = 500;
  const millis = await millisOf(async () => {
    await kysely.transaction().execute(async (transaction) => {
      for (let from = 0; from < messages.length; from += batch) {
        await transaction
          .insertInto("message")
          .values(messages.slice(from, from + batch))
          .execute();
      }
      for (let from = 0; from < notices.length; from += batch) {
        await transaction
          .insertInto("notice")
          .values(notices.slice(from, from + batch))
          .execute();
      }
    });
  });
  return ((messages.length + notices.length) * 1000) / millis;
}

async function sweepMillis(bench: BenchOffice): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await forget(bench);
    times.push(await millisOf(async () => void (await sweep(bench.office))));
  }
  return median(times);
}

/** Back to before the sweep: nothing planned, the same notices due. */
async function forget({ database }: BenchOffice): Promise<void> {
  const { kysely } = database;
  await kysely.deleteFrom("notice").execute();
  await kysely.deleteFrom("attempt").execute();
  await kysely.deleteFrom("message").execute();
  await sql`
    update deadline set noticed_until = '2023-03-23T10:00:00.000Z',
      next_notice_at = '2023-03-24T00:30:00.000Z' where due = '2023-03-31'
  `.execute(kysely);
}

async function rows({ database }: BenchOffice): Promise<number> {
  const { total } = await sql<{ total: number }>`
    select (select count(*) from message) + (select count(*) from notice) as total
  `
    .execute(database.kysely)
    .then((result) => result.rows[0] ?? { total: 0 });
  return total;
}

/** Copies the deadlines that are not due, until there are so many times as many. */
async function multiply({ database }: BenchOffice, times: number): Promise<void> {
  const columns =
    sql.raw(`org_id, kind, plan_id, task_id, report_period_id, unit_id, post_id, label,
    search_label, due, timing, within_year, own_due, cut_off, date_version, state, is_open, state_by,
    state_at, signer_id, completed_on, evidence_id, state_reason, late_reason, created_at,
    noticed_until, next_notice_at, revision`);
  await sql`
    insert into deadline (id, ${columns}) select 'copy-' || n.value || '-' || id, ${columns}
    from deadline, (
      with recursive n(value) as (select 1 union all select value + 1 from n where value < ${times})
      select value from n
    ) n where due = '2023-11-30'
  `.execute(database.kysely);
}
