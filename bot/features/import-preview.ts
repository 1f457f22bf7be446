/** The preview of a document that waits for a yes: found again, corrected, and shown anew. */
import type { DocumentContents } from "../../domain/document-contents.ts";
import type { DossierPreview } from "../../domain/dossier-import.ts";
import { dossierOverviewOf } from "../../domain/dossier-import-overview.ts";
import type { ImportId } from "../../domain/ids.ts";
import type { ImportNote } from "../../domain/import-content.ts";
import { overviewOf } from "../../domain/import-overview.ts";
import type { ImportedOrg, OrgPreview } from "../../domain/org-import.ts";
import { orgOverviewOf } from "../../domain/org-overview.ts";
import type {
  ImportCorrections,
  ImportedPlan,
  ImportPreview,
  ImportProblem,
} from "../../domain/plan-import.ts";
import type { ImportOptions, ReadPlan } from "../../domain/plan-importer.ts";
import { may } from "../../domain/rights.ts";
import type { ScoresPreview } from "../../domain/scores.ts";
import type { PendingImport } from "../../domain/upkeep-stores.ts";
import { contentsOf } from "../conversation/file-reading.ts";
import { standsUntil, type ConversationState, type ImportQuestion } from "../conversation/state.ts";
import type { FileRead, LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";
import { bringsIn, dossierOptions } from "./dossier-import.ts";
import { fingerprintOf } from "./import-fingerprint.ts";

export interface OpenImport {
  readonly pending: PendingImport;
  readonly contents: DocumentContents;
}

/** With a plan in it, as it was recognised. */
export interface OpenPlanImport extends OpenImport {
  readonly plan: ImportedPlan;
}

type Refusal = { readonly refusal: readonly Reply[] };

/** The import that waits, if it is this person's and he may; reads nothing. */
export async function pendingImport(
  turn: LinkedTurn,
  importId: ImportId,
): Promise<{ readonly pending: PendingImport } | Refusal> {
  if ((await bringsIn(turn)) === null)
    return { refusal: await refuse(turn, "plan", importId, "role") };
  const pending = await turn.stores.imports.byId(importId);
  if (!pending) return { refusal: [{ content: { kind: "import-over" } }] };
  if (pending.personId !== turn.actor.person.id) {
    return { refusal: await refuse(turn, "plan", importId) };
  }
  return { pending };
}

/** The same with what its file holds. */
export async function openImport(
  turn: LinkedTurn,
  importId: ImportId,
): Promise<OpenImport | Refusal> {
  const found = await pendingImport(turn, importId);
  if ("refusal" in found) return found;
  const contents = await readPending(turn, found.pending);
  if (!contents.ok) return { refusal: [refusedFile(contents.error, false)] };
  // Whoever had the right to all of it when he sent it may have the desk's alone by now.
  if (contents.value.dossiers === null && !may(turn.actor, "bring-in"))
    return { refusal: await refuse(turn, "plan", importId, "role") };
  return { ...found, contents: contents.value };
}

/** The same, where there is a plan in it. */
export async function openPlanImport(
  turn: LinkedTurn,
  importId: ImportId,
): Promise<OpenPlanImport | Refusal> {
  const opened = await openImport(turn, importId);
  if ("refusal" in opened) return opened;
  const { plan } = opened.contents;
  if (plan.ok && plan.value.kind !== null) return { ...opened, plan: plan.value };
  if (opened.contents.dossiers) return { refusal: await showPreview(turn, opened, null) };
  return { refusal: [{ content: { kind: "import-over" } }] };
}

export async function readPending(
  turn: LinkedTurn,
  { fileHash, fileName, year }: PendingImport,
): Promise<FileRead["contents"]> {
  const bytes = await turn.tools.files.get(fileHash);
  if (!bytes) return { ok: false, error: { code: "gone" } };
  return contentsOf(turn, { file: { name: fileName, bytes, hash: fileHash }, year });
}

/** Stores what was decided; everything shown afterwards goes by it. */
export async function correctImport<Opened extends { readonly pending: PendingImport }>(
  turn: LinkedTurn,
  opened: Opened,
  corrections: ImportCorrections,
): Promise<Opened> {
  const pending = { ...opened.pending, corrections };
  await turn.stores.imports.save(pending);
  return { ...opened, pending };
}

/** Everything that the file would bring, as it is corrected so far. */
export interface PreviewedParts {
  readonly plan: ImportPreview | null;
  readonly scores: ScoresPreview | null;
  readonly org: OrgPreview | null;
  readonly dossiers: DossierPreview | null;
  readonly isOrgApart: boolean;
}

export async function previewParts(
  turn: LinkedTurn,
  { pending, contents }: OpenImport,
): Promise<PreviewedParts> {
  const { stores, tools } = turn;
  const { plan, scores, dossiers } = contents;
  const org = orgAlone(contents);
  const holdsPlan = plan.ok && plan.value.kind !== null;
  return {
    plan: holdsPlan
      ? await tools.importer.preview(stores, readPlan(pending, plan.value), optionsOf(pending))
      : null,
    scores: scores.sets.length > 0 ? await tools.scoreImporter.preview(stores, scores) : null,
    org: org ? await tools.orgImporter.preview(stores, org) : null,
    dossiers: dossiers
      ? await tools.dossierImporter.preview(
          stores,
          dossiers,
          dossierOptions(pending, dossiers, turn),
        )
      : null,
    isOrgApart: contents.org !== null && org === null,
  };
}

/** Roles are never granted by the yes that somebody gives to a plan or to scores. */
export function orgAlone({ plan, scores, org, dossiers }: DocumentContents): ImportedOrg | null {
  const holdsPlan = !plan.ok || plan.value.kind !== null;
  const isAlone = !holdsPlan && scores.sets.length === 0 && dossiers === null;
  return isAlone ? org : null;
}

export function readPlan({ fileName, fileHash }: PendingImport, plan: ImportedPlan): ReadPlan {
  return { plan, fileName, fileHash };
}

export function optionsOf({ corrections }: PendingImport): ImportOptions {
  return { planName: null, corrections };
}

/** The preview as it stands now, with what was decided last above it. */
export async function showPreview(
  turn: LinkedTurn,
  opened: OpenImport,
  note: ImportNote | null,
): Promise<readonly Reply[]> {
  const parts = await previewParts(turn, opened);
  return [previewReply(turn, opened.pending, parts, note)];
}

export function previewReply(
  turn: LinkedTurn,
  { id: importId, corrections }: PendingImport,
  parts: PreviewedParts,
  note: ImportNote | null,
): Reply {
  const { plan, scores, org, dossiers, isOrgApart } = parts;
  return {
    content: {
      kind: "import-preview",
      importId,
      shown: fingerprintOf(parts),
      note,
      plan: plan && overviewOf(plan),
      scores,
      org: org && orgOverviewOf(org),
      dossiers: dossiers && dossierOverviewOf(dossiers, corrections.phrases),
      isOrgApart,
    },
    asks: asking(turn, { asking: "import", importId }),
  };
}

export function asking(turn: LinkedTurn, question: ImportQuestion): ConversationState {
  return { ...question, until: standsUntil(turn.now) };
}

export function refusedFile(problem: ImportProblem, isUnasked: boolean): Reply {
  return { content: { kind: "import-refused", problem, isUnasked } };
}
