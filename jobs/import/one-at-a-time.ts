import type { Office } from "../../domain/office.ts";
import type { Stores } from "../../domain/stores.ts";
import { plusMillis } from "../../domain/time.ts";

/** One for imports of every sort: each of them may make the same unit. */
const LEASE = "plan-import";
const LEASE_MILLIS = 60_000;

/** The row of the lease makes a second import wait for this transaction's end before it reads. */
export async function oneAtATime<Value>(
  office: Pick<Office, "clock" | "ids">,
  stores: Pick<Stores, "leases">,
  work: () => Promise<Value>,
): Promise<Value> {
  const now = office.clock.now();
  const holder: string = office.ids.next();
  if (!(await stores.leases.acquire(LEASE, holder, now, plusMillis(now, LEASE_MILLIS)))) {
    throw new Error("Another import has left its lease behind");
  }
  const value = await work();
  await stores.leases.release(LEASE, holder);
  return value;
}
