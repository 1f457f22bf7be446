import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fareOf,
  heldReason,
  inOrderOfChoice,
  isLongHold,
  isTurnOver,
  usualAccount,
  type AccountStanding,
} from "../../domain/account-choice.ts";
import type { BotId, PersonId } from "../../domain/ids.ts";
import type { Account } from "../../domain/org.ts";
import type { Instant } from "../../domain/time.ts";
import { account as accountOf } from "../builders/org.ts";
import { at } from "../builders/time.ts";

const WELL = { failures: 0, unclear: 0, isRejected: false, isHeld: false } as const;
const FINE = { ...WELL, hasRoom: true } as const;

const account = (over: Pick<Account, "botId"> & Partial<Account>) =>
  accountOf({ personId: "justice" as PersonId, ...over });

const old = account({ botId: "old" as BotId, linkedAt: at("2023-01-02 08:00") });
const newer = account({ botId: "newer" as BotId, linkedAt: at("2023-02-20 08:00") });

function order(...standings: readonly AccountStanding[]): readonly BotId[] {
  return inOrderOfChoice(standings).map(({ botId }) => botId);
}

describe("a push goes", () => {
  test("to the account that was linked last", () => {
    expect(order({ account: old, ...FINE }, { account: newer, ...FINE })).toEqual(["newer", "old"]);
    expect(usualAccount([old, newer])).toEqual(newer);
  });

  test("to the preferred one, however old", () => {
    const preferred = { ...old, isPreferred: true };
    expect(order({ account: newer, ...FINE }, { account: preferred, ...FINE })).toEqual([
      "old",
      "newer",
    ]);
    expect(usualAccount([newer, preferred])).toEqual(preferred);
  });

  test("never to one that cannot be reached, be it the preferred one", () => {
    const away = { ...newer, isPreferred: true, unreachableSince: at("2023-03-01 08:00") };
    expect(order({ account: away, ...FINE }, { account: old, ...FINE })).toEqual(["old"]);
    expect(usualAccount([away, old])).toEqual(old);
    expect(usualAccount([away])).toBeNull();
  });

  test("to another when the preferred one's month is full, has failed thrice, or is held", () => {
    const preferred = { ...old, isPreferred: true };
    const other = { account: newer, ...FINE };
    for (const trouble of [
      { hasRoom: false },
      { failures: 3 },
      { unclear: 3 },
      { isRejected: true },
      { isHeld: true },
    ]) {
      expect(order({ account: preferred, ...FINE, ...trouble }, other)).toEqual(["newer", "old"]);
    }
    expect(order({ account: preferred, ...FINE, failures: 2 }, other)).toEqual(["old", "newer"]);
  });

  test("in turns, three tries each, while every platform fails", () => {
    const tried: BotId[] = [];
    const failures = new Map<BotId, number>();
    for (let tries = 0; tries < 12; tries += 1) {
      const standings = [old, newer].map((each) => ({
        account: each,
        ...FINE,
        failures: failures.get(each.botId) ?? 0,
      }));
      const [chosen] = inOrderOfChoice(standings);
      if (!chosen) throw new Error("nothing was chosen");
      tried.push(chosen.botId);
      failures.set(chosen.botId, (failures.get(chosen.botId) ?? 0) + 1);
    }
    const round = [...Array(3).fill("newer"), ...Array(3).fill("old")];
    expect(tried).toEqual([...round, ...round]);
  });
});

const ACCOUNTS: fc.Arbitrary<readonly AccountStanding[]> = fc
  .array(
    fc.record({
      linkedDay: fc.integer({ min: 1, max: 9 }),
      isUnreachable: fc.boolean(),
      failures: fc.integer({ min: 0, max: 8 }),
      unclear: fc.integer({ min: 0, max: 8 }),
      isRejected: fc.constantFrom(false, false, true),
      isHeld: fc.boolean(),
      hasRoom: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .chain((drawn) =>
    fc.option(fc.nat({ max: Math.max(0, drawn.length - 1) })).map((preferred) =>
      drawn.map(({ linkedDay, isUnreachable, ...standing }, index) => ({
        ...standing,
        account: account({
          botId: `bot-${index}` as BotId,
          linkedAt: at(`2023-01-0${linkedDay} 08:00`),
          isPreferred: preferred === index,
          unreachableSince: isUnreachable ? at("2023-02-01 08:00") : null,
        }),
      })),
    ),
  );

describe("whatever the accounts are", () => {
  test("all that can be reached are in the order, each once, and no other", () => {
    fc.assert(
      fc.property(ACCOUNTS, (standings) => {
        const reachable = standings.filter(({ account: each }) => each.unreachableSince === null);
        expect(order(...standings).toSorted()).toEqual(
          reachable.map(({ account: each }) => each.botId).toSorted(),
        );
      }),
    );
  });

  test("nothing goes where there is no room while there is room elsewhere", () => {
    fc.assert(
      fc.property(ACCOUNTS, (standings) => {
        const room = new Map(standings.map((each) => [each.account.botId, each.hasRoom]));
        const inOrder = order(...standings).map((bot) => room.get(bot));
        expect(inOrder).toEqual(inOrder.toSorted((one, other) => Number(other) - Number(one)));
      }),
    );
  });

  test("the order is the same in whichever order they are read", () => {
    fc.assert(
      fc.property(ACCOUNTS, (standings) => {
        expect(order(...standings.toReversed())).toEqual(order(...standings));
      }),
    );
  });

  test("the first is the preferred or the newest of those that are well", () => {
    fc.assert(
      fc.property(ACCOUNTS, (standings) => {
        const well = standings.filter(
          (each) =>
            each.account.unreachableSince === null &&
            each.hasRoom &&
            !each.isHeld &&
            each.failures < 3 &&
            each.unclear < 3 &&
            !each.isRejected,
        );
        fc.pre(well.length > 0);
        expect(inOrderOfChoice(standings)[0]).toEqual(
          usualAccount(well.map(({ account: each }) => each)),
        );
      }),
    );
  });
});

describe("how a message has fared with a bot", () => {
  const attempt = (bot: Account, outcome: "failed" | "unknown") => ({
    botId: bot.botId,
    outcome,
    reason: null,
  });

  test("counts what surely was not sent by that bot, and not what may have arrived", () => {
    const attempts = [attempt(old, "failed"), attempt(old, "unknown"), attempt(newer, "failed")];
    const message = { botId: newer.botId, statusReason: "429" };
    expect(fareOf(old, message, attempts)).toEqual({ ...WELL, failures: 1, unclear: 1 });
    expect(fareOf(newer, message, attempts)).toEqual({ ...WELL, failures: 1 });
  });

  test("knows by whom it was held last", () => {
    const message = { botId: newer.botId, statusReason: heldReason("asked for a pause") };
    expect(fareOf(newer, message, [])).toEqual({ ...WELL, isHeld: true });
    expect(fareOf(old, message, [])).toEqual(WELL);
  });

  test("a bot's turn is over after each third failure; a pause is long from a minute on", () => {
    expect([0, 1, 2, 3, 4, 6].map(isTurnOver)).toEqual([false, false, false, true, false, true]);
    expect([1, 59, 60, 900].map(isLongHold)).toEqual([false, false, true, true]);
  });
});

test("linked at one moment, the order is still one and the same", () => {
  const moment = "2023-01-02T01:00:00.000Z" as Instant;
  const [one, other] = ["a", "b"].map((bot) => account({ botId: bot as BotId, linkedAt: moment }));
  if (!one || !other) throw new Error("two accounts were made");
  expect(usualAccount([one, other])).toEqual(usualAccount([other, one]));
});
