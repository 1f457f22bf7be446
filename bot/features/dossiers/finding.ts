/** Dossiers looked for by code, procedure or field: one that is found alone is opened. */
import { foldText } from "../../../domain/text.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { showReviews } from "../review/review-queue.ts";
import { cardOf } from "./dossier-card.ts";
import { mayOn } from "./dossier-access.ts";
import { deskUnits } from "../../../domain/one-stop-desk.ts";
import { linesOf, namesUnits, scopeOf } from "./dossier-lists.ts";
import { pageWithin } from "../paging.ts";

const A_PAGE = 6;
const MOST_WORDS = 8;
const LIKE_A_CODE = /^(?=\S*\d)\S{2,60}$/u;
/** `hồ sơ kiểm chứng` is no dossier. */
const EVIDENCE = /^(?:kiem chung|minh chung|tai lieu(?: kiem chung)?)$/u;

export async function findDossiers(
  turn: LinkedTurn,
  words: string,
  page: number,
): Promise<readonly Reply[]> {
  if (EVIDENCE.test(foldText(words))) return showReviews(turn, "", 0);
  const scope = await scopeOf(turn);
  if ("refusal" in scope) return scope.refusal;
  const { unitIds } = scope;
  const named = await byCode(turn, words);
  if (named) return [await cardOf(turn, named, null)];
  const { dossiers } = turn.stores;
  const folded = foldText(words).split(" ").filter(Boolean).slice(0, MOST_WORDS);
  const query = { unitIds, words: folded };
  // What is still open is meant before what is over.
  const open = await dossiers.count({ ...query, isOpen: true });
  const total = open > 0 ? open : await dossiers.count({ ...query, isOpen: false });
  const pages = Math.max(1, Math.ceil(total / A_PAGE));
  const shown = pageWithin(page, pages);
  const place = { offset: shown * A_PAGE, limit: A_PAGE };
  const found = await dossiers.list({ ...query, isOpen: open > 0, ...place });
  const [only] = found;
  if (only && total === 1) {
    return [await cardOf(turn, { view: only, deskIds: await deskUnits(turn.stores) }, null)];
  }
  return [
    {
      content: {
        kind: "found-dossiers",
        words,
        today: turn.today,
        lines: await linesOf(turn, found),
        namesUnits: namesUnits(unitIds),
        total,
        page: shown,
        pages,
      },
    },
  ];
}

/** A code that stands alone opens its dossier; null where it is none that he sees. */
export async function dossierCalled(
  turn: LinkedTurn,
  text: string,
): Promise<readonly Reply[] | null> {
  const code = text.trim();
  const found = LIKE_A_CODE.test(code) ? await byCode(turn, code) : null;
  return found && [await cardOf(turn, found, null)];
}

/** The dossier whose whole code it is, if it may be seen. */
async function byCode(turn: LinkedTurn, words: string) {
  const { stores } = turn;
  const [dossier] = await stores.dossiers.byCodes([words]);
  const [view] = dossier ? await stores.dossiers.views([dossier.id]) : [];
  const found = view && { view, deskIds: await deskUnits(stores) };
  return found && mayOn(turn, "see-dossiers", found) ? found : null;
}
