/** What a rung of a deadline is, and how one is laid on a day. */
import type { DeadlineKind } from "../deadline.ts";
import { nameRung, type RungRule } from "../rung.ts";
import type { Escalation, LadderRules } from "../rules.ts";
import { addDays, dateIn, weekdayOf, type Instant, type LocalDate } from "../time.ts";
import type { WorkingCalendar } from "../working-calendar.ts";

/** The part of a bundle in which a notice is shown. */
export type NoticeSection =
  | "due"
  | "overdue"
  /** The last word before a matter goes up: the head may give a reason. */
  | "warning"
  | "escalation"
  | "signature"
  | "proof"
  /** Dòng tình trạng: ongoing work at a quarter's end. */
  | "status"
  /** Đăng ký ngày: work due “Trong năm” that has no date of its owner's yet. */
  | "own-date"
  /** Đề nghị phối hợp: what a lead unit has asked a supporting one for. */
  | "support"
  /** Tài liệu chờ kiểm chứng. */
  | "review"
  /** Yêu cầu bổ sung: returned to its owner, with the reason. */
  | "returned"
  /** Trả lại đơn vị, chưa ký: by its signer, with the reason. */
  | "unsigned"
  | "accepted"
  /** Nhiệm vụ được giao ngoài kế hoạch. */
  | "directive"
  /** Được phân công trong đơn vị. */
  | "assigned"
  /** Another date, or another unit. */
  | "changed"
  /** Đơn vị báo không phát sinh. */
  | "waived"
  /** Đề nghị gia hạn that waits for a comment or a decision. */
  | "extension"
  | "extension-answered"
  /** Chốt chậm: overdue after all its Mondays, offered for closing as late. */
  | "closing"
  /** Xin lỗi: owed for a dossier that is late, or will be. */
  | "apology"
  | "unlinked";

/** For whom a rung is meant; who that is, is looked up when it falls. */
/** `reviewer`: a coordinator of another unit; where there is none, the leaders. */
export type Audience = "owner" | "signer" | "reviewer" | "coordinator" | "leader";

/** Which message of the day carries it. */
export type NoticeSlot = "morning" | "due-day";

export interface Rung {
  readonly rule: RungRule;
  /** The rule's name: unique within a deadline and version of its date. */
  readonly name: string;
  /** The working day on which it falls. */
  readonly day: LocalDate;
  readonly at: Instant;
  readonly audience: Audience;
  readonly section: NoticeSection;
  readonly slot: NoticeSlot;
}

/** What every rung is laid out with. */
export interface Layout {
  readonly rules: LadderRules;
  readonly calendar: WorkingCalendar;
}

/** Which part of the rules a kind of deadline follows. */
export function rulesOfKind(
  kind: DeadlineKind,
  rules: LadderRules,
): { readonly before: readonly number[]; readonly escalation: Escalation } {
  if (kind === "report") return rules.report;
  return kind === "apology" ? rules.apology : rules.work;
}

export function morningRung(
  { rules, calendar }: Layout,
  rule: RungRule,
  day: LocalDate,
  audience: Audience,
  section: NoticeSection,
): Rung {
  const at = calendar.instantAt(day, rules.morningTime);
  return { rule, name: nameRung(rule), day, at, audience, section, slot: "morning" };
}

/** The owner's second reminder of a day. */
export function afternoonRung(
  layout: Layout,
  rule: RungRule,
  day: LocalDate,
  section: NoticeSection,
): Rung {
  const { rules, calendar } = layout;
  const at = calendar.instantAt(day, rules.dueDayTime);
  return { ...morningRung(layout, rule, day, "owner", section), at, slot: "due-day" };
}

/** “Then each Monday”: the first working day of each week that follows a day, the first `count`. */
export function mondaysAfter(
  day: LocalDate,
  count: number,
  calendar: WorkingCalendar,
): readonly LocalDate[] {
  const days: LocalDate[] = [];
  let last = day;
  while (days.length < count) {
    // A week without a working day (Tết) is passed over.
    last = calendar.onOrAfter(addDays(last, 8 - weekdayOf(last)));
    days.push(last);
  }
  return days;
}

/** The first working day whose morning message goes out after a moment. */
export function firstMorningAfter(
  moment: Instant,
  rules: LadderRules,
  calendar: WorkingCalendar,
): LocalDate {
  let day = calendar.onOrAfter(dateIn(moment, calendar.zone));
  while (calendar.instantAt(day, rules.morningTime) <= moment) day = calendar.shift(day, 1);
  return day;
}
