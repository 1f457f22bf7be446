import { makeEmbeddedEngine } from "../../jobs/engines/embedded-engine.ts";
import { describeEngine } from "./engine-contract.ts";

describeEngine("embedded", async () => ({ make: makeEmbeddedEngine, dispose: async () => {} }));
