import type { RequestBody } from "./request-body.ts";
import type { World } from "./world.ts";

export type MethodCall = {
  readonly world: World;
  readonly body: RequestBody;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
};

/** Answers with what stands under `result`; refuses by throwing an ApiError. */
export type Method = (call: MethodCall) => unknown;
