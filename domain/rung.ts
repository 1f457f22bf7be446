/**
 * Mốc nhắc: which rule of the ladder a reminder stands for. A rung's name is what the database
 * keeps and what makes a notice unique; it is written and read here and nowhere else.
 */
import { parseLocalDate, type LocalDate } from "./time.ts";

/** Cấp trên: to whom an overdue duty goes up. */
export type Superior = "coordinator" | "leader";

/** Tin về một việc: what has happened to a duty, told to whom it concerns. */
export type News =
  /** What was handed in was returned to its owner. */
  | "returned"
  /** Its signer gave the paper back. */
  | "unsigned"
  | "accepted"
  /** A duty given apart from a plan. */
  | "directive"
  /** The head has given it to an officer. */
  | "assigned"
  /** Its date or its unit was changed by a coordinator. */
  | "changed"
  /** Its unit says that it need not be done. */
  | "waived"
  /** A later date was asked for; a coordinator has commented; a leader has decided. */
  | "extension-asked"
  /** It is due so soon that the leader hears at once that a later date was asked for. */
  | "extension-pressing"
  | "extension-commented"
  | "extension-answered"
  /** The paper that lay with its signer is signed: only its proof is missing. */
  | "signed"
  /** A dossier is late, or will be: its unit owes an apology. */
  | "apology-owed"
  /** A dossier is past its date, and nobody has apologised before. */
  | "apology-breach";

/** A place on the ladder of a deadline's own date; all counts are working days. */
export type DateRung =
  /** Before the date, or on it (0). */
  | { readonly kind: "before"; readonly days: number }
  | { readonly kind: "after"; readonly days: number }
  /** The first working day of a week after the last single reminder, counted from 1. */
  | { readonly kind: "monday"; readonly week: number };

export type RungRule =
  | DateRung
  /** The due day's second message. */
  | { readonly kind: "due-afternoon" }
  /** Before the date that the document names, or on it (0), after the owner's own has passed. */
  | { readonly kind: "written"; readonly days: number }
  | { readonly kind: "written-afternoon" }
  /** Before the day on which a report's figures are cut off, or on it (0). */
  | { readonly kind: "cut-off"; readonly days: number }
  /** Late already when it was brought in. */
  | { readonly kind: "present" }
  /** The head is told the day before a matter goes up. */
  | { readonly kind: "warning"; readonly of: Superior }
  | { readonly kind: "escalation"; readonly to: Superior }
  /** Chốt chậm is offered, after the last Monday. */
  | { readonly kind: "offer-closing" }
  | { readonly kind: "presented" }
  | { readonly kind: "signature"; readonly on: DateRung }
  | { readonly kind: "proof-after"; readonly days: number }
  | { readonly kind: "proof-monday"; readonly week: number }
  /** A later date was asked for, and nobody has decided yet: who comments and who decides hear again. */
  | { readonly kind: "extension"; readonly to: "reviewer" | "leader" }
  /** What was handed in waits for its review, since the morning after. */
  | { readonly kind: "review" }
  | { readonly kind: "review-monday"; readonly week: number }
  /** Which of the day's words of one sort, counted from 1: each is to be told. */
  | { readonly kind: "news"; readonly what: News; readonly count: number }
  /** Before the last working day of a quarter, or on it (0). */
  | { readonly kind: "status"; readonly quarterEnd: LocalDate; readonly days: number }
  /** After the first working day on which a date of the owner's own could be asked for. */
  | { readonly kind: "own-date"; readonly days: number }
  /** Which of the day's words of a request, counted from 1: each is to be told. */
  | { readonly kind: "support-asked"; readonly count: number }
  /** Before the day that the lead unit has asked for, or on it (0). */
  | { readonly kind: "support"; readonly days: number }
  /** Put off on a day; the rung that was put off, where it is on record. */
  | { readonly kind: "snoozed"; readonly on: LocalDate; readonly rung: RungRule | null }
  /** Nobody whom it was meant for could be reached: the coordinators hear of it. */
  | { readonly kind: "handed-over"; readonly rung: RungRule }
  /** A name that is not one of ours. */
  | { readonly kind: "unknown"; readonly name: string };

