/** Xin lỗi: what `/xinloi` and the rules of apologies say, as data; no applicant is named in it. */
import type { Apology, ApologyStage, ApologyTiming } from "./apology.ts";
import type { HandlingShown } from "./handling-content.ts";
import type { DeadlineId, DossierId, PersonId, UnitId } from "./ids.ts";
import type { HistoryLine, Item } from "./item.ts";
import type { LetterNumberProblem } from "./letter-number.ts";
import type { NewDateProblem, OfferedDate } from "./new-date.ts";
import type { GivenDocument } from "./review-content.ts";
import type { LocalDate, LocalTime } from "./time.ts";
import type { Countdown } from "./working-calendar.ts";

/** An apology as a line of a list shows it. */
export interface ApologyLine {
  readonly deadlineId: DeadlineId;
  readonly dossierId: DossierId;
  readonly code: string;
  readonly procedure: string;
  readonly unit: string;
  readonly stage: ApologyStage;
  /** The last day on which it is lawful. */
  readonly due: LocalDate | null;
  readonly dossierDue: LocalDate | null;
  readonly newDue: LocalDate | null;
  /** The new date stands in the one-stop system: that is the dossier's now. */
  readonly isTicked: boolean;
  /** What was handed in was given back. */
  readonly isReturned: boolean;
}

/** How many stand how. */
export interface ApologyCount {
  readonly stage: ApologyStage;
  readonly count: number;
}

/** What is said about an apology in one's own words. */
export type ApologyPiece = "reason" | "new-date" | "letter-number";

/** Why words for it were not taken; they are asked for again. */
export type ApologyFault = NewDateProblem | LetterNumberProblem;

/** What has just happened to an opened apology; null when it is only shown. */
export type ApologyNews =
  | { readonly what: "letter-number" | "ticked" | "unticked" }
  | { readonly what: "reason"; readonly isRough: boolean }
  /** `isFar`: it lies so far ahead that it may be a slip. */
  | { readonly what: "new-date"; readonly isFar: boolean }
  /** It was ticked before, by whomever. */
  | { readonly what: "known-tick" }
  | null;

/** What may be done with an opened apology now, by who is shown it. */
export interface ApologyOptions {
  /** Reason, new date, number, that it was sent. */
  readonly answer: boolean;
  /** The letter: a name stands in it. */
  readonly letter: boolean;
  readonly tick: boolean;
  readonly untick: boolean;
  readonly prove: boolean;
  readonly present: boolean;
  readonly waive: boolean;
  readonly reopen: boolean;
  readonly review: boolean;
}

/** What the law wants, and how it is counted. */
export interface ApologyLaw {
  /** The last day on which it is lawful. */
  readonly lastDay: LocalDate | null;
  /** By how many working days it has to come before the dossier's date. */
  readonly leadDays: number;
  readonly basis: string;
  /** Which re-appointment it is, from 1, and how many there may be. */
  readonly which: number;
  readonly most: number;
}

/** Ngày hẹn trả mới, with its arithmetic from the old one. */
export interface NewDateShown {
  readonly date: LocalDate;
  readonly countdown: Countdown;
}

/** How far an apology is, told with what was done for it another way: reported done, proved. */
export interface ApologyLeft {
  readonly deadlineId: DeadlineId;
  readonly newDue: LocalDate | null;
  readonly isTicked: boolean;
  /** By this person. */
  readonly mayTick: boolean;
  readonly timing: ApologyTiming;
  /** Its letter bears an earlier day than that on which it became known here that it was owed. */
  readonly isBackdated: boolean;
}

