import type { NearDossiers } from "./dossier-content.ts";
import type { DossierId, UnitId } from "./ids.ts";
import type { Role } from "./org.ts";
import type { Takeover } from "./takeover.ts";
import type { LocalDate, LocalTime } from "./time.ts";

/** A day and time as a clock in the office's zone shows it: `2023-03-24T09:20`. */
export type LocalMoment = `${LocalDate}T${LocalTime}`;

/** Lưu ý: something to tell a person that no deadline's rung stands for. */
export type Note =
  /** To coordinators: messages went out late, since the channel or the service was away. */
  | {
      readonly kind: "delivery-delayed";
      readonly since: LocalMoment;
      readonly until: LocalMoment;
      readonly messages: number;
    }
  /** To coordinators: of so many messages nobody knows whether they arrived. */
  | { readonly kind: "uncertain"; readonly messages: number }
  /** To coordinators: a channel's allowance of messages for the month runs short. */
  | {
      readonly kind: "budget";
      /** As people call it. */
      readonly channel: string;
      readonly used: number;
      readonly limit: number;
      /** What the month will have taken at this pace. */
      readonly forecast: number;
      /** Who is linked to the bot; absent in notes of before this was told. */
      readonly people?: number;
    }
  /** To coordinators: nothing could be received on a channel; what was written then may be lost. */
  | {
      readonly kind: "gap";
      /** As people call it. */
      readonly channel: string;
      readonly from: LocalMoment;
      readonly to: LocalMoment;
      /** How often, between the first beginning and the last end. */
      readonly times: number;
    }
  /** To coordinators: an invite was used in a group, and is good for nobody any more. */
  | {
      readonly kind: "invite-in-group";
      /** Whose it was. */
      readonly post: string;
    }
  /** To leaders and other coordinators: somebody has a role from now on that reaches every unit. */
  | {
      readonly kind: "role-given";
      /** Whose it is. */
      readonly post: string;
      readonly role: Extract<Role, "leader" | "coordinator">;
      /** Who gave it, by post; null for a list that was brought in on the server. */
      readonly by: string | null;
    }
  /** To leaders and other coordinators: who sees every dossier's applicant from now on, or no longer. */
  | {
      readonly kind: "desk-changed";
      readonly unit: string;
      readonly isDesk: boolean;
      /** Who has chosen it, by post. */
      readonly by: string;
    }
  /** To a person: his role in a unit from now on, and what that unit has in hand. */
  | {
      readonly kind: "takeover";
      readonly unitId: UnitId;
      readonly unit: string;
      readonly role: Role;
      /** Looked up when it is told; null before, and where there is nothing. */
      readonly work: Takeover | null;
    }
  /** To a deputy: whom he stands in for, by post, and when. */
  | {
      readonly kind: "stand-in";
      readonly absent: string;
      readonly from: LocalDate;
      readonly to: LocalDate;
    }
  /** To coordinators: every unit that owes the same has been accepted, or need not do it. */
  | {
      readonly kind: "task-complete";
      /** The task's code; null for reports. */
      readonly code: string | null;
      readonly label: string;
      readonly title: string;
      /** Those that were accepted. */
      readonly units: number;
      readonly exempt: number;
    }
  /** To a deputy: what he was told of so has been ended before its time. */
  | {
      readonly kind: "stand-in-ended";
      readonly absent: string;
      readonly from: LocalDate;
      readonly to: LocalDate;
    }
  /** To those who answered for it: a duty went to another unit. */
  | {
      readonly kind: "moved-away";
      /** The unit that answered for it. */
      readonly unitId: UnitId;
      readonly code: string | null;
      readonly label: string;
      readonly title: string;
      /** The units, by name. */
      readonly from: string;
      readonly to: string;
    }
  /** To who handles them: dossiers near their date; looked up when it is told. */
  | {
      readonly kind: "dossiers-near";
      /** Null, and no name, for those of which nobody knows who handles them. */
      readonly unitId: UnitId | null;
      readonly unit: string;
      /** Whether its reader may say that they will be in time, or not; looked up when it is told. */
      readonly mayAnswer: boolean;
      /** Looked up when it is told; null before. */
      readonly work: NearDossiers | null;
    }
  /** To coordinators: dossiers are past their date, and nobody knows whose they are. */
  | {
      readonly kind: "dossiers-unowned";
      /** Looked up when it is told. */
      readonly count: number | null;
    }
  /** To the one-stop desk: what is known of dossiers is older than one working day. */
  | {
      readonly kind: "dossiers-stale";
      readonly asOf: LocalDate;
      /** Looked up when it is told. */
      readonly time: LocalTime | null;
    }
  /** To the one-stop desk: open dossiers that come to their dates are not in the newest exports any more. */
  | {
      readonly kind: "dossiers-absent";
      /** Looked up when it is told. */
      readonly count: number | null;
    }
  /** To the desk and the unit: apologies were sent, and the new dates are not entered yet. */
  | {
      readonly kind: "new-dates-missing";
      readonly unitId: UnitId;
      readonly unit: string;
      /** Looked up when it is told; null before. */
      readonly count: number | null;
    }
  /** To leaders: a unit has asked for one more new date than the rules allow; it was refused. */
  | {
      readonly kind: "reappointment-refused";
      readonly dossierId: DossierId;
      readonly code: string;
      readonly procedure: string;
      readonly unit: string;
      readonly due: LocalDate;
      readonly reason: string;
    }
  /** To its unit, leaders and coordinators: a dossier is past its second date as well. */
  | {
      readonly kind: "late-again";
      readonly unitId: UnitId;
      readonly dossierId: DossierId;
      readonly code: string;
      readonly procedure: string;
      readonly unit: string;
      readonly due: LocalDate;
    };
