/** Tiêu chí không có thời hạn: documents for criteria of the index that no deadline stands for. */
import {
  criteriaToProve,
  criteriaWith,
  isSameCriterion,
  type NamedCriterion,
} from "../../../domain/criteria.ts";
import type { CriterionRef, Evidence } from "../../../domain/evidence.ts";
import { isEvidenceText } from "../../../domain/evidence-text.ts";
import type { EvidenceId } from "../../../domain/ids.ts";
import type { Message } from "../../../domain/message.ts";
import type { CriterionLine, HowRecorded } from "../../../domain/proof-content.ts";
import { may } from "../../../domain/rights.ts";
import { PAGE_SIZE } from "../../../domain/task-list.ts";
import { parseCommand } from "../../conversation/commands.ts";
import { readWords } from "../../conversation/free-words.ts";
import { standsUntil } from "../../conversation/state.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { newDocument, newUse } from "../evidence-submission.ts";
import { documentOf } from "../review/given-documents.ts";
import { complete } from "./document-change.ts";
import { knownDocument } from "./known-document.ts";
import { keptWaiting, waitingFor, waitingIn, type Waiting } from "./waiting.ts";

const GONE: readonly Reply[] = [{ content: { kind: "refused", reason: "gone" } }];

/** Which criterion the evidence that a message asks about is for; words narrow them down. */
export async function chooseCriterion(
  turn: LinkedTurn,
  page: number,
  filter: string,
  message: Message | null,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "prove-criterion")) return refuseCriteria(turn);
  const replies = await listCriteria(turn, page, filter, waitingFor(turn, message));
  if (message === null) return replies;
  return replies.map((reply) => ({ ...reply, replaces: message.id }));
}

/** Null for a document and for a command: they narrow nothing down. */
export async function answerCriterionWords(
  turn: LinkedTurn,
  waitingInUpdate: number,
  text: string,
): Promise<readonly Reply[] | null> {
  const words = readWords(text);
  const isElse = words === null || isEvidenceText(words) || parseCommand(text) !== null;
  if (isElse || !may(turn.actor, "prove-criterion")) return null;
  return listCriteria(turn, 0, words, waitingIn(turn, waitingInUpdate));
}

/** Gives the evidence that the message asks about to the criterion chosen. */
export async function attachCriterion(
  turn: LinkedTurn,
  criterion: CriterionRef,
  message: Message | null,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "prove-criterion")) return refuseCriteria(turn);
  const { asked, others } = waitingFor(turn, message);
  const isThere = (await allCriteria(turn)).some(({ ref }) => isSameCriterion(ref, criterion));
  if (!asked || !isThere) return GONE;
  const there = await turn.stores.evidence.ofCriterion(criterion);
  const known = await knownDocument(turn, asked.evidence, there);
  const document = known
    ? (await complete(turn, known, asked.evidence)).document
    : newDocument(turn, asked.evidence);
  const use = there.find((each) => each.document.id === document.id);
  if (use) {
    const how: HowRecorded = document.source === use.document.source ? "known" : "completed";
    return [{ ...criterionReply({ ...use, document }, criterion, how), waiting: others }];
  }
  const evidence = newUse(turn, document, { kind: "criterion", criterion });
  await turn.stores.evidence.add(evidence);
  await note(turn, evidence, "proved-criterion");
  return [{ ...criterionReply(evidence, criterion, "recorded"), waiting: others }];
}

/** What criteria have, the criterion named last in the documents first. */
export async function listCriterionEvidence(
  turn: LinkedTurn,
  page: number,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "prove-criterion")) return refuseCriteria(turn);
  const given = await turn.stores.evidence.ofCriterion(null);
  const scored = await allCriteria(turn);
  const refs = given.flatMap(({ proves }) =>
    proves.kind === "criterion" ? [proves.criterion] : [],
  );
  const distinct = refs.filter(
    (ref, index) => refs.findIndex((other) => isSameCriterion(other, ref)) === index,
  );
  const lines = distinct.map((criterion): CriterionLine => {
    const score = scored.find(({ ref }) => isSameCriterion(ref, criterion))?.score ?? null;
    return criterionLine(turn, criterion, score?.lost ?? null, given);
  });
  const { slice, ...at } = pageOf(lines, page);
  return [{ content: { kind: "criterion-evidence", criteria: slice, ...at } }];
}

/** Rút tài liệu này: given for the wrong criterion. */
export async function withdrawCriterionEvidence(
  turn: LinkedTurn,
  id: EvidenceId,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "prove-criterion")) return refuseCriteria(turn);
  const evidence = await turn.stores.evidence.byId(id);
  if (evidence?.proves.kind !== "criterion") return GONE;
  await note(turn, evidence, "withdrew-criterion-evidence");
  await turn.stores.evidence.remove(id);
  const { criterion } = evidence.proves;
  return [{ content: { kind: "criterion-evidence-withdrawn", criterion } }];
}

export function criterionReply(
  { id, document }: Evidence,
  criterion: CriterionRef,
  how: HowRecorded,
): Reply {
  return {
    content: {
      kind: "criterion-recorded",
      criterion,
      how,
      evidenceId: id,
      reference: document.reference,
      awaitsFile: document.source.kind === "reference",
    },
  };
}

async function listCriteria(
  turn: LinkedTurn,
  page: number,
  filter: string,
  { asked, others }: Waiting,
): Promise<readonly Reply[]> {
  if (!asked) return GONE;
  const { evidence, candidates } = asked;
  const given = await turn.stores.evidence.ofCriterion(null);
  const found = criteriaWith(await allCriteria(turn), filter);
  const lines = found.map(({ ref, score }) => criterionLine(turn, ref, score.lost, given));
  const { slice, ...at } = pageOf(lines, page);
  const until = standsUntil(turn.now);
  return [
    {
      content: { kind: "choose-criterion", criteria: slice, filter, ...at },
      waiting: keptWaiting(turn, others, { evidence, candidates }),
      asks: { asking: "criterion-words", waitingIn: turn.updateId, until },
    },
  ];
}

async function allCriteria(turn: LinkedTurn): Promise<readonly NamedCriterion[]> {
  return criteriaToProve(await turn.stores.scores.all());
}

function criterionLine(
  turn: LinkedTurn,
  criterion: CriterionRef,
  lost: CriterionLine["lost"],
  given: readonly Evidence[],
): CriterionLine {
  const own = given.filter(
    ({ proves }) => proves.kind === "criterion" && isSameCriterion(proves.criterion, criterion),
  );
  return { criterion, lost, documents: own.map((evidence) => documentOf(turn, evidence)) };
}

function pageOf(lines: readonly CriterionLine[], page: number) {
  const pages = Math.max(1, Math.ceil(lines.length / PAGE_SIZE));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const slice = lines.slice(shown * PAGE_SIZE, (shown + 1) * PAGE_SIZE);
  return { slice, page: shown, pages };
}

function refuseCriteria(turn: LinkedTurn): Promise<readonly Reply[]> {
  return refuse(turn, "scores", "criteria", "role");
}

async function note(turn: LinkedTurn, { id, document }: Evidence, deed: string): Promise<void> {
  const detail = { evidenceId: id };
  await putOnRecord(turn, { subject: "document", subjectId: document.id, deed, detail });
}
