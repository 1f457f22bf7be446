/** What is said instead of a command leads to where it is done; nothing is done by guess. */
import type { Action } from "../../domain/action.ts";
import { takePeriod } from "../../domain/record-period.ts";
import { isLeader, may } from "../../domain/rights.ts";
import { readSaid, type Said, type Wish } from "../../domain/spoken-wish.ts";
import { foldText } from "../../domain/text.ts";
import { SIGNING_FILTER } from "../copy/commands.ts";
import { openDeadline } from "../features/task-detail.ts";
import { leadTo } from "./act.ts";
import type { LinkedTurn, Reply } from "./turn.ts";

/** Null for words that want nothing that is known, or nothing that the person may. */
export async function answerWish(turn: LinkedTurn, text: string): Promise<readonly Reply[] | null> {
  const said = readSaid(text);
  if (said.code !== null) return openCalled(turn, said.code, said.wish);
  const action = said.wish && actionFor(turn, said.wish, text);
  return action ? asWished(await leadTo(turn, action), said.wish) : null;
}

/** A code that one duty alone has opens it: there stands what can be done with it. */
async function openCalled(
  turn: LinkedTurn,
  code: string,
  wish: Said["wish"],
): Promise<readonly Reply[]> {
  const listed = await leadTo(turn, { do: "list", filter: code, page: 0 });
  const [first, ...others] = listed.flatMap(({ items = [] }) => items);
  const isOne = first !== undefined && others.length === 0 && listsOnly(listed, first);
  return isOne ? openDeadline(turn, first) : asWished(listed, wish);
}

/** No line for many units, and nothing that is only supported, stands beside it. */
function listsOnly(replies: readonly Reply[], id: string): boolean {
  return replies.every(({ content }) => {
    if (content.kind !== "task-list") return false;
    return content.groups.every(({ items }) => items.every((item) => item.deadlineId === id));
  });
}

function actionFor(turn: LinkedTurn, wish: Wish, text: string): Action | null {
  const { actor } = turn;
  switch (wish.for) {
    case "deed":
      return deedAction(turn, wish);
    case "reviewing":
      return may(actor, "review") ? { do: "reviews", filter: "", page: 0 } : null;
    case "signing":
      return isLeader(actor)
        ? { do: "signings", page: 0 }
        : { do: "list", filter: SIGNING_FILTER, page: 0 };
    case "apologies":
      return { do: "apologies", stage: null, unitId: null, words: codesIn(text), page: 0 };
    case "export": {
      if (!may(actor, "export-evidence")) return null;
      const { period } = takePeriod(foldText(text), turn.today, "this-year");
      return period ? { do: "make-evidence-export", ...period } : { do: "export-evidence" };
    }
    default:
      return wish satisfies never;
  }
}

/** `đã gửi xin lỗi hồ sơ 0012`: what has a digit in it names the dossier. */
function codesIn(text: string): string {
  return (text.match(/\S*\d\S*/gu) ?? []).join(" ");
}

/** Who owes nothing himself is led to what the others ask of him. */
function deedAction({ actor }: LinkedTurn, { deed }: Extract<Wish, { for: "deed" }>): Action {
  const ofOthers = may(actor, "comment-extension") || may(actor, "decide-extension");
  if (deed === "extend" && ofOthers) return { do: "extensions", page: 0 };
  return { do: "list", filter: "", page: 0 };
}

function asWished(replies: readonly Reply[], wish: Wish | null): readonly Reply[] {
  if (wish?.for !== "deed") return replies;
  return replies.map((reply) =>
    reply.content.kind === "task-list"
      ? { ...reply, content: { ...reply.content, wish: wish.deed } }
      : reply,
  );
}
