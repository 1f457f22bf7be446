/** Which part of the work a process does. */
export type ProcessRole = "bot" | "worker" | "all";

/** Something that was started. */
export interface Running {
  /** What the person at the terminal is told. */
  readonly banner: readonly string[];
  /** Intake first, then running jobs, at most so many milliseconds each; then the stores. */
  stop(limitMillis: number): Promise<void>;
}
