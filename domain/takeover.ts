/** Tiếp nhận công việc: what a unit has in hand, for who answers for it from now on. */
import type { LocalDate } from "./time.ts";

export interface Takeover {
  /** What is still to be done, how much of it is overdue, and the first of it, overdue first. */
  readonly open: number;
  readonly overdue: number;
  readonly work: readonly TakenWork[];
  /** How many documents were handed in this year, and the newest of them. */
  readonly handedIn: number;
  readonly documents: readonly TakenDocument[];
}

export interface TakenWork {
  /** The task's code; null for what has none. */
  readonly code: string | null;
  readonly label: string;
  readonly title: string;
  readonly due: LocalDate | null;
  readonly isOverdue: boolean;
}

export interface TakenDocument {
  /** As it is written: `45/BC-UBND`; null where nobody has said. */
  readonly number: string | null;
  readonly date: LocalDate | null;
  /** What it proves: the task's code and the product. */
  readonly code: string | null;
  readonly label: string;
}
