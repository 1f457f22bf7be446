/** A process of its own for `engine-exit.test.ts`: works, stops with a job unfinished, and ends. */
import type { MessageId, OrgId } from "../../domain/ids.ts";
import { makeBullmqEngine } from "../../jobs/engines/bullmq-engine.ts";
import { makeEmbeddedEngine } from "../../jobs/engines/embedded-engine.ts";

const redisUrl = process.argv[2];
const silent = (): void => {};
const options = {
  deliverConcurrency: 1,
  onFailure: silent,
  log: { info: silent, warn: silent, error: silent },
};
const engine = redisUrl
  ? makeBullmqEngine({ ...options, redisUrl, prefix: "exit", watchMillis: 100 })
  : makeEmbeddedEngine(options);

const started = Promise.withResolvers<void>();
const deliver = (): Promise<void> => {
  started.resolve();
  return new Promise<void>(() => {});
};
await engine.work({ sweep: async () => {}, tidy: async () => {}, deliver }, [
  { job: "sweep", cron: "* * * * * *", zone: "UTC" },
]);
const wanted = ["a", "b"].map((id) => ({ org: 1 as OrgId, messageId: id as MessageId }));
try {
  await engine.wake("deliver", wanted);
  await started.promise;
} catch (error) {
  process.stdout.write(`${String(error)}\n`);
}
await engine.stop(100);
process.stdout.write("stopped\n");
