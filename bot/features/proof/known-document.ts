/** Văn bản đã nộp: whether what is offered was handed in before, and may be used once more. */
import {
  isSameDocument,
  isSameThere,
  type Evidence,
  type EvidenceDocument,
} from "../../../domain/evidence.ts";
import { may } from "../../../domain/rights.ts";
import type { DocumentKey } from "../../../domain/proof-stores.ts";
import type { PendingEvidence } from "../../conversation/state.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";

/**
 * The document that is offered, where it is known; null for a new one. Another unit's is none of his:
 * a guessed number would show him its file, and a slip change its proof.
 *
 * @param there what was handed in for the same deadline or criterion
 */
export async function knownDocument(
  turn: LinkedTurn,
  offered: PendingEvidence,
  there: readonly Evidence[],
): Promise<EvidenceDocument | null> {
  const named = await namedDocuments(turn, offered);
  const ofThere = there.toReversed().map(({ document }) => document);
  const candidates = [
    ...ofThere.filter((known) => named.some(({ id }) => id === known.id)),
    ...ofThere.filter((known) => isSameThere(offered, known)),
    ...named,
  ];
  for (const document of candidates) {
    const uses = await turn.stores.evidence.usesOf(document.id);
    if (uses.length > 0 && (await mayProveAll(turn, uses))) return document;
  }
  return null;
}

async function namedDocuments(
  turn: LinkedTurn,
  offered: PendingEvidence,
): Promise<readonly EvidenceDocument[]> {
  const { evidence } = turn.stores;
  if (offered.documentId) {
    const document = await evidence.documentById(offered.documentId);
    if (document) return [document];
  }
  const found = await evidence.findDocuments(keyOf(offered));
  return found.filter((known) => isSameDocument(offered, known));
}

function keyOf({ source, reference }: PendingEvidence): DocumentKey {
  return {
    ...(source.kind === "file" && { fileHash: source.hash }),
    ...(source.kind === "link" && { url: source.url }),
    ...(reference?.number && { number: reference.number, date: reference.date }),
  };
}

/** Whether he may hand in, correct and withdraw for everything that it proves. */
export async function mayProveAll(turn: LinkedTurn, uses: readonly Evidence[]): Promise<boolean> {
  const deadlines = await turn.stores.deadlines.byIds(uses.flatMap(deadlineOf));
  const hasCriterion = uses.some(({ proves }) => proves.kind === "criterion");
  return (
    (!hasCriterion || may(turn.actor, "prove-criterion")) &&
    deadlines.every(({ unitId }) => may(turn.actor, "prove", { unitId }))
  );
}

export function deadlineOf({ proves }: Evidence) {
  return proves.kind === "deadline" ? [proves.deadlineId] : [];
}
