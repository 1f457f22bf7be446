/** Giao nhiệm vụ, ý kiến chỉ đạo: what is shown and said of it. */
import type { DirectiveDraft, DirectivePiece, PieceFault } from "./directive-draft.ts";
import type { DirectiveFigures, DirectiveResult } from "./directive-figures.ts";
import type { RefusedRow, RegisterRow } from "./directive-register.ts";
import type { NamedUnits } from "./directive-units.ts";
import type { Directive } from "./directive.ts";
import type { DirectiveId } from "./ids.ts";
import type { Item } from "./item.ts";
import type { LocalDate } from "./time.ts";
import type { Countdown } from "./working-calendar.ts";

/** A directive as a line of a list, or the head of its card. */
export interface DirectiveLine {
  readonly directiveId: DirectiveId;
  readonly direction: Directive["direction"];
  readonly code: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  readonly due: LocalDate | null;
  /** Of all its units together, the worst first. */
  readonly result: DirectiveResult;
  /** The day on which the last of them finished; null while one is open. */
  readonly completedOn: LocalDate | null;
  readonly progress: { readonly done: number; readonly total: number };
}

/** The due date of a draft: on which day it falls, and how long it is till then. */
export interface DraftDue {
  readonly countdown: Countdown;
  /** The working day that reminders count to; null where the date is one itself. */
  readonly workingDay: LocalDate | null;
}

export type DirectiveContent =
  | {
      readonly kind: "directives";
      readonly direction: Directive["direction"];
      readonly directives: readonly DirectiveLine[];
      /** Of those received that are due in the year; null for those given, and where there is none. */
      readonly figures: DirectiveFigures | null;
      readonly year: number;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "ask-directive";
      /** Null: everything at once. */
      readonly piece: DirectivePiece | null;
      readonly direction: Directive["direction"];
      readonly title: string;
      readonly fault: PieceFault | null;
    }
  | {
      readonly kind: "ask-directive-unit";
      readonly draft: DirectiveDraft;
      readonly phrase: string;
      /** Whom it may mean. */
      readonly candidates: readonly NamedUnits[];
    }
  | {
      readonly kind: "directive-preview";
      readonly draft: DirectiveDraft;
      readonly units: number;
      /** Units in which nobody can be reached. */
      readonly unlinked: readonly string[];
      readonly due: DraftDue;
    }
  | {
      readonly kind: "directive";
      /** What has just been done with it; `known`: it had been given already. */
      readonly news: "given" | "registered" | "known" | "withdrawn" | null;
      readonly directive: DirectiveLine;
      readonly product: string;
      /** The post of whoever gave or registered it. */
      readonly by: string | null;
      readonly countdown: Countdown | null;
      /** Those that have not done it first. */
      readonly members: readonly Item[];
      readonly unlinked: readonly string[];
      readonly mayWithdraw: boolean;
      readonly page: number;
      readonly pages: number;
    }
  | { readonly kind: "ask-register"; readonly isAgain: boolean }
  | {
      readonly kind: "register-preview";
      readonly rows: readonly RegisterRow[];
      readonly refused: readonly RefusedRow[];
      readonly left: number;
    }
  | {
      readonly kind: "registered";
      readonly count: number;
      readonly first: string;
      readonly last: string;
      readonly figures: DirectiveFigures | null;
      readonly year: number;
    }
  | {
      readonly kind: "ask-withdraw-directive";
      readonly directive: DirectiveLine;
      readonly isBlank: boolean;
    };
