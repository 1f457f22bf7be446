/** Hồ sơ TTHC: what `/hoso` says, as data; who handed something in stands in `dossier-applicant` alone. */
import type { ApologyStage } from "./apology.ts";
import type { DossierEnd, DossierList, DossierPeriod } from "./dossier-action.ts";
import type { DossierDraft, DossierPiece, DossierPieceFault } from "./dossier-draft.ts";
import type { Applicant, Dossier, DossierOutcome, Occasion } from "./dossier.ts";
import type { WorkingTimeLeft } from "./dossier-clock.ts";
import type { RateFigures, TargetedShare } from "./dossier-rates.ts";
import type { DeadlineId, DossierId, UnitId } from "./ids.ts";
import type { LocalDate, LocalTime } from "./time.ts";

/** A dossier as a line of a list shows it. */
export interface DossierLine {
  readonly dossierId: DossierId;
  readonly code: string;
  readonly procedure: string;
  /** Empty where nobody knows which handles it. */
  readonly unit: string;
  readonly due: Occasion;
  /** The time of the date, as clocks in the office show it, where one is written. */
  readonly dueTime: LocalTime | null;
  readonly left: WorkingTimeLeft;
  /** Whether it is known that its date has found it open, once that has passed (`Dossier`). */
  readonly isToldLate: boolean;
  /** It waits for a supplement. */
  readonly isWaiting: boolean;
  /** More than one supplement was asked for. */
  readonly isLateByRule: boolean;
  /** Its unit has said that it will be in time. */
  readonly isPromised: boolean;
  /** Its unit has said that it will not be, or it was not: how far the apology for this date is. */
  readonly apology?: "on-its-way" | "sent";
  /** No further new date could be appointed when its unit said so, and the leaders were told. */
  readonly isRefused?: true;
  /** Null while it is open. */
  readonly outcome: DossierOutcome | null;
}

/** What of a unit comes to its date soon and is not answered: told in the morning. */
export interface NearDossiers {
  readonly total: number;
  /** The most pressing ones. */
  readonly lines: readonly DossierLine[];
}

/** A day and time as clocks in the office show it. */
export interface ShownMoment {
  readonly on: LocalDate;
  readonly time: LocalTime;
}

/** An apology of a dossier, as its card names it. */
export interface DossierApology {
  readonly deadlineId: DeadlineId;
  readonly number: number;
  readonly stage: ApologyStage;
  readonly newDue: LocalDate | null;
}

/** What has just happened to an opened dossier; null when it is only shown. */
export type DossierNews =
  | "added"
  /** It was there already. */
  | "known"
  | "promised"
  | "finished"
  | "returned"
  | "supplement-asked"
  | "supplement-given"
  | "reopened"
  /** Its end is of another time, or what was written of it is otherwise. */
  | "changed"
  /** It was to be removed, but an apology belongs to it: its work is stopped. */
  | "stopped"
  | null;

/** What may be done with an opened dossier now, by who is shown it. */
export interface DossierOptions {
  readonly promise: boolean;
  readonly refuse: boolean;
  readonly applicant: boolean;
  readonly finish: boolean;
  readonly giveBack: boolean;
  readonly askSupplement: boolean;
  readonly takeSupplement: boolean;
  readonly reopen: boolean;
  /** Which end may be said to have come on another day; null where it has not come to one. */
  readonly otherDay: DossierEnd | null;
  readonly change: boolean;
  readonly remove: boolean;
}

/** Why a time cannot be that of a dossier's end. */
export type DossierEndFault = "unread" | "before-received" | "future";

/** Why something cannot be done with a dossier. */
export type DossierObstacle =
  /** It has come to its end. */
  | "ended"
  /** Its time does not run while a supplement is waited for. */
  | "waiting"
  /** Its date has passed: it cannot be in time any more. */
  | "overdue"
  /** The one-stop system is the truth about it. */
  | "not-typed"
  /** It does not stand so that this could follow. */
  | "state"
  /** Nobody knows which unit handles it. */
  | "no-unit"
  /** An apology for it has gone out: what it was about stays as it is written. */
  | "apologised";

export interface DossierCount {
  readonly list: DossierList;
  readonly count: number;
}

