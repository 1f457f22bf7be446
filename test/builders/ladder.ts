/** Ladders as tests read them. */
import type { Deadline, DeadlineState } from "../../domain/deadline.ts";
import type { DossierId, EvidenceId, PersonId, UnitId } from "../../domain/ids.ts";
import { rungsOf, type Rung } from "../../domain/ladder.ts";
import { DEFAULT_RULES, type LadderRules } from "../../domain/rules.ts";
import { DEFAULT_ZONE, timeIn, type Instant } from "../../domain/time.ts";
import type { WorkingCalendar } from "../../domain/working-calendar.ts";
import { vietnameseCalendar } from "./calendar.ts";
import { deadline } from "./plan.ts";
import { at, day } from "./time.ts";

export const CALENDAR = vietnameseCalendar();
export const LADDER = DEFAULT_RULES.ladder;
export const HEAD = "the-head" as PersonId;
export const SIGNER = "the-chairman" as PersonId;

/** Work of the justice office, due on Friday 31/3/2023. */
export function owed(over: Partial<Deadline> = {}): Deadline {
  return deadline({ unitId: "unit-of-justice" as UnitId, ...over });
}

/** A report of the first quarter: cut off on Sunday 5/3/2023, due on Friday 10/3/2023. */
export function report(over: Partial<Deadline> = {}): Deadline {
  return owed({ kind: "report", due: day("2023-03-10"), cutOff: day("2023-03-05"), ...over });
}

/** An apology for a dossier that was promised for Friday 31/3/2023: lawful until the day before. */
export function apologyOwed(over: Partial<Deadline> = {}): Deadline {
  const dates = { due: day("2023-03-30"), dossierDue: day("2023-03-31") };
  return owed({ kind: "apology", dossierId: "a-dossier" as DossierId, ...dates, ...over });
}

/** Each state, as it would have come about at a moment. */
export function states(moment: Instant = at("2023-03-27 10:00")) {
  const by = HEAD;
  const done = { by, at: moment, completedOn: day("2023-03-27") };
  const proof = { ...done, evidenceId: "a-letter" as EvidenceId };
  return {
    open: { name: "open" },
    awaiting: { name: "awaiting", by, at: moment, signerId: SIGNER },
    done: { name: "done", ...done },
    submitted: { name: "submitted", ...proof },
    accepted: { name: "accepted", ...proof },
    returned: { name: "returned", by, at: moment, reason: "thiếu dấu" },
    waived: { name: "waived", by, at: moment, reason: "không phát sinh" },
  } satisfies { readonly [Name in DeadlineState["name"]]: DeadlineState };
}

/** Each rung as `name day time audience`. */
export function told(
  of: Deadline,
  wanted: (rung: Rung) => boolean = () => true,
  rules: LadderRules = LADDER,
  calendar: WorkingCalendar = CALENDAR,
): string[] {
  return rungsOf(of, rules, calendar).filter(wanted).map(shown);
}

export function shown(rung: Rung): string {
  return `${rung.name} ${rung.day} ${timeIn(rung.at, DEFAULT_ZONE)} ${rung.audience}`;
}

/** Only the days, of rungs in these sections. */
export function daysOf(
  of: Deadline,
  sections: readonly Rung["section"][],
  rules: LadderRules = LADDER,
): string[] {
  return rungsOf(of, rules, CALENDAR)
    .filter(({ section }) => sections.includes(section))
    .map(({ name, day: on }) => `${name} ${on}`);
}
