/** Nhập danh sách đơn vị và người dùng: compares a list with what is stored, and stores it. */
import type { Office } from "../../../domain/office.ts";
import type { OrgImporter } from "../../../domain/org-importer.ts";
import { draftOrg, type OrgDraft } from "./org-draft.ts";
import type { Stores } from "../../../domain/stores.ts";

/** The importer of one office. What a list leaves out stays as it is: nobody is removed by one. */
export function makeOrgImporter(office: Office): OrgImporter {
  return {
    async preview(stores, org) {
      return (await draftOrg(stores, org, office.ids)).preview;
    },
    async commit(stores, org, by) {
      const draft = await draftOrg(stores, org, office.ids);
      if (draft.preview.change === "none") return draft.preview;
      await writeOrg(stores, draft);
      await stores.audit.add([
        {
          at: office.clock.now(),
          personId: by.personId,
          channel: by.channel,
          subject: "unit",
          subjectId: "all",
          deed: "imported",
          detail: { units: draft.units.length, people: draft.peopleAdded.length },
        },
      ]);
      return draft.preview;
    },
  };
}

async function writeOrg(stores: Stores, draft: OrgDraft): Promise<void> {
  await stores.units.save(draft.units);
  for (const { unitId, alias } of draft.aliases) await stores.units.addAlias(unitId, alias);
  for (const group of draft.groups) await stores.units.saveGroup(group);
  await stores.people.add(draft.peopleAdded);
  for (const person of draft.peopleChanged) await stores.people.save(person);
}
