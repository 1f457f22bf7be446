/** `npm run bench`: what the product promises to be, measured beside its limits in one run. */
import { redisAvailable, startRedis } from "../servers/redis.ts";
import { measureDelivery } from "./delivery.ts";
import { measureDossiers } from "./dossiers.ts";
import type { Comparison } from "./measure.ts";
import { makeBenchOffice } from "./office.ts";
import { measurePace, paceWords } from "./pace.ts";
import { measurePlanning } from "./planning.ts";
import { measureSpreadsheet } from "./spreadsheet.ts";
import { measureStartUp } from "./start-up.ts";
import { measureTaskList } from "./task-list.ts";
import { measureYear } from "./year.ts";

const LARGE = { units: 5000, people: 10_000, tasks: 100_000, noticesDue: 0 };

function print({ what, ours, limit, unit, limitIs, atLeast }: Comparison): void {
  const ratio = (ours / limit).toFixed(2);
  const promise = atLeast === null ? "" : `, promised at least ${atLeast.toFixed(2)}`;
  console.log(`${what}\n    ${round(ours)} ${unit}; ${limitIs}: ${round(limit)}`);
  console.log(`    ratio ${ratio}${promise}`);
}

function round(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(1);
}

const large = await makeBenchOffice(LARGE);
for (const comparison of await measureTaskList(large)) print(comparison);
for (const comparison of await measureStartUp(large)) print(comparison);
await large.close();
for (const comparison of await measurePlanning()) print(comparison);
for (const comparison of await measureSpreadsheet()) print(comparison);
for (const comparison of await measureDossiers()) print(comparison);
const year = await measureYear();
console.log(year.words);
print(year.comparison);
const redis = redisAvailable() ? await startRedis() : null;
if (!redis) console.log("left out: delivery through BullMQ (install redis-server to run it)");
for (const comparison of await measureDelivery(redis?.url ?? null)) print(comparison);
await redis?.stop();
console.log(paceWords(await measurePace(1_000)));
