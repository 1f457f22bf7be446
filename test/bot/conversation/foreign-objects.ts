/** Everything that a unit of which nobody in the walk is can have, with a word in it that gives it away. */
import { emptyDraft, type DirectiveDraft } from "../../../domain/directive-draft.ts";
import type { CriterionRef, Evidence } from "../../../domain/evidence.ts";
import type {
  BotId,
  ChatId,
  DeadlineId,
  DirectiveId,
  DossierId,
  ExtensionId,
  FileHash,
  GroupId,
  ImportId,
  MessageId,
  PersonId,
  PlanId,
  TaskId,
  UnitId,
} from "../../../domain/ids.ts";
import type { RoleGrant } from "../../../domain/org.ts";
import { NO_CORRECTIONS } from "../../../domain/plan-import.ts";
import type { LookedAt } from "../../../domain/review-action.ts";
import { lookedAtNow } from "../../../domain/review-queue.ts";
import { apology, applicant, dossier } from "../../builders/dossier.ts";
import { message } from "../../builders/message.ts";
import { account, grant, person, standIn, unit } from "../../builders/org.ts";
import { deadline, evidence, task } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import { DEPUTY, HOME, type Conversation } from "./support.ts";

/** Stands in all that may not be seen, and nowhere else. */
export const SECRET = "KÍN-7719";

export interface Foreign {
  readonly unitId: UnitId;
  /** Open, awaiting, done, submitted, waived; each its unit's. */
  readonly deadlineIds: readonly DeadlineId[];
  readonly open: DeadlineId;
  readonly awaiting: DeadlineId;
  readonly submitted: DeadlineId;
  /** As whoever looks at it now sees it. */
  readonly lookedAt: LookedAt;
  readonly evidence: Evidence;
  readonly criterionEvidence: Evidence;
  readonly criterion: CriterionRef;
  readonly taskId: TaskId;
  readonly planId: PlanId;
  readonly extensionId: ExtensionId;
  readonly directiveId: DirectiveId;
  readonly draft: DirectiveDraft;
  /** Told to the unit's head this morning. */
  readonly messageId: MessageId;
  readonly importId: ImportId;
  readonly groupId: GroupId;
  /** Kept by hand, open, with somebody who handed it in. */
  readonly dossierId: DossierId;
  /** Owed for another of its dossiers, with a reason and a new date. */
  readonly apologyId: DeadlineId;
  /** The unit's head, his role, his deputy of some days, his signer; his chat. */
  readonly personId: PersonId;
  readonly grant: RoleGrant;
  readonly deputyId: PersonId;
  readonly signerId: PersonId;
  readonly botId: BotId;
  readonly chatId: ChatId;
}

/** @param unitId an existing unit; left out: one that nobody else is of */
export async function foreignObjects(office: Conversation, unitId?: UnitId): Promise<Foreign> {
  const { stores, sample } = office;
  const { id: signerId } = await office.person(DEPUTY);
  const owner = unitId ?? (await addUnit(office));
  const role = grant("head", owner);
  const head = person({ post: `Trưởng phòng ${SECRET}`, name: SECRET, grants: [role] });
  const deputy = person({ post: `Phó phòng ${SECRET}`, grants: [grant("officer", owner)] });
  await stores.people.add([head, deputy]);
  await stores.people.addStandIn(
    standIn({
      absentId: head.id,
      deputyId: deputy.id,
      from: day("2023-05-02"),
      to: day("2023-05-05"),
    }),
  );
  const botId = sample.bot.id;
  const chatId = `chat-of-${head.id}` as ChatId;
  await stores.people.link(account({ personId: head.id, botId, chatId }));
  const plan = (await stores.plans.all())[0];
  if (!plan) throw new Error("the sample has a plan");
  const work = task({ planId: plan.id, code: codeFor(owner), title: SECRET, area: SECRET });
  await stores.plans.saveTasks([work]);
  const duties = await addDuties(office, {
    owner,
    head: head.id,
    signerId,
    taskId: work.id,
    planId: plan.id,
  });
  const rest = await addTold(office, { head: head.id, ...duties });
  const groupId = (await stores.units.groups())[0]?.id;
  if (!groupId) throw new Error("the sample has groups");
  return {
    unitId: owner,
    ...duties,
    ...rest,
    taskId: work.id,
    planId: plan.id,
    groupId,
    dossierId: await addDossier(office, owner),
    apologyId: await addApology(office, owner),
    personId: head.id,
    grant: role,
    deputyId: deputy.id,
    signerId,
    botId,
    chatId,
  };
}

async function addUnit({ stores }: Conversation): Promise<UnitId> {
  const foreign = unit({ name: `Phòng ${SECRET}` });
  await stores.units.add([foreign]);
  return foreign.id;
}

function codeFor(owner: UnitId): string {
  return `NV-9${[...owner].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 90, 0) + 10}`;
}

