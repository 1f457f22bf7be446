/** Dossiers, those who handed them in, and apologies, with sensible values. */
import type { Apology } from "../../domain/apology.ts";
import type { ApologyRules } from "../../domain/apology-rules.ts";
import type { Applicant, Dossier, Occasion } from "../../domain/dossier.ts";
import { DEFAULT_ZONE, type LocalDate } from "../../domain/time.ts";
import { occasionAt } from "../../domain/dossier.ts";
import { newId } from "./ids.ts";
import { at, day } from "./time.ts";

/** `2023-02-20`, the whole day; or `2023-02-20 09:15`, that moment. */
export function occasion(text: string): Occasion {
  return text.includes(" ") ? occasionAt(at(text), DEFAULT_ZONE) : { on: day(text), at: null };
}

/** Open and in time, received on Monday 20/2/2023, due on Friday 24/2, of no unit, from an export. */
export function dossier(over: Partial<Dossier> = {}): Dossier {
  const id = newId<Dossier["id"]>("dossier");
  return {
    id,
    code: `000.00.05.H49-230220-${id}`,
    procedure: "Đăng ký khai sinh",
    field: "Hộ tịch",
    unitId: null,
    source: "export",
    received: occasion("2023-02-20 09:15"),
    writtenDue: occasion("2023-02-24"),
    limit: null,
    status: 4,
    supplements: { count: 0, asked: null, given: null },
    pausedDays: 0,
    finished: null,
    returned: null,
    isOnline: null,
    isPaidOnline: null,
    isDigitised: null,
    reappointments: 0,
    due: occasion("2023-02-24"),
    ended: null,
    outcome: null,
    isWaiting: false,
    isLateByRule: false,
    asOf: at("2023-02-20 17:00"),
    createdAt: at("2023-02-20 17:00"),
    promise: null,
    isToldLate: false,
    hasMissedDate: false,
    lookedUntil: at("2023-02-20 17:00"),
    nextLookAt: at("2023-02-21 00:00"),
    revision: 1,
    ...over,
  };
}

/** One that came to its end, on time unless it is said otherwise; nothing is looked at any more. */
export function endedDossier(
  ended: string,
  outcome: Dossier["outcome"] = "on-time",
  over: Partial<Dossier> = {},
): Dossier {
  const end = occasion(ended);
  return dossier({ status: 9, finished: end, ended: end, outcome, nextLookAt: null, ...over });
}

export function applicant(over: Partial<Applicant> = {}): Applicant {
  return { name: "Nguyễn Thị Ánh", phone: "0912 345 678", address: "Ấp An Lạc, xã 1", ...over };
}

/** The first of its dossier, foreseen with its reason; nothing of it is done yet. */
export function apology(
  over: Pick<Apology, "dossierId" | "deadlineId"> & Partial<Apology>,
): Apology {
  return {
    id: newId("apology"),
    number: 1,
    clock: "foreseen",
    reason: "Chờ ý kiến của Phòng Tài nguyên và Môi trường",
    reasonBy: null,
    oldDue: occasion("2023-02-24"),
    newDue: null,
    letterNumber: null,
    draftedAt: null,
    ticked: null,
    writtenBefore: null,
    createdAt: at("2023-02-21 09:00"),
    ...over,
  };
}

export function apologyRules(from: LocalDate, over: Partial<ApologyRules> = {}): ApologyRules {
  return {
    from,
    leadDays: 1,
    mostReappointments: 1,
    form: "form-2018",
    signer: "CHỦ TỊCH",
    basis: "NĐ 61/2018/NĐ-CP, Điều 19 khoản 9",
    template: null,
    ...over,
  };
}
