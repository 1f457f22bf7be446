/** A dossier past its date becomes an apology that is owed at once, and told the same day to whom it concerns. */
import { oweApology } from "../domain/apology-duty.ts";
import type { Apology } from "../domain/apology.ts";
import type { Deadline } from "../domain/deadline.ts";
import type { DossierHearers } from "../domain/dossier-hearers.ts";
import type { Dossier } from "../domain/dossier.ts";
import { planForMorning, planWithLateMorning } from "../domain/events.ts";
import type { PersonId, UnitId } from "../domain/ids.ts";
import type { Note } from "../domain/message.ts";
import { tellNews } from "../domain/news.ts";
import type { Office } from "../domain/office.ts";
import { unitAnswering } from "../domain/one-stop-desk.ts";
import type { Stores } from "../domain/stores.ts";
import { dateIn } from "../domain/time.ts";

/** Within the transaction that has moved the dossiers' looks on. */
export async function apologiseFor(
  office: Office,
  stores: Stores,
  overdue: readonly Dossier[],
  hearers: DossierHearers,
): Promise<void> {
  let isUnowned = false;
  for (const dossier of overdue) {
    const unitId = unitAnswering(dossier, hearers.deskIds);
    if (unitId) await apologise(office, stores, { dossier, unitId }, hearers);
    else isUnowned = true;
  }
  if (!isUnowned) return;
  const note: Note = { kind: "dossiers-unowned", count: null };
  await planForMorning(office, stores, hearers.coordinators, { note });
}

interface Late {
  readonly dossier: Dossier;
  readonly unitId: UnitId;
}

async function apologise(
  office: Office,
  stores: Stores,
  { dossier, unitId }: Late,
  hearers: DossierHearers,
): Promise<void> {
  const owed = await oweApology(office, stores, {
    dossier,
    unitId,
    clock: "overdue",
    reason: null,
    by: null,
    label: office.storedWords.apologyLabel,
  });
  if (owed.ok) {
    const { deadline, apology } = owed.value;
    await putOnRecord(office, stores, deadline, apology);
    await tellOwed(office, stores, deadline, dossier);
    return;
  }
  if (owed.error.code === "no-more") {
    await tellLateAgain(office, stores, { dossier, unitId }, [
      ...hearers.ofUnit(unitId),
      ...hearers.leaders,
      ...hearers.coordinators,
    ]);
  }
}

async function putOnRecord(
  { clock }: Office,
  stores: Stores,
  { id }: Deadline,
  { number, clock: why }: Apology,
): Promise<void> {
  await stores.audit.add([
    {
      at: clock.now(),
      personId: null,
      channel: "system",
      subject: "deadline",
      subjectId: id,
      deed: "found-overdue",
      detail: { number, clock: why },
    },
  ]);
}

/** What is late for more than one working day, as an office's first import shows it, waits for the morning. */
function whenToTell({ calendar, clock }: Office, { due }: Dossier): "soon" | "next-morning" {
  const today = dateIn(clock.now(), calendar.zone);
  return calendar.shift(due.on, 1) < today ? "next-morning" : "soon";
}

async function tellOwed(
  office: Office,
  stores: Stores,
  deadline: Deadline,
  dossier: Dossier,
): Promise<void> {
  const when = { orLateMorning: whenToTell(office, dossier) };
  await tellNews(office, stores, { what: "apology-owed", deadline, by: null }, when);
  await tellNews(office, stores, { what: "apology-breach", deadline, by: null }, when);
}

/** Once for a date, whoever finds it late, and however often. */
export async function tellLateAgain(
  office: Office,
  stores: Stores,
  { dossier, unitId }: Late,
  people: readonly PersonId[],
): Promise<void> {
  const { id: dossierId, code, procedure } = dossier;
  const due = dossier.due.on;
  const [known] = await stores.units.byIds([unitId]);
  const unit = known?.name ?? "";
  const note: Note = { kind: "late-again", unitId, dossierId, code, procedure, unit, due };
  const what = { note, once: `late-again ${due} ${dossierId}` };
  await planWithLateMorning(
    office,
    stores,
    [...new Set(people)],
    what,
    whenToTell(office, dossier),
  );
}
