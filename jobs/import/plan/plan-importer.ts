/** Nhập kế hoạch: previews what a file would bring in, and brings it in. */
import type { Office } from "../../domain/office.ts";
import type { ImportedPlan, ImportPreview, SourceFile } from "../../domain/plan-import.ts";
import type { ImportAuthor, ImportOptions, PlanImporter } from "../../domain/plan-importer.ts";
import { ok } from "../../domain/result.ts";
import type { Stores } from "../../domain/stores.ts";
import { dateIn, partsOf, plusMillis } from "../../domain/time.ts";
import { draftPlan, type PlanDraft } from "./plan-draft.ts";
import { readDocument } from "./read-document.ts";
import { recognisePlan } from "./recognise-plan.ts";
import { findPlan, writePlan } from "./stored-plan.ts";
import { resolveUnits, type UnitDirectory } from "./unit-directory.ts";

/** A plan that was found in a file, and what it will be known by. */
interface NamedPlan {
  readonly plan: ImportedPlan;
  readonly name: string;
}

interface Drafted {
  readonly draft: PlanDraft;
  readonly directory: UnitDirectory;
}

const LEASE = "plan-import";
const LEASE_MILLIS = 60_000;

/**
 * The importer of one office. A document without a plan in it is previewed, and committed, as one
 * that holds nothing: nothing is stored.
 */
export function makePlanImporter(office: Office): PlanImporter {
  return {
    async preview(stores, file, options) {
      const named = readPlan(office, file, options);
      if (!named.ok) return named;
      if (named.value.plan.kind === null) return ok(emptyPreview(named.value));
      return ok(previewOf(named.value, await draftFor(office, stores, named.value)));
    },
    async commit(stores, file, options, by) {
      const named = readPlan(office, file, options);
      if (!named.ok) return named;
      if (named.value.plan.kind === null) return ok(emptyPreview(named.value));
      return ok(await storePlan(office, stores, named.value, file, by));
    },
  };
}

function readPlan(office: Office, file: SourceFile, options: ImportOptions) {
  const document = readDocument(file);
  if (!document.ok) return document;
  const today = dateIn(office.clock.now(), office.organisation.zone);
  const years = { given: options.year, current: partsOf(today).year };
  const plan = recognisePlan(document.value, years);
  if (!plan.ok) return plan;
  const given = options.planName?.trim() || plan.value.number;
  return ok({ plan: plan.value, name: given ?? nameOfFile(file.name) });
}

function nameOfFile(name: string): string {
  const file = name.split(/[\\/]/u).at(-1) ?? name;
  return file.replace(/\.[a-z0-9]{1,5}$/iu, "").trim() || name;
}

async function draftFor(
  office: Office,
  stores: Stores,
  { plan, name }: NamedPlan,
): Promise<Drafted> {
  const key = { number: name, issuer: plan.issuer ?? "", year: plan.year };
  const units = await stores.units.all();
  const groups = await stores.units.groups();
  const directory = resolveUnits(plan, { units, groups }, office.ids);
  const stored = await findPlan(stores, key);
  const drafted = draftPlan(plan, key, stored, directory, {
    ids: office.ids,
    now: office.clock.now(),
    ladder: office.rules.ladder,
    calendar: office.calendar,
    lastTaskNumber: await stores.plans.highestTaskNumber(),
  });
  return { draft: drafted, directory };
}

async function storePlan(
  office: Office,
  stores: Stores,
  named: NamedPlan,
  file: SourceFile,
  by: ImportAuthor,
): Promise<ImportPreview> {
  const now = office.clock.now();
  const holder: string = office.ids.next();
  // The row of the lease makes a second import wait for this transaction's end before it reads.
  if (!(await stores.leases.acquire(LEASE, holder, now, plusMillis(now, LEASE_MILLIS)))) {
    throw new Error("Another import of a plan has left its lease behind");
  }
  const drafted = await draftFor(office, stores, named);
  const { change, planId, writes } = drafted.draft;
  if (change !== "none") {
    await writePlan(stores, writes);
    await stores.audit.add([
      {
        at: now,
        personId: by.personId,
        channel: by.channel,
        subject: "plan",
        subjectId: planId,
        deed: change === "new" ? "imported" : "corrected-by-import",
        detail: {
          file: file.hash,
          tasks: writes.tasks.length,
          deadlinesAdded: writes.addedDeadlines.length,
          deadlinesMoved: writes.movedDeadlines.length,
        },
      },
    ]);
  }
  await stores.leases.release(LEASE, holder);
  return previewOf(named, drafted);
}

function previewOf({ plan, name }: NamedPlan, { draft, directory }: Drafted): ImportPreview {
  const deliverables = plan.tasks.flatMap((task) => task.deliverables);
  return {
    plan,
    planName: name,
    counts: {
      tasks: plan.tasks.length,
      areas: new Set(plan.tasks.map(({ area }) => area)).size,
      deadlines: draft.owed.deadlines.length,
      reports: draft.owed.deadlines.filter(({ kind }) => kind === "report").length,
      undated: deliverables.filter(({ due }) => due.length === 0).length,
    },
    change: draft.change,
    tasksAdded: draft.tasksAdded,
    tasksChanged: draft.tasksChanged,
    tasksMissing: draft.tasksMissing,
    newUnits: directory.newUnits.map((unit) => unit.name),
    unknownGroups: directory.unknownGroups,
    ambiguousUnits: directory.ambiguousUnits,
    codes: draft.codes,
  };
}

function emptyPreview({ plan, name }: NamedPlan): ImportPreview {
  return {
    plan,
    planName: name,
    counts: { tasks: 0, areas: 0, deadlines: 0, reports: 0, undated: 0 },
    change: "none",
    tasksAdded: [],
    tasksChanged: [],
    tasksMissing: [],
    newUnits: [],
    unknownGroups: [],
    ambiguousUnits: [],
    codes: [],
  };
}
