/** Documents that were handed in, with what each of them proves. */
import type { Evidence } from "../../../domain/evidence.ts";
import type { DeadlineId, DocumentId } from "../../../domain/ids.ts";
import { may, unitsWhereMay } from "../../../domain/rights.ts";
import type { FoundHit, FoundUse } from "../../../domain/search-content.ts";
import { isOfKind, type SearchTerms } from "../../../domain/search-terms.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import { foldText } from "../../../domain/text.ts";
import type { LinkedTurn } from "../../conversation/turn.ts";
import { toItem } from "../progress.ts";
import { documentOf } from "../review/given-documents.ts";
import { seen } from "./found-work.ts";

/** More than anybody pages through. */
const MOST_FOUND = 400;

/** The very number first, then the newest. Of each only the uses that the person may see. */
export async function findDocuments(
  turn: LinkedTurn,
  { documents: words, kind, number }: SearchTerms,
): Promise<readonly FoundHit[]> {
  if (words === null) return [];
  // Incident: the newest of everybody's hid the older ones of whoever asked.
  const units = unitsWhereMay(turn.actor, "see-work");
  const all = await turn.stores.evidence.search(words, units, MOST_FOUND);
  const found = kind === null ? all : all.filter(({ document }) => isOfKind(document, kind));
  const views = await viewsOf(turn, found);
  const hits = new Map<DocumentId, FoundHit & { readonly kind: "document" }>();
  for (const evidence of found) {
    const use = useOf(turn, evidence, views);
    if (!use) continue;
    const { id } = evidence.document;
    const known = hits.get(id);
    hits.set(
      id,
      known
        ? { ...known, uses: [...known.uses, use] }
        : { kind: "document", document: documentOf(turn, evidence), uses: [use] },
    );
  }
  const isIt = ({ document: { reference } }: FoundHit & { readonly kind: "document" }) =>
    number !== null && foldText(reference?.number ?? "") === number;
  const documents = [...hits.values()];
  return [...documents.filter(isIt), ...documents.filter((hit) => !isIt(hit))];
}

/** Of what they prove, all that the person may see. */
async function viewsOf(
  turn: LinkedTurn,
  found: readonly Evidence[],
): Promise<ReadonlyMap<DeadlineId, DeadlineView>> {
  const ids = found.flatMap(({ proves }) => (proves.kind === "deadline" ? proves.deadlineId : []));
  const views = await seen(turn, await turn.stores.deadlines.views([...new Set(ids)]));
  return new Map(views.map((view) => [view.deadline.id, view]));
}

function useOf(
  turn: LinkedTurn,
  { proves }: Evidence,
  views: ReadonlyMap<DeadlineId, DeadlineView>,
): FoundUse | null {
  if (proves.kind === "criterion") {
    const { name } = proves.criterion;
    return may(turn.actor, "prove-criterion") ? { kind: "criterion", name } : null;
  }
  const view = views.get(proves.deadlineId);
  return view ? { kind: "deadline", item: toItem(turn, view) } : null;
}
