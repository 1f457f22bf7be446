/** `doctor`: whether what dossiers lean on is there: a one-stop desk, and a fresh export. */
import { DOCTOR_WORDS } from "./bot/copy/command-line.ts";
import { isStale } from "./domain/dossier-freshness.ts";
import type { Office } from "./domain/office.ts";
import { deskUnits } from "./domain/one-stop-desk.ts";
import { dateIn } from "./domain/time.ts";
import type { Finding } from "./finding.ts";

/** Nothing where there are no dossiers: an office may do without them. */
export async function examineDossiers({
  database,
  calendar,
  clock,
}: Pick<Office, "database" | "calendar" | "clock">): Promise<Finding[]> {
  const count = await database.dossiers.count({ unitIds: null });
  if (count === 0) return [];
  const desk = await deskUnits(database);
  const findings: Finding[] = [
    {
      check: DOCTOR_WORDS.desk,
      state: desk.length > 0 ? "ok" : "warning",
      detail: desk.length > 0 ? DOCTOR_WORDS.fine : DOCTOR_WORDS.noDesk,
    },
  ];
  const latest = await database.dossiers.latestExport();
  if (latest === null) return findings;
  const today = dateIn(clock.now(), calendar.zone);
  return [
    ...findings,
    {
      check: DOCTOR_WORDS.dossierExport,
      state: isStale(latest, today, calendar) ? "warning" : "ok",
      detail: DOCTOR_WORDS.exportOf(dateIn(latest, calendar.zone)),
    },
  ];
}
