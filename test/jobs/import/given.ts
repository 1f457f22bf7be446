/** Documents and offices that the tests of importing start from. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { STORED_WORDS } from "../../../bot/copy/stored-reasons.ts";
import { loadCalendar } from "../../../db/holidays.ts";
import { migrate } from "../../../db/migrate.ts";
import { openDatabase } from "../../../db/open-database.ts";
import { SHIPPED_APOLOGY_RULES } from "../../../db/reference/apology-rules.ts";
import type { SqlDatabase } from "../../../db/sql-database.ts";
import type { FileHash } from "../../../domain/ids.ts";
import type { Office } from "../../../domain/office.ts";
import type { ImportedPlan, SourceFile } from "../../../domain/plan-import.ts";
import type { Instant } from "../../../domain/time.ts";
import { createOffice, readOfficeFile } from "../../../jobs/import/office-file.ts";
import { readPlainText } from "../../../jobs/import/reading/plain-text.ts";
import { recognisePlan } from "../../../jobs/import/recognising/recognise-plan.ts";
import { newId } from "../../builders/ids.ts";
import { organisation } from "../../builders/org.ts";
import { at } from "../../builders/time.ts";

const TEST = join(import.meta.dirname, "..", "..");

const CU_LAO_DUNG = "cu-lao-dung-2023-ke-hoach-cchc.txt";
export const OTHER_SEEDS = [
  "gio-linh-2023-ke-hoach-khac-phuc.txt",
  "phu-my-2024-ke-hoach-khac-phuc.txt",
  "quang-dien-2022-bao-cao-6-thang.txt",
  "so-noi-vu-2019-ke-hoach-khac-phuc.txt",
];

export function seedText(name: string = CU_LAO_DUNG): string {
  return readFileSync(join(TEST, "seeds", name), "utf8");
}

export function sourceFile(content: string | Uint8Array, name = "ke-hoach.txt"): SourceFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { name, bytes, hash: createHash("sha256").update(bytes).digest("hex") as FileHash };
}

/** What a text is recognised to hold, read for 2023. */
export function recognised(text: string, year = 2023): ImportedPlan {
  const document = readPlainText(sourceFile(text).bytes);
  if (!document.ok) throw new Error(document.error.code);
  const plan = recognisePlan(document.value, { given: year, current: year });
  if (!plan.ok) throw new Error(plan.error.code);
  return plan.value;
}

/** A row of six cells as the seed's table has them. */
export function row(...cells: readonly string[]): string {
  return cells.join("\t");
}

export const HEADER = row(
  "Nhiệm vụ chung",
  "Nhiệm vụ cụ thể",
  "Sản phẩm",
  "Cơ quan chủ trì",
  "Cơ quan phối hợp",
  "Thời gian thực hiện",
);

export interface TestOffice {
  readonly office: Office;
  moveClock(to: Instant): void;
  close(): Promise<void>;
}

function openMemory(): Promise<SqlDatabase> {
  return openDatabase(":memory:");
}

/** An office in a database of its own; `isFilled` puts the sample's units, groups and people in. */
export async function openTestOffice(
  isFilled = true,
  open: () => Promise<SqlDatabase> = openMemory,
): Promise<TestOffice> {
  const database = await open();
  await migrate(database);
  const org = await database.createOrganisation(organisation());
  let now = at("2023-01-06 09:00");
  const office: Office = {
    organisation: org,
    database: database.of(org.id),
    clock: { now: () => now },
    ids: { next: () => newId("id") },
    calendar: loadCalendar({ zone: org.zone, overrides: [] }),
    shippedApologyRules: SHIPPED_APOLOGY_RULES,
    storedWords: STORED_WORDS,
    refresh: async () => {},
  };
  if (isFilled) {
    await office.database.transaction((stores) => createOffice(stores, sampleFile(), office.ids));
  }
  return {
    office,
    moveClock(to) {
      now = to;
    },
    close: () => database.close(),
  };
}

export function sampleFile() {
  const path = join(TEST, "..", "sample", "cu-lao-dung.json");
  return readOfficeFile(JSON.parse(readFileSync(path, "utf8")));
}
