/** Thu hồi: what is still open of a directive need not be done any more, with a reason. */
import { isOpen, waive, type Deadline } from "../../../domain/deadline.ts";
import type { Directive } from "../../../domain/directive.ts";
import { tellCompletion } from "../../../domain/group-completion.ts";
import type { DirectiveId } from "../../../domain/ids.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import { tellNews } from "../../../domain/news.ts";
import { may } from "../../../domain/rights.ts";
import { readWords } from "../../conversation/free-words.ts";
import { standsUntil } from "../../conversation/state.ts";
import {
  putOnRecord,
  deedOf,
  ladderFor,
  saveDeadline,
  type LinkedTurn,
  type Reply,
} from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { cardOf, mayWithdraw } from "./directive-card.ts";
import { lineOf, viewsOf } from "./directive-lines.ts";

export async function askWithdrawal(turn: LinkedTurn, id: DirectiveId): Promise<readonly Reply[]> {
  const found = await withdrawable(turn, id);
  return "refusal" in found ? found.refusal : [await ask(turn, found.directive, false)];
}

export async function answerWithdrawal(
  turn: LinkedTurn,
  id: DirectiveId,
  text: string,
): Promise<readonly Reply[]> {
  const found = await withdrawable(turn, id);
  if ("refusal" in found) return found.refusal;
  const { directive } = found;
  const reason = readWords(text);
  if (!reason) return [await ask(turn, directive, true)];
  await withdraw(turn, directive, reason);
  return [await cardOf(turn, directive, { news: "withdrawn", page: 0 })];
}

async function withdraw(turn: LinkedTurn, directive: Directive, reason: string): Promise<void> {
  const { office } = turn.tools;
  const ladder = await ladderFor(turn, { planId: null });
  const withdrawn: Deadline[] = [];
  for (const { deadline } of await viewsOf(turn, directive)) {
    const waived = waive(deadline, deedOf(turn), reason);
    if (!waived.ok) continue;
    const changed = scheduleNotices(waived.value, turn.now, ladder, office.calendar);
    await saveDeadline(turn, changed, "withdrew-directive", {
      from: deadline.state.name,
      to: changed.state.name,
    });
    withdrawn.push(changed);
  }
  for (const deadline of withdrawn) {
    const news = { what: "changed", deadline, by: turn.actor.person.id } as const;
    await tellNews(office, turn.stores, news, "soon");
  }
  // Who had done it before is now all who had to.
  for (const deadline of withdrawn) await tellCompletion(office, turn.stores, deadline);
  await putOnRecord(turn, {
    subject: "directive",
    subjectId: directive.id,
    deed: "withdrew-directive",
    detail: { code: directive.code, units: withdrawn.length },
  });
}

async function withdrawable(turn: LinkedTurn, id: DirectiveId) {
  if (!may(turn.actor, "direct")) {
    return { refusal: await refuse(turn, "directive", id, "role") };
  }
  const directive = await turn.stores.directives.byId(id);
  const gone: readonly Reply[] = [{ content: { kind: "refused", reason: "gone" } }];
  if (!directive) return { refusal: gone };
  if (!mayWithdraw(turn, directive)) return { refusal: await refuse(turn, "directive", id) };
  const views = await viewsOf(turn, directive);
  if (views.some(({ deadline }) => isOpen(deadline.state))) return { directive };
  return { refusal: [await cardOf(turn, directive, { news: null, page: 0 })] };
}

async function ask(turn: LinkedTurn, directive: Directive, isBlank: boolean): Promise<Reply> {
  const line = lineOf(directive, await viewsOf(turn, directive), turn.today);
  return {
    content: { kind: "ask-withdraw-directive", directive: line, isBlank },
    asks: {
      asking: "withdraw-directive",
      directiveId: directive.id,
      until: standsUntil(turn.now),
    },
  };
}
