/** Nhật ký: what changed by a deed, as its details say it. */
import type { DeadlineStateName } from "./deadline.ts";
import type { Role } from "./org.ts";
import type { RecordValue } from "./record-content.ts";
import { readRuleName } from "./rule-names.ts";
import type { RuleValue } from "./rule-values.ts";
import type { AuditEntry } from "./upkeep-stores.ts";
import { parseLocalDate } from "./time.ts";

/** What ids in details stand for. */
export interface RecordNames {
  readonly posts: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

export interface RecordChange {
  readonly from: RecordValue | null;
  readonly to: RecordValue | null;
}

const STATES: Readonly<Record<DeadlineStateName, true>> = {
  open: true,
  awaiting: true,
  done: true,
  submitted: true,
  accepted: true,
  returned: true,
  waived: true,
};
const ROLES: Readonly<Record<Role, true>> = {
  leader: true,
  coordinator: true,
  head: true,
  officer: true,
};

export function changeOf(
  { subjectId, deed, detail }: AuditEntry,
  names: RecordNames,
): RecordChange {
  const { role } = detail;
  if (deed === "post-changed") return { from: wordsOf(detail["from"]), to: wordsOf(detail["to"]) };
  if (typeof role === "string" && Object.hasOwn(ROLES, role)) {
    return changeOfRole(role as Role, detail, names);
  }
  const standIn = standInOf(subjectId, detail, names);
  if (standIn) return { from: null, to: standIn };
  const rule = typeof detail["rule"] === "string" ? readRuleName(detail["rule"]) : null;
  const read = (value: string | number | null | undefined): RecordValue | null => {
    if (typeof value !== "string") return null;
    // Stored by ourselves, as JSON of a value of this rule.
    if (rule) return { kind: "rule", rule, value: JSON.parse(value) as RuleValue };
    return valueOf(value, names);
  };
  const { first, last } = detail;
  const period = periodOf(first, last);
  return period
    ? { from: null, to: period }
    : { from: read(detail["from"]), to: read(detail["to"]) };
}

/** A post as it was borne then: its person may bear another since. */
function wordsOf(value: string | number | null | undefined): RecordValue | null {
  return typeof value === "string" ? { kind: "name", name: value } : null;
}

/** A role begins, ends or goes to another unit. */
function changeOfRole(
  role: Role,
  detail: AuditEntry["detail"],
  { units }: RecordNames,
): RecordChange {
  const { from = null, to = detail["unitId"] ?? null } = detail;
  const at = (unit: string | number | null): RecordValue | null =>
    unit === null ? null : { kind: "role", role, unit: units.get(String(unit)) ?? null };
  if (from === null && to === null) return { from: null, to: { kind: "role", role, unit: null } };
  return { from: at(from), to: at(to) };
}

function standInOf(
  subjectId: string,
  { absentId, deputyId, from, to }: AuditEntry["detail"],
  { posts }: RecordNames,
): RecordValue | null {
  const period = periodOf(from, to);
  if (typeof absentId !== "string" || typeof deputyId !== "string" || !period) return null;
  const isAbsent = subjectId === absentId;
  const other = posts.get(isAbsent ? deputyId : absentId) ?? "";
  return { ...period, kind: "stand-in", isAbsent, other };
}

function periodOf(
  first: string | number | null | undefined,
  last: string | number | null | undefined,
): Extract<RecordValue, { kind: "period" }> | null {
  if (typeof first !== "string" || typeof last !== "string") return null;
  const from = parseLocalDate(first);
  const to = parseLocalDate(last);
  return from && to && { kind: "period", from, to };
}

/** A state, a day, or what has a name; null for what is none of them. */
function valueOf(value: string, { posts, units }: RecordNames): RecordValue | null {
  if (Object.hasOwn(STATES, value)) return { kind: "state", state: value as DeadlineStateName };
  if (value === "late" || value === "on-time") {
    return { kind: "on-time", isOnTime: value === "on-time" };
  }
  const day = parseLocalDate(value);
  if (day) return { kind: "day", day };
  const name = units.get(value) ?? posts.get(value);
  return name === undefined ? null : { kind: "name", name };
}
