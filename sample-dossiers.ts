/** The dossiers of the sample office: kept by hand, so that no later export has to be brought in for them. */
import { z } from "zod";
import { loadAskingRules } from "./domain/dossier-asking.ts";
import { reckonDossier } from "./domain/dossier-clock.ts";
import { scheduleLooks } from "./domain/dossier-looks.ts";
import type { Dossier, DossierFacts, Occasion } from "./domain/dossier.ts";
import type { UnitId } from "./domain/ids.ts";
import type { Office } from "./domain/office.ts";
import { DESK_SETTING } from "./domain/one-stop-desk.ts";
import type { Stores } from "./domain/stores.ts";
import { parseLocalDate, parseLocalTime } from "./domain/time.ts";
import type { WorkingCalendar } from "./domain/working-calendar.ts";

/** `2023-02-20`, or `2023-02-20 09:15` as clocks in the office show it. */
const WRITTEN = z.string().regex(/^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?$/u);

const FILE = z.strictObject({
  /** The key of the unit that takes dossiers in. */
  desk: z.string(),
  dossiers: z.array(
    z.strictObject({
      code: z.string(),
      procedure: z.string(),
      field: z.string(),
      unit: z.string(),
      received: WRITTEN,
      due: WRITTEN.nullable(),
      limitDays: z.int().nonnegative().nullable(),
      finished: WRITTEN.nullable(),
      returned: WRITTEN.nullable(),
      online: z.boolean(),
      paidOnline: z.boolean(),
      digitised: z.boolean(),
      applicant: z.strictObject({ name: z.string(), phone: z.string(), address: z.string() }),
    }),
  ),
});

export type SampleDossiers = z.infer<typeof FILE>;
type SampleDossier = SampleDossiers["dossiers"][number];

export function readSampleDossiers(json: unknown): SampleDossiers {
  return FILE.parse(json);
}

/** @param unitIds the units by the keys of the office's own file */
export async function addSampleDossiers(
  office: Pick<Office, "ids" | "clock" | "calendar" | "shippedApologyRules">,
  stores: Stores,
  { desk, dossiers }: SampleDossiers,
  unitIds: ReadonlyMap<string, UnitId>,
): Promise<void> {
  const { ids, clock, calendar } = office;
  const rules = await loadAskingRules(office, stores);
  const at = clock.now();
  const unitOf = (key: string): UnitId => {
    const id = unitIds.get(key);
    if (!id) throw new Error(`no unit has the key “${key}”`);
    return id;
  };
  await stores.settings.setValue(DESK_SETTING, JSON.stringify([unitOf(desk)]));
  for (const each of dossiers) {
    const facts = factsOf(each, calendar);
    const reckoned = reckonDossier(facts, calendar);
    if (!reckoned) throw new Error(`the sample's dossier ${each.code} has no date`);
    const dossier: Dossier = {
      ...facts,
      ...reckoned,
      id: ids.next(),
      unitId: unitOf(each.unit),
      source: "typed",
      asOf: at,
      createdAt: at,
      promise: null,
      lookedUntil: at,
      isToldLate: false,
      hasMissedDate: false,
      nextLookAt: null,
      revision: 1,
    };
    await stores.dossiers.add([scheduleLooks(dossier, at, rules, calendar)]);
    await stores.dossiers.saveApplicants([{ dossierId: dossier.id, applicant: each.applicant }]);
  }
}

function factsOf(each: SampleDossier, calendar: WorkingCalendar): DossierFacts {
  const { code, procedure, field, due, limitDays, finished, returned } = each;
  return {
    code,
    procedure,
    field,
    received: occasionOf(each.received, calendar),
    writtenDue: due === null ? null : occasionOf(due, calendar),
    limit:
      limitDays === null
        ? null
        : {
            kind: "days",
            count: limitDays,
          },
    status: returned ? 10 : finished ? 9 : 4,
    supplements: {
      count: 0,
      asked: null,
      given: null,
    },
    pausedDays: 0,
    finished: finished === null ? null : occasionOf(finished, calendar),
    returned: returned === null ? null : occasionOf(returned, calendar),
    isOnline: each.online,
    isPaidOnline: each.paidOnline,
    isDigitised: each.digitised,
    reappointments: 0,
  };
}

function occasionOf(written: string, calendar: WorkingCalendar): Occasion {
  const on = parseLocalDate(written.slice(0, 10));
  const time = parseLocalTime(written.slice(11));
  if (!on) throw new Error(`the sample names no day: ${written}`);
  return { on, at: time && calendar.instantAt(on, time) };
}