export type DossierContent =
  | {
      readonly kind: "dossier-overview";
      readonly today: LocalDate;
      /** Every unit's, or those of one's own. */
      readonly scope: "units" | "all";
      readonly counts: readonly DossierCount[];
      /** The most pressing ones. */
      readonly lines: readonly DossierLine[];
      readonly namesUnits: boolean;
      /** Of when the newest export is; null where none was brought in. */
      readonly asOf: ShownMoment | null;
      /** Whether dossiers are kept here by hand by who asks. */
      readonly mayType: boolean;
    }
  | {
      readonly kind: "dossiers";
      readonly list: DossierList;
      /** The unit, where it is narrowed to one. */
      readonly unitId: UnitId | null;
      readonly unit: string | null;
      /** Null: of every field; empty: of none. */
      readonly field: string | null;
      readonly today: LocalDate;
      readonly lines: readonly DossierLine[];
      readonly namesUnits: boolean;
      readonly asOf: ShownMoment | null;
      readonly total: number;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "found-dossiers";
      readonly words: string;
      readonly today: LocalDate;
      readonly lines: readonly DossierLine[];
      readonly namesUnits: boolean;
      readonly total: number;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "dossier-groups";
      readonly list: DossierList;
      readonly by: "unit" | "field";
      readonly today: LocalDate;
      readonly groups: readonly {
        readonly unitId: UnitId | null;
        /** Empty: without a unit, or a field. */
        readonly name: string;
        readonly count: number;
      }[];
      readonly total: number;
      /** Of when the newest export is; null where none was brought in. */
      readonly asOf: ShownMoment | null;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "dossier";
      readonly news: DossierNews;
      readonly line: DossierLine;
      readonly today: LocalDate;
      readonly field: string;
      readonly received: Occasion;
      readonly receivedTime: LocalTime | null;
      /** The day after which the limit counts, where that is not the day of receipt. */
      readonly countedFrom: LocalDate | null;
      readonly limit: Dossier["limit"];
      readonly isDueWritten: boolean;
      /** It counts as late whatever its date: the one before had passed without an apology. */
      readonly hasMissedDate: boolean;
      readonly supplements: Dossier["supplements"];
      readonly pausedDays: number;
      readonly status: Dossier["status"];
      readonly ended: LocalDate | null;
      readonly promise: { readonly post: string | null; readonly on: LocalDate } | null;
      readonly reappointments: number;
      readonly apologies: readonly DossierApology[];
      readonly source: Dossier["source"];
      readonly asOf: ShownMoment;
      readonly options: DossierOptions;
    }
  | {
      readonly kind: "dossier-applicant";
      readonly line: DossierLine;
      /** Null: nothing is known, or no longer. */
      readonly applicant: Applicant | null;
      /** It is kept here by hand: who handed it in can be written down. */
      readonly mayWrite: boolean;
    }
  | {
      readonly kind: "ask-applicant";
      readonly line: DossierLine;
      readonly fault: "blank" | "too-long" | null;
    }
  | {
      readonly kind: "ask-dossier-end";
      readonly line: DossierLine;
      readonly mark: DossierEnd;
      readonly fault: DossierEndFault | null;
    }
  | {
      readonly kind: "ask-dossier-change";
      readonly line: DossierLine;
      readonly piece: DossierPiece | null;
      readonly fault: DossierPieceFault | null;
      readonly unclear: readonly string[];
      readonly namesApplicant: boolean;
    }
  | { readonly kind: "confirm-dossier-removal"; readonly line: DossierLine }
  | { readonly kind: "dossier-removed"; readonly code: string }
  | {
      readonly kind: "ask-dossier-reason";
      readonly line: DossierLine;
      readonly isBlank: boolean;
      /** No further new date can be appointed: the reason is for the leaders. */
      readonly refused: { readonly most: number; readonly basis: string } | null;
    }
  /** One more new date than the rules allow was asked for. */
  | {
      readonly kind: "reappointment-refused";
      readonly line: DossierLine;
      readonly most: number;
      readonly basis: string;
      /** Whether a leader could be told. */
      readonly isTold: boolean;
    }
  | {
      readonly kind: "dossier-not-possible";
      readonly line: DossierLine;
      readonly obstacle: DossierObstacle;
    }
  /** A dossier of this code is kept already, by others. */
  | { readonly kind: "dossier-code-taken"; readonly code: string }
  | {
      readonly kind: "ask-dossier";
      readonly draft: DossierDraft | null;
      readonly piece: DossierPiece | null;
      readonly fault: DossierPieceFault | null;
      /** What was said and not understood: told, and not kept. */
      readonly unclear: readonly string[];
    }
  | {
      readonly kind: "dossier-preview";
      readonly draft: DossierDraft;
      readonly unit: string;
      readonly receivedTime: LocalTime | null;
      readonly due: Occasion;
      readonly dueTime: LocalTime | null;
      readonly countedFrom: LocalDate | null;
      readonly left: WorkingTimeLeft;
      /** Who handed it in was said, and has to be said apart. */
      readonly namesApplicant: boolean;
      readonly unclear: readonly string[];
    };

/** Tỷ lệ đúng hạn. */
export type DossierRatesContent = {
  readonly kind: "dossier-rates";
  readonly today: LocalDate;
  readonly by: "whole" | "unit" | "field" | "month";
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly period: DossierPeriod | null;
  readonly scope: "units" | "all";
  readonly whole: RateFigures;
  readonly rows: readonly {
    /** Empty: without a unit, or a field; for a month its first day. */
    readonly name: string;
    readonly figures: RateFigures;
  }[];
  readonly targets: readonly TargetedShare[];
  readonly asOf: ShownMoment | null;
  readonly page: number;
  readonly pages: number;
};
