/**
 * Hồ sơ TTHC: what citizens and organisations have handed in, as the one-stop system's export tells it, or
 * as a small desk keeps it here. Before its date, on it and past it are computed, never stored.
 */
import type { DossierId, PersonId, UnitId } from "./ids.ts";
import { dateIn, type Instant, type LocalDate } from "./time.ts";

/** A day, and the moment where a time was written with it; without one the whole day counts. */
export interface Occasion {
  readonly on: LocalDate;
  readonly at: Instant | null;
}

/**
 * Trạng thái hồ sơ, by the codes of the national one-stop platform (LAW): 1 Mới đăng ký, 2 Được tiếp nhận,
 * 3 Không được tiếp nhận, 4 Đang xử lý, 5 Yêu cầu bổ sung giấy tờ, 6 Yêu cầu thực hiện nghĩa vụ tài chính,
 * 7 Công dân yêu cầu rút hồ sơ, 8 Dừng xử lý, 9 Đã xử lý xong, 10 Đã trả kết quả.
 */
export type DossierStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** Thời hạn giải quyết: in working days, or in hours of work (`trong ngày` is 0 days). */
export interface TimeLimit {
  readonly kind: "days" | "hours";
  readonly count: number;
}

/** Yêu cầu bổ sung: how often, when first asked for, and when the last of it came. */
export interface Supplements {
  readonly count: number;
  readonly asked: Occasion | null;
  readonly given: Occasion | null;
}

/** What is known of a dossier, as it is written; `reckonDossier` says what follows from it. */
export interface DossierFacts {
  /** The one-stop system's code, known by it again: `000.00.05.H49-230220-0012`. */
  readonly code: string;
  readonly procedure: string;
  /** Lĩnh vực; may be empty. */
  readonly field: string;
  readonly received: Occasion;
  /** Ngày hẹn trả as it is written; null: it is counted from the limit. */
  readonly writtenDue: Occasion | null;
  readonly limit: TimeLimit | null;
  readonly status: DossierStatus;
  readonly supplements: Supplements;
  /** Working days for which it was paused (nghĩa vụ tài chính, chờ cơ quan khác). */
  readonly pausedDays: number;
  /** Đã xử lý xong. */
  readonly finished: Occasion | null;
  /** Đã trả kết quả. */
  readonly returned: Occasion | null;
  /** Null where its export has no such column. */
  readonly isOnline: boolean | null;
  readonly isPaidOnline: boolean | null;
  readonly isDigitised: boolean | null;
  /** How often a new date was appointed, as the export says; 0 where it does not. */
  readonly reappointments: number;
}

export type DossierOutcome = "on-time" | "late";

/** What follows from the facts, by the rules of counting; stored beside them, so that it can be counted. */
export interface DossierReckoning {
  /** The date in force: as written or counted, put off by what the law lets it be. */
  readonly due: Occasion;
  /** When it came to its end, whatever the end; null while it is open. */
  readonly ended: Occasion | null;
  /** Null while it is open. */
  readonly outcome: DossierOutcome | null;
  /** It waits for its first supplement, asked for in time: it is not late whatever the day. */
  readonly isWaiting: boolean;
  /** More than one supplement was asked for: it counts as late. */
  readonly isLateByRule: boolean;
}

/** Hồ sơ. */
export interface Dossier extends DossierFacts, DossierReckoning {
  readonly id: DossierId;
  /** The unit that handles it; null where nobody knows. */
  readonly unitId: UnitId | null;
  /** `export`: the one-stop system is the truth about it. `typed`: it is kept here by hand. */
  readonly source: "export" | "typed";
  /** The moment of which its facts are. */
  readonly asOf: Instant;
  readonly createdAt: Instant;
  /** Kịp hạn: what its unit has answered, and when; null while it has not. */
  readonly promise: { readonly by: PersonId; readonly at: Instant } | null;
  /**
   * Whether it is late once its date has passed: an export has told of it after that, or it is kept here by
   * hand. Stored with the looks, so that it can be counted.
   */
  readonly isToldLate: boolean;
  /**
   * A date of it had passed before the apology for that was sent, and a new one was entered here by hand: it
   * counts as late whatever its new date. An export that writes a new date is believed.
   */
  readonly hasMissedDate: boolean;
  /** What had to be asked or found out about it up to this moment is dealt with. */
  readonly lookedUntil: Instant;
  /** When it has to be looked at next; null when never. The sweep reads nothing else. */
  readonly nextLookAt: Instant | null;
  /** Counts every change; a store refuses to save over a newer one. */
  readonly revision: number;
}

/** Người nộp hồ sơ: for its unit and the desk alone, kept apart, and forgotten after a while. */
export interface Applicant {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** An occasion at a moment, with its day in the office's zone. */
export function occasionAt(at: Instant, zone: string): Occasion {
  return { on: dateIn(at, zone), at };
}

/** Whether one comes after the other; by their days alone where one of them is a whole day. */
export function isAfter(one: Occasion, other: Occasion): boolean {
  return one.at !== null && other.at !== null ? one.at > other.at : one.on > other.on;
}

/** Whether a dossier is open and past its date; what waits for its first supplement is not. */
export function isDossierOverdue(
  { ended, due, isWaiting }: Pick<Dossier, "ended" | "due" | "isWaiting">,
  now: Occasion,
): boolean {
  return ended === null && !isWaiting && isAfter(now, due);
}
