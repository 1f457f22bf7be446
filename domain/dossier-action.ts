/** Hồ sơ TTHC: what the choices of `/hoso` do. */
import type { DossierDraft } from "./dossier-draft.ts";
import type { DossierId, UnitId } from "./ids.ts";
import type { LocalDate } from "./time.ts";

/**
 * Which of the open dossiers: due today, on the next working day, soon, late, all, waiting for a supplement,
 * absent from the newest exports.
 */
export type DossierList = "today" | "tomorrow" | "near" | "late" | "open" | "waiting" | "absent";

/** All of them first, then what adds up to some of them; what is soon before its own parts. */
export const DOSSIER_LISTS: readonly DossierList[] = [
  "open",
  "late",
  "waiting",
  "absent",
  "near",
  "today",
  "tomorrow",
];

/** What happened to a dossier that is kept here by hand; `reopened`: the last of it was a mistake. */
export type DossierMark =
  | "finished"
  | "returned"
  | "supplement-asked"
  | "supplement-given"
  | "reopened";

/** The marks that are an end, and may have come on another day. */
export type DossierEnd = Extract<DossierMark, "finished" | "returned">;

/** A span of days that can be asked for by name, counted from today. */
export type DossierPeriod = "month" | "quarter" | "half-year" | "year" | "last-year";

export const DOSSIER_PERIODS: readonly DossierPeriod[] = [
  "month",
  "quarter",
  "half-year",
  "year",
  "last-year",
];

export type DossierAction =
  /** What there is of each sort. */
  | { readonly do: "dossier-overview" }
  | {
      readonly do: "dossiers";
      readonly list: DossierList;
      readonly unitId: UnitId | null;
      readonly field: string | null;
      readonly page: number;
    }
  /** By words of code, procedure or field; the open ones, else those that have come to their end. */
  | { readonly do: "find-dossiers"; readonly words: string; readonly page: number }
  | {
      readonly do: "dossier-groups";
      readonly list: DossierList;
      readonly by: "unit" | "field";
      readonly page: number;
    }
  | { readonly do: "dossier"; readonly dossierId: DossierId }
  /** Name, phone and address, for its unit and the desk alone. */
  | { readonly do: "dossier-applicant"; readonly dossierId: DossierId }
  /** Ghi người nộp, of a dossier that is kept here by hand. */
  | { readonly do: "ask-applicant"; readonly dossierId: DossierId }
  /** Kịp hạn. */
  | { readonly do: "dossier-in-time"; readonly dossierId: DossierId }
  /** Không kịp hạn: asks for the reason. */
  | { readonly do: "dossier-not-in-time"; readonly dossierId: DossierId }
  | { readonly do: "ask-dossier" }
  | { readonly do: "add-dossier"; readonly draft: DossierDraft }
  | { readonly do: "mark-dossier"; readonly dossierId: DossierId; readonly mark: DossierMark }
  /** Ngày khác: it came to this end at another time; asks when. */
  | { readonly do: "ask-dossier-end"; readonly dossierId: DossierId; readonly mark: DossierEnd }
  /** Sửa hồ sơ, of one that is kept here by hand: asks for what is otherwise. */
  | { readonly do: "ask-dossier-change"; readonly dossierId: DossierId }
  /** Xóa hồ sơ: asks once whether that is meant. */
  | { readonly do: "ask-dossier-removal"; readonly dossierId: DossierId }
  | { readonly do: "remove-dossier"; readonly dossierId: DossierId };

/** Tỷ lệ đúng hạn: what the figures of dossiers can be opened to. */
export type DossierRatesAction =
  | {
      readonly do: "dossier-rates";
      readonly by: "whole" | "unit" | "field" | "month";
      /** Null: the year as far as it has come. */
      readonly from: LocalDate | null;
      readonly to: LocalDate | null;
      readonly page: number;
    }
  /** By a span that has a name. */
  | { readonly do: "dossier-rates-in"; readonly period: DossierPeriod };
