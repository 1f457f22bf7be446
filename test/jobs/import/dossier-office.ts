/** An office with an importer of dossiers, and exports put into its hands as they were read. */
import type { DossierImportOptions } from "../../../domain/dossier-importer.ts";
import type {
  DossierPreview,
  ImportedDossier,
  ImportedDossiers,
} from "../../../domain/dossier-import.ts";
import type { Applicant, Dossier, DossierFacts } from "../../../domain/dossier.ts";
import { makeDossierImporter } from "../../../jobs/import/dossiers/dossier-importer.ts";
import type { SqlDatabase } from "../../../db/sql-database.ts";
import { occasion } from "../../builders/dossier.ts";
import { at } from "../../builders/time.ts";
import { openTestOffice, type TestOffice } from "./given.ts";

export const SETTLING_WORDS = {
  endedInTimeReason: "Hồ sơ đã có kết quả đúng hạn",
  putOffReason: "Ngày hẹn trả đã được lùi",
};
export const NOBODY: Applicant = { name: null, phone: null, address: null };
const AUTHOR = { personId: null, channel: "command-line" } as const;

export interface DossierOffice extends TestOffice {
  preview(
    rows: readonly ImportedDossier[],
    told?: Partial<DossierImportOptions>,
  ): Promise<DossierPreview>;
  commit(
    rows: readonly ImportedDossier[],
    told?: Partial<DossierImportOptions>,
  ): Promise<DossierPreview>;
  known(code: string): Promise<Dossier>;
}

/** On Thursday 23/2/2023, 09:00. */
export async function openDossierOffice(
  isFilled = true,
  open?: () => Promise<SqlDatabase>,
): Promise<DossierOffice> {
  const opened = await openTestOffice(isFilled, open);
  const { office, moveClock } = opened;
  moveClock(at("2023-02-23 09:00"));
  const importer = makeDossierImporter(office, SETTLING_WORDS);
  const options = (told: Partial<DossierImportOptions> = {}) => ({
    asOf: null,
    phrases: {},
    ...told,
  });
  return {
    ...opened,
    preview: (rows, told) => importer.preview(office.database, exported(rows), options(told)),
    commit: (rows, told) =>
      office.database.transaction((stores) =>
        importer.commit(stores, exported(rows), options(told), AUTHOR),
      ),
    async known(code) {
      const [found] = await office.database.dossiers.byCodes([code]);
      if (!found) throw new Error(`no dossier is ${code}`);
      return found;
    },
  };
}

export function exported(
  dossiers: readonly ImportedDossier[],
  over: Partial<ImportedDossiers> = {},
): ImportedDossiers {
  return { dossiers, rejected: [], asOf: null, columns: [], ...over };
}

/** A row of an export: received on Monday 20/2/2023, due on Friday 24/2, in work at Phòng Tư pháp. */
export function exportedRow(
  code: string,
  over: Partial<DossierFacts> & Partial<Pick<ImportedDossier, "unit" | "applicant" | "row">> = {},
): ImportedDossier {
  const { unit = "Phòng Tư pháp", applicant = NOBODY, row = 2, ...facts } = over;
  return {
    row,
    unit,
    applicant,
    facts: {
      code,
      procedure: "Đăng ký khai sinh",
      field: "Hộ tịch",
      received: occasion("2023-02-20 09:15"),
      writtenDue: occasion("2023-02-24 17:00"),
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
      ...facts,
    },
  };
}
