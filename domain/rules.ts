/** Quy tắc nhắc việc: what an organisation may set; the defaults are those of the product. */
import type { PlanId } from "./ids.ts";
import type { LocalTime } from "./time.ts";
import { OFFICE_HOURS, type OfficeHours } from "./working-calendar.ts";

/** All counts are working days. */
export interface LadderRules {
  /** When the one message of the morning goes out. */
  readonly morningTime: LocalTime;
  /** When the second one goes out on the due day itself. */
  readonly dueDayTime: LocalTime;
  /** Plan deliverables, directives and whatever else is not a report. */
  readonly work: {
    readonly before: readonly number[];
    readonly escalation: Escalation;
  };
  readonly report: {
    readonly beforeCutOff: readonly number[];
    readonly before: readonly number[];
    readonly escalation: Escalation;
  };
  /**
   * Before and after the date of a dossier: its unit is asked whether it will be in time, and reminded of
   * the apology that it owes. An apology is lawful until a day before (NĐ 61/2018 Art. 19(9)).
   */
  readonly apology: {
    readonly before: readonly number[];
    readonly escalation: Escalation;
  };
  /** After the due date; then come the Mondays, then the offer of closing it as late. */
  readonly after: readonly number[];
  readonly mondays: number;
  /** After *done*, while the proof is missing; then come the Mondays. */
  readonly proof: readonly number[];
  /** Before and on the last working day of a quarter: ongoing work is asked for a status line. */
  readonly status: readonly number[];
  /**
   * After the first working day of January, or the first morning after a later import: the owner of
   * work due “Trong năm” is asked for a date of his own.
   */
  readonly ownDate: readonly number[];
  /** Before and on the day by which a supporting unit was asked to contribute. */
  readonly support: readonly number[];
  /** Working days after an import during which nothing escalates. */
  readonly graceAfterImport: number;
}

export interface Escalation {
  readonly coordinator: number;
  readonly leader: number;
}

/** When the weekly summary goes out. */
export interface SummaryRules {
  /** To the leaders, on the week's first working day. */
  readonly leaderTime: LocalTime;
  /** The draft to the coordinators, on the week's last working day. */
  readonly coordinatorTime: LocalTime;
}

export interface OrgRules {
  readonly ladder: LadderRules;
  readonly summary: SummaryRules;
  /** When events may go out, and up to when a late morning message may. */
  readonly officeHours: OfficeHours;
}

/** What is in force now: the organisation's rules, and the ladders of plans that have their own. */
export interface RuleBook extends OrgRules {
  /** By plan; a plan that is not in it follows the organisation's ladder. */
  readonly planLadders: ReadonlyMap<PlanId, LadderRules>;
}

export function ladderOf(rules: RuleBook, plan: PlanId | null): LadderRules {
  return (plan && rules.planLadders.get(plan)) ?? rules.ladder;
}

export const DEFAULT_RULES: OrgRules = {
  ladder: {
    morningTime: "07:30" as LocalTime,
    dueDayTime: "14:00" as LocalTime,
    work: { before: [20, 10, 5, 2, 0], escalation: { coordinator: 3, leader: 5 } },
    report: { beforeCutOff: [5, 0], before: [2, 0], escalation: { coordinator: 1, leader: 5 } },
    apology: { before: [3, 2, 1], escalation: { coordinator: 1, leader: 1 } },
    after: [1, 3, 5],
    mondays: 4,
    proof: [2, 5],
    status: [2, 0],
    ownDate: [0, 10],
    support: [2, 0],
    graceAfterImport: 5,
  },
  summary: { leaderTime: "06:45" as LocalTime, coordinatorTime: "15:00" as LocalTime },
  officeHours: OFFICE_HOURS,
};