interface Owned {
  readonly owner: UnitId;
  readonly head: PersonId;
  readonly signerId: PersonId;
  readonly taskId: TaskId;
  readonly planId: PlanId;
}

async function addDuties(
  { stores }: Conversation,
  { owner, head, signerId, taskId, planId }: Owned,
) {
  const stamp = { by: head, at: at("2023-02-17 09:00") };
  const given = evidence({ deadlineId: "none" as DeadlineId, submittedBy: head, note: SECRET });
  const criterion = { setKey: "2022", area: SECRET, name: SECRET };
  const of = { unitId: owner, taskId, planId, label: SECRET };
  const finished = { completedOn: day("2023-02-17") };
  const open = deadline(of);
  const submitted = deadline({
    ...of,
    due: day("2023-04-30"),
    state: { name: "submitted", ...stamp, ...finished, evidenceId: given.id },
  });
  const awaiting = deadline({
    ...of,
    due: day("2023-05-31"),
    state: { name: "awaiting", ...stamp, signerId },
  });
  const others = [
    awaiting,
    deadline({ ...of, due: day("2023-06-30"), state: { name: "done", ...stamp, ...finished } }),
    deadline({
      ...of,
      due: day("2023-07-31"),
      state: { name: "waived", ...stamp, reason: SECRET },
    }),
    deadline({ ...of, due: day("2023-01-31") }),
  ];
  await stores.deadlines.add([open, submitted, ...others]);
  const proof: Evidence = { ...given, proves: { kind: "deadline", deadlineId: submitted.id } };
  const apart: Evidence = {
    ...evidence({ deadlineId: open.id, submittedBy: head, note: SECRET }),
    proves: { kind: "criterion", criterion },
  };
  await stores.evidence.add(proof);
  await stores.evidence.add(apart);
  const extensionId = `extension-of-${owner}` as ExtensionId;
  await stores.extensions.add({
    id: extensionId,
    deadlineId: open.id,
    unitId: open.unitId,
    due: day("2023-03-31"),
    proposedDue: day("2023-04-14"),
    reason: SECRET,
    proposedBy: head,
    proposedAt: stamp.at,
    comment: null,
    decision: null,
  });
  await stores.remarks.add({ deadlineId: open.id, words: SECRET, ...stamp });
  return {
    deadlineIds: [open, submitted, ...others].map(({ id }) => id),
    open: open.id,
    awaiting: awaiting.id,
    submitted: submitted.id,
    lookedAt: lookedAtNow(submitted)!,
    evidence: proof,
    criterionEvidence: apart,
    criterion,
    extensionId,
  };
}

async function addDossier({ stores }: Conversation, unitId: UnitId): Promise<DossierId> {
  const kept = dossier({ unitId, source: "typed", procedure: SECRET, field: SECRET });
  await stores.dossiers.add([kept]);
  const of = { dossierId: kept.id };
  await stores.dossiers.saveApplicants([{ ...of, applicant: applicant({ name: SECRET }) }]);
  return kept.id;
}

async function addApology({ stores }: Conversation, unitId: UnitId): Promise<DeadlineId> {
  const late = dossier({ unitId, procedure: SECRET, field: SECRET });
  await stores.dossiers.add([late]);
  const of = { dossierId: late.id, dossierDue: late.due.on };
  const duty = deadline({ unitId, kind: "apology", planYear: null, due: day("2023-02-23"), ...of });
  await stores.deadlines.add([duty]);
  const said = { reason: SECRET, newDue: day("2023-03-01") };
  await stores.apologies.add(apology({ dossierId: late.id, deadlineId: duty.id, ...said }));
  return duty.id;
}

async function addTold(
  office: Conversation,
  { head, open }: { readonly head: PersonId; readonly open: DeadlineId },
) {
  const { stores } = office;
  const { id: homeId } = await office.person(HOME);
  const directiveId = `directive-of-${head}` as DirectiveId;
  await stores.directives.add({
    id: directiveId,
    code: `CĐ-${head.replace(/\D/gu, "").padStart(3, "0")}`,
    direction: "given",
    number: SECRET,
    issuer: SECRET,
    issuedOn: null,
    title: SECRET,
    createdBy: homeId,
    createdAt: at("2023-02-17 10:00"),
  });
  const told = message({ personId: head, kind: "morning", slot: "2023-02-17", status: "sent" });
  await stores.messages.add([{ ...told, text: SECRET, items: [open] }]);
  const importId = `import-of-${head}` as ImportId;
  await stores.imports.add({
    id: importId,
    personId: homeId,
    fileHash: "0".repeat(64) as FileHash,
    fileName: `${SECRET}.docx`,
    year: null,
    corrections: NO_CORRECTIONS,
    at: at("2023-02-17 10:00"),
  });
  const draft = emptyDraft(`draft-of-${head}` as DirectiveId, "given", []);
  return { directiveId, messageId: told.id, importId, draft: { ...draft, title: SECRET } };
}