export type ApologyContent =
  | {
      readonly kind: "apologies";
      /** Null: all that is not done. */
      readonly stage: ApologyStage | null;
      readonly unitId: UnitId | null;
      readonly unit: string | null;
      /** As typed; empty for none. */
      readonly words: string;
      readonly today: LocalDate;
      /** Every unit's, or those of one's own. */
      readonly scope: "units" | "all";
      readonly namesUnits: boolean;
      readonly counts: readonly ApologyCount[];
      /** How many letters can be made at once by who asks. */
      readonly draftable: number;
      /** How many are past their new date as well, and can be appointed no other. */
      readonly lateAgain: number;
      readonly lines: readonly ApologyLine[];
      readonly total: number;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "apology-units";
      readonly today: LocalDate;
      readonly units: readonly {
        readonly unitId: UnitId;
        readonly name: string;
        readonly count: number;
        /** Of those, how many are past their last lawful day. */
        readonly late: number;
      }[];
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "apology";
      /** Only what is rarely done with it. */
      readonly isMore: boolean;
      readonly news: ApologyNews;
      readonly item: Item;
      readonly line: ApologyLine;
      readonly today: LocalDate;
      readonly clock: Apology["clock"];
      readonly field: string;
      readonly received: LocalDate;
      readonly oldDue: LocalDate;
      /** As clocks in the office show it, where a time was written. */
      readonly oldDueTime: LocalTime | null;
      readonly law: ApologyLaw;
      readonly reason: string | null;
      readonly newDate: NewDateShown | null;
      readonly letterNumber: string | null;
      readonly draftedOn: LocalDate | null;
      readonly sent: {
        readonly on: LocalDate;
        readonly timing: ApologyTiming;
        readonly isBackdated: boolean;
      } | null;
      readonly ticked: {
        /** Null: an export of the one-stop system has said so. */
        readonly by: string | null;
        readonly on: LocalDate;
        readonly isByHand: boolean;
      } | null;
      /** Its dossier counts as late whatever the new date: this or an earlier apology came after the date. */
      readonly countsLate: boolean;
      readonly evidence: readonly GivenDocument[];
      readonly history: readonly HistoryLine[];
      readonly signer: string | null;
      readonly handling: HandlingShown;
      readonly options: ApologyOptions;
    }
  | {
      readonly kind: "ask-apology";
      readonly piece: ApologyPiece;
      readonly item: Item;
      readonly fault: ApologyFault | null;
      /** What it is now; null while nothing was said. */
      readonly now: string | null;
      readonly oldDue: LocalDate;
      readonly offered: readonly OfferedDate[];
      /** From which they are counted: the old date, or today. */
      readonly countedFrom: LocalDate;
      readonly drafts: boolean;
    }
  | {
      readonly kind: "letters-drafted";
      /** How many of them have no name of who handed the dossier in, which leaves dots in their place. */
      readonly unnamed: number;
      /** The one that is made, where that name may be written down here. */
      readonly nameFor: DossierId | null;
      readonly personId: PersonId;
      readonly deadlineIds: readonly DeadlineId[];
      /** Of the dossiers, some of them. */
      readonly codes: readonly string[];
      /** Null where there are several. */
      readonly item: Item | null;
      /** Of those that are owed, how many lack a reason or a new date; how many are left for the next time. */
      readonly lacking: number;
      readonly left: number;
      /** What one letter says, so that it is read once more; null where there are several. */
      readonly says: {
        readonly reason: string;
        /** It is short, or written without marks, and goes to a citizen as it is. */
        readonly isRough: boolean;
        readonly newDue: LocalDate;
      } | null;
      /** Whether it is presented to somebody by who drafts it. */
      readonly mayPresent: boolean;
      readonly isReachable: boolean;
    }
  | { readonly kind: "no-letters"; readonly lacking: number }
  /** Somebody who may look at it, and may not know who handed the dossier in. */
  | { readonly kind: "letter-not-yours" }
  | { readonly kind: "apology-obstacle"; readonly item: Item; readonly obstacle: ApologyObstacle };

/** Why nothing was done. */
export type ApologyObstacle =
  /** It need not be made. */
  | "waived"
  /** The new date stands in the one-stop system. */
  | "ticked"
  /** Nobody has appointed a new date. */
  | "no-new-date"
  /** Its letter was not sent: without an apology no new date is lawful. */
  | "not-sent"
  /** Its letter is one's own to sign: it is presented to nobody. */
  | "own-signature"
  /** Only its unit, or a coordinator, says why and until when. */
  | "unit-has-to-say"
  /** An export has said so, or a later apology rests on it. */
  | "tick-stands";
