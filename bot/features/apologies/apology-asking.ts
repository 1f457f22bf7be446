/** How what a letter of apology says is asked for, and whether it still can be said. */
import type { ApologyFault, ApologyPiece } from "../../../domain/apology-content.ts";
import type { DeadlineId } from "../../../domain/ids.ts";
import { countedFrom, offeredDates, type NewDateFrom } from "../../../domain/new-date.ts";
import { standsUntil } from "../../conversation/state.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { toItem } from "../progress.ts";
import { apologyFor, type FoundApology, type OpenedApology } from "./apology-access.ts";
import { obstacle } from "./apology-obstacles.ts";

/** What is asked for, and whether the letter is made once it is known. */
export interface Asked {
  readonly piece: ApologyPiece;
  readonly drafts?: true;
}

/** What of the letter can still be said: nothing once it is not owed; no date once that is entered. */
export async function sayable(
  turn: LinkedTurn,
  id: DeadlineId,
  piece: ApologyPiece,
): Promise<FoundApology> {
  const found = await apologyFor(turn, id, "answer-dossier");
  if ("refusal" in found) return found;
  if (found.view.deadline.state.name === "waived") {
    return { refusal: obstacle(turn, found, "waived") };
  }
  if (piece === "new-date" && found.apology.ticked) {
    return { refusal: obstacle(turn, found, "ticked") };
  }
  return found;
}

export function ask(
  turn: LinkedTurn,
  found: OpenedApology,
  { piece, drafts }: Asked,
  fault: ApologyFault | null,
): readonly Reply[] {
  const { apology, view } = found;
  const { calendar } = turn.tools.office;
  const from = dateFrom(turn, found);
  const { id: deadlineId } = view.deadline;
  const until = standsUntil(turn.now);
  const asks =
    piece === "letter-number"
      ? ({ asking: "letter-number", deadlineId, until } as const)
      : ({
          asking: piece === "reason" ? "apology-reason" : "new-date",
          deadlineId,
          ...(drafts && { drafts }),
          until,
        } as const);
  return [
    {
      content: {
        kind: "ask-apology",
        piece,
        item: toItem(turn, view),
        fault,
        now: nowOf(apology, piece),
        oldDue: from.oldDue,
        offered: piece === "new-date" ? offeredDates(from, calendar) : [],
        countedFrom: countedFrom(from),
        drafts: drafts === true,
      },
      items: [deadlineId],
      asks,
    },
  ];
}

function nowOf(
  { reason, letterNumber }: OpenedApology["apology"],
  piece: ApologyPiece,
): string | null {
  if (piece === "new-date") return null;
  return piece === "reason" ? reason : letterNumber;
}

/** From which day on new dates are counted. */
export function dateFrom({ today }: LinkedTurn, { apology }: OpenedApology): NewDateFrom {
  return { oldDue: apology.oldDue.on, today };
}
