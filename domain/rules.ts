/** Quy tắc nhắc việc: what an organisation may set; the defaults are those of the product. */
import type { LocalTime } from "./time.ts";

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
  /** After the due date; then come the Mondays. */
  readonly after: readonly number[];
  readonly mondays: number;
  /** After *done*, while the proof is missing; then come the Mondays. */
  readonly proof: readonly number[];
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
}

export const DEFAULT_RULES: OrgRules = {
  ladder: {
    morningTime: "07:30" as LocalTime,
    dueDayTime: "14:00" as LocalTime,
    work: { before: [20, 10, 5, 2, 0], escalation: { coordinator: 3, leader: 5 } },
    report: { beforeCutOff: [5, 0], before: [2, 0], escalation: { coordinator: 1, leader: 5 } },
    after: [1, 3, 5],
    mondays: 4,
    proof: [2, 5],
    graceAfterImport: 5,
  },
  summary: { leaderTime: "06:45" as LocalTime, coordinatorTime: "15:00" as LocalTime },
};