/** The name under which a rung is stored; `readRung` gives the rung back. */
export function nameRung(rung: RungRule): string {
  switch (rung.kind) {
    case "before":
    case "after":
      return nameOnDate(rung);
    case "monday":
      return `monday${rung.week}`;
    case "due-afternoon":
      return "0-afternoon";
    case "written":
    case "cut-off":
    case "own-date":
    case "support":
      return `${rung.kind}-${rung.days}`;
    case "warning":
      return `before-${rung.of}`;
    case "escalation":
      return rung.to;
    case "written-afternoon":
    case "present":
    case "offer-closing":
    case "presented":
    case "review":
      return rung.kind;
    case "review-monday":
      return `review-monday${rung.week}`;
    case "extension":
      return `extension-${rung.to}`;
    case "news":
      return rung.count === 1 ? `news-${rung.what}` : `news-${rung.what}~${rung.count}`;
    case "support-asked":
      return rung.count === 1 ? rung.kind : `${rung.kind}~${rung.count}`;
    case "signature":
      return `signature${nameOnDate(rung.on)}`;
    case "proof-after":
      return `proof+${rung.days}`;
    case "proof-monday":
      return `proof-monday${rung.week}`;
    case "status":
      return `status-${rung.quarterEnd}~${rung.days}`;
    case "snoozed":
      return `snoozed-${rung.on}${rung.rung ? ` ${nameRung(rung.rung)}` : ""}`;
    case "handed-over":
      return `handed-over ${nameRung(rung.rung)}`;
    case "unknown":
      return rung.name;
    default:
      return rung satisfies never;
  }
}

/** The rung of a stored name; `unknown` for one that was never written here. */
export function readRung(name: string): RungRule {
  for (const [pattern, read] of FORMS) {
    const groups = pattern.exec(name);
    const rung = groups && read(groups[1] ?? "", groups[2] ?? "");
    if (rung) return rung;
  }
  return { kind: "unknown", name };
}

/** A rung put off on a day; what was put off or handed over before keeps its first reason. */
export function snoozedRung(on: LocalDate, name: string): RungRule {
  return { kind: "snoozed", on, rung: originOf(readRung(name)) };
}

/** The rung of the ladder behind one that was put off or handed over; null when it is not known. */
export function originOf(rung: RungRule): RungRule | null {
  if (rung.kind === "snoozed") return rung.rung && originOf(rung.rung);
  if (rung.kind === "handed-over") return originOf(rung.rung);
  return rung;
}

/** Which news a stored rung tells; null for all others. */
export function newsOf(name: string): News | null {
  const rung = originOf(readRung(name));
  return rung?.kind === "news" ? rung.what : null;
}

type NamedKind = Exclude<RungRule["kind"], "unknown">;
type Form<Rung extends RungRule> = readonly [
  RegExp,
  (first: string, second: string) => Rung | null,
];

const NEWS: readonly News[] = Object.keys({
  returned: true,
  unsigned: true,
  accepted: true,
  directive: true,
  assigned: true,
  changed: true,
  waived: true,
  "extension-asked": true,
  "extension-pressing": true,
  "extension-commented": true,
  "extension-answered": true,
  signed: true,
  "apology-owed": true,
  "apology-breach": true,
} satisfies Record<News, true>) as News[];

const COUNT = String.raw`(0|[1-9]\d*)`;
const DAY = String.raw`(\d{4}-\d{2}-\d{2})`;

