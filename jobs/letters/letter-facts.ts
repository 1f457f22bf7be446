/** What a letter of apology says, as data: gathered when the file is made, and kept nowhere. */
import { apologyRulesOn } from "../../domain/apology-duty.ts";
import type { DeadlineId, UnitId } from "../../domain/ids.ts";
import type { LetterFacts } from "../../domain/letter.ts";
import type { Office } from "../../domain/office.ts";
import { deskUnits } from "../../domain/one-stop-desk.ts";
import type { Stores } from "../../domain/stores.ts";
import { dateIn } from "../../domain/time.ts";

/** Whether a letter of this unit, about a dossier that this unit handles, may be had. */
export type MayHave = (unitId: UnitId, deskIds: readonly UnitId[]) => boolean;

/** Of those of these duties that are there and may be had, in the order asked for. */
export async function letterFacts(
  office: Pick<Office, "organisation" | "calendar" | "clock" | "shippedApologyRules">,
  stores: Stores,
  deadlineIds: readonly DeadlineId[],
  mayHave: MayHave,
): Promise<readonly LetterFacts[]> {
  const { zone } = office.calendar;
  const today = dateIn(office.clock.now(), zone);
  const deskIds = await deskUnits(stores);
  const views = await stores.deadlines.views(deadlineIds);
  const allowed = views.filter(({ deadline }) => mayHave(deadline.unitId, deskIds));
  const apologies = await stores.apologies.ofDeadlines(allowed.map(({ deadline }) => deadline.id));
  const dossierIds = apologies.map(({ dossierId }) => dossierId);
  const dossiers = await stores.dossiers.views(dossierIds);
  const applicants = await stores.dossiers.applicantsOf(dossierIds);
  const siblings = await stores.apologies.ofDossiers(dossierIds);
  const shared = {
    organisation: office.organisation.name,
    desk: await nameOfDesk(stores, deskIds),
    rules: await apologyRulesOn(office, stores, today),
    today,
    zone,
  };
  const heads = await headsOf(stores, [...new Set(allowed.map(({ deadline }) => deadline.unitId))]);
  return deadlineIds.flatMap((id): readonly LetterFacts[] => {
    const view = allowed.find(({ deadline }) => deadline.id === id);
    const apology = apologies.find(({ deadlineId }) => deadlineId === id);
    const dossier = dossiers.find((each) => each.dossier.id === apology?.dossierId)?.dossier;
    if (!view || !apology || !dossier) return [];
    const known = applicants.find(({ dossierId }) => dossierId === dossier.id);
    const before = siblings.filter(
      ({ dossierId, number }) => dossierId === dossier.id && number < apology.number,
    );
    const headPost = heads.get(view.deadline.unitId) ?? null;
    const applicant = known?.applicant ?? { name: null, phone: null, address: null };
    return [{ ...shared, unit: view.unit, headPost, apology, before, dossier, applicant }];
  });
}

async function nameOfDesk(stores: Stores, [first]: readonly UnitId[]): Promise<string | null> {
  if (!first) return null;
  const [unit] = await stores.units.byIds([first]);
  return unit?.name ?? null;
}

async function headsOf(
  stores: Stores,
  unitIds: readonly UnitId[],
): Promise<ReadonlyMap<UnitId, string>> {
  const people = await stores.people.inUnits(unitIds);
  const heads = people.flatMap(({ post, grants }) =>
    grants.flatMap(({ role, unitId }) =>
      role === "head" && unitId !== null ? [[unitId, post] as const] : [],
    ),
  );
  // The first one named stands; a unit with two heads is for the clerk to settle.
  return new Map(heads.toReversed());
}
