import type { Fields } from "./params.ts";
import type { World } from "./world.ts";

export type MethodCall = {
  readonly world: World;
  readonly fields: Fields;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
};

export type Method = {
  /** What the documents name; anything else is refused. */
  readonly fields: readonly string[];
  /** Answers with what stands under `result`; refuses by throwing an ApiError. */
  readonly run: (call: MethodCall) => unknown;
};
