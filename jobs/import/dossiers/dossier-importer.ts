/** Nhập hồ sơ TTHC: compares an export of the one-stop system with what is known, and brings it in. */
import { apologyRulesOn } from "../../../domain/apology-duty.ts";
import type { SettlingWords } from "../../../domain/apology-settling.ts";
import { applicantDays, endedTooLongAgo } from "../../../domain/applicant-keeping.ts";
import { loadAskingRules } from "../../../domain/dossier-asking.ts";
import { eveningOf, type ImportedDossiers } from "../../../domain/dossier-import.ts";
import type { DossierImporter, DossierImportOptions } from "../../../domain/dossier-importer.ts";
import type { Office } from "../../../domain/office.ts";
import { deskUnits, settleDesk } from "../../../domain/one-stop-desk.ts";
import type { ImportAuthor } from "../../../domain/plan-importer.ts";
import { ladderOf } from "../../../domain/rules.ts";
import type { Stores } from "../../../domain/stores.ts";
import { dateIn, partsOf, type Instant } from "../../../domain/time.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { compareDossiers } from "./compared-dossiers.ts";
import { previewOf, type DraftedImport } from "./dossier-preview.ts";
import { matchHandlingUnits } from "./handling-units.ts";
import { readKnown } from "./known-dossiers.ts";
import { storeDossiers } from "./stored-dossiers.ts";

/** The importer of one office. */
export function makeDossierImporter(office: Office, words: SettlingWords): DossierImporter {
  const preview = (draft: DraftedImport) => {
    const { calendar, clock } = office;
    return previewOf(draft, dateIn(clock.now(), calendar.zone), calendar);
  };
  return {
    async preview(stores, imported, options) {
      return preview(await draftFor(office, words, stores, imported, options));
    },
    commit: (stores, imported, options, by: ImportAuthor) =>
      oneAtATime(office, stores, async () => {
        await settleDesk(stores);
        const draft = await draftFor(office, words, stores, imported, options);
        const shown = preview(draft);
        await storeDossiers(office, stores, draft, shown, by);
        return shown;
      }),
  };
}

/** Reads what it needs in batches; stores nothing. */
async function draftFor(
  office: Office,
  words: SettlingWords,
  stores: Stores,
  imported: ImportedDossiers,
  options: DossierImportOptions,
): Promise<DraftedImport> {
  const { calendar, clock, ids } = office;
  const now = clock.now();
  const asOf = momentOf(imported, options, now, calendar.zone);
  const known = await readKnown(stores, imported.dossiers);
  const names = imported.dossiers.flatMap(({ unit }) => (unit === "" ? [] : [unit]));
  const allUnits = await stores.units.all();
  const { year } = partsOf(dateIn(asOf, calendar.zone));
  const units = matchHandlingUnits(names, allUnits, year, options.phrases, ids);
  const [deskId = null, ...otherDesks] = await deskUnits(stores);
  const rules = ladderOf(await stores.settings.rules(), null);
  const asking = await loadAskingRules(office, stores);
  const today = dateIn(now, calendar.zone);
  const compared = compareDossiers(imported.dossiers, known, {
    ids,
    now,
    asOf,
    rules,
    asking,
    calendar,
    words,
    unitOf: units.unitOf,
    deskId: otherDesks.length === 0 ? deskId : null,
    forgottenBefore: endedTooLongAgo(today, await applicantDays(stores)),
  });
  return {
    ...compared,
    imported,
    asOf,
    units,
    isWithoutDesk: deskId === null,
    asking,
    apologyRules: await apologyRulesOn(office, stores, today),
    lastAsOf: await stores.dossiers.latestExport(),
    openBefore: await stores.dossiers.count({ unitIds: null, isOpen: true, source: "export" }),
  };
}

/** What is said, else the evening of the day in the file, else now; what is yet to come is now. */
function momentOf(
  imported: ImportedDossiers,
  options: DossierImportOptions,
  now: Instant,
  zone: string,
): Instant {
  const said = options.asOf ?? (imported.asOf && eveningOf(imported.asOf, zone));
  return said !== null && said < now ? said : now;
}
