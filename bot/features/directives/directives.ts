/** /giao: the directives that were given, and the register of those received from above. */
import { countDirectives, type DirectiveFigures } from "../../../domain/directive-figures.ts";
import { visibleWords } from "../../../domain/directive-words.ts";
import type { Directive } from "../../../domain/directive.ts";
import { may } from "../../../domain/rights.ts";
import { partsOf } from "../../../domain/time.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { lineOf, viewsOf } from "./directive-lines.ts";
import { startDraft } from "./drafting.ts";

const A_PAGE = 5;

/** The command: with words behind it, a new one is begun of them. */
export async function openDirectives(turn: LinkedTurn, rest: string): Promise<readonly Reply[]> {
  return visibleWords(rest, 1) === ""
    ? listDirectives(turn, "given", 0)
    : startDraft(turn, "given", rest);
}

export async function listDirectives(
  turn: LinkedTurn,
  direction: Directive["direction"],
  wanted: number,
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "direct")) return refuse(turn, "directive", "all", "role");
  const page = Math.max(0, wanted);
  const found = await turn.stores.directives.list({
    direction,
    offset: page * A_PAGE,
    limit: A_PAGE + 1,
  });
  if (found.length === 0 && page > 0) return listDirectives(turn, direction, 0);
  const shown = found.slice(0, A_PAGE);
  const directives = [];
  for (const each of shown) directives.push(lineOf(each, await viewsOf(turn, each), turn.today));
  const { year } = partsOf(turn.today);
  const figures = direction === "received" ? await figuresOf(turn, year) : null;
  // How many pages follow matters to nobody: only whether one does.
  const pages = page + (found.length > A_PAGE ? 2 : 1);
  return [{ content: { kind: "directives", direction, directives, figures, year, page, pages } }];
}

/** Of those received that are due in a year. */
export async function figuresOf(
  { stores, today }: LinkedTurn,
  year: number,
): Promise<DirectiveFigures | null> {
  const directed = await stores.figures.directives(year);
  const received = directed.filter(({ direction }) => direction === "received");
  return countDirectives(
    received.map(({ deadline }) => deadline),
    today,
  );
}
