/** /nhap: a document, looked at first and brought in only after a yes. */
import type { DocumentContents } from "../../domain/document-contents.ts";
import { bringsAnything, dossierOverviewOf } from "../../domain/dossier-import-overview.ts";
import type { ImportId } from "../../domain/ids.ts";
import type { ImportAction } from "../../domain/import-action.ts";
import { doubtfulPlaces } from "../../domain/import-corrections.ts";
import { overviewOf } from "../../domain/import-overview.ts";
import { orgOverviewOf } from "../../domain/org-overview.ts";
import { NO_CORRECTIONS } from "../../domain/plan-import.ts";
import type { CommittedImport, ImportAuthor } from "../../domain/plan-importer.ts";
import type { PendingImport } from "../../domain/upkeep-stores.ts";
import { partsOf } from "../../domain/time.ts";
import { contentsOf } from "../conversation/file-reading.ts";
import { standsUntil } from "../conversation/state.ts";
import type { FileRead, LinkedTurn, ReceivedFile, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";
import { bringsIn, dossierOptions, dropFile } from "./dossier-import.ts";
import { fingerprintOf } from "./import-fingerprint.ts";
import {
  asking,
  openImport,
  orgAlone,
  optionsOf,
  pendingImport,
  previewParts,
  previewReply,
  readPending,
  readPlan,
  refusedFile,
  showPreview,
  type OpenImport,
  type PreviewedParts,
} from "./import-preview.ts";
import { refuseFile } from "./missing-file.ts";
import { countUnlinked } from "./units.ts";
import { offerUpload } from "./upload-offer.ts";

export async function askFile(turn: LinkedTurn): Promise<readonly Reply[]> {
  const what = await bringsIn(turn);
  if (what === null) return refuse(turn, "plan", "import", "role");
  const upload = await offerUpload(turn);
  const asks = { asking: "file", until: standsUntil(turn.now) } as const;
  const mayCome = turn.traits.takesFiles || upload !== null;
  return [
    {
      content: { kind: "ask-file", upload, isForDossiers: what === "dossiers" },
      ...(mayCome && { asks }),
    },
  ];
}

/** A file that was sent to be brought in; a refused one may be followed by another. */
export async function receiveAsked(turn: LinkedTurn): Promise<readonly Reply[]> {
  const what = await bringsIn(turn);
  if (what === null) return refuse(turn, "plan", "import", "role");
  if (!turn.file) return refuseFile(turn);
  const nothing = { ...refusedFile({ code: "nothing-found" }, false), ...stillAsked(turn) };
  const replies = (await receive(turn, turn.file, { what, isUnasked: false })) ?? [nothing];
  const isRefused = replies.some(({ content }) => content.kind === "import-refused");
  // An address was used up by the file that was refused.
  const upload = isRefused ? await offerUpload(turn) : null;
  if (!upload) return replies;
  return [...replies, { content: { kind: "upload-offer", upload, isAgain: true } }];
}

/** A file that nobody asked for; null when there is nothing in it that its sender could bring in. */
export async function receiveUnasked(
  turn: LinkedTurn,
  file: ReceivedFile,
): Promise<readonly Reply[] | null> {
  const what = await bringsIn(turn);
  return what === null ? null : receive(turn, file, { what, isUnasked: true });
}

export async function chooseYear(
  turn: LinkedTurn,
  importId: ImportId,
  year: number,
): Promise<readonly Reply[]> {
  const found = await pendingImport(turn, importId);
  if ("refusal" in found) return found.refusal;
  const pending = { ...found.pending, year };
  await turn.stores.imports.save(pending);
  const contents = await readPending(turn, pending);
  if (!contents.ok) return [refusedFile(contents.error, false)];
  const { plan } = contents.value;
  if (!plan.ok) return [refusedFile(plan.error, false)];
  return showPreview(turn, { pending, contents: contents.value }, null);
}

/** The year as it was typed. */
export async function answerYear(
  turn: LinkedTurn,
  importId: ImportId,
  text: string,
): Promise<readonly Reply[]> {
  const year = /^\D{0,10}(20\d\d)\s*$/u.exec(text)?.[1];
  if (year) return chooseYear(turn, importId, Number(year));
  const found = await pendingImport(turn, importId);
  return "refusal" in found ? found.refusal : [askYear(turn, found.pending, true)];
}

export async function showImport(turn: LinkedTurn, importId: ImportId): Promise<readonly Reply[]> {
  const opened = await openImport(turn, importId);
  return "refusal" in opened ? opened.refusal : showPreview(turn, opened, null);
}

/**
 * Everything of the file comes in with this turn's transaction, or nothing; and only what the person
 * has seen, since the office may have changed since.
 */
export async function confirmImport(
  turn: LinkedTurn,
  { importId, dropsMissing, shown }: Extract<ImportAction, { do: "import-confirm" }>,
): Promise<readonly Reply[]> {
  const opened = await openImport(turn, importId);
  if ("refusal" in opened) return opened.refusal;
  const corrections = { ...opened.pending.corrections, dropsMissing };
  const pending = { ...opened.pending, corrections };
  const { contents } = opened;
  if (!contents.plan.ok) return [refusedFile(contents.plan.error, false)];
  const parts = await previewParts(turn, opened);
  if (fingerprintOf(parts) !== shown) {
    return [previewReply(turn, opened.pending, parts, { kind: "outdated" })];
  }
  const done = await commit(turn, { pending, contents });
  await turn.stores.imports.remove(importId);
  const planId = done.plan?.planId ?? null;
  const replies: readonly Reply[] = [
    {
      content: {
        kind: "import-done",
        parts: { ...done, plan: done.plan && overviewOf(done.plan) },
        planId,
        importId: done.plan?.importId ?? null,
        unlinked: planId ? await countUnlinked(turn, planId) : 0,
      },
    },
  ];
  return contents.dossiers ? dropFile(turn, pending.fileHash, replies) : replies;
}

export async function cancelImport(
  turn: LinkedTurn,
  importId: ImportId,
): Promise<readonly Reply[]> {
  const found = await pendingImport(turn, importId);
  if ("refusal" in found) return found.refusal;
  await turn.stores.imports.remove(importId);
  return dropFile(turn, found.pending.fileHash, [{ content: { kind: "cancelled" } }]);
}

export function authorOf(turn: LinkedTurn): ImportAuthor {
  return { personId: turn.actor.person.id, channel: turn.channel };
}

interface Receiving {
  readonly what: "all" | "dossiers";
  /** It came without /nhap. */
  readonly isUnasked: boolean;
}

/** Null when the file holds nothing that could be brought in. */
async function receive(
  turn: LinkedTurn,
  file: ReceivedFile,
  { what, isUnasked }: Receiving,
): Promise<readonly Reply[] | null> {
  const read = contentsOf(turn, { file, year: null });
  const isDesks = what === "dossiers";
  if (isDesks && isUnasked && isMeantOtherwise(file, read)) return null;
  if (!read.ok) return [{ ...refusedFile(read.error, isUnasked), ...stillAsked(turn) }];
  const contents = read.value;
  if (holdsNothing(contents)) {
    return isDesks && isUnasked ? [refusedFile({ code: "nothing-found" }, isUnasked)] : null;
  }
  if (isDesks && !contents.dossiers) {
    return [{ ...refusedFile({ code: "dossiers-only" }, isUnasked), ...stillAsked(turn) }];
  }
  const pending: PendingImport = {
    id: turn.tools.office.ids.next<"ImportId">(),
    personId: turn.actor.person.id,
    fileHash: file.hash,
    fileName: file.name,
    year: null,
    corrections: NO_CORRECTIONS,
    at: turn.now,
  };
  if (!contents.plan.ok) {
    const { error } = contents.plan;
    if (error.code !== "no-year")
      return [{ ...refusedFile(error, isUnasked), ...stillAsked(turn) }];
    await turn.stores.imports.add(pending);
    return [askYear(turn, pending, false)];
  }
  const parts = await previewParts(turn, { pending, contents });
  const preview = previewReply(turn, pending, parts, null);
  if (!leavesSomethingToDo(parts)) return [{ content: preview.content }];
  await turn.stores.imports.add(pending);
  return [preview];
}

const SPREADSHEET = /\.(?:xlsx|csv|tsv)$/iu;
const SHEET_TEXT = /\.(?:csv|tsv)$/iu;

/**
 * What the desk sends unasked, and is no export, is meant as something else; but a spreadsheet that could not
 * be read may have been one, and one that is text proves nothing.
 */
function isMeantOtherwise({ name }: ReceivedFile, read: FileRead["contents"]): boolean {
  if (!read.ok) return !SPREADSHEET.test(name);
  return read.value.dossiers === null && !SHEET_TEXT.test(name);
}

function holdsNothing({ plan, scores, org, dossiers }: DocumentContents): boolean {
  const holdsPlan = !plan.ok || plan.value.kind !== null;
  return !holdsPlan && scores.sets.length === 0 && org === null && dossiers === null;
}

/** What changes nothing and leaves nothing open is only shown. */
function leavesSomethingToDo({ plan, scores, org, dossiers }: PreviewedParts): boolean {
  if (dossiers && (bringsAnything(dossiers) || dossiers.questions.length > 0)) return true;
  if (scores?.sets.some(({ change }) => change !== "same")) return true;
  if (org?.change === "changed") return true;
  if (!plan) return false;
  const { change, tasksMissing, questions } = plan;
  if (change !== "none" || tasksMissing.length > 0) return true;
  const places = doubtfulPlaces(plan.plan, plan.corrections);
  return questions.length > 0 || places.some(({ isSettled }) => !isSettled);
}

function stillAsked(turn: LinkedTurn): Pick<Reply, "asks"> {
  return turn.state?.asking === "file" ? { asks: turn.state } : {};
}

function askYear(turn: LinkedTurn, { id, fileName }: PendingImport, isAgain: boolean): Reply {
  const { year } = partsOf(turn.today);
  return {
    content: {
      kind: "import-ask-year",
      importId: id,
      fileName,
      years: [year, year + 1, year - 1],
      isAgain,
    },
    asks: asking(turn, { asking: "import-year", importId: id }),
  };
}

/** Units first: what the plan names is then known. */
async function commit(turn: LinkedTurn, { pending, contents }: OpenImport) {
  const { stores, tools } = turn;
  const by = authorOf(turn);
  const { plan, scores, dossiers } = contents;
  const org = orgAlone(contents);
  const orgDone = org ? await tools.orgImporter.commit(stores, org, by) : null;
  const scoresDone =
    scores.sets.length > 0 ? await tools.scoreImporter.commit(stores, scores, by) : null;
  let planDone: CommittedImport | null = null;
  if (plan.ok && plan.value.kind !== null) {
    const read = readPlan(pending, plan.value);
    planDone = await tools.importer.commit(stores, read, optionsOf(pending), by);
  }
  const phrases = pending.corrections.phrases;
  const dossiersDone = dossiers
    ? await tools.dossierImporter.commit(
        stores,
        dossiers,
        dossierOptions(pending, dossiers, turn),
        by,
      )
    : null;
  return {
    plan: planDone,
    scores: scoresDone,
    dossiers: dossiersDone && dossierOverviewOf(dossiersDone, phrases),
    org: orgDone && orgOverviewOf(orgDone),
    isOrgApart: contents.org !== null && org === null,
  };
}
