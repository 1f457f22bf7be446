import { randomUUID } from "node:crypto";
import { makeBullmqEngine } from "../../jobs/engines/bullmq-engine.ts";
import { describeEngine } from "./engine-contract.ts";

describeEngine("BullMQ", async () => {
  const prefix = `test-${randomUUID()}`;
  return {
    make: (options) =>
      makeBullmqEngine({
        ...options,
        redisUrl: "redis://127.0.0.1:6379",
        prefix,
        watchMillis: 30_000,
      }),
    dispose: async () => {},
  };
});
