/** An office with an importer of its own, and plans put into its hands as they were read. */
import {
  NO_CORRECTIONS,
  type ImportCorrections,
  type ImportedPlan,
  type ImportedTask,
  type ImportPreview,
} from "../../../domain/plan-import.ts";
import type { CommittedImport, PlanImporter, ReadPlan } from "../../../domain/plan-importer.ts";
import type { SqlDatabase } from "../../../db/sql-database.ts";
import { readDocument } from "../../../jobs/import/reading/read-document.ts";
import { recognisePlan } from "../../../jobs/import/recognising/recognise-plan.ts";
import { makePlanImporter } from "../../../jobs/import/plan/plan-importer.ts";
import { day } from "../../builders/time.ts";
import { openTestOffice, sourceFile, type TestOffice } from "./given.ts";

export const WORDS = { withdrawnReason: "Kế hoạch điều chỉnh không còn nhiệm vụ này" };
export const AUTHOR = { personId: null, channel: "command-line" } as const;

/** What is told to the importer besides the plan. */
export interface Told extends Partial<ImportCorrections> {
  readonly year?: number;
  readonly planName?: string;
}

export interface PlanOffice extends Pick<TestOffice, "office" | "moveClock" | "close"> {
  readonly importer: PlanImporter;
  preview(source: string | ImportedPlan, told?: Told): Promise<ImportPreview>;
  commit(source: string | ImportedPlan, told?: Told): Promise<CommittedImport>;
}

export async function openPlanOffice(
  isFilled = true,
  open?: () => Promise<SqlDatabase>,
): Promise<PlanOffice> {
  const { office, moveClock, close } = await openTestOffice(isFilled, open);
  const importer = makePlanImporter(office, WORDS);
  return {
    office,
    importer,
    moveClock,
    close,
    preview: async (source, told = {}) =>
      importer.preview(office.database, await readPlan(source, told.year), optionsOf(told)),
    commit: async (source, told = {}) => {
      const read = await readPlan(source, told.year);
      return office.database.transaction((stores) =>
        importer.commit(stores, read, optionsOf(told), AUTHOR),
      );
    },
  };
}

/** A text as it is recognised, or a plan as it is. */
export async function readPlan(source: string | ImportedPlan, year?: number): Promise<ReadPlan> {
  const { name, hash, ...file } = sourceFile(typeof source === "string" ? source : source.title);
  const named = { fileName: name, fileHash: hash };
  if (typeof source !== "string") return { plan: source, ...named };
  const document = await readDocument({ name, hash, ...file });
  if (!document.ok) throw new Error(document.error.code);
  const plan = recognisePlan(document.value, { given: year ?? null, current: 2023 });
  if (!plan.ok) throw new Error(plan.error.code);
  return { plan: plan.value, ...named };
}

function optionsOf({ planName, rows, phrases, dropsMissing }: Told) {
  const { rows: noRows, phrases: noPhrases } = NO_CORRECTIONS;
  return {
    planName: planName ?? null,
    corrections: {
      rows: rows ?? noRows,
      phrases: phrases ?? noPhrases,
      dropsMissing: dropsMissing ?? false,
    },
  };
}

/** A plan of 2023 with these rows. */
export function planWith(
  tasks: readonly Partial<ImportedTask>[],
  over: Partial<ImportedPlan> = {},
): ImportedPlan {
  return {
    kind: "appendix",
    number: "07/KH-UBND",
    issuer: "UBND huyện",
    issuedOn: null,
    title: "Kế hoạch",
    year: 2023,
    tasks: tasks.map((task, index) => ({
      row: index + 1,
      area: "Cải cách thể chế",
      title: `Việc ${index + 1}`,
      lead: ["Phòng Tư pháp"],
      support: [],
      follow: [],
      deliverables: [productDue("2023-06-30")],
      points: null,
      targets: [],
      problems: [],
      ...task,
    })),
    reportPeriods: [],
    problems: [],
    ...over,
  };
}

/** A product with its dates, under a timing phrase that says them. */
export function productDue(...due: readonly string[]): ImportedTask["deliverables"][number] {
  return {
    label: "Báo cáo",
    timing: due.length > 0 ? due.join(", ") : "không rõ",
    kind: due.length > 0 ? "once" : "unspecified",
    due: due.map(day),
    withinYear: false,
    embedded: false,
  };
}
