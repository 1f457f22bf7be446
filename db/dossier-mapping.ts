import { foldCode } from "../domain/dossier-code.ts";
import type { Dossier, Occasion, TimeLimit } from "../domain/dossier.ts";
import type { OrgId } from "../domain/ids.ts";
import { foldText } from "../domain/text.ts";
import type { Instant, LocalDate } from "../domain/time.ts";
import type { DossierRow } from "./rows/dossier-rows.ts";

export function dossierRow(org: OrgId, dossier: Dossier): DossierRow {
  const { code, procedure, field, received, writtenDue, limit, supplements } = dossier;
  const { finished, returned, due, ended, promise } = dossier;
  return {
    org_id: org,
    id: dossier.id,
    code,
    code_folded: foldCode(code),
    procedure_name: procedure,
    field,
    search: foldText([code, procedure, field].join(" ")),
    unit_id: dossier.unitId,
    source: dossier.source,
    received_on: received.on,
    received_at: received.at,
    written_due_on: dayOf(writtenDue),
    written_due_at: momentOf(writtenDue),
    limit_kind: limit?.kind ?? null,
    limit_count: limit?.count ?? null,
    status: dossier.status,
    supplements: supplements.count,
    asked_on: dayOf(supplements.asked),
    asked_at: momentOf(supplements.asked),
    given_on: dayOf(supplements.given),
    given_at: momentOf(supplements.given),
    paused_days: dossier.pausedDays,
    finished_on: dayOf(finished),
    finished_at: momentOf(finished),
    returned_on: dayOf(returned),
    returned_at: momentOf(returned),
    is_online: flag(dossier.isOnline),
    is_paid_online: flag(dossier.isPaidOnline),
    is_digitised: flag(dossier.isDigitised),
    reappointments: dossier.reappointments,
    due_on: due.on,
    due_at: due.at,
    ended_on: dayOf(ended),
    ended_at: momentOf(ended),
    outcome: dossier.outcome,
    is_open: ended ? 0 : 1,
    is_waiting: dossier.isWaiting ? 1 : 0,
    is_late_by_rule: dossier.isLateByRule ? 1 : 0,
    as_of: dossier.asOf,
    created_at: dossier.createdAt,
    is_told_late: dossier.isToldLate ? 1 : 0,
    has_missed_date: dossier.hasMissedDate ? 1 : 0,
    promised_by: promise?.by ?? null,
    promised_at: promise?.at ?? null,
    looked_until: dossier.lookedUntil,
    next_look_at: dossier.nextLookAt,
    revision: dossier.revision,
  };
}

export function dossierFrom(row: DossierRow): Dossier {
  return {
    id: row.id,
    code: row.code,
    procedure: row.procedure_name,
    field: row.field,
    unitId: row.unit_id,
    source: row.source,
    received: { on: row.received_on, at: row.received_at },
    writtenDue: occasion(row.written_due_on, row.written_due_at),
    limit: limitFrom(row),
    status: row.status,
    supplements: {
      count: row.supplements,
      asked: occasion(row.asked_on, row.asked_at),
      given: occasion(row.given_on, row.given_at),
    },
    pausedDays: row.paused_days,
    finished: occasion(row.finished_on, row.finished_at),
    returned: occasion(row.returned_on, row.returned_at),
    isOnline: known(row.is_online),
    isPaidOnline: known(row.is_paid_online),
    isDigitised: known(row.is_digitised),
    reappointments: row.reappointments,
    due: { on: row.due_on, at: row.due_at },
    ended: occasion(row.ended_on, row.ended_at),
    outcome: row.outcome,
    isWaiting: row.is_waiting === 1,
    isLateByRule: row.is_late_by_rule === 1,
    asOf: row.as_of,
    createdAt: row.created_at,
    promise:
      row.promised_by && row.promised_at ? { by: row.promised_by, at: row.promised_at } : null,
    isToldLate: row.is_told_late === 1,
    hasMissedDate: row.has_missed_date === 1,
    lookedUntil: row.looked_until,
    nextLookAt: row.next_look_at,
    revision: row.revision,
  };
}

function limitFrom({ limit_kind: kind, limit_count: count }: DossierRow): TimeLimit | null {
  return kind !== null && count !== null ? { kind, count } : null;
}

function occasion(on: LocalDate | null, at: Instant | null): Occasion | null {
  return on === null ? null : { on, at };
}

function dayOf(date: Occasion | null): LocalDate | null {
  return date?.on ?? null;
}

function momentOf(date: Occasion | null): Instant | null {
  return date?.at ?? null;
}

function flag(value: boolean | null): number | null {
  return value === null ? null : Number(value);
}

function known(value: number | null): boolean | null {
  return value === null ? null : value === 1;
}
