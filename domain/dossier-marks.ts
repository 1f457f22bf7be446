/** What happens to a dossier that is kept here by hand, one step at a time; the last one can be taken back. */
import type { DossierEnd, DossierMark } from "./dossier-action.ts";
import type { Dossier, DossierFacts, Occasion } from "./dossier.ts";

const IN_WORK = 4;
const WAITS = 5;
const FINISHED = 9;
const RETURNED = 10;

/** The facts after it; null where it cannot follow. */
export function markedFacts<Facts extends DossierFacts & Pick<Dossier, "ended">>(
  facts: Facts,
  mark: DossierMark,
  at: Occasion,
): Facts | null {
  const { status, ended, supplements } = facts;
  const { count, asked } = supplements;
  switch (mark) {
    case "finished":
      return ended ? null : { ...facts, status: FINISHED, finished: at };
    case "returned":
      return facts.returned ? null : { ...facts, status: RETURNED, returned: at };
    case "supplement-asked":
      if (ended || status === WAITS) return null;
      return {
        ...facts,
        status: WAITS,
        supplements: { ...supplements, count: count + 1, asked: asked ?? at },
      };
    case "supplement-given":
      if (ended || status !== WAITS) return null;
      return { ...facts, status: IN_WORK, supplements: { ...supplements, given: at } };
    case "reopened":
      return withoutLastMark(facts);
    default:
      return mark satisfies never;
  }
}

/** What came to its end at another time than when that was said; null where it has not come to it so. */
export function endedOn<Facts extends DossierFacts>(
  facts: Facts,
  mark: DossierEnd,
  at: Occasion,
): Facts | null {
  if (mark === "finished") return facts.finished && { ...facts, finished: at };
  return facts.returned && { ...facts, returned: at };
}

/** The last end of one that is kept here by hand, as somebody has marked it. */
export function lastEnd({ returned, finished }: DossierFacts): DossierEnd | null {
  if (returned) return "returned";
  return finished ? "finished" : null;
}

function withoutLastMark<Facts extends DossierFacts>(facts: Facts): Facts | null {
  const { returned, finished, supplements } = facts;
  if (returned) {
    return { ...facts, returned: null, status: finished ? FINISHED : IN_WORK };
  }
  if (finished) return { ...facts, finished: null, status: IN_WORK };
  if (facts.status !== WAITS) return null;
  const count = supplements.count - 1;
  const asked = count > 0 ? supplements.asked : null;
  return { ...facts, status: IN_WORK, supplements: { ...supplements, count, asked } };
}