/** How the rungs of each kind are read; no name is of two kinds. */
const FORMS_BY_KIND: {
  readonly [Kind in NamedKind]: readonly Form<Extract<RungRule, { kind: Kind }>>[];
} = {
  before: [
    form(`-${COUNT}`, (days) => (days === "0" ? null : { kind: "before", days: Number(days) })),
    form("0", () => ({ kind: "before", days: 0 })),
  ],
  after: [form(String.raw`\+${COUNT}`, (days) => ({ kind: "after", days: Number(days) }))],
  monday: [form(`monday${COUNT}`, (week) => ({ kind: "monday", week: Number(week) }))],
  "due-afternoon": [form("0-afternoon", () => ({ kind: "due-afternoon" }))],
  written: [form(`written-${COUNT}`, (days) => ({ kind: "written", days: Number(days) }))],
  "written-afternoon": [form("written-afternoon", () => ({ kind: "written-afternoon" }))],
  "cut-off": [form(`cut-off-${COUNT}`, (days) => ({ kind: "cut-off", days: Number(days) }))],
  present: [form("present", () => ({ kind: "present" }))],
  warning: [form("before-(coordinator|leader)", (of) => ({ kind: "warning", of: of as Superior }))],
  escalation: [form("(coordinator|leader)", (to) => ({ kind: "escalation", to: to as Superior }))],
  "offer-closing": [form("offer-closing", () => ({ kind: "offer-closing" }))],
  presented: [form("presented", () => ({ kind: "presented" }))],
  signature: [form(String.raw`signature([-+]?\w+)`, (on) => readSignature(on))],
  "proof-after": [
    form(String.raw`proof\+${COUNT}`, (days) => ({ kind: "proof-after", days: Number(days) })),
  ],
  "proof-monday": [
    form(`proof-monday${COUNT}`, (week) => ({ kind: "proof-monday", week: Number(week) })),
  ],
  review: [form("review", () => ({ kind: "review" }))],
  "review-monday": [
    form(`review-monday${COUNT}`, (week) => ({ kind: "review-monday", week: Number(week) })),
  ],
  extension: [
    form("extension-(reviewer|leader)", (to) => ({
      kind: "extension",
      to: to as "reviewer" | "leader",
    })),
  ],
  news: [
    form(`news-(${NEWS.join("|")})(?:~([2-9]|[1-9]\\d+))?`, (what, count) => ({
      kind: "news",
      what: what as News,
      count: count ? Number(count) : 1,
    })),
  ],
  status: [
    form(`status-${DAY}~${COUNT}`, (day, days) => {
      const quarterEnd = parseLocalDate(day);
      return quarterEnd && { kind: "status", quarterEnd, days: Number(days) };
    }),
  ],
  "own-date": [form(`own-date-${COUNT}`, (days) => ({ kind: "own-date", days: Number(days) }))],
  "support-asked": [
    form("support-asked", () => ({ kind: "support-asked", count: 1 })),
    form(String.raw`support-asked~([2-9]|[1-9]\d+)`, (count) => ({
      kind: "support-asked",
      count: Number(count),
    })),
  ],
  support: [form(`support-${COUNT}`, (days) => ({ kind: "support", days: Number(days) }))],
  snoozed: [
    form(`snoozed-${DAY}(?: (.+))?`, (day, rest) => {
      const on = parseLocalDate(day);
      return on && { kind: "snoozed", on, rung: rest ? readRung(rest) : null };
    }),
  ],
  "handed-over": [
    form("handed-over (.+)", (rest) => ({ kind: "handed-over", rung: readRung(rest) })),
  ],
};

const FORMS: readonly Form<RungRule>[] = Object.values(FORMS_BY_KIND).flat();

function form<Rung extends RungRule>(pattern: string, read: Form<Rung>[1]): Form<Rung> {
  return [new RegExp(`^(?:${pattern})$`, "su"), read];
}

function readSignature(rest: string): Extract<RungRule, { kind: "signature" }> | null {
  const on = readRung(rest.startsWith("-monday") ? rest.slice(1) : rest);
  const isOnDate = on.kind === "before" || on.kind === "after" || on.kind === "monday";
  return isOnDate ? { kind: "signature", on } : null;
}

function nameOnDate(rung: DateRung): string {
  if (rung.kind === "monday") return `-monday${rung.week}`;
  if (rung.kind === "after") return `+${rung.days}`;
  return rung.days === 0 ? "0" : `-${rung.days}`;
}
