/** Nhập danh sách đơn vị và người dùng: compares a list with what is stored, and stores it. */
import type { Office } from "../../../domain/office.ts";
import type { OrgImporter } from "../../../domain/org-importer.ts";
import type { PersonId } from "../../../domain/ids.ts";
import { rolesHearers, tellRoleGiven } from "../../../domain/role-telling.ts";
import { draftOrg, type OrgDraft } from "./org-draft.ts";
import type { Stores } from "../../../domain/stores.ts";
import type { AuditEntry } from "../../../domain/upkeep-stores.ts";

/** The importer of one office. What a list leaves out stays as it is: nobody is removed by one. */
export function makeOrgImporter(office: Office): OrgImporter {
  return {
    async preview(stores, org) {
      return (await draftOrg(stores, org, office.ids)).preview;
    },
    async commit(stores, org, by) {
      const draft = await draftOrg(stores, org, office.ids);
      if (draft.preview.change === "none") return draft.preview;
      const hearers = await rolesHearers(stores);
      await writeOrg(stores, draft);
      await stores.audit.add(entriesOf(draft, { at: office.clock.now(), ...by }));
      await tellRoles(office, stores, draft, { by: by.personId, hearers });
      return draft.preview;
    },
  };
}

/** Of each person once for each role, however many units it is in. */
async function tellRoles(
  office: Office,
  stores: Stores,
  { peopleAdded, peopleChanged }: OrgDraft,
  { by, hearers }: { readonly by: PersonId | null; readonly hearers: readonly PersonId[] },
): Promise<void> {
  const author = by && (await stores.people.byId(by));
  for (const { person, gained } of [...peopleAdded, ...peopleChanged]) {
    for (const role of new Set(gained.map((grant) => grant.role))) {
      await tellRoleGiven(office, stores, { to: person, role, by: author }, hearers);
    }
  }
}

/** One for the list, and one for each role that a person gains. */
function entriesOf(
  { units, peopleAdded, peopleChanged }: OrgDraft,
  by: Pick<AuditEntry, "at" | "personId" | "channel">,
): AuditEntry[] {
  const roles = [...peopleAdded, ...peopleChanged].flatMap(({ person, gained }) =>
    gained.map(({ role, unitId }): AuditEntry => ({
      ...by,
      subject: "person",
      subjectId: person.id,
      deed: "roles-granted",
      detail: { role, unitId },
    })),
  );
  const detail = { units: units.length, people: peopleAdded.length };
  return [{ ...by, subject: "unit", subjectId: "all", deed: "imported", detail }, ...roles];
}

async function writeOrg(stores: Stores, draft: OrgDraft): Promise<void> {
  await stores.units.save(draft.units);
  for (const group of draft.groups) await stores.units.saveGroup(group);
  await stores.people.add(draft.peopleAdded.map(({ person }) => person));
  for (const { person } of draft.peopleChanged) await stores.people.save(person);
}
