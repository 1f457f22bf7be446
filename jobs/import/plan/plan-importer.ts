/** Nhập kế hoạch: previews what a plan would bring in, brings it in, and takes it back. */
import { ladderOf } from "../../../domain/rules.ts";
import type { Office } from "../../../domain/office.ts";
import type {
  CommittedImport,
  ImportAuthor,
  ImportOptions,
  PlanImporter,
  ReadPlan,
} from "../../../domain/plan-importer.ts";
import { ok } from "../../../domain/result.ts";
import type { Stores } from "../../../domain/stores.ts";
import type { AuditEntry } from "../../../domain/upkeep-stores.ts";
import { dateIn } from "../../../domain/time.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { closePast } from "./close-past.ts";
import { comparePlan, namesIn } from "./compared-plan.ts";
import { correctPlan } from "./corrected-plan.ts";
import { footprintOf } from "./footprint.ts";
import { draftPlan } from "./plan-draft.ts";
import { emptyPreview, previewOf, type Drafted } from "./preview.ts";
import { findPlan, writePlan, type StoredPlan } from "./stored-plan.ts";
import { undoImport } from "./undo-import.ts";
import { resolveUnits } from "./unit-directory.ts";

/** What the importer writes for people to read; worded by whoever makes it. */
export interface ImporterWords {
  /** Why a deadline is waived that a corrected document asks for no longer. */
  readonly withdrawnReason: string;
}

/**
 * The importer of one office. A document without a plan in it is previewed, and committed, as one
 * that holds nothing: nothing is stored.
 */
export function makePlanImporter(office: Office, words: ImporterWords): PlanImporter {
  const today = () => dateIn(office.clock.now(), office.organisation.zone);
  return {
    async preview(stores, read, options) {
      if (read.plan.kind === null)
        return emptyPreview(read.plan, nameOf(read, options), options.corrections);
      const { drafted } = await draftFor(office, words, stores, read, options, null);
      return previewOf(drafted, today());
    },
    async commit(stores, read, options, by) {
      if (read.plan.kind === null) {
        const preview = emptyPreview(read.plan, nameOf(read, options), options.corrections);
        return { ...preview, planId: null, importId: null };
      }
      return oneAtATime(office, stores, async () => {
        const { drafted, stored } = await draftFor(office, words, stores, read, options, by);
        const importId = await storeDraft(office, stores, read, drafted, stored, by);
        return { ...previewOf(drafted, today()), planId: drafted.draft.planId, importId };
      });
    },
    undo: (stores, meant, by) =>
      oneAtATime(office, stores, async () => {
        const outcome = await undoImport(stores, meant);
        if (!outcome.ok) return outcome;
        const { made, undone } = outcome.value;
        const detail = { tasks: undone.tasks, was: undone.was };
        await stores.audit.add([entry(office, by, made.planId, "import-undone", detail)]);
        return ok(undone);
      }),
    closePast: (stores, planId, by) =>
      oneAtATime(office, stores, () => closePast(office, stores, planId, by)),
  };
}

/**
 * What is given, else the number that the document names, else its title, which stays the same
 * when it is corrected and sent again; at last the file's name.
 */
function nameOf({ plan, fileName }: ReadPlan, { planName }: ImportOptions): string {
  const given = planName?.trim() || plan.number || plan.title.trim();
  if (given) return given;
  const file = fileName.split(/[\\/]/u).at(-1) ?? fileName;
  return file.replace(/\.[a-z0-9]{1,5}$/iu, "").trim() || fileName;
}

async function draftFor(
  office: Office,
  words: ImporterWords,
  stores: Stores,
  read: ReadPlan,
  options: ImportOptions,
  by: ImportAuthor | null,
): Promise<{ readonly drafted: Drafted; readonly stored: StoredPlan | null }> {
  const { corrections } = options;
  const name = nameOf(read, options);
  const corrected = correctPlan(read.plan, corrections);
  const key = { number: name, issuer: read.plan.issuer ?? "", year: read.plan.year };
  const stored = await findPlan(stores, key);
  const compared = comparePlan(corrected, stored);
  const known = {
    units: await stores.units.all(),
    groups: await stores.units.groups(),
    posts: await stores.units.posts(),
  };
  const directory = resolveUnits(namesIn(compared), known, corrections.phrases, office.ids);
  const draft = draftPlan(compared, key, directory, {
    ids: office.ids,
    year: key.year,
    now: office.clock.now(),
    ladder: ladderOf(await stores.settings.rules(), stored?.plan.id ?? null),
    calendar: office.calendar,
    lastTaskNumber: await stores.plans.highestTaskNumber(),
    dropsMissing: corrections.dropsMissing,
    withdrawnReason: words.withdrawnReason,
    by: by?.personId ?? null,
  });
  return { drafted: { name, corrected, corrections, draft, directory }, stored };
}

/** Null when there is nothing to store. */
async function storeDraft(
  office: Office,
  stores: Stores,
  { fileHash }: ReadPlan,
  { name, draft }: Drafted,
  stored: StoredPlan | null,
  by: ImportAuthor,
): Promise<CommittedImport["importId"]> {
  const { change, planId, writes } = draft;
  if (change === "none") return null;
  await writePlan(stores, writes);
  const importId = office.ids.next<"ImportId">();
  await stores.imports.record({
    id: importId,
    planId,
    personId: by.personId,
    at: office.clock.now(),
    footprint: footprintOf(name, draft, stored),
  });
  const withdrawn = writes.changedDeadlines.filter(({ state }) => state.name === "waived");
  const detail = {
    file: fileHash,
    tasks: writes.tasks.length,
    deadlinesAdded: writes.addedDeadlines.length,
    deadlinesMoved: writes.changedDeadlines.length - withdrawn.length,
    deadlinesWithdrawn: withdrawn.length,
  };
  const deed = change === "new" ? "imported" : "corrected-by-import";
  await stores.audit.add([
    entry(office, by, planId, deed, detail),
    ...withdrawn.map(({ id }): AuditEntry => {
      const own = entry(office, by, id, "withdrawn-by-import", { to: "waived" });
      return { ...own, subject: "deadline" };
    }),
  ]);
  return importId;
}

/** An entry about a plan. */
function entry(
  office: Office,
  by: ImportAuthor,
  subjectId: string,
  deed: string,
  detail: AuditEntry["detail"],
): AuditEntry {
  const { personId, channel } = by;
  return { at: office.clock.now(), personId, channel, subject: "plan", subjectId, deed, detail };
}
