/** Đăng ký nhiều ý kiến chỉ đạo: rows of a register that exists already, several at once. */
import { registerKey, readRegister, type RegisterRow } from "../../../domain/directive-register.ts";
import { unitReader } from "../../../domain/directive-units.ts";
import { may } from "../../../domain/rights.ts";
import { partsOf } from "../../../domain/time.ts";
import { standsUntil } from "../../conversation/state.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { ownUnitOf } from "./answering-unit.ts";
import { figuresOf } from "./directives.ts";
import { makeOne } from "./giving.ts";

/** More than an office receives in years. */
const MOST_KNOWN = 5_000;

export async function askRows(turn: LinkedTurn): Promise<readonly Reply[]> {
  if (!may(turn.actor, "direct")) return refuse(turn, "directive", "new", "role");
  return [askAgain(turn, false)];
}

export async function answerRows(turn: LinkedTurn, text: string): Promise<readonly Reply[]> {
  if (!may(turn.actor, "direct")) return refuse(turn, "directive", "new", "role");
  const { stores, today, tools } = turn;
  const known = await registered(turn);
  const { rows, refused, left } = readRegister(text, {
    today,
    reader: unitReader(await stores.units.all(), await stores.units.groups(), today),
    ownUnit: await ownUnitOf(turn),
    known: new Set(known.flatMap((each) => registerKey(each) ?? [])),
    nextId: () => tools.office.ids.next<"DirectiveId">(),
  });
  if (rows.length + refused.length === 0) return [askAgain(turn, true)];
  const preview: Reply = { content: { kind: "register-preview", rows, refused, left } };
  // Where no line can be taken, they are to be sent once more.
  if (rows.length > 0) return [preview];
  return [{ ...preview, asks: { asking: "directive-rows", until: standsUntil(turn.now) } }];
}

/** Those that are registered meanwhile stay as they are. */
export async function registerRows(
  turn: LinkedTurn,
  rows: readonly RegisterRow[],
): Promise<readonly Reply[]> {
  if (!may(turn.actor, "direct")) return refuse(turn, "directive", "new", "role");
  const before = await registered(turn);
  const ids = new Set(before.map(({ id }) => id));
  const keys = new Set(before.flatMap((each) => registerKey(each) ?? []));
  const codes = before
    .filter(({ id }) => rows.some((row) => row.id === id))
    .map(({ code }) => code);
  for (const row of rows) {
    const key = registerKey(row);
    if (ids.has(row.id) || (key !== null && keys.has(key))) continue;
    const told = { ...row, direction: "received", product: "" } as const;
    const { unitIds } = row.named;
    const { answeredOn } = row;
    codes.push((await makeOne(turn, { told, unitIds, answeredOn }, "next-morning")).code);
  }
  const sorted = codes.toSorted((one, other) => one.localeCompare(other, "vi", { numeric: true }));
  const { year } = partsOf(turn.today);
  return [
    {
      content: {
        kind: "registered",
        count: codes.length,
        first: sorted[0] ?? "",
        last: sorted.at(-1) ?? "",
        figures: await figuresOf(turn, year),
        year,
      },
    },
  ];
}

async function registered({ stores }: LinkedTurn) {
  return stores.directives.list({ direction: "received", limit: MOST_KNOWN });
}

function askAgain(turn: LinkedTurn, isAgain: boolean): Reply {
  return {
    content: { kind: "ask-register", isAgain },
    asks: { asking: "directive-rows", until: standsUntil(turn.now) },
  };
}
